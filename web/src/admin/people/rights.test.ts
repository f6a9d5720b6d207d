import { expect, test } from 'vitest';

import { holdingOf, rightsByPerson } from './rights.ts';

test('a right holds from its first to its last day', () => {
  const right = { from: '2025-10-01', until: '2025-10-31' };
  expect(holdingOf(right, '2025-09-30')).toBe('not_yet');
  expect(holdingOf(right, '2025-10-01')).toBe('now');
  expect(holdingOf(right, '2025-10-31')).toBe('now');
  expect(holdingOf(right, '2025-11-01')).toBe('over');
  expect(holdingOf({ from: null, until: null }, '2025-11-01')).toBe('now');
});

test('rights are gathered by person', () => {
  const grant = (id: string, person: string, role: string) => ({
    id, version: 1, archived: false, created: '', created_by: '', updated: '', updated_by: '',
    values: { person, role, unit: null, valid_from: null, valid_until: null },
  });
  const rights = rightsByPerson([grant('1', 'A', 'member'), grant('2', 'B', 'trainer'), grant('3', 'A', 'observer')]);
  expect(rights.get('A')?.map((right) => right.role)).toEqual(['member', 'observer']);
  expect(rights.get('B')).toHaveLength(1);
});
