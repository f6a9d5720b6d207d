// What is looked at: chips that can be cleared, and a panel to choose. Everything stands in the address.
import { useState } from 'react';

import { useRead } from '../api/queries.ts';
import { Button } from '../parts/Button.tsx';
import { ChoiceField, TextField, type Choice } from '../parts/Field.tsx';
import { useNumbers } from '../words/words.tsx';
import { filterNames, useFilters, type FilterName, type Filters } from './filters.ts';
import { useResultWords } from './report.ts';
import type { Results } from './types.ts';

interface VersionList {
  versions: { values: { number?: number; state?: string } }[];
}

export function FilterBar({ cycle, results }: { cycle: string; results: Results }) {
  const t = useResultWords();
  const { filters, change } = useFilters();
  const [open, setOpen] = useState(false);
  return (
    <div className="results-filters">
      <div className="bar">
        <Button weight="small" aria-expanded={open} onPress={() => setOpen(!open)}>
          {t('filter')} {open ? '▴' : '▾'}
        </Button>
        <Chips filters={filters} change={change} />
      </div>
      {open && <Panel cycle={cycle} results={results} filters={filters} change={change} />}
    </div>
  );
}

type ChangeFilters = ReturnType<typeof useFilters>['change'];

function Chips({ filters, change }: { filters: Filters; change: ChangeFilters }) {
  const t = useResultWords();
  const numbers = useNumbers();
  const told = (name: FilterName, value: string): string => {
    if (name === 'from' || name === 'until') return numbers.day(value);
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
  results: Results;
  filters: Filters;
  change: ChangeFilters;
}

function Panel({ cycle, results, filters, change }: PanelProps) {
  const t = useResultWords();
  const versions = useVersionChoices(cycle);
  const { units, channels } = results.filters;
  const waveChoices = results.waves.map((wave) => ({ id: wave.label, text: wave.label || t('wave_unnamed'), note: t('respondents', { n: wave.rows }) }));
  const named = (groups: string[]): Choice[] => groups.map((group) => ({ id: group, text: group }));
  const choose = (name: FilterName) => (value: string | null) => change({ [name]: value ?? undefined });
  const all = t('all');
  return (
    <div className="results-panel">
      <ChoiceField label={t('filter_wave')} choices={waveChoices} none={t('wave_latest')} value={filters.wave ?? null} onChange={choose('wave')} />
      <ChoiceField label={t('filter_before')} choices={waveChoices.filter((wave) => wave.id !== results.filters.wave)} none={t('no_before')} value={filters.before ?? null} onChange={choose('before')} />
      <ChoiceField label={t('filter_version')} choices={versions} none={t('version_in_force')} value={filters.version ?? null} onChange={choose('version')} />
      {units.length > 0 && <ChoiceField label={t('filter_unit')} choices={named(units)} none={all} value={filters.unit ?? null} onChange={choose('unit')} />}
      {channels.length > 0 && <ChoiceField label={t('filter_channel')} choices={named(channels)} none={all} value={filters.channel ?? null} onChange={choose('channel')} />}
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
