// The field of a form for one field of a kind, by its type.
import { useState } from 'react';

import { ChoiceField, TextField } from '../../parts/Field.tsx';
import { textIn, useNumbers, useSpeech, useWords } from '../../words/words.tsx';
import { numberText, typedNumber } from '../numbers.ts';
import { isLocalText, textOfValue, useShow } from '../showing.ts';
import type { FieldForm, Titles, Value } from '../types.ts';
import words from '../words.json';
import { LocalTextField } from './LocalTextField.tsx';
import { AnyReference } from './ReferenceField.tsx';

export interface FieldInputProps {
  field: FieldForm;
  value: Value;
  onChange: (value: Value) => void;
  error?: string | undefined;
  titles?: Titles | undefined;
}

/** From here on one line is too little to write in. */
const longText = 240;

export function FieldInput(props: FieldInputProps) {
  const { field } = props;
  if (field.read_only || field.type === 'document') return <Shown {...props} />;
  if (field.type === 'local_text') return <LocalText {...props} />;
  if (field.type === 'choice') return <Choices {...props} />;
  if (field.type === 'yes_no') return <YesNo {...props} />;
  if (field.type === 'reference') return <Reference {...props} />;
  if (field.type === 'text_list') return <Lines {...props} />;
  if (field.type === 'whole' || field.type === 'number' || field.type === 'share') return <Numeric {...props} />;
  if (field.type === 'day' || field.type === 'instant') return <Time {...props} />;
  return <Plain {...props} />;
}

function useCommon({ field, error }: FieldInputProps) {
  const { language } = useSpeech();
  const t = useWords(words);
  const label = textIn(field.label, language);
  // a local text says it beside its legend
  const needed = field.required && !field.read_only && field.type !== 'local_text';
  return {
    name: field.name,
    label: needed ? `${label} ${t('required')}` : label,
    hint: textIn(field.help, language),
    error,
    isRequired: field.required,
  };
}

function Plain(props: FieldInputProps) {
  const { field, value, onChange } = props;
  const long = field.type === 'long_text' || field.longest >= longText;
  const email = field.name === 'email';
  return (
    <TextField
      {...useCommon(props)}
      long={long && !email}
      {...(email ? { inputMode: 'email' as const } : {})}
      autoComplete="off"
      value={textOfValue(value, 'es')}
      onChange={(text) => onChange(text === '' ? null : text)}
    />
  );
}

function LocalText(props: FieldInputProps) {
  const { field, value, onChange } = props;
  return <LocalTextField {...useCommon(props)} long={field.longest >= longText} value={isLocalText(value) ? value : null} onChange={onChange} />;
}

function Choices(props: FieldInputProps) {
  const { field, value, onChange } = props;
  const { language } = useSpeech();
  const t = useWords(words);
  const choices = field.choices.map((choice) => ({ id: choice.code, text: textIn(choice.label, language) }));
  return (
    <ChoiceField {...useCommon(props)} choices={choices} value={typeof value === 'string' ? value : null} onChange={onChange} none={field.required ? undefined : t('not_said')} />
  );
}

/** Three answers: yes, no, and not said. */
function YesNo(props: FieldInputProps) {
  const t = useWords(words);
  const { value, onChange } = props;
  const choices = [
    { id: 'yes', text: t('yes') },
    { id: 'no', text: t('no') },
  ];
  const shown = value === true ? 'yes' : value === false ? 'no' : null;
  return <ChoiceField {...useCommon(props)} choices={choices} value={shown} onChange={(id) => onChange(id === null ? null : id === 'yes')} none={t('not_said')} />;
}

function Reference(props: FieldInputProps) {
  const { field, value, onChange, titles } = props;
  const id = typeof value === 'string' ? value : null;
  return <AnyReference {...useCommon(props)} kind={field.refers_to ?? ''} value={id} onChange={onChange} title={id ? titles?.[field.refers_to ?? '']?.[id] : undefined} />;
}

function Lines(props: FieldInputProps) {
  const { value, onChange } = props;
  const common = useCommon(props);
  const t = useWords(words);
  const [text, write] = useState(Array.isArray(value) ? value.join('\n') : '');
  const type = (typed: string) => {
    write(typed);
    onChange(typed.split('\n').filter((line) => line.trim() !== ''));
  };
  return <TextField {...common} hint={/l[ií]nea|line|regel/i.test(common.hint) ? common.hint : `${common.hint} ${t('one_a_line')}`.trim()} long value={text} onChange={type} />;
}

function Numeric(props: FieldInputProps) {
  const { field, value, onChange } = props;
  const numbers = useNumbers();
  const sign = numbers.one(0.5).includes(',') ? ',' : '.';
  const [text, write] = useState(() => numberText(value, field.type, sign));
  const type = (typed: string) => {
    write(typed);
    onChange(typedNumber(typed, field.type));
  };
  return (
    <TextField {...useCommon(props)} inputMode={field.type === 'whole' ? 'numeric' : 'decimal'} unit={field.type === 'share' ? '%' : (field.unit ?? undefined)} value={text} onChange={type} />
  );
}

/** A time is written where the person is and kept in UTC. */
function Time(props: FieldInputProps) {
  const { field, value, onChange } = props;
  const text = typeof value === 'string' ? value : '';
  if (field.type === 'day') {
    return <TextField {...useCommon(props)} type="date" value={text} onChange={(day) => onChange(day === '' ? null : day)} />;
  }
  return (
    <TextField
      {...useCommon(props)}
      type="datetime-local"
      value={text === '' ? '' : localTime(text)}
      onChange={(time) => onChange(time === '' ? null : new Date(time).toISOString())}
    />
  );
}

function localTime(iso: string): string {
  const when = new Date(iso);
  return new Date(when.getTime() - when.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}

/** Filled by deeds: shown, never typed. */
function Shown(props: FieldInputProps) {
  const show = useShow();
  const t = useWords(words);
  const common = useCommon(props);
  const text = show(props.field, props.value, props.titles);
  return (
    <div className="field">
      <p className="lab">{common.label}</p>
      <p>{text === '' ? t('missing') : text}</p>
      <p className="micro">{t('filled_by_program')}</p>
    </div>
  );
}
