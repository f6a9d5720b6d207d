// @vitest-environment jsdom
import { describe, expect, test } from 'vitest';

import { deviceName } from './device.ts';
import { leastStrict, leastUsual, stateOf } from './password.ts';
import { presetOf, presets, sectors, templateCodes, templateOf, wordOf } from './presets.ts';
import { bodyOf, emptySetting } from './setting.ts';
import { wayOn } from './ways.ts';

describe('passwords while they are typed', () => {
  test('length is counted in signs, not in bytes', () => {
    expect(stateOf('', leastStrict)).toEqual({ is: 'empty' });
    expect(stateOf('ñañañaña', leastStrict)).toEqual({ is: 'short', missing: 7 });
    expect(stateOf('🐎 battery stap', leastStrict)).toEqual({ is: 'short', missing: 1 });
    expect(stateOf('correct horse', leastUsual)).toEqual({ is: 'fine' });
    expect(stateOf('x'.repeat(129), leastUsual)).toEqual({ is: 'long' });
  });
  test('what is typed rather than thought of is told at once', () => {
    expect(stateOf('aaaaaaaaaaaaaaaaaa', leastStrict)).toEqual({ is: 'plain' });
    expect(stateOf('123456789012345678', leastStrict)).toEqual({ is: 'plain' });
    expect(stateOf('hola hola hola hola', leastStrict)).toEqual({ is: 'plain' });
    expect(stateOf('correct horse battery staple 9', leastStrict)).toEqual({ is: 'fine' });
  });
});

describe('the word for those who are served', () => {
  test('a preset gives all three languages', () => {
    expect(wordOf('patient', {})).toEqual({ es: 'paciente', en: 'patient', nl: 'patiënt' });
    expect(presetOf({ es: 'huésped', en: 'guest', nl: 'gast' })).toBe('guest');
    expect(presetOf({ es: 'huésped', en: 'visitor', nl: 'gast' })).toBe('own');
    expect(presetOf({})).toBeNull();
  });
  test("one's own word is taken as far as it is there", () => {
    expect(wordOf('own', { es: ' Socio ', en: '' })).toEqual({ es: 'socio' });
    expect(wordOf('own', { es: ' ' })).toBeNull();
  });
  test('every sector proposes a word and a template', () => {
    for (const preset of Object.values(sectors)) expect(presets[preset].es).not.toBe('');
    expect(templateOf('health')).toBe('hospital-emergency');
    expect(templateOf('education')).toBe('complaint-handling');
    expect(templateCodes).toHaveLength(9);
  });
});

test('after signing in only our own paths are gone to', () => {
  expect(wayOn('?to=%2Fcycles%2F1%3Funit%3D2')).toBe('/cycles/1?unit=2');
  expect(wayOn('?to=https://elsewhere.example')).toBe('/');
  expect(wayOn('?to=//elsewhere.example')).toBe('/');
  expect(wayOn('?to=/%5Celsewhere.example')).toBe('/');
  expect(wayOn('?to=/sign-in')).toBe('/');
  expect(wayOn('')).toBe('/');
});

test('a session is named after browser and system', () => {
  expect(deviceName('Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0')).toBe('Firefox, Windows');
  expect(deviceName('Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605 Version/18.0 Mobile Safari/604.1')).toBe('Safari, iPhone');
  expect(deviceName('curl')).toBe('web');
});

test('the first run is sent as the server takes it', () => {
  const beside = { link: 'secret', language: 'es', sector: 'Salud' };
  const preset = bodyOf({ ...emptySetting, word: 'patient', begin: 'template', template: 'hotel-stay' }, beside);
  expect(preset).toMatchObject({ link: 'secret', language: 'es', sector: 'Salud', word: 'patient', begin: 'template:hotel-stay' });
  expect('small' in preset).toBe(false);
  const own = bodyOf({ ...emptySetting, word: 'own', own: { es: 'Vecino', nl: 'buur' }, begin: 'blank', small: true }, { ...beside, sector: '' });
  expect(own).toMatchObject({ word_es: 'vecino', word_nl: 'buur', begin: 'blank', small: true });
  expect('word' in own || 'sector' in own).toBe(false);
});
