// How long it really took (event log), and two of the three central themes that are no ratings: coverage and efficiency.
import { Section } from '../parts/Answer.tsx';
import { useNumbers } from '../words/words.tsx';
import { Figure } from './Figure.tsx';
import { Grid, type Column } from './Grid.tsx';
import { Marked } from './Marked.tsx';
import { Askable } from './Method.tsx';
import { MomentName } from './MomentName.tsx';
import { useMomentNames, useReport, useResultWords } from './report.ts';
import { useUnits } from './Standards.tsx';
import type { MomentMeasures, Part, TimeSummary } from './types.ts';

export function WaitsPart() {
  const { report } = useReport();
  const t = useResultWords();
  const numbers = useNumbers();
  const name = useMomentNames();
  const unit = useUnits();
  const lived = report.moments.filter((moment) => moment.lived_wait_minutes || moment.lived_service_minutes);
  const whole = report.case_minutes;
  if (!whole && lived.length === 0) return null;
  const minutes = (times: TimeSummary | null, which: 'mean' | 'p90' | 'longest') => unit(times?.[which], 'min');
  const columns: Column<MomentMeasures>[] = [
    { label: t('column_moment'), value: (moment) => name(moment.id), cell: (moment) => <MomentName moment={moment.id} /> },
    { label: t('column_n'), right: true, value: (moment) => (moment.lived_wait_minutes ?? moment.lived_service_minutes)?.n },
    { label: t('column_wait_mean'), right: true, value: (moment) => moment.lived_wait_minutes?.mean, cell: (moment) => minutes(moment.lived_wait_minutes, 'mean') },
    { label: t('column_p90'), right: true, value: (moment) => moment.lived_wait_minutes?.p90, cell: (moment) => minutes(moment.lived_wait_minutes, 'p90') },
    { label: t('column_longest'), right: true, value: (moment) => moment.lived_wait_minutes?.longest, cell: (moment) => minutes(moment.lived_wait_minutes, 'longest') },
    { label: t('column_service_mean'), right: true, value: (moment) => moment.lived_service_minutes?.mean, cell: (moment) => minutes(moment.lived_service_minutes, 'mean') },
  ];
  return (
    <Section title={t('waits_title')} id="waits" beside={report.evidence.event_cases === null ? undefined : t('waits_aside', { n: report.evidence.event_cases })}>
      {whole && whole.mean !== null && (
        <p>
          {t('waits_whole', {
            mean: numbers.one(whole.mean),
            median: numbers.one(whole.median ?? 0),
            p90: numbers.one(whole.p90 ?? 0),
            longest: numbers.one(whole.longest ?? 0),
            n: whole.n,
          })}
        </p>
      )}
      {report.lived_wait_share !== null && (
        <p>
          <Marked text={t('waits_share', { share: numbers.share(report.lived_wait_share) })} />
        </p>
      )}
      <Grid caption={t('waits_caption')} name="waits" columns={columns} rows={lived} keyOf={(moment) => moment.id} />
      <p className="note">{t('waits_note')}</p>
    </Section>
  );
}

/** Coverage and efficiency: the two themes beside satisfaction. */
export function ThemesPart() {
  const { report } = useReport();
  const t = useResultWords();
  const { efficiency, wait_share } = report.classification;
  return (
    <Section title={t('themes_title')} id="themes">
      <ul className="rows">
        <li>
          {t('figure_coverage')}: {report.coverage ? <Figure estimate={report.coverage} shown="share" kind="proportion" name={t('figure_coverage')} /> : <span className="note">{t('coverage_unknown')}</span>}
        </li>
        <PartLine name={t('efficiency')} part={efficiency} without={t('efficiency_unknown')} />
        <PartLine name={t('wait_share')} part={wait_share} without={t('no_data')} />
      </ul>
    </Section>
  );
}

function PartLine({ name, part, without }: { name: string; part: Part; without: string }) {
  const t = useResultWords();
  const numbers = useNumbers();
  return (
    <li>
      {name}:{' '}
      {part.share === null ? (
        <span className="note">{without}</span>
      ) : (
        <>
          <Askable asked={{ name, kind: 'classification', arithmetic: `${numbers.plain(part.part)} / ${numbers.plain(part.whole)}` }} value={part.share}>
            {numbers.share(part.share)}
          </Askable>{' '}
          <span className="note">({t('design_of_minutes', { part: numbers.plain(part.part), whole: numbers.plain(part.whole) })})</span>
        </>
      )}
    </li>
  );
}
