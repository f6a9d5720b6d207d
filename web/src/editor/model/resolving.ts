// "Keep mine": the edits that set my version over theirs, for a value, for an order, and for a thing as a whole.
import { compact, idsIn, namesThings, type Cells } from './cells.ts';
import { byStages, removeMoments, removeThing } from './deeds.ts';
import type { Conflict } from './edits.ts';
import type { Json } from './map.ts';
import { mergedOrder } from './order.ts';
import { Writing, type Values } from './writing.ts';

/** "moment/M3" or "moment/M3/std/M3.s1": a thing, not a cell of it. */
export function isThing(cell: string): boolean {
  const parts = cell.split('/');
  if (namesThings(cell) || parts[0] === 'cycle') return false;
  return parts.length === 2 || (parts.length === 4 && (parts[2] === 'std' || parts[2] === 'ind'));
}

function mineOrder(conflict: Conflict, now: string | null): string | null {
  const mine = idsIn(conflict.mine ?? undefined);
  const theirs = idsIn(now ?? undefined);
  const common = theirs.filter((id) => mine.includes(id));
  // Mine leads: seen from their order, I rearranged and they did not; what only they have keeps its neighbour.
  const { ids } = mergedOrder(common, mine.filter((id) => theirs.includes(id)), theirs);
  return ids.length === 0 ? null : compact(ids);
}

function broughtBack(cells: Cells, conflict: Conflict): Values {
  const writing = new Writing(cells);
  const slash = conflict.cell.lastIndexOf('/');
  const [collection, id] = [conflict.cell.slice(0, slash), conflict.cell.slice(slash + 1)];
  const ids = writing.ids(collection);
  if (!ids.includes(id)) writing.order(collection, [...ids, id]);
  for (const [key] of writing.below(conflict.cell)) writing.put(`${conflict.cell}/${key}`, null);
  for (const [key, value] of Object.entries(JSON.parse(conflict.mine ?? '{}') as Record<string, Json>)) {
    writing.say(`${conflict.cell}/${key}`, value);
  }
  if (collection === 'moment') writing.order('moment', byStages(writing, writing.ids('moment')));
  return writing.values;
}

export function keepingMine(cells: Cells, conflict: Conflict): Values {
  const now = cells.get(conflict.cell) ?? null;
  if (namesThings(conflict.cell)) return new Map([[conflict.cell, mineOrder(conflict, now)]]);
  if (!isThing(conflict.cell)) return new Map([[conflict.cell, conflict.mine]]);
  if (conflict.mine !== null) return broughtBack(cells, conflict);
  const slash = conflict.cell.lastIndexOf('/');
  const [collection, id] = [conflict.cell.slice(0, slash), conflict.cell.slice(slash + 1)];
  return collection === 'moment' || collection === 'transversal' ? removeMoments(cells, [id]) : removeThing(cells, collection, id);
}
