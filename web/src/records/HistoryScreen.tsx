// Who changed what in a record and when, newest first, each field before and after.
import { useRead } from '../api/queries.ts';
import type { ScreenParams } from '../app/route.ts';
import { Answer } from '../parts/Answer.tsx';
import { LinkButton } from '../parts/Button.tsx';
import { NotHere, Trouble, Waiting } from '../parts/States.tsx';
import { textIn, useSpeech, useWords } from '../words/words.tsx';
import { isKind, placeOf, screenOf, useKindForm, useRecord, type KindName } from './kinds.ts';
import { Actor } from './People.tsx';
import { momentText, titleOf, useShow } from './showing.ts';
import type { HistoryLine, KindForm, RecordJson, Titles } from './types.ts';
import words from './words.json';
import './records.css';

export default function HistoryScreen({ params }: { params: ScreenParams }) {
  const kind = params['kind'] ?? '';
  return isKind(kind) ? <History kind={kind} id={params['id'] ?? ''} /> : <NotHere />;
}

function History({ kind, id }: { kind: KindName; id: string }) {
  const t = useWords(words);
  const { language } = useSpeech();
  const form = useKindForm(kind);
  const record = useRecord(kind, id);
  const history = useRead<{ history: HistoryLine[] }>(placeOf.history(kind), { path: { id } });
  const error = form.error ?? record.error ?? history.error;
  if (error) return <Trouble error={error} again={() => void history.refetch()} />;
  if (!form.data || !record.data || !history.data) return <Waiting />;
  const lines = [...history.data.history].reverse();
  return (
    <>
      <Answer
        name={t('history_of', { what: titleOf(form.data, record.data, language) })}
        basis={t('history_basis', { count: lines.length })}
        beside={<LinkButton href={screenOf.one(kind, id)}>{t('back_to_record')}</LinkButton>}
      />
      <ol className="rows records-history" reversed>
        {lines.map((line) => (
          <Line key={line.version} form={form.data} record={record.data} line={line} />
        ))}
      </ol>
    </>
  );
}

function fieldsOf(line: HistoryLine): string[] {
  return [...new Set([...Object.keys(line.before), ...Object.keys(line.after)])];
}

function Line({ form, record, line }: { form: KindForm; record: RecordJson; line: HistoryLine }) {
  const t = useWords(words);
  const { language } = useSpeech();
  const what = deedWord(line.deed);
  return (
    <li>
      <h2 className="records-when">
        <Actor actor={line.actor} /> · {what ? t(what) : line.deed} · <time dateTime={line.when}>{momentText(line.when, language)}</time>
      </h2>
      <table className="grid stack">
        <thead>
          <tr>
            <th scope="col">{t('field')}</th>
            <th scope="col">{t('before')}</th>
            <th scope="col">{t('after')}</th>
          </tr>
        </thead>
        <tbody>
          {fieldsOf(line).map((name) => (
            <Change key={name} form={form} name={name} line={line} titles={record.titles} />
          ))}
        </tbody>
      </table>
    </li>
  );
}

function Change({ form, name, line, titles }: { form: KindForm; name: string; line: HistoryLine; titles: Titles | undefined }) {
  const t = useWords(words);
  const { language } = useSpeech();
  const show = useShow();
  const field = form.fields.find((one) => one.name === name);
  const text = (side: 'before' | 'after') => (field ? show(field, line[side][name], titles) : '') || t('missing');
  return (
    <tr>
      <td className="main">{textIn(field?.label, language) || name}</td>
      <td data-l={t('before')}>{text('before')}</td>
      <td data-l={t('after')}>{text('after')}</td>
    </tr>
  );
}

function deedWord(deed: string) {
  const last = deed.split(' ').at(-1);
  if (last === 'add') return 'deed_add';
  if (last === 'change') return 'deed_change';
  if (last === 'archive') return 'deed_archive';
  if (last === 'restore') return 'deed_restore';
  if (last === 'import') return 'deed_import';
  if (last === 'erase') return 'deed_erase';
  return null;
}
