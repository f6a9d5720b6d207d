import { expect, test } from 'vitest';

import { clockText, inUnit, readValues, secondsPer } from './values.ts';

const story = [6, 8, 9, 14, 22, 7, 10, 31, 9, 12, 8, 18, 5, 9, 27, 11, 7, 10, 16, 9];

test('a series is read however it is parted', () => {
  for (const between of [',', ', ', '\n', '\t', ' ', ';', '; ', '\r\n']) {
    expect(readValues(story.join(between), true), JSON.stringify(between)).toEqual({ values: story, wrong: [] });
  }
});

test('a comma is decimal where it does not part', () => {
  expect(readValues('6,5\n7,25', true).values).toEqual([6.5, 7.25]);
  expect(readValues('6,5; 7', false).values).toEqual([6.5, 7]);
  expect(readValues('6,5', true).values).toEqual([6.5]);
  expect(readValues('6,5', false).values).toEqual([6, 5]);
});

test('what is no number is told and never counted as zero', () => {
  expect(readValues('6\nx\n-\n7', true)).toEqual({ values: [6, 7], wrong: ['x', '-'] });
  expect(readValues('  ', true)).toEqual({ values: [], wrong: [] });
});

test('a stopwatch measures in the unit of the standard', () => {
  expect(inUnit(12_400, 's')).toBe(12.4);
  expect(inUnit(90_000, 'min')).toBe(1.5);
  expect(secondsPer('1-5')).toBeUndefined();
  expect(clockText(67_390, ',')).toBe('1:07,3');
});
