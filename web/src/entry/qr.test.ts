import { expect, test } from 'vitest';

import { qrModules } from './qr.ts';

/** Read back with a reader of QR codes when it was written down. */
const letterA = [
  '#######.....#.#######',
  '#.....#.###.#.#.....#',
  '#.###.#...##..#.###.#',
  '#.###.#..#..#.#.###.#',
  '#.###.#.#.#.#.#.###.#',
  '#.....#..##.#.#.....#',
  '#######.#.#.#.#######',
  '...........##........',
  '#.#.#.#..#.#....#..#.',
  '.##..#.####...#...##.',
  '...#.##.#...#...#...#',
  '#.......##....#...#..',
  '#....##.#...#.#.#.#.#',
  '........#..#.#.#.#.##',
  '#######....#.###.####',
  '#.....#..#.###.###...',
  '#.###.#.#..#.###.##.#',
  '#.###.#.......#...##.',
  '#.###.#.#...#...#...#',
  '#.....#..##...#...##.',
  '#######.##..#.#.#.###',
];

test('the code of one letter, module by module', () => {
  expect(qrModules('a')!.map((row) => row.map((dark) => (dark ? '#' : '.')).join(''))).toEqual(letterA);
});

test('longer texts take larger codes, up to version 20', () => {
  expect(qrModules('x'.repeat(14))).toHaveLength(21);
  expect(qrModules('x'.repeat(15))).toHaveLength(25);
  expect(qrModules('x'.repeat(180))).toHaveLength(53);
  expect(qrModules('x'.repeat(181))).toHaveLength(57);
  expect(qrModules('x'.repeat(666))).toHaveLength(97);
  expect(qrModules('x'.repeat(667))).toBeUndefined();
});
