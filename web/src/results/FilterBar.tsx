// What is looked at: chips that can be cleared, and a panel to choose. Everything stands in the address.
import { useState } from 'react';

import { useRead } from '../api/queries.ts';
import { Button } from '../parts/Button.tsx';
import { ChoiceField, TextField, type Choice } from '../parts/Field.tsx';
import { useNumbers } from '../words/words.tsx';
import { filterNames, useFilters, type FilterName, type Filters } from './filters.ts';
import { useResultWords } from './report.ts';

const channels = ['in_person', 'phone', 'web', 'email', 'mail', 'machine'] as const;
type Channel = (typeof channels)[number];
const isChannel = (code: string): code is Channel => (channels as readonly string[]).includes(code);

interface RecordList {
  records: { id: string; title?: string; values: Record<string, unknown> }[];
}
interface VersionList {
  versions: { values: { number?: number; state?: string } }[];
}

export function FilterBar({ cycle, waves }: { cycle: string; waves: readonly string[] }) {
  const t = useResultWords();
  const { filters, change } = useFilters();
  const [open, setOpen] = useState(false);
  const units = useUnitChoices(open || filters.unit !== undefined);
  return (
    <div className="results-filters">
      <div className="bar">
        <Button weight="small" aria-expanded={open} onPress={() => setOpen(!open)}>
          {t('filter')} {open ? '▴' : '▾'}
        </Button>
        <Chips filters={filters} units={units} change={change} />
      </div>
      {open && <Panel cycle={cycle} waves={waves} units={units} filters={filters} change={change} />}
    </div>
  );
}

type ChangeFilters = ReturnType<typeof useFilters>['change'];

function Chips({ filters, units, change }: { filters: Filters; units: readonly Choice[]; change: ChangeFilters }) {
  const t = useResultWords();
  const numbers = useNumbers();
  const told = (name: FilterName, value: string): string => {
    if (name === 'from' || name === 'until') return numbers.day(value);
    if (name === 'channel' && isChannel(value)) return t(`channel_${value}`);
    if (name === 'unit') return units.find((unit) => unit.id === value)?.text ?? value;
    if (name === 'version' && value === 'draft') return t('version_draft');
    return value;
  };
  const set = filterNames.filter((name) => filters[name]);
  if (set.length === 0 && filters.critical.length === 0) return null;
  return (
    <>
      {set.map((name) => {
        const text = `${t(`filter_${name}`)}: ${told(name, filters[name]!)}`;
        return <Chip key={name} text={text} clear={() => change({ [name]: undefined })} />;
      })}
      {filters.critical.map((one) => (
        <Chip key={one} text={t('filter_critical', { moment: one.split('=')[0]! })} clear={() => change({ critical: filters.critical.filter((other) => other !== one) })} />
      ))}
      <Button weight="small" onPress={() => change({ critical: [], ...Object.fromEntries(filterNames.map((name) => [name, undefined])) })}>
        {t('clear_all')}
      </Button>
    </>
  );
}

function Chip({ text, clear }: { text: string; clear: () => void }) {
  const t = useResultWords();
  return (
    <Button weight="small" aria-label={t('clear_filter', { filter: text })} onPress={clear}>
      {text} <span aria-hidden="true">✕</span>
    </Button>
  );
}

interface PanelProps {
  cycle: string;
  waves: readonly string[];
  units: readonly Choice[];
  filters: Filters;
  change: ChangeFilters;
}

function Panel({ cycle, waves, units, filters, change }: PanelProps) {
  const t = useResultWords();
  const versions = useVersionChoices(cycle);
  const waveChoices = waves.map((wave) => ({ id: wave, text: wave }));
  const choose = (name: FilterName) => (value: string | null) => change({ [name]: value ?? undefined });
  const all = t('all');
  return (
    <div className="results-panel">
      <ChoiceField label={t('filter_wave')} choices={waveChoices} none={all} value={filters.wave ?? null} onChange={choose('wave')} />
      <ChoiceField label={t('filter_before')} choices={waveChoices.filter((wave) => wave.id !== filters.wave)} none={t('no_before')} value={filters.before ?? null} onChange={choose('before')} />
      <ChoiceField label={t('filter_version')} choices={versions} none={t('version_in_force')} value={filters.version ?? null} onChange={choose('version')} />
      <ChoiceField label={t('filter_unit')} choices={units} none={all} value={filters.unit ?? null} onChange={choose('unit')} />
      <ChoiceField label={t('filter_channel')} choices={channels.map((channel) => ({ id: channel, text: t(`channel_${channel}`) }))} none={all} value={filters.channel ?? null} onChange={choose('channel')} />
      <TextField label={t('filter_from')} type="date" value={filters.from ?? ''} onChange={(value) => change({ from: value || undefined })} />
      <TextField label={t('filter_until')} type="date" value={filters.until ?? ''} onChange={(value) => change({ until: value || undefined })} />
    </div>
  );
}

function useVersionChoices(cycle: string): Choice[] {
  const t = useResultWords();
  const versions = useRead<VersionList>('/api/cycles/{id}/versions', { path: { id: cycle } });
  return (versions.data?.versions ?? []).map(({ values }) => ({
    id: values.state === 'draft' ? 'draft' : String(values.number),
    text: values.state === 'draft' ? t('version_draft') : t('version_number', { number: values.number ?? 0 }),
  }));
}

function useUnitChoices(wanted: boolean): Choice[] {
  const units = useRead<RecordList>('/api/records/unit', { query: { limit: '200' } }, { enabled: wanted });
  return (units.data?.records ?? []).map((unit) => ({ id: unit.id, text: unit.title ?? String(unit.values['name'] ?? unit.id) }));
}
