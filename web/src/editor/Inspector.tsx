// What is selected, whole: a moment, a stage, a branch, or the cycle itself; the cycle too when what an address names is
// not there (any more).
import { useWords } from '../words/words.tsx';
import { useMap } from './context.tsx';
import { MomentInspector } from './inspector/MomentInspector.tsx';
import { useAllLanguages } from './inspector/languages.ts';
import { BranchInspector, HeadInspector, StageInspector } from './inspector/ThingInspectors.tsx';
import type { EditingDeeds, EditingState } from './useEditing.ts';
import words from './words.json';

export function Inspector({ state, deeds, show }: { state: EditingState; deeds: EditingDeeds; show: (subject: string) => void }) {
  const t = useWords(words);
  const [every, setEvery] = useAllLanguages();
  const slash = state.subject.indexOf('/');
  const [collection, id] = slash === -1 ? [state.subject, ''] : [state.subject.slice(0, slash), state.subject.slice(slash + 1)];
  const map = useMap();
  const things: Record<string, readonly { id: string }[]> = { moment: map.moments, transversal: map.transversal, stage: map.stages, branch: map.branches };
  const isThere = things[collection]?.some((thing) => thing.id === id) ?? false;
  return (
    <>
      <button type="button" className="linklike ed-languages" aria-pressed={every} onClick={() => setEvery(!every)}>
        {every ? t('languages_one') : t('languages_all')}
      </button>
      {state.selected.length > 1 && <p className="note">{t('several', { n: state.selected.length })}</p>}
      {isThere && (collection === 'moment' || collection === 'transversal') && <MomentInspector key={id} thing={state.subject} />}
      {isThere && collection === 'stage' && <StageInspector key={id} id={id} remove={deeds.remove} />}
      {isThere && collection === 'branch' && <BranchInspector key={id} id={id} show={show} />}
      {!isThere && <HeadInspector />}
    </>
  );
}
