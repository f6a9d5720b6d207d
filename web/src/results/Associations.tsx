// What goes with satisfaction, whether one failure is enough, and the other order by expected loss. Associations, never causes.
import { Section } from '../parts/Answer.tsx';
import { useNumbers } from '../words/words.tsx';
import { Figure } from './Figure.tsx';
import { Grid, type Column } from './Grid.tsx';
import { Marked } from './Marked.tsx';
import { MomentName } from './MomentName.tsx';
import { useMomentNames, useReport, useResultWords } from './report.ts';
import type { DriverRow, LossRow, VetoRow } from './types.ts';

export function DriversPart() {
  const { report } = useReport();
  const t = useResultWords();
  const { drivers } = report;
  if (report.respondents === 0) return null;
  return (
    <Section title={t('drivers_title')} id="drivers">
      {drivers.absent_because ? (
        <p>
          <Marked text={t(`drivers_absent_${drivers.absent_because}`)} /> {t(`drivers_step_${drivers.absent_because}`)}
        </p>
      ) : (
        <DriverTable rows={drivers.rows ?? []} sure={drivers.wording === 'full'} n={drivers.n ?? 0} explained={drivers.r_squared ?? 0} />
      )}
    </Section>
  );
}

function DriverTable({ rows, sure, n, explained }: { rows: DriverRow[]; sure: boolean; n: number; explained: number }) {
  const t = useResultWords();
  const name = useMomentNames();
  const numbers = useNumbers();
  const likely = sure ? rows.slice(0, 1) : rows.slice(0, 3);
  const columns: Column<DriverRow>[] = [
    { label: t('column_moment'), value: (row) => name(row.moment), cell: (row) => <MomentName moment={row.moment} /> },
    { label: t('column_driver_share'), right: true, value: (row) => row.share, cell: (row) => <Figure compact estimate={row.share_interval} shown="share" uncounted kind="drivers" name={name(row.moment)} /> },
    { label: t('column_probability_first'), right: true, value: (row) => row.probability_first, cell: (row) => (row.probability_first === null ? t('no_data') : numbers.share(row.probability_first)) },
    { label: t('column_correlation'), right: true, value: (row) => row.correlation, cell: (row) => numbers.two(row.correlation) },
    { label: t('column_warning'), value: (row) => (row.suppressor ? t('drivers_suppressor') : '') },
  ];
  return (
    <>
      <p>
        <Marked
          text={t(sure ? 'drivers_first' : 'drivers_probably', {
            list: likely.map((row) => name(row.moment)).join(', '),
            share: numbers.share(rows[0]?.share ?? 0),
            r_squared: numbers.share(explained),
            n,
          })}
        />
      </p>
      <Grid caption={t('drivers_caption')} name="drivers" columns={columns} rows={rows} keyOf={(row) => row.moment} />
      <p className="note">{t('drivers_note')}</p>
    </>
  );
}

export function VetoPart() {
  const { report } = useReport();
  const t = useResultWords();
  const name = useMomentNames();
  const numbers = useNumbers();
  const { veto } = report;
  if (!veto) return null;
  const enough = veto.rows.filter((row) => row.label === 'veto').map((row) => name(row.moment));
  const columns: Column<VetoRow>[] = [
    { label: t('column_moment'), value: (row) => name(row.moment), cell: (row) => <MomentName moment={row.moment} /> },
    { label: t('column_n_only'), right: true, value: (row) => row.n_only },
    { label: t('column_dissatisfied_only'), right: true, value: (row) => row.dissatisfied_if_only?.value, cell: (row) => <Figure estimate={row.dissatisfied_if_only} shown="share" kind="veto" name={name(row.moment)} /> },
    { label: t('column_excess'), right: true, value: (row) => row.excess?.value, cell: (row) => <Figure compact signed estimate={row.excess} shown="share" kind="veto" name={t('column_excess')} /> },
    { label: t('column_relative_risk'), right: true, value: (row) => row.relative_risk, cell: (row) => (row.relative_risk === null ? t('no_data') : numbers.two(row.relative_risk)) },
    { label: t('column_verdict'), value: (row) => t(`veto_${row.label}`) },
  ];
  return (
    <Section title={t('veto_title')} id="veto">
      <p>
        <Marked text={enough.length > 0 ? t('veto_some', { list: enough.join(', ') }) : t('veto_none')} />
      </p>
      <Grid caption={t('veto_caption')} name="veto" columns={columns} rows={veto.rows} keyOf={(row) => row.moment} />
      <p className="note">{t('veto_note')}</p>
    </Section>
  );
}

export function LossPart() {
  const { report } = useReport();
  const t = useResultWords();
  const name = useMomentNames();
  const numbers = useNumbers();
  const loss = report.expected_loss;
  if (report.respondents === 0) return null;
  if (!loss) {
    return (
      <Section title={t('loss_title')} id="loss">
        <p>
          <Marked text={t('also_no_loss')} />
        </p>
      </Section>
    );
  }
  const served = numbers.whole(loss.served);
  const columns: Column<LossRow>[] = [
    { label: t('column_moment'), value: (row) => name(row.moment), cell: (row) => <MomentName moment={row.moment} /> },
    { label: t('column_failed'), right: true, value: (row) => row.failed, cell: (row) => t('counts', { part: row.failed, whole: row.rated }) },
    { label: t('column_consequence'), right: true, value: (row) => row.consequence, cell: (row) => numbers.share(row.consequence) },
    { label: t('column_loss'), right: true, value: (row) => row.expected, cell: (row) => numbers.one(row.expected) },
    { label: t('column_loss_range'), right: true, value: (row) => `${row.low_90}–${row.high_90}`, cell: (row) => `${numbers.one(row.low_90)}–${numbers.one(row.high_90)}` },
    { label: t('column_probability_first'), right: true, value: (row) => row.probability_first, cell: (row) => numbers.share(row.probability_first) },
    { label: t('column_probability_top'), right: true, value: (row) => row.probability_top_three, cell: (row) => numbers.share(row.probability_top_three) },
  ];
  return (
    <Section title={t('loss_title')} id="loss" beside={t(loss.served_known ? 'loss_of_served' : 'loss_per_served', { served })}>
      <Grid caption={t('loss_caption')} name="expected-loss" columns={columns} rows={loss.rows} keyOf={(row) => row.moment} />
      <p className="note">{t('loss_note', { n: loss.n })}</p>
    </Section>
  );
}
