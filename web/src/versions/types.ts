// What the server says about versions and what differs between two of them.
import type { LocalText } from '../words/words.tsx';

export interface CellChange {
  cell: string;
  before: unknown;
  after: unknown;
}

export interface MomentChanges {
  added: string[];
  removed: string[];
  moved: string[];
  changed: string[];
}

/** GET /api/cycles/{id}/compare */
export interface Comparison {
  from: number;
  to: number;
  moments: MomentChanges;
  cells: CellChange[];
}

/** POST /api/cycles/{id}/replace */
export interface Replacement {
  dry_run: boolean;
  revision: number;
  moments: MomentChanges;
  names: Record<string, string>;
  cells: CellChange[];
}

/** GET /api/records/cycle/{id} */
export interface CycleRecord {
  id: string;
  version: number;
  values: { name: LocalText; state: string; published_version: number | null };
}

export interface Published {
  number: number;
  next: { number: number; revision: number };
}
