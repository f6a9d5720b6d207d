// What was promised and what was measured: one row for each standard and period.
import { Link } from 'wouter';

import { Section } from '../parts/Answer.tsx';
import { useNumbers } from '../words/words.tsx';
import { Figure } from './Figure.tsx';
import { Grid, type Column } from './Grid.tsx';
import { MomentName } from './MomentName.tsx';
import { useMomentNames, useReport, useResultWords } from './report.ts';
import type { StandardMeasure, Verdict } from './types.ts';

/** The verdict with its shape, so that grey paper still tells them apart. */
export function VerdictMark({ verdict }: { verdict: Verdict }) {
  const t = useResultWords();
  const shape: Record<Verdict, string> = { met: '✓', not_met: '✗', not_proven: '?' };
  return (
    <span className={`results-verdict ${verdict}`}>
      <b aria-hidden="true">{shape[verdict]}</b> {t(`verdict_${verdict}`)}
    </span>
  );
}

export function useUnits(): (value: number | null | undefined, unit: string) => string {
  const numbers = useNumbers();
  const t = useResultWords();
  return (value, unit) => (value === null || value === undefined ? t('no_data') : `${numbers.plain(value)}\u00a0${unit}`);
}

export function StandardsPart({ names }: { names: Record<string, string> }) {
  const { report, cycle } = useReport();
  const t = useResultWords();
  const name = useMomentNames();
  const numbers = useNumbers();
  const unit = useUnits();
  if (report.standards.length === 0) return null;
  const label = (row: StandardMeasure) => names[row.standard] ?? row.series;
  const columns: Column<StandardMeasure>[] = [
    { label: t('column_standard'), value: (row) => `${name(row.moment)}: ${label(row)}`, cell: (row) => <Standard row={row} label={label(row)} /> },
    { label: t('column_period'), value: (row) => row.period },
    { label: t('column_compliance'), right: true, value: (row) => row.compliance.value, cell: (row) => <Figure estimate={row.compliance} shown="share" kind="standard" name={label(row)} /> },
    { label: t('column_target'), right: true, value: (row) => row.target, cell: (row) => numbers.share(row.target) },
    { label: t('column_reached'), value: (row) => row.reached, cell: (row) => t(row.reached ? 'word_yes' : 'word_no') },
    { label: t('column_verdict'), value: (row) => t(`verdict_${row.verdict}`), cell: (row) => <VerdictMark verdict={row.verdict} /> },
    { label: t('column_average'), right: true, value: (row) => row.times?.mean, cell: (row) => unit(row.times?.mean, row.unit) },
    { label: t('column_median'), right: true, value: (row) => row.times?.median, cell: (row) => unit(row.times?.median, row.unit) },
    { label: t('column_p90'), right: true, value: (row) => row.times?.p90, cell: (row) => unit(row.times?.p90, row.unit) },
    { label: t('column_longest'), right: true, value: (row) => row.times?.longest, cell: (row) => unit(row.times?.longest, row.unit) },
  ];
  return (
    <Section title={t('standards_title')} id="standards" beside={<Link href={`/cycles/${cycle}/indicators`}>{t('to_indicators')}</Link>}>
      <Grid caption={t('standards_caption')} name="standards" columns={columns} rows={report.standards} keyOf={(row) => `${row.standard} ${row.series} ${row.period}`} />
      <p className="note">{t('standards_note')}</p>
    </Section>
  );
}

function Standard({ row, label }: { row: StandardMeasure; label: string }) {
  return (
    <>
      <MomentName moment={row.moment} plain /> · {label}
    </>
  );
}
