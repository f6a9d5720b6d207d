// Which objects are the cases of an object-centric log (OCEL): while it is imported, and when a cycle begins from it.
import { ChoiceField } from '../parts/Field.tsx';
import { useWords } from '../words/words.tsx';
import type { ObjectType } from './types.ts';
import words from './words.json';

interface Props {
  types: readonly ObjectType[];
  value: string | null;
  onChange: (type: string) => void;
}

export function ObjectTypeField({ types, value, onChange }: Props) {
  const t = useWords(words);
  return (
    <ChoiceField
      label={t('object_type')}
      hint={t('object_type_hint')}
      none={t('object_type_none')}
      choices={types.map((type) => ({ id: type.name, text: type.name, note: t('object_type_size', { objects: type.objects, events: type.events }) }))}
      value={value}
      onChange={(id) => id && id !== value && onChange(id)}
    />
  );
}

/** A log with one type needs no word. */
export function onlyType(types: readonly ObjectType[]): string | null {
  return types.length === 1 ? types[0]!.name : null;
}
