// What a map would say after a deed: values for cells, ready to become a command.
import { compact, idsIn, type Cells } from './cells.ts';
import type { Json } from './map.ts';

/** Cells to write; null = the map says nothing there. */
export type Values = Map<string, string | null>;

export class Writing {
  readonly values: Values = new Map();
  private readonly cells: Cells;

  constructor(cells: Cells) {
    this.cells = cells;
  }

  /** As it stands after what was written so far. */
  now(cell: string): string | null {
    const written = this.values.get(cell);
    return written !== undefined ? written : (this.cells.get(cell) ?? null);
  }

  ids(collection: string): string[] {
    return idsIn(this.now(`${collection}/*`) ?? undefined);
  }

  /** "", false, [] and {} say nothing; a flag that is false is a flag nobody set. */
  put(cell: string, value: Json | undefined): void {
    const empty = value === undefined || value === null || value === '' || value === false || (Array.isArray(value) && value.length === 0);
    this.values.set(cell, empty ? null : compact(value));
  }

  /** A value that is said even when it is false or 0. */
  say(cell: string, value: Json): void {
    this.values.set(cell, compact(value));
  }

  order(collection: string, ids: readonly string[]): void {
    this.put(`${collection}/*`, ids);
  }

  /** Takes a thing out of its list, with every cell that was seen of it. */
  remove(collection: string, id: string): void {
    this.order(collection, this.ids(collection).filter((one) => one !== id));
    const prefix = `${collection}/${id}/`;
    for (const cell of [...this.cells.keys(), ...this.values.keys()]) {
      if (cell.startsWith(prefix)) this.values.set(cell, null);
    }
  }

  below(thing: string): [string, string][] {
    const prefix = `${thing}/`;
    const all = new Set([...this.cells.keys(), ...this.values.keys()]);
    return [...all]
      .filter((cell) => cell.startsWith(prefix))
      .map((cell): [string, string | null] => [cell.slice(prefix.length), this.now(cell)])
      .filter((pair): pair is [string, string] => pair[1] !== null);
  }
}
