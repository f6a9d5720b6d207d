import { readFile } from 'node:fs/promises';

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

const column = { code: 'no_such_column', what: 'events names the column "Unit|2 \\"north\\"", which log.csv does not have', cure: 'its columns are a, b' };

test('a refusal is told with the name it is about', () => {
  expect(inLanguage(column, 'es').what).toBe('El archivo no tiene ninguna columna «Unit|2 "north"».');
  expect(inLanguage(column, 'nl').cure).toBe('Kies een kolom die er wel is, of verbeter de naam.');
});

test('a sentence about a name that is not told stays the server’s', () => {
  const nameless = { ...column, what: 'a column is missing' };
  expect(inLanguage(nameless, 'es')).toEqual(nameless);
});

test('the digits of a name are not the number', () => {
  const twice = { code: 'key_twice', what: 'the key "M12" stands twice in one map (first on line 7)', cure: 'keep one of the two, or rename one' };
  expect(inLanguage(twice, 'es').what).toBe('La clave «M12» está dos veces; la primera, en la línea 7.');
});

test('a large number is written as the language writes it', () => {
  const many = { code: 'json_too_many_values', what: 'the JSON has more than 3000000 values', cure: 'split it' };
  expect(inLanguage(many, 'es').what).toBe('El archivo JSON tiene más de 3.000.000 valores.');
  expect(inLanguage(many, 'en').what).toBe('The JSON file has more than 3,000,000 values.');
});

test('what there is to choose from is told too', () => {
  const choice = { code: 'object_type', what: 'the log has no objects of type "visit"', cure: 'choose one of: order, item' };
  expect(inLanguage(choice, 'nl').cure).toBe('Kies een van deze: order, item.');
  expect(inLanguage({ ...choice, cure: '' }, 'nl').cure).toBe('');
});

test('every code has a sentence in three languages, with the same pieces in each', async () => {
  const codes = JSON.parse(await readFile(new URL('words.json', import.meta.url), 'utf8')) as Record<string, Record<string, string>>;
  for (const [code, said] of Object.entries(codes)) {
    expect(code).toMatch(/^[a-z][a-z0-9]*(_[a-z0-9]+)*$/);
    expect(Object.keys(said), code).toEqual(['es', 'en', 'nl']);
    const pieces = Object.values(said).map((text) => (text.match(/\{(number|name|list)\}/g) ?? []).toSorted().join());
    expect(new Set(pieces).size, code).toBe(1);
    for (const text of Object.values(said)) expect(text, code).toMatch(/^[^|]+[.?!]\|[^|]+[.?!]$/);
  }
});
