// What a person did and the server does not have yet, kept on this computer: it outlives a closed tab and an hour offline.
//
// Each window writes under a key of its own and holds a lock of that name while it lives; what a window left behind is
// taken over by the next one that opens the same draft for the same person.
import type { Reason } from '../../api/client.ts';
import type { Command, Conflict } from './edits.ts';

/** Commands that go to the server together, under a key that makes sending them twice harmless. */
export interface Batch {
  key: string;
  commands: Command[];
  /** Revision of the draft that holds it; absent = the server has not answered yet. */
  settled?: number;
}

/** What the server did not take, and why. */
export interface Refusal {
  id: string;
  command: Command;
  reasons: readonly Reason[];
}

export interface OpenConflict extends Conflict {
  id: string;
  /** The server's sentences when what was put together is no map. */
  unfit?: readonly string[];
}

export interface Kept {
  outbox: Batch[];
  conflicts: OpenConflict[];
  refusals: Refusal[];
  undo: Command[];
  redo: Command[];
  /** The draft as it was read last, while the server is out of reach: for a page that opens without it. */
  base?: KeptBase;
}

export interface KeptBase {
  cells: [string, string][];
  revision: number;
  number: number;
}

export interface Keeper {
  /** What windows that are gone left behind, oldest first; it is ours from now on. */
  takeOver: () => Promise<Kept[]>;
  save: (kept: Kept) => void;
}

const nothing: Keeper = { takeOver: () => Promise.resolve([]), save: () => undefined };

function isEmpty(kept: Kept): boolean {
  return kept.outbox.length + kept.conflicts.length + kept.refusals.length + kept.undo.length + kept.redo.length === 0;
}

function readKept(text: string | null): Kept | null {
  if (text === null) return null;
  try {
    return JSON.parse(text) as Kept;
  } catch {
    return null;
  }
}

/** Holds a lock for as long as the page lives. Where there are no locks (plain HTTP on a network), every key is free. */
function hold(name: string): void {
  void navigator.locks?.request(name, () => new Promise<never>(() => undefined)).catch(() => undefined);
}

async function isFree(name: string): Promise<boolean> {
  if (!navigator.locks) return true;
  return navigator.locks.request(name, { ifAvailable: true }, (lock) => lock !== null);
}

/** One draft of one person, in the browser's storage. */
export function browserKeeper(storage: Storage | undefined, cycle: string, person: string): Keeper {
  if (!storage) return nothing;
  const prefix = `ciclo.draft.${cycle}.${person}.`;
  const own = `${prefix}${Date.now().toString(36)}${crypto.randomUUID().slice(0, 8)}`;
  hold(own);
  return {
    async takeOver() {
      const keys = Array.from({ length: storage.length }, (_, i) => storage.key(i) ?? '').filter((key) => key.startsWith(prefix) && key !== own);
      const taken: Kept[] = [];
      for (const key of keys.sort()) {
        if (!(await isFree(key))) continue;
        const kept = readKept(storage.getItem(key));
        if (kept) taken.push(kept);
        storage.removeItem(key);
      }
      return taken;
    },
    save(kept) {
      try {
        if (isEmpty(kept)) storage.removeItem(own);
        else storage.setItem(own, JSON.stringify(kept));
      } catch {
        // The storage is full or closed: the window still has everything, and goes on sending it.
      }
    },
  };
}

/** How many changes of this person, in every cycle, only this computer has: unsent, in conflict or refused. */
export function changesOnlyHere(storage: Storage | undefined, person: string): number {
  if (!storage) return 0;
  let changes = 0;
  for (let i = 0; i < storage.length; ++i) {
    const [product, what, , whose] = (storage.key(i) ?? '').split('.');
    if (product !== 'ciclo' || what !== 'draft' || whose !== person) continue;
    const kept = readKept(storage.getItem(storage.key(i)!));
    if (!kept) continue;
    for (const batch of kept.outbox) changes += batch.settled === undefined ? batch.commands.length : 0;
    changes += kept.conflicts.length + kept.refusals.length;
  }
  return changes;
}

const writeAfter = 150; // ms: writing everything down takes longer than a key may

/** Writes what is to be kept, soon after it changed or at once. */
export class Shelf {
  private timer: ReturnType<typeof setTimeout> | undefined;
  private readonly keeper: Keeper;
  private readonly all: () => Kept;

  constructor(keeper: Keeper, all: () => Kept) {
    this.keeper = keeper;
    this.all = all;
  }

  soon(): void {
    this.timer ??= setTimeout(() => this.now(), writeAfter);
  }

  now(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.keeper.save(this.all());
  }
}
