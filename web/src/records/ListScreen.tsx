// Every record of a kind, and what may be done with the whole of them: add, bring in, take out.
import { useState } from 'react';
import { useLocation } from 'wouter';

import { download } from '../api/client.ts';
import type { ScreenParams } from '../app/route.ts';
import { Answer } from '../parts/Answer.tsx';
import { LinkButton } from '../parts/Button.tsx';
import { DeedMenu } from '../parts/Dialogs.tsx';
import { NotHere, Trouble, Waiting } from '../parts/States.tsx';
import { textIn, useSpeech, useWords } from '../words/words.tsx';
import { stateOf } from './filter.ts';
import { ImportSheet } from './Importing.tsx';
import { isKind, placeOf, screenOf, useKindForm, type KindName } from './kinds.ts';
import { RecordList } from './RecordList.tsx';
import type { KindForm } from './types.ts';
import words from './words.json';

export default function ListScreen({ params }: { params: ScreenParams }) {
  const kind = params['kind'] ?? '';
  return isKind(kind) ? <WholeKind kind={kind} /> : <NotHere />;
}

function WholeKind({ kind }: { kind: KindName }) {
  const form = useKindForm(kind);
  const { language } = useSpeech();
  if (form.error) return <Trouble error={form.error} again={() => void form.refetch()} />;
  if (!form.data) return <Waiting />;
  return (
    <>
      <Answer name={textIn(form.data.many, language)} basis={textIn(form.data.help, language)} beside={<AddButton form={form.data} />} />
      <RecordList kind={kind} beside={<SheetMenu kind={kind} form={form.data} />} />
    </>
  );
}

/** Kinds that only deeds write have nothing to add. */
function isTyped(form: KindForm): boolean {
  return form.may_write && !form.single && form.fields.some((field) => !field.read_only);
}

export function AddButton({ form }: { form: KindForm }) {
  const t = useWords(words);
  const { language } = useSpeech();
  if (!isTyped(form)) return null;
  return (
    <LinkButton href={screenOf.add(form.name)} weight="primary">
      {t('add_one', { what: textIn(form.one, language).toLocaleLowerCase() })}
    </LinkButton>
  );
}

/** Taking the list out as it is filtered, and bringing a sheet in. */
export function SheetMenu({ kind, form, filter }: { kind: KindName; form: KindForm; filter?: string }) {
  const t = useWords(words);
  const [, navigate] = useLocation();
  const [importing, setImporting] = useState(false);
  const [failed, setFailed] = useState<Error | null>(null);
  const take = (format: 'csv' | 'xlsx') => {
    const state = stateOf(new URLSearchParams(location.search));
    const wanted = [filter, state.filter].filter((one) => one).join(';');
    setFailed(null);
    download(`${placeOf.all(kind)}/export`, { format, filter: wanted || undefined, order: state.order || undefined }).catch((trouble: Error) => setFailed(trouble));
  };
  const deeds = [
    { id: 'csv', text: t('export_csv'), run: () => take('csv') },
    { id: 'xlsx', text: t('export_xlsx'), run: () => take('xlsx') },
    ...(isTyped(form) ? [{ id: 'import', text: t('import'), run: () => setImporting(true) }] : []),
    ...(isTyped(form) ? [{ id: 'add', text: t('add'), run: () => navigate(screenOf.add(kind)) }] : []),
  ];
  return (
    <>
      <DeedMenu label={t('sheets')} deeds={deeds} />
      {failed && <Trouble error={failed} />}
      {importing && <ImportSheet kind={kind} form={form} onClose={() => setImporting(false)} />}
    </>
  );
}
