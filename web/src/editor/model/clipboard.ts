// Moments on the clipboard, as JSON text that another cycle (or another window) takes.
import { compact, type Cells } from './cells.ts';
import { moveMoments } from './deeds.ts';
import { freshId } from './names.ts';
import { Writing, type Values } from './writing.ts';

interface Copied {
  ciclo: 'moments';
  /** For each moment its cells below it: "name/es" → value as JSON text. */
  moments: readonly (readonly (readonly [string, string])[])[];
}

/** A name in an event log or a measured series belongs to one moment: copies do not take it along. */
function isOnlyItsOwn(key: string): boolean {
  return key === 'activities' || key === 'stage' || key.endsWith('/series');
}

export function copied(cells: Cells, ids: readonly string[]): string {
  const writing = new Writing(cells);
  const moments = ids.map((id) => writing.below(`moment/${id}`).filter(([key]) => !isOnlyItsOwn(key)));
  const out: Copied = { ciclo: 'moments', moments };
  return JSON.stringify(out);
}

export function readCopied(text: string): Copied | null {
  try {
    const found = JSON.parse(text) as Copied;
    return found.ciclo === 'moments' && Array.isArray(found.moments) ? found : null;
  } catch {
    return null;
  }
}

const promise = /^(std|ind)\/([^/*]+)(\/.*)$/;

/** The keys of one copied moment, with its standards and indicators under ids of the new one. */
function underNewIds(own: readonly (readonly [string, string])[], id: string): [string, string][] {
  const renamed = new Map<string, string>();
  const counts = { std: 0, ind: 0 };
  const renew = (list: 'std' | 'ind', old: string) => {
    const key = `${list}/${old}`;
    if (!renamed.has(key)) renamed.set(key, `${id}.${list === 'std' ? 's' : 'i'}${++counts[list]}`);
    return renamed.get(key)!;
  };
  return own.map(([key, value]) => {
    if (key === 'std/*' || key === 'ind/*') {
      const list = key.slice(0, 3) as 'std' | 'ind';
      return [key, compact((JSON.parse(value) as string[]).map((old) => renew(list, old)))];
    }
    const parts = promise.exec(key);
    if (!parts) return [key, value];
    const [, list, old, rest] = parts as unknown as [string, 'std' | 'ind', string, string];
    const told = list === 'std' && rest === '/ind' ? compact(renew('ind', JSON.parse(value) as string)) : value;
    return [`${list}/${renew(list, old)}${rest}`, told];
  });
}

/** New moments made of copied ones, behind another one or at the head of a stage. */
export function pasted(cells: Cells, text: string, stage: string, after: string | null): { ids: string[]; values: Values } | null {
  const found = readCopied(text);
  if (!found || found.moments.length === 0) return null;
  const taken = ['moment', 'transversal', 'action'].flatMap((collection) => new Writing(cells).ids(collection));
  const both = new Map(cells);
  const ids: string[] = [];
  const values: Values = new Map();
  for (const own of found.moments) {
    const id = freshId('M', [...taken, ...ids]);
    ids.push(id);
    for (const [key, value] of underNewIds(own, id)) {
      values.set(`moment/${id}/${key}`, value);
      both.set(`moment/${id}/${key}`, value);
    }
  }
  for (const [cell, value] of moveMoments(both, ids, stage, after)) values.set(cell, value);
  return { ids, values };
}

export function duplicated(cells: Cells, ids: readonly string[]): { ids: string[]; values: Values } | null {
  const last = ids.at(-1);
  if (last === undefined) return null;
  const stage = JSON.parse(cells.get(`moment/${last}/stage`) ?? '""') as string;
  return pasted(cells, copied(cells, ids), stage, last);
}
