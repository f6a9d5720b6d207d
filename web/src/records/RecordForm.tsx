// The form of any kind of record, from its declaration: to add one, or to change one.
//
//   <RecordForm kind="unit" onSaved={(record) => …} />
//   <RecordForm kind="unit" id={id} initial={{}} onSaved={…} onCancel={…} />
import type { ReactNode } from 'react';

import { Button } from '../parts/Button.tsx';
import { Form } from '../parts/Field.tsx';
import { Trouble, Waiting } from '../parts/States.tsx';
import { useNumbers, useWords } from '../words/words.tsx';
import { ClashSheet } from './Clash.tsx';
import { useEditing } from './editing.ts';
import { useFaults } from './faults.ts';
import { FieldInput } from './fields/FieldInput.tsx';
import { useKindForm, useRecord, type KindName } from './kinds.ts';
import type { KindForm, RecordJson, Values } from './types.ts';
import words from './words.json';
import './records.css';

export interface RecordFormProps {
  kind: KindName;
  /** Of the record to be changed; without it a new one is made. */
  id?: string;
  /** What a new one begins with. */
  initial?: Values;
  /** Only these fields, in this order; all, if it is not said. */
  only?: readonly string[];
  onSaved: (record: RecordJson) => void;
  onCancel?: () => void;
  /** What the button says; "Guardar", if it is not said. */
  save?: string;
  children?: ReactNode;
}

export function RecordForm(props: RecordFormProps) {
  const form = useKindForm(props.kind);
  const record = useRecord(props.kind, props.id ?? '', props.id !== undefined);
  if (form.error ?? record.error) return <Trouble error={(form.error ?? record.error)!} again={() => void form.refetch()} />;
  if (!form.data || (props.id !== undefined && !record.data)) return <Waiting />;
  return <Filling key={props.id ?? 'new'} {...props} form={form.data} record={props.id === undefined ? undefined : record.data} />;
}

const nothing: Values = {};

function Filling({ kind, form, record, initial = nothing, only, onSaved, onCancel, save, children }: RecordFormProps & { form: KindForm; record: RecordJson | undefined }) {
  const t = useWords(words);
  const editing = useEditing(kind, form, record, initial);
  const faults = useFaults(form);
  const fields = (only ? only.map((name) => form.fields.find((field) => field.name === name)) : form.fields).filter((field) => field !== undefined);
  const shown = fields.filter((field) => record !== undefined || !field.read_only);
  const submit = async () => {
    const saved = await editing.save();
    if (saved) onSaved(saved);
  };
  const settled = async (chosen: Values) => {
    const saved = await editing.settle(chosen);
    if (saved) onSaved(saved);
  };
  const cancel = () => {
    editing.discard();
    onCancel?.();
  };
  return (
    <Form onSubmit={() => void submit()} error={faults.told(editing.error)} fields={[]}>
      <DraftNote at={editing.draftAt} onDiscard={editing.discard} />
      {children}
      {shown.map((field) => (
        <FieldInput
          key={`${field.name}${editing.generation}`}
          field={field}
          value={editing.values[field.name] ?? (field.read_only ? (record?.values[field.name] ?? null) : null)}
          titles={record?.titles}
          error={faults.of(editing.error, field.name)}
          onChange={(value) => editing.set(field.name, value)}
        />
      ))}
      <div className="bar">
        <Button type="submit" weight="primary" isPending={editing.saving}>
          {save ?? t('save')}
        </Button>
        {onCancel && <Button onPress={cancel}>{t('cancel')}</Button>}
      </div>
      {editing.clash && <ClashSheet form={form} editing={editing} clash={editing.clash} titles={record?.titles ?? {}} onSettled={(chosen) => void settled(chosen)} />}
    </Form>
  );
}

function DraftNote({ at, onDiscard }: { at: string | null; onDiscard: () => void }) {
  const t = useWords(words);
  const numbers = useNumbers();
  if (!at) return null;
  return (
    <div className="hint records-draft">
      <p>{t('draft_found', { day: numbers.day(at), time: numbers.time(new Date(at)) })}</p>
      <Button weight="small" onPress={onDiscard}>
        {t('draft_discard')}
      </Button>
    </div>
  );
}
