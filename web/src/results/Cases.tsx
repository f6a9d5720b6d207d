// What people complained of: how fast they were answered, by moment and by cause.
import { Section } from '../parts/Answer.tsx';
import type { EstimateJson, Shown } from '../parts/Estimate.tsx';
import { useNumbers } from '../words/words.tsx';
import { Figure } from './Figure.tsx';
import { Grid, type Column } from './Grid.tsx';
import { Marked } from './Marked.tsx';
import { MomentName } from './MomentName.tsx';
import { Picture } from './Picture.tsx';
import { useMomentNames, useReport, useResultWords } from './report.ts';
import type { Cases, ParetoRow } from './types.ts';

export function CasesPart() {
  const { report, results } = useReport();
  const t = useResultWords();
  const { cases } = report;
  if (!cases) return null;
  return (
    <Section title={t('cases_title')} id="cases" beside={cases.others > 0 ? t('cases_others', { count: cases.others }) : undefined}>
      <Answered cases={cases} />
      <div className="results-wide">
        {results.pictures.includes('pareto') && <Picture as="pareto" label={t('picture_pareto')} />}
        <div>
          <ByMoment cases={cases} />
          <ByCause cases={cases} />
        </div>
      </div>
      <p className="note">{t('cases_elements', cases.by_element)}</p>
      <p className="note">{t('cases_lower_bound')}</p>
    </Section>
  );
}

function Answered({ cases }: { cases: Cases }) {
  const t = useResultWords();
  const rows: { name: string; estimate: EstimateJson | null; shown: Shown; kind: string }[] = [
    { name: t('cases_acknowledged'), estimate: cases.acknowledged_in_time, shown: 'share', kind: 'proportion' },
    { name: t('cases_told'), estimate: cases.told_in_time, shown: 'share', kind: 'proportion' },
    { name: t('cases_days'), estimate: cases.told_working_days, shown: 'index', kind: 'mean' },
    { name: t('cases_per_thousand'), estimate: cases.per_thousand, shown: 'mean', kind: 'poisson' },
  ];
  return (
    <ul className="rows">
      <li>
        {t('cases_n')}: <b>{cases.n}</b>
        {cases.open > 0 && <span className="note"> {t('cases_open', { count: cases.open })}</span>}
      </li>
      {rows
        .filter((row) => row.estimate)
        .map(({ name, ...row }) => (
          <li key={name}>
            {name}: <Figure name={name} {...row} />
          </li>
        ))}
    </ul>
  );
}

function useShares(): Column<ParetoRow>[] {
  const t = useResultWords();
  const numbers = useNumbers();
  return [
    { label: t('column_count'), right: true, value: (row) => row.count },
    { label: t('column_share'), right: true, value: (row) => row.share, cell: (row) => numbers.share(row.share) },
    { label: t('column_cumulative'), right: true, value: (row) => row.cumulative, cell: (row) => numbers.share(row.cumulative) },
    { label: t('column_class'), value: (row) => row.class },
  ];
}

function ByMoment({ cases }: { cases: Cases }) {
  const t = useResultWords();
  const name = useMomentNames();
  const shares = useShares();
  const first: Column<ParetoRow> = { label: t('column_moment'), value: (row) => name(row.key), cell: (row) => <MomentName moment={row.key} /> };
  return (
    <>
      <Grid titled caption={t('cases_caption_moment')} name="complaints-by-moment" columns={[first, ...shares]} rows={cases.by_moment} keyOf={(row) => row.key} />
      {cases.without_moment > 0 && <p className="note">{t('cases_without_moment', { count: cases.without_moment })}</p>}
    </>
  );
}

function ByCause({ cases }: { cases: Cases }) {
  const t = useResultWords();
  const numbers = useNumbers();
  const shares = useShares();
  const [top] = cases.by_cause;
  const first: Column<ParetoRow> = { label: t('column_cause'), value: (row) => row.key };
  if (!top) return null;
  return (
    <>
      <p>
        <Marked text={t('cases_top_cause', { name: top.key, count: top.count, share: numbers.share(top.share) })} />
      </p>
      <Grid titled caption={t('cases_caption_cause')} name="complaints-by-cause" columns={[first, ...shares]} rows={cases.by_cause} keyOf={(row) => row.key} />
      {cases.top_fifth_share !== null && <p className="note">{t('cases_top_fifth', { share: numbers.share(cases.top_fifth_share) })}</p>}
    </>
  );
}
