import { expect, it } from 'vitest';

import { numberText, typedNumber } from './numbers.ts';

it('takes numbers as they are written in Spanish, English and Dutch', () => {
  expect(typedNumber('2,85', 'number')).toBe(2.85);
  expect(typedNumber('2.85', 'number')).toBe(2.85);
  expect(typedNumber('1.234,5', 'number')).toBe(1234.5);
  expect(typedNumber('3.100', 'whole')).toBe(3100);
  expect(typedNumber('3 100', 'whole')).toBe(3100);
  expect(typedNumber('42,3', 'share')).toBe(0.423);
  expect(typedNumber('', 'number')).toBeNull();
});

it('keeps what is no number as it was typed', () => {
  expect(typedNumber('unos diez', 'whole')).toBe('unos diez');
  expect(numberText('unos diez', 'whole', ',')).toBe('unos diez');
  expect(numberText(0.423, 'share', ',')).toBe('42,3');
  expect(numberText(null, 'number', ',')).toBe('');
});
