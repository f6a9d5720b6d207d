import { expect, it } from 'vitest';

import { folded, partsIn } from './role-map.ts';

it('says in which moments a role takes part', () => {
  const found = partsIn({
    cycle: 'c',
    map: {
      moments: [{ id: 'M3', roles: ['Auxiliar de admisión'] }, { id: 'M4', roles: ['auxiliar de admisión ', 'Médico'] }, { id: 'M6' }],
      blueprint: { actions: [{ moment: 'M6', role: 'Auxiliar de admisión' }, { moment: 'M4', role: 'Médico' }] },
    },
  });
  expect(found.get(folded('Auxiliar de Admisión'))?.map((part) => part.moment)).toEqual(['M3', 'M4', 'M6']);
  expect(found.get('médico')?.map((part) => part.moment)).toEqual(['M4']);
});
