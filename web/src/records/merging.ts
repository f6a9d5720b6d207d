// Two people changed the same record: what only one of them changed is taken, what both changed differently is shown.
import type { Values, Value } from './types.ts';

export interface Collision {
  field: string;
  base: Value;
  mine: Value;
  theirs: Value;
}

export function same(one: Value | undefined, other: Value | undefined): boolean {
  return JSON.stringify(tidied(one)) === JSON.stringify(tidied(other));
}

/** An empty text or list is missing, as for the server; languages in one order. */
export function tidied(value: Value | undefined): Value {
  if (value === undefined || value === '' || value === null) return null;
  if (Array.isArray(value)) return value.length === 0 ? null : value;
  if (typeof value !== 'object') return value;
  const said = Object.entries(value).filter(([, text]) => text !== '' && text !== null && text !== undefined);
  if (said.length === 0) return null;
  return Object.fromEntries(said.sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Only the fields that differ, as the server wants changes. */
export function changes(base: Values, values: Values): Values {
  return Object.fromEntries(
    Object.keys(values)
      .filter((field) => !same(base[field], values[field]))
      .map((field) => [field, tidied(values[field])]),
  );
}

export function collisions(base: Values, mine: Values, theirs: Values): Collision[] {
  return Object.keys(changes(base, mine))
    .filter((field) => !same(base[field], theirs[field]) && !same(mine[field], theirs[field]))
    .map((field) => ({ field, base: base[field] ?? null, mine: mine[field] ?? null, theirs: theirs[field] ?? null }));
}

/** Theirs, with what I changed on top. */
export function merged(base: Values, mine: Values, theirs: Values): Values {
  return { ...theirs, ...changes(base, mine) };
}
