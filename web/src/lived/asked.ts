// What is looked at: which log, which days, which cases; the moment that is chosen, the case that is open, and what is
// compared. All of it lives in the address.
import { useMemo } from 'react';
import { useSearchParams } from 'wouter';

/** Which cases: every answer about them is asked with these. */
const single = ['version', 'from', 'until', 'journey', 'zone'] as const;
const several = ['log', 'with', 'without', 'where'] as const;
/** Two sides of a comparison. */
const sides = ['on', 'reached', 'by', 'first', 'second'] as const;
const shown = ['at', 'case', ...sides] as const;

type Single = (typeof single)[number];
type Several = (typeof several)[number];
type Shown = (typeof shown)[number];

export type Asked = Partial<Record<Single | Shown, string>> & Record<Several, string[]>;
export type Query = Partial<Record<Single, string>> & Partial<Record<Several, string[]>>;
export type Sides = Partial<Record<(typeof sides)[number], string>>;

interface Asking {
  asked: Asked;
  query: Query;
  /** What is compared; null = nothing. */
  compared: Sides | null;
  change: (part: Partial<Asked>) => void;
}

function askedIn(given: URLSearchParams): Asked {
  const asked: Asked = { log: given.getAll('log'), with: given.getAll('with'), without: given.getAll('without'), where: given.getAll('where') };
  for (const name of [...single, ...shown]) {
    const value = given.get(name);
    if (value) asked[name] = value;
  }
  return asked;
}

function addressOf(asked: Asked): URLSearchParams {
  const next = new URLSearchParams();
  for (const name of [...single, ...shown]) if (asked[name]) next.set(name, asked[name]);
  for (const name of several) for (const value of asked[name]) next.append(name, value);
  return next;
}

export function queryIn(asked: Asked): Query {
  const query: Query = {};
  for (const name of single) if (asked[name]) query[name] = asked[name];
  for (const name of several) if (asked[name].length > 0) query[name] = asked[name];
  return query;
}

export function sidesIn(asked: Asked): Sides | null {
  if (!asked.on && !asked.reached && !asked.by) return null;
  return Object.fromEntries(sides.filter((name) => asked[name]).map((name) => [name, asked[name]]));
}

export function useAsked(): Asking {
  const [search, setSearch] = useSearchParams();
  const text = search.toString();
  return useMemo(() => {
    const asked = askedIn(new URLSearchParams(text));
    // a case and a filter are steps back to which one wants to return; a date that is typed is not
    const change = (part: Partial<Asked>) => setSearch(addressOf({ ...asked, ...part }), { replace: 'from' in part || 'until' in part || 'at' in part });
    return { asked, query: queryIn(asked), compared: sidesIn(asked), change };
  }, [text, setSearch]);
}
