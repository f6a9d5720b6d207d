import { expect, test } from 'vitest';

import { inLanguage } from './refusals.ts';

const short = { code: 'password_short', what: 'the password is shorter than 15 signs', cure: 'use a longer one', field: 'password' };

test('a refusal is told in the language of the person, with its number', () => {
  const told = inLanguage(short, 'es');
  expect(told.what).toBe('La contraseña tiene menos de 15 signos.');
  expect(told.cure).toMatch(/^Use una más larga/);
  expect(told.field).toBe('password');
  expect(inLanguage(short, 'nl').what).toBe('Het wachtwoord is korter dan 15 tekens.');
});

test('a code nobody translated keeps the sentence of the server', () => {
  const strange = { code: 'never_seen', what: 'the moon is full', cure: 'wait' };
  expect(inLanguage(strange, 'es')).toEqual(strange);
});

test('a length that names no number is not half a sentence', () => {
  expect(inLanguage({ ...short, what: 'the password is short' }, 'es').what).toBe('the password is short');
});
