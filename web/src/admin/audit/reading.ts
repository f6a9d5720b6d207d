// Reading the audit chain page by page, with what is asked of it in the address.
import { useInfiniteQuery } from '@tanstack/react-query';

import { read } from '../../api/client.ts';

export interface AuditLine {
  sequence: number;
  when: string;
  actor: string;
  /** Empty for the program, the machine and whoever was erased. */
  name: string;
  deed: string;
  object: string;
  details: Record<string, unknown> | null;
}

export interface AuditPage {
  entries: AuditLine[];
  next: number | null;
}

export interface AuditFilter {
  actor: string;
  deed: string;
  text: string;
  from: string;
  until: string;
}

const names = ['actor', 'deed', 'text', 'from', 'until'] as const;
const pageLines = 100;

export function filterOf(params: URLSearchParams): AuditFilter {
  const of = (name: (typeof names)[number]) => params.get(name) ?? '';
  return { actor: of('actor'), deed: of('deed'), text: of('text'), from: of('from'), until: of('until') };
}

/** Only what is asked. */
export function askedOf(filter: AuditFilter): Record<string, string> {
  return Object.fromEntries(names.flatMap((name) => (filter[name].trim() === '' ? [] : [[name, filter[name].trim()]])));
}

export function useAudit(filter: AuditFilter) {
  const asked = askedOf(filter);
  return useInfiniteQuery<AuditPage, Error, { pages: AuditPage[] }, readonly unknown[], string>({
    queryKey: ['/api/audit', asked],
    queryFn: ({ pageParam, signal }) =>
      read<AuditPage>('/api/audit', { query: { ...asked, limit: pageLines, ...(pageParam !== '' && { after: pageParam }) }, signal }),
    initialPageParam: '',
    getNextPageParam: (page) => (page.next === null ? undefined : String(page.next)),
  });
}
