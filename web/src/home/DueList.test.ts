import { expect, it } from 'vitest';

import { inOrder } from './DueList.tsx';
import type { Due } from './types.ts';

const due = (title: string, day: string, overdue: boolean): Due => ({ what: 'review', title, day, overdue, link: '/' });

it('puts the overdue first, then the nearest', () => {
  const order = inOrder([due('later', '2025-10-30', false), due('late', '2025-10-17', true), due('soon', '2025-10-22', false), due('very late', '2025-10-10', true)]);
  expect(order.map((one) => one.title)).toEqual(['very late', 'late', 'soon', 'later']);
});
