// The glossary as every screen uses it: the organisation's own terms, found by the code of their English word.
import { useRead } from '../api/queries.ts';
import type { LocalText } from '../words/words.tsx';

export interface TermRecord {
  id: string;
  version: number;
  values: { term: LocalText; definition: LocalText; collection: string | null; source: string | null };
}

/** "Critical moment" → "critical-moment" */
export function codeOfTerm(word: string | undefined): string {
  return (word ?? '')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '');
}

/** All terms; more than 98 come with the program and people add their own, a page holds 200. */
export function useTerms() {
  return useRead<{ records: TermRecord[]; next: string | null }>(
    '/api/records/term',
    { query: { limit: 200 } },
    { staleTime: 300_000 },
  );
}

/** Undefined while reading, and when the organisation has no such term. */
export function useTerm(code: string): TermRecord | undefined {
  return useTerms().data?.records.find((record) => codeOfTerm(record.values.term.en) === code);
}
