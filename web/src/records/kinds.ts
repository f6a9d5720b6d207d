// The addresses of a kind, and reading its form and its records. Every kind has addresses of its own in the server's
// description; a name in the address bar is checked by the server, which answers 404 for kinds that do not exist.
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';

import { read } from '../api/client.ts';
import { keyOf, useRead } from '../api/queries.ts';
import type { paths } from '../api/schema';
import type { KindForm, RecordJson, RecordPage, Titles } from './types.ts';

type KindOf<Path> = Path extends `/api/records/${infer Kind}/form` ? Kind : never;
export type KindName = KindOf<keyof paths>;

/** Names of kinds come from the address bar, from forms and from this code; what is no kind the server refuses. */
export function isKind(text: string): text is KindName {
  return /^[a-z][a-z_]*$/.test(text);
}

export const placeOf = {
  all: (kind: KindName) => `/api/records/${kind}` as const,
  one: (kind: KindName) => `/api/records/${kind}/{id}` as const,
  form: (kind: KindName) => `/api/records/${kind}/form` as const,
  history: (kind: KindName) => `/api/records/${kind}/{id}/history` as const,
  erase: (kind: KindName) => `/api/records/${kind}/{id}/erase` as const,
  restore: (kind: KindName) => `/api/records/${kind}/{id}/restore` as const,
  import: (kind: KindName) => `/api/records/${kind}/import` as const,
};

/** Screens of a kind. */
export const screenOf = {
  list: (kind: string) => `/records/${kind}`,
  add: (kind: string) => `/records/${kind}/new`,
  one: (kind: string, id: string) => `/records/${kind}/${id}`,
  history: (kind: string, id: string) => `/records/${kind}/${id}/history`,
};

export function useKindForm(kind: KindName) {
  return useRead<KindForm>(placeOf.form(kind), {}, { staleTime: Infinity });
}

export function useRecord(kind: KindName, id: string, enabled = true) {
  return useRead<RecordJson>(placeOf.one(kind), { path: { id }, query: { titles: 'yes' } }, { enabled });
}

export interface ListAsked {
  filter?: string;
  order?: string;
  search?: string;
  archived?: 'left_out' | 'included' | 'only';
  limit?: number;
}

function query(asked: ListAsked): Record<string, string | number | undefined> {
  const said = Object.entries({ ...asked, titles: 'yes' }).filter(([, value]) => value !== undefined && value !== '');
  return Object.fromEntries(said);
}

/** One page of a kind. */
export function useRecords(kind: KindName, asked: ListAsked = {}, enabled = true) {
  return useRead<RecordPage>(placeOf.all(kind), { query: query(asked) }, { enabled, placeholderData: keepPreviousData });
}

/** Pages of a kind, one after the other. */
export function useRecordPages(kind: KindName, asked: ListAsked) {
  const path = placeOf.all(kind);
  return useInfiniteQuery({
    queryKey: [...keyOf(path, { query: query(asked) }), 'pages'],
    queryFn: ({ pageParam, signal }) => read<RecordPage>(path, { query: query({ ...asked, ...after(pageParam) }), signal }),
    initialPageParam: '',
    getNextPageParam: (page: RecordPage) => page.next || undefined,
  });
}

function after(place: string): object {
  return place === '' ? {} : { after: place };
}

export const largestPage = 500;
const mostPages = 6;

export interface AllRecords {
  records: RecordJson[];
  titles: Titles;
  /** There are more than were read: nothing may be counted from this. */
  more: boolean;
}

async function readAll(kind: KindName, asked: ListAsked, signal: AbortSignal): Promise<AllRecords> {
  const all: AllRecords = { records: [], titles: {}, more: false };
  let place = '';
  for (let page = 0; page < mostPages; ++page) {
    const inputs = { query: query({ limit: largestPage, ...asked, ...after(place) }), signal };
    const answer = await read<RecordPage>(placeOf.all(kind), inputs);
    all.records.push(...answer.records);
    for (const [of, titles] of Object.entries(answer.titles ?? {})) all.titles[of] = { ...all.titles[of], ...titles };
    place = answer.next ?? '';
    if (place === '') return all;
  }
  return { ...all, more: true };
}

/** Every record of a kind, up to 3,000: for trees and other pictures of the whole. */
export function useAllRecords(kind: KindName, asked: ListAsked = {}, enabled = true) {
  return useQuery<AllRecords, Error>({
    queryKey: [...keyOf(placeOf.all(kind), { query: query(asked) }), 'all'],
    queryFn: ({ signal }) => readAll(kind, asked, signal),
    enabled,
  });
}
