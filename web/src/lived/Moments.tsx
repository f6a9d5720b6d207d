// Moment by moment: how many lived it, how long they waited, what the map asked for and did not happen.
import { Link } from 'wouter';

import { Section } from '../parts/Answer.tsx';
import { fewestToShow, type EstimateJson } from '../parts/Estimate.tsx';
import { LinkButton } from '../parts/Button.tsx';
import { Criticality } from '../parts/Sign.tsx';
import { useNumbers, useWords } from '../words/words.tsx';
import { useChosen, useLived, useSpan, useStep } from './shown.ts';
import { Export, List, type Column } from './table.tsx';
import type { Durations, Move, Step } from './types.ts';
import words from './words.json';

export function StepName({ step }: { step: Step }) {
  const { cycle } = useLived();
  if (step.moment === null) return <em>{step.name}</em>;
  return (
    <>
      <Link href={`/cycles/${cycle}/moments/${step.moment}`}>{step.name}</Link> {step.critical && <Criticality critical candidate={false} />}
    </>
  );
}

/** "83 % (415; entre 79 y 86 %)" */
export function Share({ share, n }: { share: EstimateJson | null; n: number }) {
  const t = useWords(words);
  const numbers = useNumbers();
  if (!share || share.value === null || share.n < fewestToShow) return <>{numbers.whole(n)}</>;
  const between = share.low === null || share.high === null ? '' : t('between', { low: numbers.share(share.low), high: numbers.share(share.high) });
  return (
    <>
      <b>{numbers.share(share.value)}</b> <span className="note">{t('share_of', { n, between })}</span>
    </>
  );
}

/** Nine of ten took no longer; of few values it says nothing. */
export function NineOfTen({ durations }: { durations: Durations | null }) {
  const span = useSpan();
  return <>{durations && durations.n >= fewestToShow ? span(durations.p90) : '–'}</>;
}

/** The median with its interval. */
export function Middle({ durations }: { durations: Durations | null }) {
  const t = useWords(words);
  const span = useSpan();
  if (!durations) return <span className="note">–</span>;
  if (durations.n < fewestToShow) return <span className="note">{t('few', { n: durations.n })}</span>;
  const { low, high } = durations.median;
  const middle = durations.median.value ?? 0;
  const end = (minutes: number) => span(minutes, middle < 1 ? undefined : middle); // seconds beside hours say their own unit
  const told = () => {
    const n = durations.n;
    if (low === null || high === null) return t('n', { n });
    const ends = { low: end(low), high: end(high) };
    return ends.low === ends.high ? t('n_both', { n, end: ends.low }) : t('n_between', { n, ...ends });
  };
  return (
    <>
      <b>{span(durations.median.value)}</b> <span className="note">{told()}</span>
    </>
  );
}

export function MomentsPart() {
  const { lived } = useLived();
  const t = useWords(words);
  const numbers = useNumbers();
  const span = useSpan();
  const moments = lived.steps.filter((step) => step.moment !== null);
  const chosen = useChosen();
  const count = (pick: (step: Step) => number | undefined): Pick<Column<Step>, 'right' | 'value' | 'cell'> => ({
    right: true,
    value: pick,
    cell: (step) => numbers.whole(pick(step) ?? 0),
  });
  const slow = (step: Step) => step.against_map?.slow;
  const columns: Column<Step>[] = [
    { label: t('moment'), value: (step) => step.name, cell: (step) => <StepName step={step} /> },
    { label: t('lived_by'), value: (step) => step.cases, cell: (step) => <Share share={step.reach} n={step.cases} /> },
    { label: t('skipped'), ...count((step) => step.against_map?.skipped) },
    { label: t('out_of_order'), ...count((step) => step.against_map?.out_of_order) },
    { label: t('repeated'), ...count((step) => step.against_map?.repeated) },
    { label: t('ended_here'), ...count((step) => step.ended) },
    { label: t('wait'), value: (step) => step.wait?.median.value, cell: (step) => <Middle durations={step.wait} /> },
    { label: t('wait_p90'), right: true, value: (step) => step.wait?.p90, cell: (step) => <NineOfTen durations={step.wait} /> },
    { label: t('service'), value: (step) => step.service?.median.value, cell: (step) => <Middle durations={step.service} /> },
    {
      label: t('too_slow'),
      value: (step) => slow(step)?.value,
      cell: (step) => {
        const share = slow(step);
        if (!share || step.against_map?.limit_minutes == null) return <span className="note">{t('no_limit')}</span>;
        return (
          <>
            <Share share={share} n={Math.round((share.value ?? 0) * share.n)} /> <span className="note">{t('over', { limit: span(step.against_map.limit_minutes) })}</span>
          </>
        );
      },
    },
  ];
  return (
    <Section title={t('moments_title')} id="moments" beside={t('minutes_note')}>
      <List caption={t('moments_title')} name="moments" columns={columns} rows={moments} keyOf={(step) => String(step.step)} isChosen={(step) => step === chosen} />
    </Section>
  );
}

/** What the log has and the map does not. */
export function UnknownPart() {
  const { cycle, lived } = useLived();
  const t = useWords(words);
  const unknown = lived.steps.filter((step) => step.moment === null);
  if (unknown.length === 0) return null;
  return (
    <Section title={t('unknown_title')} id="unknown">
      <p>{t('unknown_why')}</p>
      <ul className="rows">
        {unknown.map((step) => (
          <li key={step.step}>
            <b>{step.name}</b> <span className="note">{t('unknown_counts', { events: step.visits, cases: step.cases })}</span>
            {step.proposals.length > 0 && <span className="note"> {t('perhaps', { names: step.proposals.map((one) => `${one.moment} ${one.name}`).join(', ') })}</span>}
          </li>
        ))}
      </ul>
      <Export name="unknown" rows={[[t('activity'), t('times'), t('cases'), t('proposals')], ...unknown.map((step) => [step.name, step.visits, step.cases, step.proposals.map((one) => one.moment).join(' ')])]}>
        <LinkButton href={`/cycles/${cycle}/edit`} weight="small">
          {t('to_editor')}
        </LinkButton>
      </Export>
    </Section>
  );
}

export function MovesPart() {
  const { lived } = useLived();
  const t = useWords(words);
  const numbers = useNumbers();
  const step = useStep();
  const columns: Column<Move>[] = [
    { label: t('move'), value: (move) => `${step(move.from).name} → ${step(move.to).name}` },
    { label: t('times'), right: true, value: (move) => move.n, cell: (move) => numbers.whole(move.n) },
    { label: t('in_map'), value: (move) => move.planned, cell: (move) => (move.planned ? t('yes') : <span className="tag">{t('not_in_map')}</span>) },
    { label: t('wait'), value: (move) => move.wait.median.value, cell: (move) => <Middle durations={move.wait} /> },
    { label: t('wait_p90'), right: true, value: (move) => move.wait.p90, cell: (move) => <NineOfTen durations={move.wait} /> },
  ];
  return (
    <Section title={t('moves_title')} id="moves">
      <details className="lived-moves">
        <summary>{t('moves_open', { n: lived.moves.length })}</summary>
        <List caption={t('moves_title')} name="moves" columns={columns} rows={lived.moves} keyOf={(move) => `${move.from}>${move.to}`} />
      </details>
    </Section>
  );
}
