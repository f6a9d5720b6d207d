import { expect, test } from 'vitest';

import { csvOf } from './csv.ts';

test('numbers go out whole, missing is empty and never zero', () => {
  expect(csvOf([['M3', 2.85, null, 0]])).toBe('M3,2.85,,0\r\n');
});

test('quotes, commas and lines stay inside their cell', () => {
  expect(csvOf([['a "b", c', 'd\ne']])).toBe('"a ""b"", c","d\ne"\r\n');
});

test('no text runs as a formula', () => {
  expect(csvOf([['=1+1', '-x', '@y', -2]])).toBe("'=1+1,'-x,'@y,-2\r\n");
});
