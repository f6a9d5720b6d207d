// What keeps listening alive: noting that a post was read, that a cycle was reviewed, that a need was heard again or became
// a requirement. Deeds of their own, which only these kinds have.
import { useState } from 'react';

import { useDeed } from '../api/queries.ts';
import { Button } from '../parts/Button.tsx';
import { Sheet } from '../parts/Dialogs.tsx';
import { ChoiceField, faultOf, Form, TextField } from '../parts/Field.tsx';
import { useWords } from '../words/words.tsx';
import words from './words.json';

type Field = 'day' | 'note' | 'where' | 'count' | 'text' | 'level';

const deeds = {
  listened: { path: '/api/listening/{id}/done', fields: ['day'] },
  reviewed: { path: '/api/cycles/{id}/reviews', fields: ['day', 'note'] },
  heard: { path: '/api/needs/{id}/heard', fields: ['where', 'count', 'day'] },
  require: { path: '/api/needs/{id}/requirement', fields: ['text', 'level'] },
} as const satisfies Record<string, { path: string; fields: readonly Field[] }>;

type DeedName = keyof typeof deeds;

const ofKind: Record<string, readonly DeedName[]> = {
  listening_post: ['listened'],
  cycle: ['reviewed'],
  emerging_need: ['heard', 'require'],
};

/** The deeds of a record's own kind; nothing for the others. */
export function CareDeeds({ kind, id }: { kind: string; id: string }) {
  return (ofKind[kind] ?? []).map((name) => <CareDeed key={name} name={name} id={id} />);
}

function CareDeed({ name, id }: { name: DeedName; id: string }) {
  const t = useWords(words);
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button onPress={() => setOpen(true)}>{t(`care_${name}`)}</Button>
      {open && (
        <Sheet title={t(`care_${name}`)} isOpen onClose={() => setOpen(false)}>
          <CareForm name={name} id={id} onDone={() => setOpen(false)} />
        </Sheet>
      )}
    </>
  );
}

function CareForm({ name, id, onDone }: { name: DeedName; id: string; onDone: () => void }) {
  const t = useWords(words);
  const deed = useDeed<unknown>('post', deeds[name].path);
  const [values, setValues] = useState<Partial<Record<Field, string>>>({});
  const submit = () => {
    const said = Object.entries(values).filter(([, value]) => value !== '');
    const body = Object.fromEntries(said.map(([field, value]) => [field, field === 'count' ? Number(value) : value]));
    deed.mutate({ path: { id }, body }, { onSuccess: onDone });
  };
  return (
    <Form onSubmit={submit} error={deed.error} fields={deeds[name].fields}>
      <p className="note">{t(`care_${name}_what`)}</p>
      {deeds[name].fields.map((field) => (
        <CareField key={field} field={field} value={values[field] ?? ''} onChange={(value) => setValues({ ...values, [field]: value })} error={faultOf(deed.error, field)} />
      ))}
      <div className="bar">
        <Button type="submit" weight="primary" isPending={deed.isPending}>
          {t('save')}
        </Button>
      </div>
    </Form>
  );
}

function CareField({ field, value, onChange, error }: { field: Field; value: string; onChange: (value: string) => void; error: string | undefined }) {
  const t = useWords(words);
  const common = { name: field, label: t(`care_field_${field}`), error, value, onChange };
  if (field === 'day') return <TextField {...common} type="date" hint={t('care_today')} />;
  if (field === 'count') return <TextField {...common} inputMode="numeric" hint={t('care_once')} />;
  if (field === 'note') return <TextField {...common} long />;
  if (field !== 'level') return <TextField {...common} isRequired={field === 'where'} />;
  const levels = (['must', 'should', 'delight'] as const).map((id) => ({ id, text: t(`care_level_${id}`) }));
  return <ChoiceField {...common} choices={levels} value={value || null} onChange={(id) => onChange(id ?? '')} none={t('not_said')} />;
}
