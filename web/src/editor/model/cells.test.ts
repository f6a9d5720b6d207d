import { describe, expect, it } from 'vitest';

import { cellsOf, idsIn, mapOf, type MapCache } from './cells.ts';
import type { Json } from './map.ts';
import { mergedOrder } from './order.ts';

const clinic: Json = {
  cycle: { id: 'clinic', version: 1, name: { es: 'Consulta', en: 'Visit' }, need: 'x', providers: [{ es: 'Ambulancias', covers: ['M1'] }] },
  stages: [
    { id: 'S1', name: { es: 'Antes', en: 'Before' }, optional: true },
    { id: 'S2', name: 'Dentro' },
  ],
  moments: [
    { id: 'M1', stage: 'S1', actor: 'shared', lane: 'onstage', name: { es: 'Pide cita' }, critical: false, time: { contact: 3, wait: 1, back: 0 } },
    {
      id: 'M2', stage: 'S2', actor: 'customer', lane: 'customer', name: { es: 'Espera' },
      req: [{ es: 'Decir cuánto falta', level: 'must' }],
      std: [{ es: 'Espera corta', op: '<=', v: 15, u: 'min', comply: 90 }, { id: 'own', es: 'Otra', op: '>=', v: 4, u: '1-5', comply: 100, ind: 'M2.i2' }],
      ind: [{ es: '% atendidos', type: 'percentage' }, { es: 'Notas', type: 'index', base: 100 }],
      steps: ['Se sienta', { es: 'Mira', en: 'Looks' }],
    },
  ],
  transversal: [{ id: 'T1', spans: ['M1', 'M2'], actor: 'customer', lane: 'customer', name: { es: 'Privacidad' } }],
  branches: [
    { from: 'M1', when: { es: 'Urgente' }, adds: 'M2', observed_share: 0.1 },
    { from: 'M1', when: { es: 'Sin cita' }, adds: 'M2' },
  ],
};

describe('cellsOf', () => {
  const cells = cellsOf(clinic);
  it('addresses by ids and languages', () => {
    expect(cells.get('moment/*')).toBe('["M1","M2"]');
    expect(cells.get('moment/M2/name/es')).toBe('"Espera"');
    expect(cells.get('stage/S2/name/nl')).toBe('"Dentro"');
    expect(cells.get('cycle/need/en')).toBe('"x"');
    expect(cells.get('moment/M1/time/wait')).toBe('1');
    expect(cells.get('moment/M2/req')).toBe('[{"es":"Decir cuánto falta","level":"must"}]');
    expect(cells.has('moment/M1/id')).toBe(false);
  });
  it('says the ids and ties that a document leaves out', () => {
    expect(cells.get('moment/M2/std/*')).toBe('["M2.s1","own"]');
    expect(cells.get('moment/M2/ind/*')).toBe('["M2.i1","M2.i2"]');
    expect(cells.get('moment/M2/std/M2.s1/ind')).toBe('"M2.i1"');
    expect(cells.get('moment/M2/std/own/ind')).toBe('"M2.i2"');
    expect(cells.get('moment/M2/std/M2.s1/v')).toBe('15');
  });
  it('numbers a second branch between the same two', () => {
    expect(idsIn(cells.get('branch/*'))).toEqual(['M1>M2', 'M1>M2#2']);
    expect(cells.get('branch/M1>M2#2/when/es')).toBe('"Sin cita"');
    expect(cells.get('branch/M1>M2/observed_share')).toBe('0.1');
  });
});

describe('mapOf', () => {
  it('gives the map back', () => {
    const map = mapOf(cellsOf(clinic));
    expect(map.moments.map((moment) => moment.id)).toEqual(['M1', 'M2']);
    expect(map.moments[1]!.std.map((standard) => [standard.id, standard.ind, standard.v])).toEqual([['M2.s1', 'M2.i1', 15], ['own', 'M2.i2', 4]]);
    expect(map.moments[1]!.steps).toEqual([{ es: 'Se sienta', en: 'Se sienta', nl: 'Se sienta' }, { es: 'Mira', en: 'Looks' }]);
    expect(map.branches[1]).toEqual({ id: 'M1>M2#2', from: 'M1', adds: 'M2', when: { es: 'Sin cita' } });
    expect(map.transversal[0]!.spans).toEqual(['M1', 'M2']);
    expect(map.cycle.name).toEqual({ es: 'Consulta', en: 'Visit' });
  });
  it('keeps the things that did not change', () => {
    const cache: MapCache = new Map();
    const cells = cellsOf(clinic);
    const before = mapOf(cells, cache);
    const after = mapOf(new Map(cells).set('moment/M1/name/es', '"Llama"'), cache);
    expect(after.moments[0]!.name.es).toBe('Llama');
    expect(after.moments[0]).not.toBe(before.moments[0]);
    expect(after.moments[1]).toBe(before.moments[1]);
    expect(after.stages[0]).toBe(before.stages[0]);
  });
});

describe('mergedOrder', () => {
  it('keeps what both added beside its neighbour', () => {
    expect(mergedOrder(['A', 'B', 'C'], ['A', 'X', 'B', 'C'], ['A', 'B', 'C', 'Y'])).toEqual({ ids: ['A', 'X', 'B', 'C', 'Y'], collides: false });
  });
  it('takes a rearrangement of one side', () => {
    expect(mergedOrder(['A', 'B', 'C'], ['C', 'A', 'B'], ['A', 'B', 'C', 'Y']).ids).toEqual(['C', 'Y', 'A', 'B']);
  });
  it('sees two different rearrangements collide, theirs stands', () => {
    expect(mergedOrder(['A', 'B', 'C'], ['C', 'A', 'B'], ['B', 'A', 'C'])).toEqual({ ids: ['B', 'A', 'C'], collides: true });
  });
  it('drops what one side removed', () => {
    expect(mergedOrder(['A', 'B', 'C'], ['A', 'C'], ['A', 'B', 'C', 'D']).ids).toEqual(['A', 'C', 'D']);
  });
});
