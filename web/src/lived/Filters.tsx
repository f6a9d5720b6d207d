// Which cases: the log, the days, and whatever else they have in common; chips say it and take it away.
import { useState } from 'react';

import { Button } from '../parts/Button.tsx';
import { ChoiceField, TextField, type Choice } from '../parts/Field.tsx';
import { useNumbers, useWords } from '../words/words.tsx';
import { useAsked, type Asked } from './asked.ts';
import { useColumnName, useLived } from './shown.ts';
import { List } from './table.tsx';
import type { Lived } from './types.ts';
import words from './words.json';

interface Chip {
  key: string;
  text: string;
  without: Partial<Asked>;
}

/** What the cases are filtered by, in words, and the address without it. The names are the server's when it answered. */
export function useChips(lived: Lived | null): Chip[] {
  const t = useWords(words);
  const numbers = useNumbers();
  const { asked } = useAsked();
  const columnName = useColumnName();
  const nameOf = (kind: string, value: string) => lived?.filters.find((one) => one.kind === kind && one.value === value)?.name ?? value;
  const chips: Chip[] = [];
  if (asked.from) chips.push({ key: 'from', text: t('chip_from', { day: numbers.day(asked.from) }), without: { from: '' } });
  if (asked.until) chips.push({ key: 'until', text: t('chip_until', { day: numbers.day(asked.until) }), without: { until: '' } });
  for (const kind of ['with', 'without'] as const)
    for (const value of asked[kind])
      chips.push({ key: kind + value, text: t(`chip_${kind}`, { name: nameOf(kind, value) }), without: { [kind]: asked[kind].filter((one) => one !== value) } });
  for (const value of asked.where) chips.push({ key: value, text: whereText(value, columnName), without: { where: asked.where.filter((one) => one !== value) } });
  if (asked.journey) chips.push({ key: 'journey', text: t('chip_journey', { name: asked.journey }), without: { journey: '' } });
  if (asked.zone) chips.push({ key: 'zone', text: t('chip_zone', { zone: asked.zone }), without: { zone: '' } });
  return chips;
}

/** "resource=Ana" → "quién lo hizo: Ana" */
function whereText(where: string, columnName: (column: string) => string): string {
  const equals = where.indexOf('=');
  return equals === -1 ? where : `${columnName(where.slice(0, equals))}: ${where.slice(equals + 1)}`;
}

export function Chips({ lived }: { lived: Lived | null }) {
  const t = useWords(words);
  const chips = useChips(lived);
  const { change } = useAsked();
  if (chips.length === 0) return null;
  const none = Object.assign({}, ...chips.map((chip) => chip.without), { with: [], without: [], where: [] }) as Partial<Asked>;
  return (
    <ul className="lived-chips" aria-label={t('filtered_by')}>
      {chips.map((chip) => (
        <li key={chip.key}>
          <Button weight="small" aria-label={t('take_away', { filter: chip.text })} onPress={() => change(chip.without)}>
            {chip.text} <span aria-hidden="true">✕</span>
          </Button>
        </li>
      ))}
      <li>
        <Button weight="small" onPress={() => change(none)}>
          {t('take_all_away')}
        </Button>
      </li>
    </ul>
  );
}

/** Days, and one filter more. */
export function FilterPart() {
  const { lived } = useLived();
  const { asked, change } = useAsked();
  const t = useWords(words);
  return (
    <>
      <div className="lived-choose">
        <ChooseLog />
        <TextField type="date" label={t('from')} value={asked.from ?? ''} onChange={(from) => change({ from })} />
        <TextField type="date" label={t('until')} value={asked.until ?? ''} onChange={(until) => change({ until })} />
        <OneMore />
      </div>
      <Chips lived={lived} />
      <CommonPart />
    </>
  );
}

/** All imports that were read alike as one log, or one of them. */
function ChooseLog() {
  const { lived } = useLived();
  const { change } = useAsked();
  const t = useWords(words);
  const numbers = useNumbers();
  if (lived.logs.length < 2) return null;
  const daysOf = (logs: Lived['logs']) => {
    const days = logs.flatMap((log) => [log.first_day, log.last_day]).filter((day) => day !== null).sort();
    return days.length === 0 ? '' : `${numbers.day(days[0]!)} – ${numbers.day(days.at(-1)!)}`;
  };
  const choices: Choice[] = [
    ...lived.together.map((group) => ({ id: group.join(' '), text: t('logs_together', { n: group.length }), note: daysOf(lived.logs.filter((log) => group.includes(log.import))) })),
    ...lived.logs.map((log) => ({ id: log.import, text: log.file || log.import, note: [log.wave ?? '', daysOf([log])].filter(Boolean).join(' · ') })),
  ];
  // what is looked at without asking needs no address
  const usual = lived.together.find((group) => group.includes(lived.logs[0]!.import))?.join(' ') ?? lived.logs[0]!.import;
  return <ChoiceField label={t('log')} choices={choices} value={lived.asked.join(' ')} onChange={(ids) => change({ log: ids === null || ids === usual ? [] : ids.split(' ') })} />;
}

/** Events that two imports have: how many, and which to look for in the files. */
function CommonPart() {
  const { lived } = useLived();
  const t = useWords(words);
  const { events, first } = lived.common;
  if (events === 0) return null;
  return (
    <details className="lived-common">
      <summary>{t('common_open', { n: events })}</summary>
      <List
        caption={t('common_title')}
        name="common"
        columns={[
          { label: t('file'), value: (one) => one.file },
          { label: t('activity'), value: (one) => one.activity },
          { label: t('ends'), value: (one) => one.at },
        ]}
        rows={first}
        keyOf={(one) => `${first.indexOf(one)}`}
      />
      {first.length < events && <p className="note">{t('journeys_shown', { shown: first.length, all: events })}</p>}
    </details>
  );
}

const columnMark = 'column ';

function OneMore() {
  const { lived } = useLived();
  const { asked, change } = useAsked();
  const t = useWords(words);
  const columnName = useColumnName();
  const [kind, setKind] = useState<string | null>(null);
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const kinds: Choice[] = [
    { id: 'with', text: t('filter_with') },
    { id: 'without', text: t('filter_without') },
    ...lived.columns.map((column) => ({ id: columnMark + column.name, text: columnName(column.name) })),
    ...(zone && zone !== 'UTC' && lived.zone !== zone ? [{ id: 'zone', text: t('filter_zone', { zone }) }] : []),
  ];
  const choose = (value: string | null) => {
    if (value === null || kind === null) return;
    setKind(null);
    if (kind === 'with' || kind === 'without') change({ [kind]: [...asked[kind].filter((one) => one !== value), value] });
    else change({ where: [...asked.where, `${kind.slice(columnMark.length)}=${value}`] });
  };
  return (
    <>
      <ChoiceField label={t('filter_more')} none={t('filter_nothing')} choices={kinds} value={kind} onChange={(id) => (id === 'zone' ? change({ zone }) : setKind(id))} />
      {kind !== null && <ChoiceField key={kind} label={t('filter_value')} choices={valuesOf(lived, kind, t)} value={null} onChange={choose} />}
    </>
  );
}

function valuesOf(lived: Lived, kind: string, t: (key: 'cases_note', values: Record<string, number>) => string): Choice[] {
  if (!kind.startsWith(columnMark)) return stepChoices(lived);
  const column = lived.columns.find((one) => columnMark + one.name === kind);
  return (column?.most ?? []).map((one) => ({ id: one.value, text: one.value, note: t('cases_note', { n: one.cases }) }));
}

/** Moments, and activities that the map does not know, as choices. */
export function stepChoices(lived: Lived): Choice[] {
  return lived.steps.map((step) => ({ id: step.moment ?? step.name, text: step.moment === null ? `[${step.name}]` : step.name }));
}
