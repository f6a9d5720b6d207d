import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { Refused, Unreachable } from '../../api/client.ts';
import { cellsOf, type Cells } from './cells.ts';
import { Draft } from './draft.ts';
import { overlaid, type Conflict, type Edit } from './edits.ts';
import type { Keeper, Kept } from './kept.ts';
import type { Json } from './map.ts';
import type { Sent, Transport } from './state.ts';

const document: Json = {
  cycle: { id: 'c', name: { es: 'C' } },
  stages: [{ id: 'S1', name: { es: 'S' } }],
  moments: ['M1', 'M2', 'M3'].map((id) => ({ id, stage: 'S1', actor: 'customer', lane: 'customer', name: { es: `Momento ${id}` } })),
};
const name = 'moment/M2/name/es';

/** A server that follows the rule for values: who changed it wins, both differently collide and theirs stays. */
class FakeServer implements Transport {
  cells: Cells = cellsOf(document);
  revision = 1;
  answers = new Map<string, Sent>();
  sends: string[] = [];
  mood: 'well' | 'out of reach' | 'answer lost' = 'well';
  refuses: (edits: readonly Edit[]) => boolean = () => false;

  read = () => (this.mood === 'out of reach' ? Promise.reject(new Unreachable('x')) : Promise.resolve({ cells: this.cells, revision: this.revision, number: 1 }));
  send = (key: string, edits: readonly Edit[]): Promise<Sent> => {
    this.sends.push(key);
    if (this.mood === 'out of reach') return Promise.reject(new Unreachable('x'));
    if (this.refuses(edits)) return Promise.reject(new Refused(422, [{ code: 'x', what: 'no', cure: 'yes', field: '', place: '' }], 'r'));
    const answer = this.answers.get(key) ?? this.take(edits);
    this.answers.set(key, answer);
    return this.mood === 'answer lost' ? Promise.reject(new Unreachable('x')) : Promise.resolve(answer);
  };
  take(edits: readonly Edit[]): Sent {
    const collides = (edit: Edit) => !edit.cell.endsWith('/*') && (this.cells.get(edit.cell) ?? null) !== edit.before && (this.cells.get(edit.cell) ?? null) !== edit.after;
    const conflicts = edits.filter(collides).map((edit): Conflict => ({ cell: edit.cell, base: edit.before, mine: edit.after, theirs: this.cells.get(edit.cell) ?? null }));
    this.cells = overlaid(this.cells, [{ edits: edits.filter((edit) => !collides(edit)) }]);
    return { revision: ++this.revision, conflicts, unfit: [] };
  }
  somebodyWrites(cell: string, value: string): void {
    this.cells = new Map(this.cells).set(cell, value);
    ++this.revision;
  }
}

class Shelf implements Keeper {
  left: Kept[] = [];
  takeOver = () => Promise.resolve(this.left.splice(0));
  save = (kept: Kept) => {
    this.last = JSON.parse(JSON.stringify(kept)) as Kept;
  };
  last: Kept | null = null;
}

let server: FakeServer;
let shelf: Shelf;
let draft: Draft;
const shown = (cell: string) => draft.snapshot().cells.get(cell);
const write = (cell: string, value: string, group?: string) => draft.write(new Map([[cell, value]]), group);

beforeEach(async () => {
  vi.useFakeTimers();
  server = new FakeServer();
  shelf = new Shelf();
  draft = new Draft(server, shelf);
  draft.receive(await server.read());
});
afterEach(() => {
  draft.dispose();
  vi.useRealTimers();
});

describe('saving', () => {
  it('shows at once, sends one batch 600 ms after the last key', async () => {
    write(name, '"E"', 'typing');
    await vi.advanceTimersByTimeAsync(400);
    write(name, '"Es"', 'typing');
    expect(shown(name)).toBe('"Es"');
    await vi.advanceTimersByTimeAsync(500);
    expect(server.sends).toHaveLength(0);
    await vi.advanceTimersByTimeAsync(200);
    expect(server.sends).toHaveLength(1);
    expect(server.cells.get(name)).toBe('"Es"');
    expect(draft.snapshot()).toMatchObject({ saving: 'saved', unsent: 0 });
  });
  it('sends the same key again when the answer was lost, and nothing happens twice', async () => {
    server.mood = 'answer lost';
    write(name, '"Es"');
    await vi.advanceTimersByTimeAsync(700);
    expect(draft.snapshot()).toMatchObject({ saving: 'waiting', unsent: 1 });
    server.mood = 'well';
    await vi.advanceTimersByTimeAsync(20_000);
    expect(new Set(server.sends).size).toBe(1);
    expect(server.revision).toBe(2);
    expect(draft.snapshot()).toMatchObject({ saving: 'saved', unsent: 0, conflicts: [] });
  });
  it('keeps an hour offline for the next window, which sends it', async () => {
    server.mood = 'out of reach';
    write(name, '"Es"');
    write('moment/M3/name/es', '"Se va"');
    await vi.advanceTimersByTimeAsync(3_600_000);
    draft.dispose();
    const next = new Shelf();
    next.left = [shelf.last!];
    server.mood = 'well';
    draft = new Draft(server, next);
    await draft.takeOver();
    draft.receive(await server.read());
    expect(shown(name)).toBe('"Es"');
    await vi.advanceTimersByTimeAsync(1_000);
    expect(server.cells.get('moment/M3/name/es')).toBe('"Se va"');
    draft.undo();
    expect(shown('moment/M3/name/es')).toBe('"Momento M3"');
  });
  it('opens on what was kept when the server is out of reach, and goes on', async () => {
    server.mood = 'out of reach';
    write(name, '"Es"');
    await vi.advanceTimersByTimeAsync(2_000);
    draft.dispose();
    const next = new Shelf();
    next.left = [shelf.last!];
    expect(next.left[0]!.base!.revision).toBe(1);
    draft = new Draft(server, next);
    await draft.takeOver();
    expect(draft.snapshot().map!.moments.map((moment) => moment.name.es)).toEqual(['Momento M1', 'Es', 'Momento M3']);
    write('moment/M3/name/es', '"Se va"');
    await vi.advanceTimersByTimeAsync(2_000);
    expect(next.last!.base).toBeDefined();
    server.somebodyWrites('moment/M1/name/es', '"Otra"');
    server.mood = 'well';
    await vi.advanceTimersByTimeAsync(20_000);
    expect(server.cells.get(name)).toBe('"Es"');
    expect(server.cells.get('moment/M3/name/es')).toBe('"Se va"');
    expect(shown('moment/M1/name/es')).toBe('"Otra"');
    expect(next.last!.base).toBeUndefined();
  });
  it('sets aside only what the server does not take', async () => {
    server.refuses = (edits) => edits.some((edit) => edit.after === '"bad"');
    write('moment/M1/name/es', '"good"');
    write('moment/M3/name/es', '"bad"');
    await vi.advanceTimersByTimeAsync(1_000);
    expect(server.cells.get('moment/M1/name/es')).toBe('"good"');
    expect(shown('moment/M3/name/es')).toBe('"Momento M3"');
    expect(draft.snapshot().refusals).toHaveLength(1);
    draft.undo();
    expect(shown('moment/M1/name/es')).toBe('"Momento M1"');
  });
});

describe('others', () => {
  it('shows a conflict with both versions; theirs stays until a person decides', async () => {
    server.somebodyWrites(name, '"Aguarda"');
    write(name, '"Espera"');
    await vi.advanceTimersByTimeAsync(1_000);
    expect(shown(name)).toBe('"Aguarda"');
    const [conflict] = draft.snapshot().conflicts;
    expect(conflict).toMatchObject({ cell: name, base: '"Momento M2"', mine: '"Espera"', theirs: '"Aguarda"' });
    draft.resolve(conflict!.id, 'mine');
    await vi.advanceTimersByTimeAsync(1_000);
    expect(server.cells.get(name)).toBe('"Espera"');
    expect(draft.snapshot().conflicts).toHaveLength(0);
    draft.undo();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(server.cells.get(name)).toBe('"Aguarda"');
  });
  it('makes what is typed after the collision the "mine" of the conflict', async () => {
    server.somebodyWrites(name, '"Aguarda"');
    write(name, '"Esp"', 'typing');
    const flushed = draft.flush();
    write(name, '"Espera"', 'typing');
    await flushed;
    await vi.advanceTimersByTimeAsync(2_000);
    expect(draft.snapshot().conflicts.map((one) => one.mine)).toEqual(['"Espera"']);
    expect(shown(name)).toBe('"Aguarda"');
  });
  it('takes their changes in under mine', async () => {
    write(name, '"Espera"');
    server.somebodyWrites('moment/M1/name/es', '"Llega"');
    draft.receive(await server.read());
    expect(shown(name)).toBe('"Espera"');
    expect(shown('moment/M1/name/es')).toBe('"Llega"');
  });
});

describe('undo', () => {
  it('survives saving and sends the inverse', async () => {
    write(name, '"Espera"');
    await vi.advanceTimersByTimeAsync(1_000);
    draft.undo();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(server.cells.get(name)).toBe('"Momento M2"');
    draft.redo();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(server.cells.get(name)).toBe('"Espera"');
    expect(draft.snapshot()).toMatchObject({ canUndo: true, canRedo: false });
  });
});
