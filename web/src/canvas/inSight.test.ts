import { expect, test } from 'vitest';

import { shift } from './inSight.ts';

test('what lies outside moves in with some air, what lies inside stays', () => {
  expect(shift(200, 300, 100, 500)).toBe(0);
  expect(shift(480, 580, 100, 500)).toBe(-92);
  expect(shift(20, 120, 100, 500)).toBe(92);
  expect(shift(300, 900, 100, 500)).toBe(-188); // too long: its beginning
});
