// A new record of any kind. ?field=value in the address fills fields beforehand.
import { useLocation, useSearchParams } from 'wouter';

import type { ScreenParams } from '../app/route.ts';
import { Answer } from '../parts/Answer.tsx';
import { NotHere, Trouble, Waiting } from '../parts/States.tsx';
import { textIn, useSpeech, useWords } from '../words/words.tsx';
import { isKind, screenOf, useKindForm, type KindName } from './kinds.ts';
import { RecordForm } from './RecordForm.tsx';
import { Back } from './RecordScreen.tsx';
import type { KindForm, Values } from './types.ts';
import words from './words.json';

export default function AddScreen({ params }: { params: ScreenParams }) {
  const kind = params['kind'] ?? '';
  return isKind(kind) ? <Adding kind={kind} /> : <NotHere />;
}

function given(form: KindForm, params: URLSearchParams): Values {
  const plain = form.fields.filter((field) => ['text', 'reference', 'choice', 'day'].includes(field.type) && params.has(field.name));
  return Object.fromEntries(plain.map((field) => [field.name, params.get(field.name)]));
}

function Adding({ kind }: { kind: KindName }) {
  const t = useWords(words);
  const { language } = useSpeech();
  const form = useKindForm(kind);
  const [, navigate] = useLocation();
  const [params] = useSearchParams();
  if (form.error) return <Trouble error={form.error} again={() => void form.refetch()} />;
  if (!form.data) return <Waiting />;
  return (
    <>
      <Back form={form.data} />
      <Answer name={t('new_one', { what: textIn(form.data.one, language).toLocaleLowerCase() })} basis={textIn(form.data.help, language)} />
      {form.data.may_write ? (
        <RecordForm kind={kind} initial={given(form.data, params)} onSaved={(record) => navigate(screenOf.one(kind, record.id))} onCancel={() => navigate(screenOf.list(kind))} />
      ) : (
        <p className="hint warn">{t('fault_not_allowed')}</p>
      )}
    </>
  );
}
