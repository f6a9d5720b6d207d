// What a person does to a map: edits of cells, joined to commands that can be undone.
import { compact, idsIn, namesThings, type Cells } from './cells.ts';
import { mergedOrder } from './order.ts';

/** One cell, compact JSON before and after; null = the map does not say. */
export interface Edit {
  cell: string;
  before: string | null;
  after: string | null;
}

/** One step of a person: what one undo takes back. */
export interface Command {
  edits: readonly Edit[];
  /** Edits that follow each other in the same group (typing into one field) are one step. */
  group?: string;
}

/** Who wrote what stands in a cell. */
export interface Author {
  person: string;
  /** "" = this person may not see the other's record. */
  name: string;
  when: string;
}

export interface Conflict {
  cell: string;
  base: string | null;
  mine: string | null;
  theirs: string | null;
  /** Of theirs, as far as it is known. */
  by?: Author | null;
}

/** Writes of new values, over what is there now; null removes. Cells that stay as they are, are left out. */
export function commandFor(cells: Cells, values: Iterable<readonly [string, string | null]>, group?: string): Command {
  const edits: Edit[] = [];
  for (const [cell, after] of values) {
    const before = cells.get(cell) ?? null;
    if (before !== after) edits.push({ cell, before, after });
  }
  return group === undefined ? { edits } : { edits, group };
}

/** One value after another's: where somebody else changed a list of things too, both are kept. */
function landed(edit: Edit, now: string | null): string | null {
  if (!namesThings(edit.cell) || now === edit.before || now === null) return edit.after;
  const ids = mergedOrder(idsIn(edit.before ?? undefined), idsIn(edit.after ?? undefined), idsIn(now)).ids;
  return ids.length === 0 ? null : compact(ids);
}

/** The cells after these commands. */
export function overlaid(cells: Cells, commands: Iterable<Command>): Cells {
  const out = new Map(cells);
  for (const command of commands) {
    for (const edit of command.edits) {
      const value = landed(edit, out.get(edit.cell) ?? null);
      if (value === null) out.delete(edit.cell);
      else out.set(edit.cell, value);
    }
  }
  return out;
}

/** Several commands as one set of edits, each cell once: its first before and its last after. */
export function joined(commands: Iterable<Command>): Edit[] {
  const byCell = new Map<string, Edit>();
  for (const command of commands) {
    for (const edit of command.edits) {
      const first = byCell.get(edit.cell);
      byCell.set(edit.cell, first ? { ...edit, before: first.before } : edit);
    }
  }
  return [...byCell.values()].filter((edit) => edit.before !== edit.after);
}

/** The same commands without their edits of a cell, or of anything below a thing; what was taken out, joined. */
export function without(commands: readonly Command[], cell: string): { rest: Command[]; taken: Edit[] } {
  const isIts = (edit: Edit) => edit.cell === cell || edit.cell.startsWith(`${cell}/`);
  const taken = joined(commands.map((command) => ({ edits: command.edits.filter(isIts) })));
  const rest = commands
    .map((command) => ({ ...command, edits: command.edits.filter((edit) => !isIts(edit)) }))
    .filter((command) => command.edits.length > 0);
  return { rest, taken };
}

/** Steps without what was not taken: undoing it would ask about something that never happened. */
export function neverDone(steps: readonly Command[], refused: readonly Edit[]): Command[] {
  const isRefused = (edit: Edit) => refused.some((one) => one.cell === edit.cell && one.after === edit.after);
  return steps
    .map((step) => ({ ...step, edits: step.edits.filter((edit) => !isRefused(edit)) }))
    .filter((step) => step.edits.length > 0);
}

export interface Undoing {
  command: Command;
  /** Cells that somebody else has changed since: to be decided, never overwritten. */
  conflicts: Conflict[];
}

/** Things that a list named before and no longer names. */
function removedBy(edit: Edit): string[] {
  const kept = new Set(idsIn(edit.after ?? undefined));
  const collection = edit.cell.slice(0, -2);
  return idsIn(edit.before ?? undefined).filter((id) => !kept.has(id)).map((id) => `${collection}/${id}`);
}

/** The command that takes this one back, made for the map as it is now. */
export function undoing(cells: Cells, command: Command): Undoing {
  const edits: Edit[] = [];
  const conflicts: Conflict[] = [];
  for (const edit of command.edits) {
    const now = cells.get(edit.cell) ?? null;
    if (namesThings(edit.cell)) {
      const back = landed({ cell: edit.cell, before: edit.after, after: edit.before }, now);
      edits.push({ cell: edit.cell, before: now, after: back });
    } else if (now === edit.after) {
      edits.push({ cell: edit.cell, before: now, after: edit.before });
    } else if (now !== edit.before) {
      conflicts.push({ cell: edit.cell, base: edit.after, mine: edit.before, theirs: now });
    }
  }
  const gone = edits.filter((edit) => namesThings(edit.cell)).flatMap(removedBy);
  // A thing that goes as a whole takes the question about its cells along: the server asks about the thing.
  const open = conflicts.filter((conflict) => !gone.some((thing) => conflict.cell.startsWith(`${thing}/`)));
  return { command: { edits: edits.filter((edit) => edit.before !== edit.after) }, conflicts: open };
}
