// Did it work? The earlier wave and this one by the same map, side by side; "clear" only where the intervals do not touch.
import { Section } from '../parts/Answer.tsx';
import { useNumbers } from '../words/words.tsx';
import { Figure } from './Figure.tsx';
import { useFilters } from './filters.ts';
import { Grid, type Column } from './Grid.tsx';
import { Marked } from './Marked.tsx';
import { MomentName } from './MomentName.tsx';
import { Picture } from './Picture.tsx';
import { useMomentNames, useReport, useResultWords } from './report.ts';
import type { BeforeAfter, Change, EstimateJson, MomentChange, StandardChange } from './types.ts';

export function BeforePart({ names }: { names: Record<string, string> }) {
  const { report } = useReport();
  const t = useResultWords();
  const change = report.before_after;
  if (!change && report.standard_changes.length === 0) return null;
  return (
    <Section title={t('change_title')} id="before" beside={change ? `${change.label_before} → ${change.label_after}` : undefined}>
      {change && <Waves change={change} />}
      {report.standard_changes.length > 0 && <StandardChanges rows={report.standard_changes} names={names} />}
    </Section>
  );
}

function Waves({ change }: { change: BeforeAfter }) {
  const t = useResultWords();
  const { filters } = useFilters();
  return (
    <>
      <Clear change={change} />
      <ReadingsTable change={change} />
      {filters.before && (
        <div className="results-two">
          <div>
            <h3>{t('circle_before', { wave: change.label_before })}</h3>
            <Picture as="circle" label={t('circle_before', { wave: change.label_before })} more={{ wave: filters.before, before: undefined }} />
          </div>
          <div>
            <h3>{t('circle_after', { wave: change.label_after })}</h3>
            <Picture as="circle" label={t('circle_after', { wave: change.label_after })} more={{ before: undefined }} />
          </div>
        </div>
      )}
      <MomentChanges rows={change.moments} />
      <p className="note">{t('change_note')}</p>
      <p className="note">{t('change_provisional')}</p>
    </>
  );
}

function Clear({ change }: { change: BeforeAfter }) {
  const t = useResultWords();
  const name = useMomentNames();
  const numbers = useNumbers();
  const clear = change.moments.filter((row) => row.change === 'clear_better' || row.change === 'clear_worse');
  if (clear.length === 0) return <p>{t('change_nothing_clear')}</p>;
  return (
    <ul className="rows">
      {clear.map((row) => (
        <li key={row.moment}>
          <Marked
            text={t(row.change === 'clear_better' ? 'change_better' : 'change_worse', {
              moment: name(row.moment),
              before: numbers.two(row.before?.value ?? 0),
              n_before: row.before?.n ?? 0,
              after: numbers.two(row.after?.value ?? 0),
              n_after: row.after?.n ?? 0,
              difference: signedText(numbers.two, row.difference),
            })}
          />
        </li>
      ))}
    </ul>
  );
}

function signedText(write: (value: number) => string, estimate: EstimateJson | null): string {
  if (!estimate || estimate.value === null) return '';
  return estimate.value > 0 ? `+${write(estimate.value)}` : write(estimate.value);
}

interface Line {
  name: string;
  kind: string;
  shown: 'index' | 'share';
  before: EstimateJson | null;
  after: EstimateJson | null;
  change: Change | null;
}

function ReadingsTable({ change }: { change: BeforeAfter }) {
  const { report } = useReport();
  const t = useResultWords();
  const then = change.before_as_then;
  const lines: Line[] = [
    { name: t('change_index'), kind: 'index', shown: 'index', before: change.before.index, after: change.after.index, change: change.index_change },
    { name: t('change_integrity'), kind: 'integrity', shown: 'share', before: change.before.integrity, after: change.after.integrity, change: change.integrity_change },
    { name: t('change_index_then'), kind: 'index', shown: 'index', before: then?.index ?? null, after: null, change: null },
    { name: t('change_integrity_then'), kind: 'integrity', shown: 'share', before: then?.integrity ?? null, after: null, change: null },
    { name: t('figure_satisfied'), kind: 'satisfied', shown: 'share', before: change.satisfied_before, after: report.satisfied, change: null },
    { name: t('figure_closure'), kind: 'closure', shown: 'share', before: change.closure_before, after: report.closure, change: null },
  ];
  const columns: Column<Line>[] = [
    { label: t('column_figure'), value: (line) => line.name },
    { label: t('column_before'), right: true, value: (line) => line.before?.value, cell: (line) => <Figure estimate={line.before} shown={line.shown} kind={line.kind} name={line.name} /> },
    { label: t('column_after'), right: true, value: (line) => line.after?.value, cell: (line) => line.after && <Figure estimate={line.after} shown={line.shown} kind={line.kind} name={line.name} /> },
    { label: t('column_verdict'), value: (line) => (line.change ? t(`change_${line.change}`) : '') },
  ];
  return <Grid caption={t('change_readings')} name="before-after" columns={columns} rows={lines.filter((line) => line.before ?? line.after)} keyOf={(line) => line.name} />;
}

function MomentChanges({ rows }: { rows: MomentChange[] }) {
  const t = useResultWords();
  const name = useMomentNames();
  const numbers = useNumbers();
  const columns: Column<MomentChange>[] = [
    { label: t('column_moment'), value: (row) => name(row.moment), cell: (row) => <MomentName moment={row.moment} /> },
    { label: t('column_before'), right: true, value: (row) => row.before?.value, cell: (row) => <Figure estimate={row.before} shown="mean" kind="mean" name={t('column_before')} /> },
    { label: t('column_after'), right: true, value: (row) => row.after?.value, cell: (row) => <Figure estimate={row.after} shown="mean" kind="mean" name={t('column_after')} /> },
    { label: t('column_difference'), right: true, value: (row) => row.difference?.value, cell: (row) => <Figure compact signed estimate={row.difference} shown="mean" kind="change" name={t('column_difference')} /> },
    { label: t('column_drift'), right: true, value: (row) => row.drift_without_action, cell: (row) => (row.drift_without_action === null ? t('no_data') : numbers.two(row.drift_without_action)) },
    { label: t('column_verdict'), value: (row) => t(`change_${row.change}`) },
  ];
  return <Grid titled caption={t('change_caption')} name="moments-before-after" columns={columns} rows={rows} keyOf={(row) => row.moment} />;
}

function StandardChanges({ rows, names }: { rows: StandardChange[]; names: Record<string, string> }) {
  const t = useResultWords();
  const name = useMomentNames();
  const label = (row: StandardChange) => names[row.standard] ?? row.standard;
  const columns: Column<StandardChange>[] = [
    { label: t('column_standard'), value: (row) => `${name(row.moment)} · ${label(row)}` },
    { label: t('column_periods'), value: (row) => `${row.period_before} → ${row.period_after}` },
    { label: t('column_before'), right: true, value: (row) => row.before.value, cell: (row) => <Figure estimate={row.before} shown="share" kind="standard" name={label(row)} /> },
    { label: t('column_after'), right: true, value: (row) => row.after.value, cell: (row) => <Figure estimate={row.after} shown="share" kind="standard" name={label(row)} /> },
    { label: t('column_verdict'), value: (row) => t(`change_${row.change}`) },
    { label: t('column_reached'), value: (row) => row.target_reached, cell: (row) => t(row.target_reached ? 'word_yes' : 'word_no') },
  ];
  return <Grid titled caption={t('change_standards')} name="standards-before-after" columns={columns} rows={rows} keyOf={(row) => `${row.standard} ${row.period_before}`} />;
}
