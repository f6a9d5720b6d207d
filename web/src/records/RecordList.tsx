// A list of records of any kind: its columns from the declaration, filters, search and order in the address bar.
//
//   <RecordList kind="person" />                              // a screen of its own
//   <RecordList kind="cycle" filter={`service=${id}`} plain />  // a part of another screen: no bar, no address
import type { ReactNode } from 'react';
import { Link, useSearchParams } from 'wouter';

import { Button } from '../parts/Button.tsx';
import { Empty, Trouble, Waiting } from '../parts/States.tsx';
import { textIn, useNumbers, useSpeech, useWords } from '../words/words.tsx';
import { RestoreButton } from './Archiving.tsx';
import { isSortable, nextOrder, paramsOf, stateOf, type ListState } from './filter.ts';
import { isKind, screenOf, useKindForm, useRecordPages, type KindName } from './kinds.ts';
import { ListBar } from './ListBar.tsx';
import { titleOf, useShow } from './showing.ts';
import type { FieldForm, KindForm, RecordJson, Titles } from './types.ts';
import words from './words.json';
import './records.css';

export interface RecordListProps {
  kind: KindName;
  /** Always holds, whatever the person filters by. */
  filter?: string;
  order?: string;
  /** Without the bar of filters and without the address. */
  plain?: boolean;
  /** Only these columns; the kind's own, if it is not said. */
  columns?: readonly string[];
  href?: (record: RecordJson) => string;
  /** What is said when there is nothing, and one step. */
  empty?: ReactNode;
  /** Beside the list's bar: adding, importing. */
  beside?: ReactNode;
}

export function RecordList(props: RecordListProps) {
  return props.plain ? <List {...props} state={{ filter: '', search: '', order: '', archived: '' }} /> : <AddressedList {...props} />;
}

function AddressedList(props: RecordListProps) {
  const [params, setParams] = useSearchParams();
  const state = stateOf(params);
  return <List {...props} state={state} onState={(next) => setParams(paramsOf(next), { replace: true })} />;
}

function together(...filters: (string | undefined)[]): string {
  return filters.filter((one) => one).join(';');
}

function List({ kind, filter, order, columns, href, empty, beside, state, onState }: RecordListProps & { state: ListState; onState?: (state: ListState) => void }) {
  const t = useWords(words);
  const numbers = useNumbers();
  const form = useKindForm(kind);
  const pages = useRecordPages(kind, {
    filter: together(filter, state.filter),
    order: state.order || order || '',
    search: state.search,
    archived: state.archived || undefined,
  });
  if (form.error) return <Trouble error={form.error} again={() => void form.refetch()} />;
  if (!form.data) return <Waiting />;
  const records = pages.data?.pages.flatMap((page) => page.records) ?? [];
  const titles = pages.data?.pages.map((page) => page.titles ?? {}) ?? [];
  const first = pages.data?.pages[0];
  const asked = state.filter !== '' || state.search !== '' || state.archived !== '';
  return (
    <>
      {onState && <ListBar form={form.data} kind={kind} state={state} onState={onState} beside={beside} />}
      {pages.error && <Trouble error={pages.error} again={() => void pages.refetch()} />}
      {pages.isPending && <Waiting />}
      {first && onState && (
        <p className="note" role="status">
          {t('found', { count: first.total, shown: numbers.whole(first.total), more: first.more_than_total ? 'yes' : 'no' })}
        </p>
      )}
      {first && records.length === 0 && (asked ? <Empty>{t('nothing_fits')}</Empty> : (empty ?? <NothingYet form={form.data} />))}
      {records.length > 0 && <Table form={form.data} columns={columns} records={records} titles={titles} href={href} state={state} onState={onState} />}
      {pages.hasNextPage && (
        <div className="bar records-more">
          <Button onPress={() => void pages.fetchNextPage()} isPending={pages.isFetchingNextPage}>
            {t('show_more')}
          </Button>
        </div>
      )}
    </>
  );
}

function NothingYet({ form }: { form: KindForm }) {
  const { language } = useSpeech();
  const t = useWords(words);
  return <Empty>{t('nothing_yet', { what: textIn(form.help, language) })}</Empty>;
}

interface TableProps {
  form: KindForm;
  columns: readonly string[] | undefined;
  records: RecordJson[];
  titles: Titles[];
  href: ((record: RecordJson) => string) | undefined;
  state: ListState;
  onState: ((state: ListState) => void) | undefined;
}

function merge(titles: Titles[]): Titles {
  const all: Titles = {};
  for (const page of titles) for (const [kind, of] of Object.entries(page)) all[kind] = { ...all[kind], ...of };
  return all;
}

function Table({ form, columns, records, titles, href, state, onState }: TableProps) {
  const { language } = useSpeech();
  const show = useShow();
  const listed = form.fields.filter((field) => (columns ? columns.includes(field.name) : field.listed) && field.type !== 'document');
  const others = listed.filter((field) => field.name !== form.title_field);
  const title = form.fields.find((field) => field.name === form.title_field);
  const known = merge(titles);
  const head = (field: FieldForm) => <Head key={field.name} field={field} state={state} onState={onState} />;
  return (
    <div className="tablewrap">
      <table className="grid stack records-table">
        <thead>
          <tr>
            {title ? head(title) : <th scope="col">{textIn(form.one, language)}</th>}
            {others.map(head)}
          </tr>
        </thead>
        <tbody>
          {records.map((record) => (
            <tr key={record.id}>
              <td className="main">
                <Link href={href ? href(record) : screenOf.one(form.name, record.id)}>{titleOf(form, record, language)}</Link>
                {record.archived && <Archived form={form} record={record} />}
              </td>
              {others.map((field) => (
                <Cell key={field.name} field={field} text={show(field, record.values[field.name], known)} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Archived({ form, record }: { form: KindForm; record: RecordJson }) {
  const t = useWords(words);
  const typed = form.may_write && form.fields.some((field) => !field.read_only);
  return (
    <>
      <span className="note"> {t('archived')}</span>
      {typed && isKind(form.name) && (
        <div className="records-restore">
          <RestoreButton kind={form.name} form={form} record={record} small />
        </div>
      )}
    </>
  );
}

const rightTypes = ['whole', 'number', 'share'];

function Cell({ field, text }: { field: FieldForm; text: string }) {
  const { language } = useSpeech();
  const empty = text === '' ? 'records-empty' : '';
  return (
    <td data-l={textIn(field.label, language)} className={rightTypes.includes(field.type) ? `r ${empty}` : empty}>
      {text}
    </td>
  );
}

function Head({ field, state, onState }: { field: FieldForm; state: ListState; onState: ((state: ListState) => void) | undefined }) {
  const { language } = useSpeech();
  const label = textIn(field.label, language);
  const right = rightTypes.includes(field.type) ? 'r' : undefined;
  if (!onState || !isSortable(field)) {
    return (
      <th scope="col" className={right}>
        {label}
      </th>
    );
  }
  const sorted = state.order === field.name ? 'ascending' : state.order === `-${field.name}` ? 'descending' : 'none';
  const mark = { ascending: ' ▲', descending: ' ▼', none: '' }[sorted];
  return (
    <th scope="col" className={right} aria-sort={sorted}>
      <button type="button" className="records-sort" onClick={() => onState({ ...state, order: nextOrder(state.order, field.name) })}>
        {label}
        <span aria-hidden="true">{mark}</span>
      </button>
    </th>
  );
}

