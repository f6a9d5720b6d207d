import { expect, test } from 'vitest';

import { filtersIn, queryOf, searchOf } from './filters.ts';

test('filters go into the address and come out the same', () => {
  const filters = { wave: 'B', before: 'A', unit: 'u1', critical: ['M3=la espera', 'M4=papeles & prisa'] };
  expect(filtersIn(new URLSearchParams(searchOf(filters)))).toEqual(filters);
});

test('nothing asked is nothing said', () => {
  expect(searchOf({ critical: [] })).toBe('');
  expect(queryOf(filtersIn(new URLSearchParams('wave=&other=1')))).toEqual({});
});
