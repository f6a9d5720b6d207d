// How a draft made from a log came out: what it has, how many cases followed it, what it leaves out, and why it is like
// this. It is a proposal; the editor is where people decide.
import { LinkButton } from '../parts/Button.tsx';
import { useNumbers, useWords } from '../words/words.tsx';
import { DraftWhy } from './DraftWhy.tsx';
import type { LogDraft } from './types.ts';
import words from './words.json';

const mostNamed = 5;

export function DraftTold({ cycle, draft }: { cycle: string; draft: LogDraft }) {
  const t = useWords(words);
  const { whole } = useNumbers();
  const noted = draft.ledger.reduce((sum, entry) => sum + entry.n, 0);
  const named = draft.left_out.slice(0, mostNamed).map((one) => t('left_out_one', { activity: one.activity, events: whole(one.events) }));
  return (
    <>
      <p className="answer">{t('draft_fit', { fitting: whole(draft.fitting_cases), fit: draft.fitting_cases, of: whole(draft.cases), cases: draft.cases })}</p>
      <p>{t('draft_size', { moments: draft.moments, stages: draft.stages })}</p>
      {named.length > 0 && <p>{t('left_out', { names: named.join(' · '), more: draft.left_out.length - named.length })}</p>}
      {noted > 0 && <p className="note">{t('draft_noted', { n: noted })}</p>}
      <DraftWhy why={draft.why} />
      <p className="note">{t('draft_is_yours')}</p>
      <div className="bar">
        <LinkButton href={`/cycles/${cycle}/edit`} weight="primary">
          {t('to_editor')}
        </LinkButton>
        <LinkButton href={`/cycles/${cycle}/evidence/new`}>{t('import_log')}</LinkButton>
      </div>
    </>
  );
}
