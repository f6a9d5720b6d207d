// What a draft looks like from outside, and what it needs from the server.
import { Refused, Unreachable } from '../../api/client.ts';
import type { Cells } from './cells.ts';
import type { Conflict, Edit } from './edits.ts';
import type { OpenConflict, Refusal } from './kept.ts';
import type { DraftMap } from './map.ts';

/** The draft as the server has it at one revision. */
export interface Reading {
  cells: Cells;
  revision: number;
  number: number;
}

/** What became of a batch of edits. */
export interface Sent {
  revision: number;
  conflicts: readonly Conflict[];
  unfit: readonly { what: string; cell: string }[];
}

export interface Transport {
  read: () => Promise<Reading>;
  send: (key: string, edits: readonly Edit[]) => Promise<Sent>;
}

export interface DraftState {
  /** null until the draft was read for the first time. */
  map: DraftMap | null;
  cells: Cells;
  revision: number;
  number: number;
  saving: 'untouched' | 'saved' | 'saving' | 'waiting';
  savedAt: Date | null;
  /** Cells that the server does not have yet. */
  unsent: number;
  canUndo: boolean;
  canRedo: boolean;
  conflicts: readonly OpenConflict[];
  refusals: readonly Refusal[];
}

export const beginning: DraftState = {
  map: null, cells: new Map(), revision: 0, number: 0, saving: 'untouched', savedAt: null, unsent: 0,
  canUndo: false, canRedo: false, conflicts: [], refusals: [],
};

/** Nobody answered, or not now: the same may go well later. */
export function isForLater(trouble: unknown): boolean {
  return trouble instanceof Unreachable || (trouble instanceof Refused && (trouble.status >= 500 || [401, 429].includes(trouble.status)));
}
