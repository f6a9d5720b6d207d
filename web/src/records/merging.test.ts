import { describe, expect, it } from 'vitest';

import { changes, collisions, merged } from './merging.ts';

const base = { name: 'Triaje', sort: null, opening_hours: ['lun 8–17'], text: { es: 'a', en: 'b' } };

describe('two versions of a record', () => {
  it('send only what was changed; empty is missing', () => {
    expect(changes(base, { ...base, sort: '', text: { en: 'b', es: 'a' } })).toEqual({});
    expect(changes(base, { ...base, name: 'Sala de triaje', opening_hours: [] })).toEqual({ name: 'Sala de triaje', opening_hours: null });
  });

  it('collide only where both changed it to something else', () => {
    const mine = { ...base, name: 'Mío', sort: 'post' };
    const theirs = { ...base, name: 'Suyo', sort: 'post', opening_hours: null };
    expect(collisions(base, mine, theirs)).toEqual([{ field: 'name', base: 'Triaje', mine: 'Mío', theirs: 'Suyo' }]);
    expect(merged(base, mine, theirs)).toEqual({ ...theirs, name: 'Mío', sort: 'post' });
  });
});
