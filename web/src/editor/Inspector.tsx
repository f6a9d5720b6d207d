// What is selected, whole: a moment, a stage, a branch, or the cycle itself.
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
  const isThere = (list: 'moment' | 'transversal', one: string) => (list === 'moment' ? map.moments : map.transversal).some((moment) => moment.id === one);
  return (
    <>
      <button type="button" className="linklike ed-languages" aria-pressed={every} onClick={() => setEvery(!every)}>
        {every ? t('languages_one') : t('languages_all')}
      </button>
      {state.selected.length > 1 && <p className="note">{t('several', { n: state.selected.length })}</p>}
      {(collection === 'moment' || collection === 'transversal') && isThere(collection, id) && <MomentInspector key={id} thing={state.subject} />}
      {collection === 'stage' && <StageInspector key={id} id={id} remove={deeds.remove} />}
      {collection === 'branch' && <BranchInspector key={id} id={id} show={show} />}
      {collection === 'cycle' && <HeadInspector />}
    </>
  );
}
