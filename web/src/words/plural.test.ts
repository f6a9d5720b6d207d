import { expect, test } from 'vitest';

import { customerOf } from './plural.ts';
import { plainCustomer } from './words.tsx';

test('regular plurals, as reports make them', () => {
  const patient = customerOf({ es: 'paciente', en: 'patient', nl: 'patiënt' });
  expect(patient.many).toEqual({ es: 'pacientes', en: 'patients', nl: 'patiënten' });
  expect(customerOf({ es: 'huésped', en: 'guest', nl: 'gast' }).many).toEqual({ es: 'huéspedes', en: 'guests', nl: 'gasten' });
  expect(customerOf({ es: 'ciudadano', en: 'city', nl: 'burger' }).many).toEqual({ es: 'ciudadanos', en: 'cities', nl: 'burgers' });
  expect(customerOf({ es: 'patrón', en: 'boy' }).many).toEqual({ es: 'patrones', en: 'boys' });
});

test('an irregular plural stands behind a bar', () => {
  expect(customerOf({ nl: 'man|mannen' })).toEqual({ one: { nl: 'man' }, many: { nl: 'mannen' } });
});

test('no word of its own is the plain one, also when the server says so with null', () => {
  expect(customerOf({ es: null, en: null, nl: null })).toBe(plainCustomer);
  expect(customerOf(undefined)).toBe(plainCustomer);
});
