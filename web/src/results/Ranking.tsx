// The order of attention: alarms above any order, then places with their arithmetic, their reasons and how sure they are.
import { IntervalBar } from '../parts/Estimate.tsx';
import { Section } from '../parts/Answer.tsx';
import { Empty } from '../parts/States.tsx';
import { LinkButton } from '../parts/Button.tsx';
import { useNumbers } from '../words/words.tsx';
import { AcceptedPart } from './Accepted.tsx';
import { countOf, Figure, wholePercent } from './Figure.tsx';
import { ListExport, type Column } from './Grid.tsx';
import { Marked } from './Marked.tsx';
import { Askable } from './Method.tsx';
import { MomentName } from './MomentName.tsx';
import { useMeasures, useMomentNames, useReport, useResultWords } from './report.ts';
import type { MomentMeasures, RankingRow } from './types.ts';

export function Alarms() {
  const { report } = useReport();
  const t = useResultWords();
  const alarmed = report.moments.filter((moment) => moment.alarm);
  if (alarmed.length === 0) return null;
  return (
    <div className="alarmline results-alarms" role="group" aria-label={t('alarms_label')}>
      <b>{t('alarms', { count: alarmed.length })}</b>
      <ul>
        {alarmed.map((moment) => (
          <Alarm key={moment.id} moment={moment} />
        ))}
      </ul>
    </div>
  );
}

function Alarm({ moment }: { moment: MomentMeasures }) {
  const t = useResultWords();
  const numbers = useNumbers();
  const negative = moment.negative!;
  const told = t('alarm_negatives', { share: numbers.share(negative.value ?? 0), counts: t('counts', { part: countOf(negative), whole: negative.n }) });
  return (
    <li>
      <MomentName moment={moment.id} />{' '}
      <Askable asked={{ name: t('word_alarm'), kind: 'alarm', estimate: negative, shown: 'share' }} value={negative.value}>
        {told}
      </Askable>
    </li>
  );
}

export function RankingPart() {
  const { report, results } = useReport();
  const t = useResultWords();
  const name = useMomentNames();
  if (!report.ranking || report.ranking.rows.length === 0) return <NoRanking few={report.respondents > 0} />;
  const { rows, unranked } = report.ranking;
  return (
    <Section title={t('attention_title')} id="ranking">
      <p className="note results-formula">{results.words.formula}</p>
      <ol className="rank">
        {rows.map((row) => (
          <Place key={row.moment} row={row} />
        ))}
      </ol>
      {unranked.length > 0 && <Unranked moments={unranked} />}
      <AcceptedPart />
      <ListExport name="ranking" rows={rows} columns={rankingColumns(t, name)} />
    </Section>
  );
}

function rankingColumns(t: ReturnType<typeof useResultWords>, name: (moment: string) => string): Column<RankingRow>[] {
  return [
    { label: t('place'), value: (row) => row.rank },
    { label: t('column_moment'), value: (row) => name(row.moment) },
    { label: t('score'), value: (row) => row.score },
    { label: t('column_importance'), value: (row) => row.importance },
    { label: t('distance'), value: (row) => row.distance },
    { label: t('criticality_weight'), value: (row) => row.criticality_weight },
    { label: t('column_reach'), value: (row) => row.reach },
    { label: t('column_probability_first'), value: (row) => row.probability_first },
  ];
}

function NoRanking({ few }: { few: boolean }) {
  const { cycle } = useReport();
  const t = useResultWords();
  return (
    <Section title={t('attention_title')} id="ranking">
      <Empty step={<LinkButton href={`/cycles/${cycle}/evidence/new`}>{t('import_step')}</LinkButton>}>
        <Marked text={t(few ? 'attention_few' : 'attention_empty')} />
      </Empty>
    </Section>
  );
}

function Unranked({ moments }: { moments: string[] }) {
  const t = useResultWords();
  const name = useMomentNames();
  return <p className="note">{t('attention_unranked', { list: moments.map(name).join(', ') })}</p>;
}

function Place({ row }: { row: RankingRow }) {
  const { results } = useReport();
  const t = useResultWords();
  const numbers = useNumbers();
  const measures = useMeasures()(row.moment);
  const words = results.words.ranking.find((each) => each.moment === row.moment);
  const score = numbers.two(row.score);
  return (
    <li data-moment={row.moment}>
      <span className="pos">{row.rank}</span>
      <h3>
        <MomentName moment={row.moment} />
      </h3>
      <Askable className="score" asked={{ name: t('score'), kind: 'score', arithmetic: words?.arithmetic }} value={row.score}>
        {score}
      </Askable>
      {measures && <Bar measures={measures} />}
      <details className="why" open={row.rank === 1}>
        <summary>{t(row.rank === 1 ? 'why_first' : 'why_here')}</summary>
        <p>{words?.why}</p>
      </details>
      <p className="why results-likely">
        {words && <span className="nums results-arithmetic">{words.arithmetic}</span>}
        {measures && (
          <span>
            {t('column_mean')} <Figure estimate={measures.mean} shown="mean" name={t('column_mean')} kind="mean" />
          </span>
        )}
        {row.probability_first !== null && <span>{t('why_probability', { share: numbers.share(wholePercent(row.probability_first)) })}</span>}
        {row.tied_on_display && <span>{t('tied')}</span>}
      </p>
    </li>
  );
}

export function Bar({ measures }: { measures: MomentMeasures }) {
  const t = useResultWords();
  const numbers = useNumbers();
  const { mean } = measures;
  if (!mean || mean.value === null) return null;
  const between = mean.low === null || mean.high === null ? '' : `, ${t('between', { low: numbers.two(mean.low), high: numbers.two(mean.high) })}`;
  return <IntervalBar estimate={mean} sign={measures.sign} label={`${t('column_mean')} ${numbers.two(mean.value)}${between}, ${t('word_n', { n: mean.n })}`} />;
}
