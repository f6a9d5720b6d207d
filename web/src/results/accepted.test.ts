// Moving a moment by one place, whether the evidence still gives an order, and of what an order may be accepted.
import { expect, test } from 'vitest';

import { isWhole, stillGiven, type Order } from './Accepted.tsx';
import { moved } from './AcceptSheet.tsx';
import type { RankingRow } from './types.ts';

test('a moment moves by one place and stays at the ends', () => {
  expect(moved(['M3', 'M5', 'M1'], 2, -1)).toEqual(['M3', 'M1', 'M5']);
  expect(moved(['M3', 'M5', 'M1'], 0, -1)).toEqual(['M3', 'M5', 'M1']);
  expect(moved(['M3', 'M5', 'M1'], 2, 1)).toEqual(['M3', 'M5', 'M1']);
});

test('an order accepted with a change is still given while the computed one is the same', () => {
  const order = { ranking: { rows: [{ moment: 'M1', rank: 3 }, { moment: 'M3', rank: 1 }, { moment: 'M5', rank: 2 }] } } as Order;
  const rows = (...moments: string[]) => moments.map((moment) => ({ moment }) as RankingRow);
  expect(stillGiven(order, rows('M3', 'M5', 'M1'))).toBe(true);
  expect(stillGiven(order, rows('M5', 'M3', 'M1'))).toBe(false);
  expect(stillGiven(order, rows('M3', 'M5'))).toBe(false);
});

test('an order is accepted of all the evidence only', () => {
  expect(isWhole({ critical: [], wave: 'A', version: 'draft' })).toBe(true);
  expect(isWhole({ critical: ['M3=x'] })).toBe(false);
  expect(isWhole({ critical: [], unit: 'Urgencias' })).toBe(false);
});
