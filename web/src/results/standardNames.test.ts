import { expect, test } from 'vitest';

import { standardTexts } from './standardNames.ts';

test('a standard without an id is known by its place in the moment', () => {
  const map = { moments: [{ id: 'M1', std: [{ es: 'uno' }, { id: 'own', es: 'dos' }] }, { id: 'M2' }], transversal: [{ id: 'T1', std: [{ en: 'three' }] }] };
  expect(Object.keys(standardTexts({ map }))).toEqual(['M1.s1', 'own', 'T1.s1']);
  expect(standardTexts(undefined)).toEqual({});
});
