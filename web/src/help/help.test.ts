import { expect, test } from 'vitest';

import { codeOfTerm, type TermRecord } from '../parts/terms.ts';
import { fitting, letterOf, lettersOf } from './letters.ts';
import { nextOf, stepsOf } from './steps.ts';

const term = (es: string, en: string, nl: string): TermRecord => ({
  id: en,
  version: 1,
  values: { term: { es, en, nl }, definition: { es: `def ${es}`, en: `def ${en}`, nl: `def ${nl}` }, collection: null, source: null },
});
const terms = [term('Índice', 'Index', 'Index'), term('Brecha', 'Gap', 'Kloof'), term('Indicador', 'Indicator', 'Indicator'), term('Ñandú', 'Rhea', 'Nandoe')];

test('a term is known by its English word', () => {
  expect(codeOfTerm('Critical moment')).toBe('critical-moment');
  expect(codeOfTerm('Importance-performance matrix')).toBe('importance-performance-matrix');
  expect(codeOfTerm(undefined)).toBe('');
});

test('letters follow the language', () => {
  expect(letterOf('Índice', 'es')).toBe('I');
  expect(letterOf('Ñandú', 'es')).toBe('Ñ');
  expect(lettersOf(terms, 'es').map(({ letter, terms: under }) => [letter, under.length])).toEqual([['B', 1], ['I', 2], ['Ñ', 1]]);
  expect(lettersOf(terms, 'nl').map(({ letter }) => letter)).toEqual(['I', 'K', 'N']);
});

test('a search finds words of any language, without accents', () => {
  expect(fitting(terms, 'indice').map((one) => one.id)).toEqual(['Index']);
  expect(fitting(terms, 'KLOOF').map((one) => one.id)).toEqual(['Gap']);
  expect(fitting(terms, ' ')).toHaveLength(4);
  expect(fitting(terms, 'zzz')).toHaveLength(0);
});

test('the first steps are told by what there is', () => {
  const empty = stepsOf({ organisation: true, units: 0, cycles: [] });
  expect(empty.filter((step) => step.done).map((step) => step.code)).toEqual(['organisation']);
  expect(nextOf(empty)).toMatchObject({ code: 'cycle', href: '/library' }); // a unit is not needed
  const cycle = { id: '1', moments: 7, critical: 0, imports: 0 };
  expect(nextOf(stepsOf({ organisation: true, units: 1, cycles: [cycle] }))).toMatchObject({ code: 'critical', href: '/cycles/1/edit' });
  expect(nextOf(stepsOf({ organisation: true, units: 1, cycles: [{ ...cycle, critical: 3 }] }))).toMatchObject({ code: 'evidence' });
  expect(nextOf(stepsOf({ organisation: true, units: 1, cycles: [{ ...cycle, critical: 3, imports: 1 }] }))).toBeUndefined();
});
