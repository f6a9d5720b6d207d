// @vitest-environment jsdom
import { cleanup, render } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';

import { Refused } from '../api/client.ts';
import { Reasons } from '../parts/States.tsx';
import { SpeechProvider } from '../words/words.tsx';
import { FileErrors } from './ColumnsStep.tsx';
import type { FileError, Preview } from './types.ts';

afterEach(cleanup);

const comma: FileError = { code: 'json_broken', what: 'a comma stands before ]', cure: 'remove the comma', line: 2, column: 3 };
const odd: FileError = { code: 'unreadable', what: 'the moon is full', cure: 'wait', line: 7, column: 0 };

function told(errors: FileError[], language: 'es' | 'nl'): (string | null)[] {
  const preview = { errors } as unknown as Preview;
  const { container } = render(<FileErrors preview={preview} />, { wrapper: ({ children }) => <SpeechProvider start={language}>{children}</SpeechProvider> });
  return [...container.querySelectorAll('li')].map((line) => line.textContent);
}

test('what is wrong with a file is told in the language of the person, with its place', () => {
  expect(told([comma, odd], 'es')).toEqual([
    'línea 2, columna 3: El archivo JSON tiene aquí un error de escritura. Corríjalo en ese lugar, o expórtelo otra vez.',
    'línea 7: The moon is full. Wait.',
  ]);
  cleanup();
  expect(told([comma], 'nl')[0]).toMatch(/^regel 2, kolom 3: Het JSON-bestand heeft hier een schrijffout\./);
});

test('a refusal shows its place in a file, and no other place', () => {
  const reason = { code: 'json_broken', what: 'No es JSON.', cure: '', field: '' };
  const error = new Refused(422, [{ ...reason, place: 'log.json:2:3' }, { ...reason, place: 'log.json' }], 'r');
  const { container } = render(<Reasons error={error} />, { wrapper: ({ children }) => <SpeechProvider start="es">{children}</SpeechProvider> });
  expect([...container.querySelectorAll('code')].map((place) => place.textContent)).toEqual(['log.json:2:3']);
});
