import { expect, test } from 'vitest';

import { rowsOf, shapeOf } from './Histogram.tsx';

test('a rating nobody gave is a row of its own, without figures', () => {
  expect(rowsOf([{ rating: 2, n: 3 }, { rating: 4, n: 1 }])).toEqual([
    { rating: 1, n: 0 },
    { rating: 2, n: 3 },
    { rating: 3, n: 0 },
    { rating: 4, n: 1 },
    { rating: 5, n: 0 },
  ]);
});

test('shapes follow the signs on 1–5 and nothing on other scales', () => {
  expect([1, 2, 3, 4, 5].map((rating) => shapeOf(rating, 5))).toEqual(['neg', 'neg', 'mix', 'pos', 'pos']);
  expect(shapeOf(9, 10)).toBe('nd');
});
