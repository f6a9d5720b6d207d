import { describe, expect, it } from 'vitest';

import { cellsOf, mapOf, type Cells, type DraftMap, type Json, type Values } from '../editor/index.ts';
import { addAction, connect, disconnect, moveBox, removeBox, rename, setFlag, stepBox } from './deeds.ts';
import { layOut, neighbour, placeAt, size } from './layout.ts';

const document: Json = {
  cycle: { id: 'c', name: { es: 'Ciclo' } },
  stages: [{ id: 'S1', name: { es: 'Uno' } }, { id: 'S2', name: { es: 'Dos' } }],
  moments: [
    { id: 'M1', stage: 'S1', name: { es: 'Llega' }, actor: 'customer' },
    { id: 'M2', stage: 'S1', name: { es: 'Espera' }, kind: 'wait', actor: 'customer', time: { wait: 35 } },
    { id: 'M3', stage: 'S2', name: { es: 'Paga' }, actor: 'shared' },
  ],
  blueprint: {
    actions: [{ id: 'B1', moment: 'M1', lane: 'backstage', text: { es: 'Agenda' } }, { id: 'B2', moment: 'M1', lane: 'backstage', text: { es: 'Avisa' } }],
    arrows: [{ from: 'M1', to: 'B1' }],
  },
};

const start = cellsOf(document);
const read = (cells: Cells): DraftMap => mapOf(cells, new Map());
const map = read(start);
function after(values: Values | null, cells: Cells = start): DraftMap {
  const next = new Map(cells);
  for (const [cell, value] of values ?? []) {
    if (value === null) next.delete(cell);
    else next.set(cell, value);
  }
  return read(next);
}
const order = (one: DraftMap) => one.moments.map((moment) => `${moment.id}${moment.stage}`).join(' ');

describe('boxes on lanes', () => {
  it('stand in the column of their moment and the lane of their actor', () => {
    const layout = layOut(map, new Set());
    expect(layout.boxes.map((box) => [box.id, box.column, box.lane])).toEqual([
      ['M1', 0, 'customer'], ['M2', 1, 'customer'], ['M3', 2, 'onstage'], ['B1', 0, 'backstage'], ['B2', 0, 'backstage'],
    ]);
    const [b1, b2] = layout.boxes.filter((box) => box.sort === 'action');
    expect(b2!.y - b1!.y).toBe(size.boxHeight + size.gap);
    expect(layout.boxes.find((box) => box.id === 'M2')).toMatchObject({ waits: true, minutes: 35 });
  });

  it('are not shown in a folded lane, and it says how many there are', () => {
    const layout = layOut(map, new Set(['backstage'] as const));
    expect(layout.boxes.map((box) => box.id)).toEqual(['M1', 'M2', 'M3']);
    expect(layout.lanes[3]).toMatchObject({ boxes: 2, height: size.folded });
  });

  it('never cover each other', () => {
    const { boxes } = layOut(map, new Set());
    for (const a of boxes) {
      for (const b of boxes) {
        if (a !== b) expect(Math.abs(a.x - b.x) >= size.box || Math.abs(a.y - b.y) >= size.boxHeight).toBe(true);
      }
    }
  });

  it('find the cell under a point and the neighbour that way', () => {
    const layout = layOut(map, new Set());
    expect(placeAt(layout, size.label + size.column + 5, layout.lanes[2]!.y + 3)).toEqual({ column: 1, lane: 'onstage' });
    expect(placeAt(layout, -500, 9_999)).toEqual({ column: 0, lane: 'support' });
    expect(neighbour(layout, 'M1', 'right')?.id).toBe('M2');
    expect(neighbour(layout, 'M1', 'down')?.id).toBe('B1');
    expect(neighbour(layout, 'M1', 'left')).toBeUndefined();
  });
});

describe('deeds on lanes', () => {
  it('move a moment along the order and into the stage where it lands', () => {
    expect(order(after(moveBox(start, map, 'M1', { column: 2, lane: 'customer' })))).toBe('M2S1 M3S2 M1S2');
    expect(order(after(moveBox(start, map, 'M3', { column: 0, lane: 'onstage' })))).toBe('M3S1 M1S1 M2S1');
    expect(order(after(moveBox(start, map, 'M3', { column: 1, lane: 'onstage' })))).toBe('M1S1 M3S1 M2S1');
    expect(moveBox(start, map, 'M1', { column: 0, lane: 'customer' })).toBeNull();
  });

  it('move a moment to a lane without touching the order', () => {
    const moved = after(moveBox(start, map, 'M2', { column: 1, lane: 'onstage' }));
    expect(moved.moments[1]!.lane).toBe('onstage');
    expect(order(moved)).toBe(order(map));
  });

  it('step the same way as they move', () => {
    expect(order(after(stepBox(start, map, 'M1', 'right')))).toBe('M2S1 M1S1 M3S2');
    expect(after(stepBox(start, map, 'B1', 'down')).actions[0]).toMatchObject({ lane: 'support', moment: 'M1' });
    expect(after(stepBox(start, map, 'B1', 'right')).actions[0]).toMatchObject({ lane: 'backstage', moment: 'M2' });
    expect(stepBox(start, map, 'M1', 'left')).toBeNull();
  });

  it('add, connect, mark, rename and remove', () => {
    const { id, values } = addAction(start, 'M3', 'support', { es: 'Nueva' });
    expect(after(values).actions.at(-1)).toMatchObject({ id, moment: 'M3', lane: 'support', text: { es: 'Nueva' } });
    expect(after(connect(start, 'B1', 'M3')).arrows.map((arrow) => arrow.id)).toEqual(['M1>B1', 'B1>M3']);
    expect(connect(start, 'M1', 'B1')).toBeNull();
    expect(connect(start, 'M1', 'M1')).toBeNull();
    expect(after(disconnect(start, 'M1>B1')).arrows).toEqual([]);
    expect(after(setFlag(start, map, 'B1', 'fail_point', true)).actions[0]!.fail_point).toBe(true);
    expect(after(setFlag(start, map, 'M1', 'decision', true)).moments[0]!.kind).toBe('decision');
    expect(after(rename(start, map, 'B1', 'es', ' Agenda la cita ')).actions[0]!.text.es).toBe('Agenda la cita');
    const gone = after(removeBox(start, map, 'B1'));
    expect([gone.actions.map((action) => action.id), gone.arrows]).toEqual([['B2'], []]);
    expect(after(removeBox(start, map, 'M1')).actions).toEqual([]);
  });
});
