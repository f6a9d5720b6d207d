import { describe, expect, it } from 'vitest';

import { byThing, placeOf, readable, told } from './cells.ts';

describe('cells', () => {
  it('says of what an address speaks', () => {
    expect(placeOf('moment/M3/name/es')).toEqual({ sort: 'moment', thing: 'M3', part: 'name', language: 'es' });
    expect(placeOf('moment/M3/std/M3.s1/v')).toEqual({ sort: 'moment', thing: 'M3', part: 'std/M3.s1/v', language: '' });
    expect(placeOf('moment/*')).toEqual({ sort: 'moment', thing: '', part: '*', language: '' });
    expect(placeOf('cycle/need/nl')).toEqual({ sort: 'cycle', thing: '', part: 'need', language: 'nl' });
    expect(placeOf('branch/M4>M5/when/en')).toEqual({ sort: 'branch', thing: 'M4>M5', part: 'when', language: 'en' });
  });

  it('gathers changes by thing', () => {
    const change = (cell: string) => ({ cell, before: null, after: 1 });
    const groups = byThing([change('cycle/need/es'), change('moment/*'), change('moment/M3/name/es'), change('moment/M3/time/wait')]);
    expect(groups.map((group) => [group.sort, group.thing, group.cells.length])).toEqual([['cycle', '', 1], ['moment', '', 1], ['moment', 'M3', 2]]);
  });

  it('leaves out what publishing sets', () => {
    const change = (cell: string) => ({ cell, before: 1, after: 2 });
    expect(told([change('cycle/version'), change('cycle/status'), change('moment/M1/name/es')]).map((one) => one.cell)).toEqual(['moment/M1/name/es']);
  });

  it('makes values readable', () => {
    const yesNo = { yes: 'sí', no: 'no' };
    expect(readable(null, 'es', yesNo)).toBe('–');
    expect(readable(true, 'es', yesNo)).toBe('sí');
    expect(readable(['M1', 'M2'], 'es', yesNo)).toBe('M1 · M2');
    expect(readable([{ es: 'Rápido', en: 'Fast' }], 'en', yesNo)).toBe('Fast');
    expect(readable(12.5, 'es', yesNo)).toBe('12.5');
  });
});
