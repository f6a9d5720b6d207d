import { expect, test } from 'vitest';

import { stepOf } from './WalkScreen.tsx';
import { versionInForce } from './map.ts';

test('keys walk to the ends and not beyond', () => {
  expect(stepOf('ArrowRight', 0, 7)).toBe(1);
  expect(stepOf('ArrowRight', 6, 7)).toBe(6);
  expect(stepOf('ArrowLeft', 0, 7)).toBe(0);
  expect(stepOf('End', 2, 7)).toBe(6);
  expect(stepOf('a', 2, 7)).toBeUndefined();
});

test('people work by the published version, else by the draft', () => {
  expect(versionInForce([{ values: { number: 2, state: 'draft' } }])).toBe('draft');
  expect(versionInForce([{ values: { number: 2, state: 'draft' } }, { values: { number: 1, state: 'published' } }])).toBe('published');
});
