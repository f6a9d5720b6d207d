import { describe, expect, it, vi } from 'vitest';

import { browserKeeper, changesOnlyHere, type Kept } from './kept.ts';

const command = { edits: [], inverse: [] } as unknown as Kept['undo'][number];

class InMemory implements Storage {
  private readonly rows = new Map<string, string>();
  get length(): number {
    return this.rows.size;
  }
  key = (i: number): string | null => [...this.rows.keys()][i] ?? null;
  getItem = (key: string): string | null => this.rows.get(key) ?? null;
  setItem = (key: string, value: string): void => void this.rows.set(key, value);
  removeItem = (key: string): void => void this.rows.delete(key);
  clear = (): void => this.rows.clear();
}

describe('changes that only this computer has', () => {
  it('are those of one person: unsent, in conflict or refused, and none that the server answered', () => {
    vi.stubGlobal('navigator', {}); // no locks: every key is free
    const storage = new InMemory();
    const kept: Kept = { outbox: [{ key: 'a', commands: [command, command] }, { key: 'b', commands: [command], settled: 7 }], conflicts: [], refusals: [], undo: [command], redo: [] };
    browserKeeper(storage, 'CYCLE1', 'ANA').save(kept);
    browserKeeper(storage, 'CYCLE2', 'ANA').save({ ...kept, outbox: [], refusals: [{ id: 'r', command, reasons: [] }] });
    browserKeeper(storage, 'CYCLE1', 'LUIS').save(kept);
    storage.setItem('ciclo.resting', '{}');
    expect(changesOnlyHere(storage, 'ANA')).toBe(3);
    expect(changesOnlyHere(storage, 'LUIS')).toBe(2);
    expect(changesOnlyHere(storage, 'SOFIA')).toBe(0);
    expect(changesOnlyHere(undefined, 'ANA')).toBe(0);
  });
});
