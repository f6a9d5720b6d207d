// Two periods, or two groups of cases, side by side: what is more than chance first, then everything, moment by moment.
import { useState } from 'react';

import { Refused } from '../api/client.ts';
import { useRead } from '../api/queries.ts';
import { Section } from '../parts/Answer.tsx';
import { Button } from '../parts/Button.tsx';
import { fewestToShow, type EstimateJson } from '../parts/Estimate.tsx';
import { ChoiceField, TextField, type Choice } from '../parts/Field.tsx';
import { Trouble, Waiting } from '../parts/States.tsx';
import { useNumbers, useWords } from '../words/words.tsx';
import { useAsked, type Sides } from './asked.ts';
import { stepChoices } from './Filters.tsx';
import { Middle, Share } from './Moments.tsx';
import { useColumnName, useLived, useSpan, useStep } from './shown.ts';
import { List, type Column } from './table.tsx';
import type { Compared, ShareDifference, TimeDifference } from './types.ts';
import words from './words.json';

const columnMark = 'column ';
const waiting = 'waiting'; // the row of the share of the whole that is waiting
const nothing = { on: '', reached: '', by: '', first: '', second: '' };

export function ComparePart() {
  const t = useWords(words);
  const { compared } = useAsked();
  return (
    <Section title={t('compare_title')} id="compare" beside={t('compare_note')}>
      <ChooseSides />
      {compared && <Result compared={compared} />}
    </Section>
  );
}

/** By what: a day, a moment, or a column of the log and its values. */
function ChooseSides() {
  const { lived } = useLived();
  const { asked, compared, change } = useAsked();
  const t = useWords(words);
  const columnName = useColumnName();
  const [begun, setBegun] = useState<string | null>(null); // a day or a moment is asked for, and not chosen yet
  const kinds: Choice[] = [
    { id: 'on', text: t('by_day') },
    { id: 'reached', text: t('by_moment') },
    ...lived.columns.filter((column) => column.values > 1).map((column) => ({ id: columnMark + column.name, text: t('by_column', { name: columnName(column.name) }) })),
  ];
  const inForce = asked.by ? columnMark + asked.by : asked.reached ? 'reached' : asked.on ? 'on' : null;
  const kind = begun ?? inForce;
  const choose = (id: string | null) => {
    setBegun(id === 'on' || id === 'reached' ? id : null);
    change(id?.startsWith(columnMark) ? { ...nothing, by: id.slice(columnMark.length) } : nothing);
  };
  const values = lived.columns.find((column) => column.name === asked.by)?.most.map((one) => ({ id: one.value, text: one.value, note: t('cases_note', { n: one.cases }) })) ?? [];
  return (
    <div className="lived-choose noprint">
      <ChoiceField label={t('compare_by')} none={t('compare_nothing')} choices={kinds} value={kind} onChange={choose} />
      {kind === 'on' && <TextField type="date" label={t('compare_day')} value={asked.on ?? ''} onChange={(on) => change({ ...nothing, on })} />}
      {kind === 'reached' && <ChoiceField label={t('moment')} choices={stepChoices(lived)} value={asked.reached ?? null} onChange={(reached) => change({ ...nothing, reached: reached ?? '' })} />}
      {asked.by && (
        <>
          <ChoiceField label={t('compare_first')} none={t('compare_most')} choices={values} value={asked.first ?? null} onChange={(first) => change({ first: first ?? '', second: first === null ? '' : asked.second })} />
          {asked.first && <ChoiceField label={t('compare_second')} none={t('compare_others')} choices={values.filter((one) => one.id !== asked.first)} value={asked.second ?? null} onChange={(second) => change({ second: second ?? '' })} />}
        </>
      )}
      {compared && (
        <Button
          weight="small"
          onPress={() => {
            setBegun(null);
            change(nothing);
          }}
        >
          {t('compare_stop')}
        </Button>
      )}
    </div>
  );
}

function Result({ compared }: { compared: Sides }) {
  const { cycle } = useLived();
  const { query } = useAsked();
  const both = useRead<Compared>('/api/cycles/{id}/lived/compare', { path: { id: cycle }, query: { ...query, ...compared } }, { placeholderData: (before) => before });
  if (both.isPending) return <Waiting />;
  if (both.error instanceof Refused) return <Trouble error={both.error} />;
  if (both.error) return <Trouble error={both.error} again={() => void both.refetch()} />;
  const { words: said } = both.data;
  return (
    <div aria-busy={both.isPlaceholderData}>
      <p className="lived-said" aria-live="polite">
        {said.answer}
      </p>
      <p className="basis">
        {said.basis} {said.limits}
      </p>
      <Differences both={both.data} />
    </div>
  );
}

/** One measure of one moment, on both sides. */
type Row = { key: string; name: string; measure: string } & ({ share: ShareDifference; time: null } | { share: null; time: TimeDifference });

function useRows(both: Compared): Row[] {
  const t = useWords(words);
  const step = useStep();
  const rows: Row[] = [{ key: 'whole', name: t('compare_whole'), measure: t('measure_duration'), share: null, time: both.whole.duration }];
  if (both.whole.wait_share.first || both.whole.wait_share.second) rows.push({ key: waiting, name: t('compare_whole'), measure: t('wait_share'), share: both.whole.wait_share, time: null });
  for (const one of both.steps) {
    const { name } = step(one.step);
    rows.push({ key: `${one.step} reach`, name, measure: t('lived_by'), share: one.reach, time: null });
    rows.push({ key: `${one.step} wait`, name, measure: t('measure_wait'), share: null, time: one.wait });
    rows.push({ key: `${one.step} ended`, name, measure: t('ended_here'), share: one.ended, time: null });
    rows.push({ key: `${one.step} service`, name, measure: t('measure_service'), share: null, time: one.service });
  }
  return rows.filter(isThere);
}

/** Nothing to compare where nobody was; that nobody ended at a moment, on either side, is no line. */
function isThere(row: Row): boolean {
  if (row.time) return row.time.first !== null || row.time.second !== null;
  return !row.key.endsWith('ended') || Boolean(row.share.first?.value || row.share.second?.value);
}

/** Of two times their medians; the means where only they show the difference. */
function shownOf(row: Row): EstimateJson | null | undefined {
  if (row.share) return row.share.difference;
  return row.time.told_by === 'means' ? row.time.difference : row.time.medians;
}

function Differences({ both }: { both: Compared }) {
  const t = useWords(words);
  const rows = useRows(both);
  const [all, setAll] = useState(false);
  // the whole journey, and what is more than chance; the rest is asked for
  const shown = all ? rows : rows.filter((row, at) => at === 0 || row.key === waiting || (row.share ?? row.time).clear);
  const columns: Column<Row>[] = [
    { label: t('moment'), value: (row) => row.name, cell: (row) => <b>{row.name}</b> },
    { label: t('measure'), value: (row) => row.measure },
    { label: both.first.name, value: (row) => sideOf(row, 'first'), cell: (row) => <Side row={row} side="first" /> },
    { label: both.second.name, value: (row) => sideOf(row, 'second'), cell: (row) => <Side row={row} side="second" /> },
    { label: t('difference'), value: (row) => shownOf(row)?.value, cell: (row) => <Difference row={row} /> },
    { label: t('more_than_chance'), value: (row) => (row.share ?? row.time).clear, cell: (row) => ((row.share ?? row.time).clear ? <b className="tag">{t('clear')}</b> : <span className="note">{t('not_clear')}</span>) },
  ];
  return (
    <>
      <List caption={t('compare_title')} name="compared" columns={columns} rows={shown} exported={rows} keyOf={(row) => row.key} />
      {shown.length < rows.length || all ? (
        <div className="bar lived-export">
          <Button weight="small" aria-expanded={all} onPress={() => setAll(!all)}>
            {all ? t('compare_fewer') : t('compare_all', { n: rows.length })}
          </Button>
        </div>
      ) : null}
    </>
  );
}

function sideOf(row: Row, side: 'first' | 'second'): number | null | undefined {
  return row.share ? row.share[side]?.value : row.time.first && row.time[side]?.median.value;
}

function Side({ row, side }: { row: Row; side: 'first' | 'second' }) {
  if (row.time) return <Middle durations={row.time[side]} />;
  const share = row.share[side];
  if (row.key === waiting) return <Part share={share} />;
  return <Share share={share} n={share?.value == null ? 0 : Math.round(share.value * share.n)} />;
}

/** A share of time, not of cases. */
function Part({ share }: { share: EstimateJson | null }) {
  const t = useWords(words);
  const numbers = useNumbers();
  if (few(share) || share?.value == null) return <span className="note">–</span>;
  const { low, high } = share;
  return (
    <>
      <b>{numbers.share(share.value)}</b> {low !== null && high !== null && <span className="note">({t('between', { low: numbers.share(low), high: numbers.share(high) })})</span>}
    </>
  );
}

const few = (estimate: EstimateJson | null | undefined): boolean => !estimate || estimate.n < fewestToShow;

function Difference({ row }: { row: Row }) {
  const t = useWords(words);
  const numbers = useNumbers();
  const span = useSpan();
  const hidden = row.share ? few(row.share.first) || few(row.share.second) : few(row.time.first?.median) || few(row.time.second?.median);
  const difference = shownOf(row);
  if (hidden || difference?.value == null) return <span className="note">–</span>;
  const told = (value: number) => (row.share ? numbers.one(value * 100) : span(value));
  const nil = told(0); // what is told as nothing has no sign
  const signed = (value: number) => {
    const size = told(Math.abs(value));
    return size === nil ? size : `${value > 0 ? '+' : '−'}${size}`;
  };
  return (
    <>
      <b>{row.share ? t('points', { value: signed(difference.value) }) : signed(difference.value)}</b>{' '}
      {difference.low !== null && difference.high !== null && <span className="note">({t('between', { low: signed(difference.low), high: signed(difference.high) })})</span>}
      {row.time?.told_by === 'means' && <span className="note block">{t('of_means')}</span>}
    </>
  );
}
