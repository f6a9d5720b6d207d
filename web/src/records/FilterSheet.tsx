// Adding one condition to a list: which field, how it compares, with what.
import { useState } from 'react';

import { Button } from '../parts/Button.tsx';
import { Sheet } from '../parts/Dialogs.tsx';
import { ChoiceField, TextField } from '../parts/Field.tsx';
import { textIn, useSpeech, useWords } from '../words/words.tsx';
import { comparisonsOf, type Comparison, type Condition } from './filter.ts';
import { AnyReference } from './fields/ReferenceField.tsx';
import { useComparisonWord } from './ListBar.tsx';
import { typedNumber } from './numbers.ts';
import type { FieldForm, KindForm } from './types.ts';
import words from './words.json';

export function FilterSheet({ form, onClose, onAdd }: { form: KindForm; onClose: () => void; onAdd: (condition: Condition) => void }) {
  const t = useWords(words);
  const { language } = useSpeech();
  const compare = useComparisonWord();
  const fields = form.fields.filter((field) => comparisonsOf(field).length > 2);
  const [name, choose] = useState<string | null>(null);
  const [comparison, setComparison] = useState<Comparison>('=');
  const [value, setValue] = useState('');
  const field = fields.find((one) => one.name === name);
  const needsValue = comparison !== '?' && comparison !== '!?';
  const chooseField = (id: string | null) => {
    const next = fields.find((one) => one.name === id);
    choose(id);
    setValue('');
    if (next) setComparison(comparisonsOf(next)[0]!);
  };
  return (
    <Sheet title={t('filter_add')} isOpen onClose={onClose}>
      <ChoiceField label={t('filter_field')} choices={fields.map((one) => ({ id: one.name, text: textIn(one.label, language) }))} value={name} onChange={chooseField} />
      {field && (
        <ChoiceField
          label={t('filter_how')}
          choices={comparisonsOf(field).map((one) => ({ id: one, text: compare(one) }))}
          value={comparison}
          onChange={(id) => setComparison((id ?? '=') as Comparison)}
        />
      )}
      {field && needsValue && <ValueField field={field} value={value} onChange={setValue} />}
      <div className="bar">
        {field && (value !== '' || !needsValue) ? (
          <Button weight="primary" onPress={() => onAdd({ field: field.name, comparison, value: needsValue ? value : '' })}>
            {t('filter_apply')}
          </Button>
        ) : (
          <p className="note">{t('filter_incomplete')}</p>
        )}
      </div>
    </Sheet>
  );
}

function ValueField({ field, value, onChange }: { field: FieldForm; value: string; onChange: (value: string) => void }) {
  const t = useWords(words);
  const { language } = useSpeech();
  const [typed, type] = useState('');
  const label = t('filter_value');
  if (field.type === 'choice') {
    return <ChoiceField label={label} choices={field.choices.map((one) => ({ id: one.code, text: textIn(one.label, language) }))} value={value || null} onChange={(id) => onChange(id ?? '')} />;
  }
  if (field.type === 'yes_no') {
    const choices = (['yes', 'no'] as const).map((id) => ({ id, text: t(id) }));
    return <ChoiceField label={label} choices={choices} value={value || null} onChange={(id) => onChange(id ?? '')} />;
  }
  if (field.type === 'reference') return <AnyReference kind={field.refers_to ?? ''} label={label} value={value || null} onChange={(id) => onChange(id ?? '')} />;
  if (field.type === 'day') return <TextField label={label} type="date" value={value} onChange={onChange} />;
  if (field.type === 'instant') return <TextField label={label} type="date" value={value.slice(0, 10)} onChange={(day) => onChange(day === '' ? '' : `${day}T00:00:00Z`)} />;
  if (['whole', 'number', 'share'].includes(field.type)) {
    const write = (text: string) => {
      type(text);
      const number = typedNumber(text, field.type);
      onChange(typeof number === 'number' ? String(number) : '');
    };
    return <TextField label={label} inputMode="decimal" unit={field.type === 'share' ? '%' : (field.unit ?? undefined)} value={typed} onChange={write} />;
  }
  return <TextField label={label} value={value} onChange={onChange} />;
}
