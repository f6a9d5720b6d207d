// How each moment is lived, and the matrix of importance and performance.
import { Section } from '../parts/Answer.tsx';
import { fewestToShow } from '../parts/Estimate.tsx';
import { useNumbers } from '../words/words.tsx';
import { Figure, wholePercent } from './Figure.tsx';
import { Grid, type Column } from './Grid.tsx';
import { Marked } from './Marked.tsx';
import { Askable } from './Method.tsx';
import { MomentName } from './MomentName.tsx';
import { Picture } from './Picture.tsx';
import { useMomentNames, useReport, useResultWords } from './report.ts';
import type { EstimateJson, MomentMeasures, QuadrantPoint } from './types.ts';

/** Under five observations a number is not shown, nor sent out in a list. */
const told = (estimate: EstimateJson | null): number | null => (estimate && estimate.n >= fewestToShow ? estimate.value : null);

export function MomentsPart() {
  const { report } = useReport();
  const t = useResultWords();
  const name = useMomentNames();
  const numbers = useNumbers();
  if (report.respondents === 0) return null;
  const columns: Column<MomentMeasures>[] = [
    { label: t('column_moment'), value: (moment) => name(moment.id), cell: (moment) => <MomentName moment={moment.id} /> },
    { label: t('column_n'), right: true, value: (moment) => moment.n },
    { label: t('column_mean'), right: true, value: (moment) => told(moment.mean), cell: (moment) => <Figure compact estimate={moment.mean} shown="mean" kind="mean" name={`${name(moment.id)}: ${t('column_mean')}`} /> },
    { label: t('column_positive'), right: true, value: (moment) => told(moment.positive), cell: (moment) => <Figure estimate={moment.positive} shown="share" kind="sign" name={`${name(moment.id)}: ${t('column_positive')}`} /> },
    { label: t('column_negative'), right: true, value: (moment) => told(moment.negative), cell: (moment) => <Figure estimate={moment.negative} shown="share" kind="sign" name={`${name(moment.id)}: ${t('column_negative')}`} /> },
    { label: t('column_reach'), right: true, value: (moment) => told(moment.reach), cell: (moment) => <Figure estimate={moment.reach} shown="share" kind="reach" name={`${name(moment.id)}: ${t('column_reach')}`} /> },
    { label: t('column_importance'), right: true, value: (moment) => moment.importance?.mean, cell: (moment) => (moment.importance ? numbers.plain(moment.importance.mean) : t('no_data')) },
    { label: t('column_cases'), right: true, value: (moment) => moment.cases },
    { label: t('column_not_experienced'), right: true, value: (moment) => moment.not_experienced },
  ];
  return (
    <Section title={t('moments_title')} id="moments" beside={t('respondents', { n: report.respondents })}>
      <Grid caption={t('moments_caption')} name="moments" columns={columns} rows={report.moments} keyOf={(moment) => moment.id} />
      <p className="note">{t('moments_note')}</p>
    </Section>
  );
}

export function MatrixPart() {
  const { report } = useReport();
  const t = useResultWords();
  const name = useMomentNames();
  const numbers = useNumbers();
  const ranking = report.ranking;
  if (!ranking || ranking.quadrants.length === 0) return null;
  const first = ranking.quadrants.filter((point) => point.quadrant === 'concentrate').map((point) => name(point.moment));
  const columns: Column<QuadrantPoint>[] = [
    { label: t('column_moment'), value: (point) => name(point.moment), cell: (point) => <MomentName moment={point.moment} /> },
    { label: t('column_performance'), right: true, value: (point) => point.performance, cell: (point) => numbers.two(point.performance) },
    { label: t('column_importance'), right: true, value: (point) => point.importance, cell: (point) => numbers.two(point.importance) },
    { label: t('column_quadrant'), value: (point) => t(`quadrant_${point.quadrant}`) },
    { label: t('column_certainty'), right: true, value: (point) => point.probability, cell: (point) => <Certainty point={point} /> },
  ];
  return (
    <Section title={t('matrix_title')} id="matrix">
      <p>
        <Marked text={first.length === 0 ? t('matrix_nothing') : t('matrix_sentence', { list: first.join(', ') })} />
      </p>
      <div className="results-wide">
        <Picture as="matrix" label={t('matrix_title')} />
        <div>
          <Grid caption={t('matrix_caption')} name="matrix" columns={columns} rows={ranking.quadrants} keyOf={(point) => point.moment} />
          <p className="note">{t('matrix_figure', { performance: numbers.two(ranking.cut_performance), importance: numbers.two(ranking.cut_importance) })}</p>
          <p className="note">{t('matrix_warning')}</p>
        </div>
      </div>
    </Section>
  );
}

function Certainty({ point }: { point: QuadrantPoint }) {
  const t = useResultWords();
  const numbers = useNumbers();
  if (point.probability === null) return <>{t('no_data')}</>;
  return (
    <Askable asked={{ name: t('column_certainty'), kind: 'matrix' }} value={point.probability}>
      {numbers.share(wholePercent(point.probability))}
    </Askable>
  );
}
