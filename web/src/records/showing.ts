// A value as people read it: in lists, on pages of records, in histories and beside each other in a conflict.
import { textIn, useNumbers, useSpeech, useWords, type Language, type LocalText } from '../words/words.tsx';
import type { FieldForm, KindForm, RecordJson, Titles, Value } from './types.ts';
import words from './words.json';

export function isLocalText(value: Value): value is LocalText {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function textOfValue(value: Value | undefined, language: Language): string {
  if (value === null || value === undefined) return '';
  if (isLocalText(value)) return textIn(value, language);
  return Array.isArray(value) ? value.join('; ') : String(value);
}

/** What a record is called: its title field, else the day it was written down. */
export function titleOf(form: KindForm, record: RecordJson, language: Language): string {
  const field = form.fields.find((one) => one.name === form.title_field);
  const value = record.values[form.title_field] ?? null;
  const choice = field?.choices.find((one) => one.code === value);
  const title = choice ? textIn(choice.label, language) : textOfValue(value, language);
  return title === '' ? record.created.slice(0, 10) : title;
}

export type ShowValue = (field: FieldForm, value: Value | undefined, titles?: Titles) => string;

/** Missing is "" and never zero. */
export function useShow(): ShowValue {
  const { language } = useSpeech();
  const numbers = useNumbers();
  const t = useWords(words);
  const number = (value: number, field: FieldForm) => (field.unit ? `${numbers.plain(value)}\u00a0${field.unit}` : numbers.plain(value));
  return (field, value, titles) => {
    if (value === null || value === undefined) return '';
    if (value === '(changed)') return t('value_hidden');
    if (typeof value === 'number') return field.type === 'share' ? numbers.share(value) : number(value, field);
    if (typeof value === 'boolean') return t(value ? 'yes' : 'no');
    if (typeof value === 'string') return textShown(field, value);
    return field.type === 'document' ? t('document') : textOfValue(value, language);

    function textShown(of: FieldForm, text: string): string {
      if (of.type === 'choice') return textIn(of.choices.find((one) => one.code === text)?.label, language) || text;
      if (of.type === 'reference') return titles?.[of.refers_to ?? '']?.[text] ?? t('somebody_elses');
      if (of.type === 'day') return numbers.day(text);
      if (of.type === 'instant') return momentText(text, language);
      return text;
    }
  };
}

export function momentText(iso: string, language: Language): string {
  return new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short', hourCycle: 'h23' }).format(new Date(iso));
}
