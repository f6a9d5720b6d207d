// Which version is looked at: draft, in force, or an older number. The choice lives in the address.
import { ChoiceField } from '../parts/Field.tsx';
import { useWords } from '../words/words.tsx';
import { useVersions } from './reading.ts';
import words from './words.json';
import type { VersionState } from './types.ts';

export function useStateWord(): (state: VersionState) => string {
  const t = useWords(words);
  return (state) => t(`state_${state}`);
}

/** "v2 · borrador" */
export function VersionTag({ number, state }: { number: number; state: VersionState }) {
  const word = useStateWord();
  return (
    <span className="views-version">
      v{number} · {word(state)}
    </span>
  );
}

interface Props {
  id: string;
  value: string;
  onChange: (version: string) => void;
  label?: string;
}

export function VersionChoice({ id, value, onChange, label }: Props) {
  const t = useWords(words);
  const word = useStateWord();
  const versions = useVersions(id).data?.versions ?? [];
  if (versions.length < 2) return null;
  const named = (state: VersionState, number: number) => (state === 'retired' ? String(number) : state);
  const choices = versions.map(({ values }) => ({ id: named(values.state, values.number), text: `v${values.number} · ${word(values.state)}` }));
  const chosen = versions.find(({ values }) => value === named(values.state, values.number) || value === String(values.number));
  return (
    <div className="views-choice noprint">
      <ChoiceField
        label={label ?? t('version')}
        choices={choices}
        value={chosen ? named(chosen.values.state, chosen.values.number) : null}
        onChange={(version) => version !== null && onChange(version)}
      />
    </div>
  );
}
