// The address of a cell in words: which thing, which part of it, in which language.
import type { CellChange } from './types.ts';

export interface CellPlace {
  /** "cycle", "stage", "moment", "transversal", "branch", "action", "arrow", "pattern", "group" */
  sort: string;
  /** Id of the thing; empty for the head of the cycle and for "which there are, in their order". */
  thing: string;
  /** "name", "time/wait", "std/M3.s1/v"; "*" = which there are, in their order. */
  part: string;
  language: string;
}

const languages = new Set(['es', 'en', 'nl']);

export function placeOf(cell: string): CellPlace {
  const parts = cell.split('/');
  const sort = parts.shift() ?? '';
  const last = parts.at(-1) ?? '';
  const language = parts.length > 1 && languages.has(last) ? last : '';
  if (language !== '') parts.pop();
  const headless = sort === 'cycle' || parts[0] === '*';
  const thing = headless ? '' : (parts.shift() ?? '');
  return { sort, thing, part: parts.join('/'), language };
}

/** Changes thing by thing, in the order in which they come. */
export function byThing(cells: readonly CellChange[]): { sort: string; thing: string; cells: CellChange[] }[] {
  const groups = new Map<string, { sort: string; thing: string; cells: CellChange[] }>();
  for (const change of cells) {
    const { sort, thing } = placeOf(change.cell);
    const key = thing === '' ? sort : `${sort}/${thing}`;
    const group = groups.get(key) ?? { sort, thing, cells: [] };
    group.cells.push(change);
    groups.set(key, group);
  }
  return [...groups.values()];
}

interface Text {
  es?: unknown;
  en?: unknown;
  nl?: unknown;
}

/** A value of a cell as people read it: lists line by line, texts in this language, yes and no in words. */
export function readable(value: unknown, language: 'es' | 'en' | 'nl', yesNo: { yes: string; no: string }): string {
  if (value === null || value === undefined) return '–';
  if (typeof value === 'boolean') return value ? yesNo.yes : yesNo.no;
  if (Array.isArray(value)) return value.map((item: unknown) => readable(item, language, yesNo)).join(' · ');
  if (typeof value === 'object') {
    const text = value as Text;
    const said = text[language] ?? text.es ?? text.en ?? text.nl;
    return typeof said === 'string' ? said : JSON.stringify(value);
  }
  return String(value);
}

/** What publishing sets by itself says nothing about how the service is lived. */
const setByPublishing = new Set(['cycle/version', 'cycle/status', 'cycle/date']);

export function told(cells: readonly CellChange[]): CellChange[] {
  return cells.filter((change) => !setByPublishing.has(change.cell));
}
