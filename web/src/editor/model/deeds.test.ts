import { describe, expect, it } from 'vitest';

import { cellsOf, idsIn, mapOf, type Cells } from './cells.ts';
import { copied, duplicated, pasted } from './clipboard.ts';
import { addMoment, addStage, moveMoments, moveStage, removeMoments, removeStage, setActor, stepMoment } from './deeds.ts';
import { commandFor, joined, overlaid, undoing } from './edits.ts';
import type { Json } from './map.ts';
import type { Values } from './writing.ts';

const seven: Json = {
  cycle: { id: 'c', name: { es: 'C' }, providers: [{ es: 'Ambulancias', covers: ['M1', 'M2'] }] },
  stages: ['A', 'B', 'C', 'D'].map((id) => ({ id, name: { es: id } })),
  moments: [['M1', 'A'], ['M2', 'A'], ['M3', 'B'], ['M4', 'B'], ['M5', 'C'], ['M6', 'D'], ['M7', 'D']].map(([id, stage]) => ({
    id: id!, stage: stage!, actor: 'customer', lane: 'customer', name: { es: `Momento ${id}` },
    ...(id === 'M3' ? { std: [{ es: 'Norma', op: '<=', v: 10, u: 'min', comply: 90, series: ['cola'] }], ind: [{ es: '%', type: 'percentage' }], activities: ['Triaje'] } : {}),
  })),
  transversal: [{ id: 'T1', spans: ['M2', 'M3'], actor: 'employee', lane: 'onstage', name: { es: 'Vigilancia' } }],
  branches: [{ from: 'M3', adds: 'M4', when: { es: 'Sin papeles' } }],
};
const cells = cellsOf(seven);

function after(values: Values | null, from: Cells = cells): Cells {
  return overlaid(from, [commandFor(from, values ?? [])]);
}
const orderIn = (now: Cells) => mapOf(now).moments.map((moment) => `${moment.stage}${moment.id}`).join(' ');

describe('moments in order', () => {
  it('inserts after M4: eight moments, the old M5 is number 6', () => {
    const { id, values } = addMoment(cells, { stage: 'B', after: 'M4', name: { es: 'Nuevo' } });
    const moments = mapOf(after(values)).moments;
    expect(moments).toHaveLength(8);
    expect(moments[4]!.id).toBe(id);
    expect(moments.findIndex((moment) => moment.id === 'M5') + 1).toBe(6);
    expect(moments[4]).toMatchObject({ stage: 'B', actor: 'customer', lane: 'customer', name: { es: 'Nuevo' } });
  });
  it('inserts at the head of a stage', () => {
    const { id, values } = addMoment(cells, { stage: 'C', after: null, name: { es: 'Nuevo' } });
    expect(orderIn(after(values))).toBe(`AM1 AM2 BM3 BM4 C${id} CM5 DM6 DM7`);
  });
  it('steps within a stage, and over its edge into the next', () => {
    expect(orderIn(after(stepMoment(cells, 'M4', -1)))).toBe('AM1 AM2 BM4 BM3 CM5 DM6 DM7');
    expect(orderIn(after(stepMoment(cells, 'M4', 1)))).toBe('AM1 AM2 BM3 CM4 CM5 DM6 DM7');
    expect(orderIn(after(stepMoment(cells, 'M3', -1)))).toBe('AM1 AM2 AM3 BM4 CM5 DM6 DM7');
    expect(stepMoment(cells, 'M1', -1)).toBeNull();
  });
  it('moves several into an empty stage and stages with their moments', () => {
    const { id, values } = addStage(cells, { es: 'E' }, 'B');
    const wider = after(values);
    expect(orderIn(after(moveMoments(wider, ['M1', 'M7'], id, null), wider))).toBe(`AM2 BM3 BM4 ${id}M1 ${id}M7 CM5 DM6`);
    expect(orderIn(after(moveStage(cells, 'D', 0)))).toBe('DM6 DM7 AM1 AM2 BM3 BM4 CM5');
  });
  it('removes a moment with all that names it', () => {
    const left = after(removeMoments(cells, ['M3']));
    expect([...left.keys()].filter((cell) => cell.startsWith('moment/M3/'))).toEqual([]);
    expect(left.get('transversal/T1/spans')).toBe('["M2"]');
    expect(left.has('branch/*')).toBe(false);
    const none = after(removeMoments(cells, ['M2', 'M3']));
    expect(none.has('transversal/*')).toBe(false);
    expect(none.get('cycle/providers')).toBe('[{"es":"Ambulancias","covers":["M1"]}]');
  });
  it('removes a stage with its moments, and brings all of it back', () => {
    const command = commandFor(cells, removeStage(cells, 'B'));
    const gone = overlaid(cells, [command]);
    expect(orderIn(gone)).toBe('AM1 AM2 CM5 DM6 DM7');
    expect(overlaid(gone, [undoing(gone, command).command])).toEqual(cells);
  });
  it('lets the lane follow the actor unless somebody chose one', () => {
    expect(after(setActor(cells, 'moment/M1', 'employee')).get('moment/M1/lane')).toBe('"onstage"');
    const chosen = new Map(cells).set('moment/M1/lane', '"backstage"');
    expect(after(setActor(chosen, 'moment/M1', 'employee'), chosen).get('moment/M1/lane')).toBe('"backstage"');
  });
});

describe('the clipboard', () => {
  it('copies with new ids and without the names that belong to one moment', () => {
    const made = pasted(cells, copied(cells, ['M3', 'M4']), 'D', 'M6')!;
    const map = mapOf(after(made.values));
    expect(map.moments.map((moment) => moment.id)).toEqual(['M1', 'M2', 'M3', 'M4', 'M5', 'M6', ...made.ids, 'M7']);
    const copy = map.moments[6]!;
    expect(copy.std[0]).toMatchObject({ id: `${copy.id}.s1`, ind: `${copy.id}.i1`, v: 10 });
    expect(copy.std[0]!.series).toBeUndefined();
    expect(copy.activities).toBeUndefined();
  });
  it('refuses what is no copied moment', () => {
    expect(pasted(cells, 'hola', 'A', null)).toBeNull();
    expect(pasted(cells, '{"ciclo":"moments","moments":[]}', 'A', null)).toBeNull();
  });
  it('duplicates behind the last', () => {
    const made = duplicated(cells, ['M1'])!;
    expect(idsIn(after(made.values).get('moment/*'))).toEqual(['M1', made.ids[0], 'M2', 'M3', 'M4', 'M5', 'M6', 'M7']);
  });
});

describe('undoing', () => {
  it('takes back mine and leaves what others added', () => {
    const { id, values } = addMoment(cells, { stage: 'B', after: 'M4', name: { es: 'Nuevo' } });
    const command = commandFor(cells, values);
    const mine = overlaid(cells, [command]);
    const other = addMoment(mine, { stage: 'D', after: 'M7', name: { es: 'De Ana' } });
    const both = after(other.values, mine);
    const { command: inverse, conflicts } = undoing(both, command);
    expect(conflicts).toEqual([]);
    const left = idsIn(overlaid(both, [inverse]).get('moment/*'));
    expect(left).toContain(other.id);
    expect(left).not.toContain(id);
  });
  it('asks when somebody else has written there since', () => {
    const command = commandFor(cells, [['moment/M3/name/es', '"Espera"']]);
    const now = new Map(cells).set('moment/M3/name/es', '"Aguarda"');
    expect(undoing(now, command)).toEqual({
      command: { edits: [] },
      conflicts: [{ cell: 'moment/M3/name/es', base: '"Espera"', mine: '"Momento M3"', theirs: '"Aguarda"' }],
    });
  });
  it('joins typing to one edit', () => {
    const one = commandFor(cells, [['moment/M3/name/es', '"E"']]);
    const two = commandFor(overlaid(cells, [one]), [['moment/M3/name/es', '"Es"']]);
    expect(joined([one, two])).toEqual([{ cell: 'moment/M3/name/es', before: '"Momento M3"', after: '"Es"' }]);
  });
});
