import { expect, it } from 'vitest';

import { bytesOf, fileName } from './exports.ts';

it('names files with plain letters', () => {
  expect(fileName('Atención de urgencias, v1', 'círculo')).toBe('atencion-de-urgencias-v1-circulo');
  expect(fileName('¿?')).toBe('ciclo');
});

it('reads the bytes of a file', () => {
  expect([...bytesOf('iVBORw==')]).toEqual([0x89, 0x50, 0x4e, 0x47]);
});
