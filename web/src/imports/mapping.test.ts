import { expect, test } from 'vitest';

import { meaningOf, withMeaning } from './mapping.ts';
import type { Mapping } from './types.ts';

const start: Mapping = { answers: { respondent: 'ID', moments: { M1: 'Llamada' } } };

test('a column is given to a moment, and to nothing else at the same time', () => {
  const given = withMeaning(start, 'answers', 'Recepción', 'moments M3');
  expect(given).toEqual({ answers: { respondent: 'ID', moments: { M1: 'Llamada', M3: 'Recepción' } } });
  expect(withMeaning(given, 'answers', 'Recepción', 'moments M2')).toEqual({ answers: { respondent: 'ID', moments: { M1: 'Llamada', M2: 'Recepción' } } });
});

test('what is left out is named once, and comes back', () => {
  const ignored = withMeaning(withMeaning(start, 'answers', 'Edad', 'ignore'), 'answers', 'Edad', 'ignore');
  expect(ignored.answers).toEqual({ respondent: 'ID', moments: { M1: 'Llamada' }, ignore: ['Edad'] });
  expect(withMeaning(ignored, 'answers', 'Edad', 'segments unit').answers).toEqual({ respondent: 'ID', moments: { M1: 'Llamada' }, segments: { unit: 'Edad' } });
});

test('nothing empty stays behind', () => {
  expect(withMeaning(start, 'answers', 'Llamada', '')).toEqual({ answers: { respondent: 'ID' } });
});

test('other parts of the mapping and other sorts stay', () => {
  const mapping: Mapping = { date_order: 'dmy', cases: { code: { column: 'Nr' } } };
  expect(withMeaning(mapping, 'cases', 'Nr', 'cause')).toEqual({ date_order: 'dmy', cases: { cause: 'Nr' } });
});

test('what the server found is what the choice shows', () => {
  const column = { header: 'x', samples: [], detail: null, proposals: [], moment: null };
  expect(meaningOf({ ...column, meaning: 'rating', moment: 'M3' })).toBe('moments M3');
  expect(meaningOf({ ...column, meaning: 'rating' })).toBe('rating');
  expect(meaningOf({ ...column, meaning: 'segment', detail: 'unit' })).toBe('segments unit');
  expect(meaningOf({ ...column, meaning: 'unused' })).toBe('');
});
