// A reference to another record, found by its title. What was chosen stays when the list no longer holds it.
import { useEffect, useState } from 'react';
import { Button, ComboBox, FieldError, Input, Label, ListBox, ListBoxItem, Popover, Text } from 'react-aria-components';

import { textIn, useSpeech, useWords } from '../../words/words.tsx';
import { textOf } from '../filter.ts';
import { isKind, useKindForm, useRecord, useRecords, type KindName } from '../kinds.ts';
import { titleOf } from '../showing.ts';
import type { KindForm } from '../types.ts';
import words from '../words.json';

export interface ReferenceProps {
  kind: KindName;
  label: string;
  value: string | null;
  onChange: (id: string | null) => void;
  hint?: string;
  error?: string | undefined;
  isRequired?: boolean;
  isReadOnly?: boolean;
  name?: string;
  /** The title of `value`, where the caller knows it already. */
  title?: string | undefined;
}

const shown = 20;
const patience_ms = 200;

function useSettled(text: string): string {
  const [settled, settle] = useState(text);
  useEffect(() => {
    const wait = setTimeout(() => settle(text), patience_ms);
    return () => clearTimeout(wait);
  }, [text]);
  return settled;
}

/** Personal titles are not in the server's search: people are asked for by a filter, which their readers may use. */
function asked(form: KindForm | undefined, text: string) {
  if (!form || text.trim() === '') return { limit: shown };
  const title = form.fields.find((field) => field.name === form.title_field);
  const personal = title?.sensitivity === 'personal' || title?.sensitivity === 'health';
  if (!personal) return { limit: shown, search: text };
  return { limit: shown, filter: textOf([{ field: form.title_field, comparison: '~', value: text }]) };
}

function useTitle(kind: KindName, id: string | null, known: string | undefined, form: KindForm | undefined): string {
  const { language } = useSpeech();
  const t = useWords(words);
  const record = useRecord(kind, id ?? '', id !== null && known === undefined);
  if (id === null) return '';
  if (known !== undefined) return known;
  if (record.isError) return t('somebody_elses');
  return form && record.data ? titleOf(form, record.data, language) : '';
}

function useOptions(kind: KindName, search: string, form: KindForm | undefined, chosen: { id: string; text: string } | null) {
  const { language } = useSpeech();
  const found = useRecords(kind, asked(form, search), form !== undefined);
  const options = (found.data?.records ?? []).map((record) => ({ id: record.id, text: form ? titleOf(form, record, language) : record.id }));
  if (chosen && !options.some((option) => option.id === chosen.id)) options.push(chosen);
  return { options, pending: found.isPending };
}

export function ReferenceField({ kind, label, value, onChange, hint, error, title, ...rest }: ReferenceProps) {
  const t = useWords(words);
  const { language } = useSpeech();
  const form = useKindForm(kind).data;
  // The title of what was just chosen is known; asking for it would empty the field meanwhile.
  const [picked, pick] = useState<{ id: string; text: string } | null>(null);
  const current = useTitle(kind, value, picked?.id === value ? picked?.text : title, form);
  const [typed, type] = useState<string | null>(null);
  const search = useSettled(typed ?? '');
  const { options, pending } = useOptions(kind, search, form, value !== null && current ? { id: value, text: current } : null);
  const input = (text: string) => {
    type(text === current ? null : text);
    if (text === '' && value !== null) onChange(null);
  };
  const choose = (key: string | number | null) => {
    const option = options.find((one) => one.id === key);
    if (option) pick(option);
    type(null);
    onChange(option?.id ?? null);
  };
  return (
    <ComboBox
      {...rest}
      className="field"
      items={options}
      value={value}
      onChange={choose}
      inputValue={typed ?? current}
      onInputChange={input}
      onBlur={() => type(null)}
      defaultFilter={() => true}
      menuTrigger="focus"
      allowsEmptyCollection
      isInvalid={error !== undefined}
      validationBehavior="aria"
    >
      <Label>{label}</Label>
      <div className="records-combo">
        <Input placeholder={form ? t('find_one', { what: textIn(form.one, language).toLocaleLowerCase() }) : ''} />
        <Button aria-label={t('show_choices')}>▾</Button>
      </div>
      {hint && (
        <Text slot="description" className="micro">
          {hint}
        </Text>
      )}
      <FieldError className="fault">{error}</FieldError>
      <Popover className="popover">
        <ListBox className="listbox" renderEmptyState={() => <p className="note records-none">{pending ? t('searching') : t('none_found')}</p>}>
          {(option: { id: string; text: string }) => (
            <ListBoxItem className="option" id={option.id} textValue={option.text}>
              {option.text}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  );
}

/** For callers that have the kind as a text from a form. */
export function AnyReference({ kind, ...rest }: Omit<ReferenceProps, 'kind'> & { kind: string }) {
  return isKind(kind) ? <ReferenceField kind={kind} {...rest} /> : null;
}
