// One record of any kind: its facts, and what may be done with it.
import { useState } from 'react';
import { Link, useLocation } from 'wouter';

import type { ScreenParams } from '../app/route.ts';
import { Answer } from '../parts/Answer.tsx';
import { Button, LinkButton } from '../parts/Button.tsx';
import { NotHere, Trouble, Waiting } from '../parts/States.tsx';
import { textIn, useNumbers, useSpeech, useWords } from '../words/words.tsx';
import { ArchiveButton } from './Archiving.tsx';
import { CareDeeds } from './CareDeed.tsx';
import { EraseSheet } from './Erasing.tsx';
import { isKind, screenOf, useKindForm, useRecord, type KindName } from './kinds.ts';
import { useActor } from './People.tsx';
import { RecordFacts } from './RecordFacts.tsx';
import { RecordForm } from './RecordForm.tsx';
import { titleOf } from './showing.ts';
import type { KindForm, RecordJson } from './types.ts';
import words from './words.json';
import './records.css';

export default function RecordScreen({ params }: { params: ScreenParams }) {
  const kind = params['kind'] ?? '';
  return isKind(kind) ? <OneRecord kind={kind} id={params['id'] ?? ''} /> : <NotHere />;
}

export function OneRecord({ kind, id }: { kind: KindName; id: string }) {
  const form = useKindForm(kind);
  const record = useRecord(kind, id);
  const error = form.error ?? record.error;
  if (error) return <Trouble error={error} again={() => void record.refetch()} />;
  if (!form.data || !record.data) return <Waiting />;
  return <Shown kind={kind} form={form.data} record={record.data} />;
}

export function Back({ form }: { form: KindForm }) {
  const { language } = useSpeech();
  return (
    <p className="crumbs">
      <span>
        <Link href={screenOf.list(form.name)}>{textIn(form.many, language)}</Link>
      </span>
    </p>
  );
}

function Shown({ kind, form, record }: { kind: KindName; form: KindForm; record: RecordJson }) {
  const t = useWords(words);
  const numbers = useNumbers();
  const { language } = useSpeech();
  const [, navigate] = useLocation();
  const [changing, setChanging] = useState(false);
  const who = useActor(record.updated_by, 'inside');
  const basis = t('last_change', { who, day: numbers.day(record.updated), time: numbers.time(new Date(record.updated)), version: record.version });
  const typed = form.fields.some((field) => !field.read_only);
  return (
    <>
      <Back form={form} />
      <Answer
        name={titleOf(form, record, language)}
        basis={basis}
        beside={
          <div className="bar">
            {form.may_write && typed && !record.archived && !changing && <Button onPress={() => setChanging(true)}>{t('change')}</Button>}
            <LinkButton href={screenOf.history(kind, record.id)}>{t('history')}</LinkButton>
            {form.may_write && !record.archived && <CareDeeds kind={kind} id={record.id} />}
            {form.may_write && typed && !form.single && <ArchiveButton kind={kind} form={form} record={record} />}
            <EraseSheet kind={kind} form={form} record={record} onErased={() => navigate(screenOf.list(kind))} />
          </div>
        }
      />
      {record.archived && <p className="hint warn">{t('is_archived')}</p>}
      {changing ? <RecordForm kind={kind} id={record.id} onSaved={() => setChanging(false)} onCancel={() => setChanging(false)} /> : <RecordFacts form={form} record={record} />}
    </>
  );
}
