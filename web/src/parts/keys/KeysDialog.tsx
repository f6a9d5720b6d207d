// "?" opens the list of all keys of the screen that is open. Stands once, around all screens.
import { useEffect, useState } from 'react';

import { useWords } from '../../words/words.tsx';
import { Sheet } from '../Dialogs.tsx';
import { combinationsOf, listen, partsOf, useAllKeys, useKeys, type KeyDeed } from './registry.ts';
import words from './words.json';

type Named = keyof typeof words;

const drawn: Record<string, string> = { ArrowLeft: '←', ArrowRight: '→', ArrowUp: '↑', ArrowDown: '↓' };
const named: Record<string, Named> = {
  Delete: 'key_delete',
  Enter: 'key_enter',
  Escape: 'key_escape',
  Space: 'key_space',
  Shift: 'key_shift',
  Home: 'key_home',
  End: 'key_end',
  PageUp: 'key_page_up',
  PageDown: 'key_page_down',
  Tab: 'key_tab',
};

/** One combination, each key as it is printed on a keyboard of this language. */
export function Keys({ combination }: { combination: string }) {
  const t = useWords(words);
  const { modifiers, key } = partsOf(combination);
  const printed = (one: string) => drawn[one] ?? (named[one] ? t(named[one]) : one.length === 1 ? one.toUpperCase() : one);
  return (
    <span className="nums">
      {[...modifiers, key].map((one, at) => (
        <span key={one}>
          {at > 0 && ' + '}
          <kbd>{printed(one)}</kbd>
        </span>
      ))}
    </span>
  );
}

function KeyRow({ deed }: { deed: KeyDeed }) {
  const t = useWords(words);
  return (
    <>
      <dt>{deed.does}</dt>
      <dd>
        {combinationsOf(deed).map((combination, at) => (
          <span key={combination}>
            {at > 0 && ` ${t('or')} `}
            <Keys combination={combination} />
          </span>
        ))}
      </dd>
    </>
  );
}

export function KeysDialog() {
  const t = useWords(words);
  const [isOpen, setOpen] = useState(false);
  const sets = useAllKeys();
  useKeys([{ keys: '?', does: t('show_keys'), run: () => setOpen(true) }]);
  useEffect(() => {
    const open = () => setOpen(true);
    document.addEventListener('keydown', listen);
    document.addEventListener('ciclo-keys', open);
    return () => {
      document.removeEventListener('keydown', listen);
      document.removeEventListener('ciclo-keys', open);
    };
  }, []);
  return (
    <Sheet title={t('keys')} isOpen={isOpen} onClose={() => setOpen(false)}>
      <p className="note">{t('while_typing')}</p>
      <dl className="facts">
        {sets.toReversed().map((set) => set.map((deed) => <KeyRow key={combinationsOf(deed).join()} deed={deed} />))}
        <dt>{t('everywhere')}</dt>
        <dd>
          <Keys combination="Tab" />
        </dd>
      </dl>
    </Sheet>
  );
}

/** For those who would rather press a button than "?". */
export function openKeys(): void {
  document.dispatchEvent(new Event('ciclo-keys'));
}
