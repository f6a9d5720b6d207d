// The fields of a record as facts, one under the other; long ones as paragraphs.
import { Fragment } from 'react';
import { Link } from 'wouter';

import { textIn, useSpeech, useWords } from '../words/words.tsx';
import { screenOf } from './kinds.ts';
import { useShow } from './showing.ts';
import type { FieldForm, KindForm, RecordJson } from './types.ts';
import words from './words.json';

export function RecordFacts({ form, record, leaveOut = [] }: { form: KindForm; record: RecordJson; leaveOut?: readonly string[] }) {
  const { language } = useSpeech();
  const fields = form.fields.filter((field) => !leaveOut.includes(field.name));
  return (
    <dl className="records-facts">
      {fields.map((field) => (
        <Fragment key={field.name}>
          <dt>{textIn(field.label, language)}</dt>
          <dd>
            <Fact field={field} record={record} />
          </dd>
        </Fragment>
      ))}
    </dl>
  );
}

/** Where people look a thing up: cycles and services have pages of their own. */
function pageOf(kind: string, id: string): string {
  if (kind === 'cycle') return `/cycles/${id}`;
  return kind === 'service' ? `/organisation/services/${id}` : screenOf.one(kind, id);
}

export function Fact({ field, record }: { field: FieldForm; record: RecordJson }) {
  const show = useShow();
  const t = useWords(words);
  const value = record.values[field.name] ?? null;
  const text = show(field, value, record.titles);
  if (text === '') return <span className="note">{t('missing')}</span>;
  if (field.type === 'reference' && typeof value === 'string' && record.titles?.[field.refers_to ?? '']?.[value]) {
    return <Link href={pageOf(field.refers_to!, value)}>{text}</Link>;
  }
  if (Array.isArray(value)) {
    return (
      <ul>
        {value.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    );
  }
  if (/^https?:\/\/\S+$/.test(text)) return <a href={text}>{text}</a>;
  return <>{text}</>;
}
