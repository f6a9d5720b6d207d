// @vitest-environment jsdom
import { render } from '@testing-library/react';
import { expect, test, vi } from 'vitest';

import { SpeechProvider } from '../../words/words.tsx';
import { KeysDialog } from './KeysDialog.tsx';
import { fits, partsOf, useKeys, type KeyDeed } from './registry.ts';

// jsdom knows no CSS.escape, which dialogs use
vi.stubGlobal('CSS', { escape: (text: string) => text });

const press = (target: Element | Document, key: string, init: KeyboardEventInit = {}) => {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...init });
  target.dispatchEvent(event);
  return event;
};

test('combinations are taken apart, and "+" is a key', () => {
  expect(partsOf('Ctrl+Shift+Z')).toEqual({ modifiers: new Set(['Ctrl', 'Shift']), key: 'Z' });
  expect(partsOf('Ctrl++')).toEqual({ modifiers: new Set(['Ctrl']), key: '+' });
  expect(partsOf('?')).toEqual({ modifiers: new Set(), key: '?' });
});

test('an event is a combination or not', () => {
  const event = (key: string, init: KeyboardEventInit = {}) => new KeyboardEvent('keydown', { key, ...init });
  expect(fits(event('z', { ctrlKey: true }), 'Ctrl+Z')).toBe(true);
  expect(fits(event('z', { metaKey: true }), 'Ctrl+Z')).toBe(true);
  expect(fits(event('Z', { ctrlKey: true, shiftKey: true }), 'Ctrl+Z')).toBe(false);
  expect(fits(event('Z', { ctrlKey: true, shiftKey: true }), 'Ctrl+Shift+Z')).toBe(true);
  expect(fits(event('?', { shiftKey: true }), '?')).toBe(true);
  expect(fits(event(' '), 'Space')).toBe(true);
  expect(fits(event('n'), 'Ctrl+N')).toBe(false);
});

function Screen({ deeds }: { deeds: readonly KeyDeed[] }) {
  useKeys(deeds);
  return (
    <div>
      <input aria-label="name" />
      <button type="button">go</button>
    </div>
  );
}

function shown(deeds: readonly KeyDeed[]) {
  return render(
    <SpeechProvider start="en">
      <Screen deeds={deeds} />
      <KeysDialog />
    </SpeechProvider>,
  );
}

test('a key does its deed, but not while a field is typed in', () => {
  const add = vi.fn();
  const save = vi.fn();
  const { getByRole } = shown([
    { keys: 'n', does: 'Add a moment', run: add },
    { keys: 'Ctrl+S', does: 'Save', run: save, whileTyping: true },
  ]);
  const pressed = press(document.body, 'n');
  expect(add).toHaveBeenCalledTimes(1);
  expect(pressed.defaultPrevented).toBe(true);
  press(getByRole('textbox'), 'n');
  expect(add).toHaveBeenCalledTimes(1);
  press(getByRole('textbox'), 's', { ctrlKey: true });
  expect(save).toHaveBeenCalledTimes(1);
});

test('a screen that has gone takes its keys along', () => {
  const add = vi.fn();
  const { unmount } = shown([{ keys: 'n', does: 'Add a moment', run: add }]);
  unmount();
  press(document.body, 'n');
  expect(add).not.toHaveBeenCalled();
});

test('"?" lists the keys of the screen', async () => {
  const { findByRole } = shown([{ keys: ['Ctrl+Y', 'Ctrl+Shift+Z'], does: 'Redo', run: () => {} }]);
  press(document.body, '?', { shiftKey: true });
  const dialog = await findByRole('dialog');
  expect(dialog.textContent).toContain('Redo');
  expect(dialog.textContent).toContain('Ctrl + Y or Ctrl + Shift + Z');
});
