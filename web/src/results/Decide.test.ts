import { expect, test } from 'vitest';

import { decisionEdits } from './Decide.tsx';

const decided = { critical: true, reason: 'la espera', by: 'manager', day: '2025-10-20' };

test('a decision goes from what was seen to what was decided, cell by cell', () => {
  expect(decisionEdits({ id: 'M3', critical: false }, false, decided)).toEqual([
    { cell: 'moment/M3/critical', before: false, after: true },
    { cell: 'moment/M3/crit_reason', before: null, after: 'la espera' },
    { cell: 'moment/M3/crit_basis', before: null, after: 'manager' },
    { cell: 'moment/M3/crit_date', before: null, after: '2025-10-20' },
  ]);
});

test('what is already so is not written again; transversal moments have their own cells', () => {
  const moment = { id: 'T1', critical: true, crit_basis: 'manager', crit_reason: 'x', crit_date: '2025-10-20' };
  expect(decisionEdits(moment, true, decided)).toEqual([{ cell: 'transversal/T1/crit_reason', before: 'x', after: 'la espera' }]);
});
