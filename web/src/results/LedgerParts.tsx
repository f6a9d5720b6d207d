// What was not used as it stood, and what was taken for granted. Nothing is repaired or dropped in silence.
import { Section } from '../parts/Answer.tsx';
import { Grid, type Column } from './Grid.tsx';
import { useReport, useResultWords } from './report.ts';
import type { LedgerCount, LedgerEntry } from './types.ts';
import words from './words.json';

type Word = keyof typeof words;
const isWord = (key: string): key is Word => key in words || key in (words as unknown as Record<'es', object>).es;

/** The sentence of a ledger code: the server's, or the catalogue's, or the code itself. */
export function useLedgerText(): (line: { code: string; text?: string }) => string {
  const t = useResultWords();
  return ({ code, text }) => text ?? (isWord(`ledger_${code}`) ? t(`ledger_${code}` as Word) : code);
}

export function LedgerPart() {
  const { report } = useReport();
  const t = useResultWords();
  const told = useLedgerText();
  const { counts, entries } = report.ledger;
  const countColumns: Column<LedgerCount>[] = [
    { label: t('column_what'), value: (line) => told(line) },
    { label: t('column_treatment'), value: (line) => (line.treatment ? t(`treatment_${line.treatment}`) : '') },
    { label: t('column_times'), right: true, value: (line) => line.n },
  ];
  const entryColumns: Column<LedgerEntry>[] = [
    { label: t('column_place'), value: (entry) => [entry.file, entry.line, entry.column].filter((part) => part !== undefined && part !== null && part !== '').join(':') },
    { label: t('column_what'), value: (entry) => told({ code: entry.code }) },
    { label: t('column_subject'), value: (entry) => entry.subject ?? '' },
    { label: t('column_text'), value: (entry) => entry.text },
  ];
  return (
    <Section title={t('ledger_title')} id="ledger">
      {counts.length === 0 ? (
        <p>{t('ledger_empty')}</p>
      ) : (
        <>
          <p>{t('ledger_sentence')}</p>
          <Grid caption={t('ledger_caption_counts')} name="ledger-counts" columns={countColumns} rows={counts} keyOf={(line) => line.code + (line.treatment ?? '')} />
          <details>
            <summary>{t('ledger_caption')}</summary>
            <Grid caption={t('ledger_caption')} name="ledger" columns={entryColumns} rows={entries} keyOf={(entry) => `${entry.file} ${entry.line} ${entry.column} ${entry.code} ${entry.subject}`} />
          </details>
        </>
      )}
      <Assumptions />
    </Section>
  );
}

function Assumptions() {
  const { results } = useReport();
  const t = useResultWords();
  const { assumptions } = results.words;
  if (assumptions.length === 0) return null;
  return (
    <>
      <h3 className="results-sub">{t('assumptions_title')}</h3>
      <ul className="reasons">
        {assumptions.map((each) => (
          <li key={each.code}>{each.text}</li>
        ))}
      </ul>
    </>
  );
}
