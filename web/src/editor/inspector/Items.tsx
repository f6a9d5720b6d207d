// A list of texts in one cell (requirements, information, steps): add, change, one up, remove; more of each below it.
import { useState, type ReactNode } from 'react';

import { TextField } from '../../parts/Field.tsx';
import { languages, textIn, useSpeech, useWords, type Language, type LocalText } from '../../words/words.tsx';
import { useCell, usePut } from '../context.tsx';
import type { Json } from '../model/map.ts';
import words from '../words.json';
import { useLeaving } from './fields.tsx';
import { useAllLanguages } from './languages.ts';

type Item = LocalText & { readonly [key: string]: Json | undefined };

interface Props {
  address: string;
  label: string;
  addLabel: string;
  /** What is said of one beside its text. */
  more?: (item: Item, change: (part: Record<string, Json | undefined>) => void) => ReactNode;
}

/** Only what says something. */
function tidy(item: Item): Item {
  return Object.fromEntries(Object.entries(item).filter(([, value]) => value !== undefined && value !== '' && value !== null)) as Item;
}

function asItem(item: Json): Item {
  return typeof item === 'string' ? { es: item, en: item, nl: item } : (item as Item);
}

export function ItemsCell({ address, label, addLabel, more }: Props) {
  const t = useWords(words);
  const { language } = useSpeech();
  const [everyLanguage] = useAllLanguages();
  const { onFocus, onBlur } = useLeaving(address);
  const items = (useCell<Json[]>(address) ?? []).map(asItem);
  const put = usePut();
  const write = (next: readonly Item[], group?: string) => put(address, next.map(tidy) as unknown as Json, group);
  const change = (at: number, part: Record<string, Json | undefined>, group?: string) => write(items.map((item, i) => (i === at ? ({ ...item, ...part } as Item) : item)), group);
  const shown: readonly Language[] = everyLanguage ? languages : [language];
  return (
    <div className="ed-items" onFocus={onFocus} onBlur={onBlur}>
      <ol aria-label={label}>
        {items.map((item, at) => {
          const name = textIn(item, language);
          return (
            // The list has no ids; a place is all an item has.
            <li key={at}>
              {shown.map((one) => (
                <TextField
                  key={one}
                  label={everyLanguage ? `${at + 1} (${t(`lang_${one}`)})` : `${at + 1}`}
                  lang={one}
                  value={item[one] ?? ''}
                  onChange={(text) => isSomething({ ...item, [one]: text }) && change(at, { [one]: text }, `${address}/${at}/${one}`)}
                  hint={!everyLanguage && item[one] === undefined && name !== '' ? name : undefined}
                />
              ))}
              {more?.(item, (part) => change(at, part))}
              <span className="ed-tools">
                {at > 0 && (
                  <button type="button" className="linklike" aria-label={t('up_one', { what: name })} onClick={() => write(swapped(items, at))}>
                    {t('up')}
                  </button>
                )}
                <button type="button" className="linklike" aria-label={t('remove_one', { what: name })} onClick={() => write(items.filter((_, i) => i !== at))}>
                  {t('remove')}
                </button>
              </span>
            </li>
          );
        })}
      </ol>
      <NewItem label={addLabel} add={(text) => write([...items, { [language]: text }])} />
    </div>
  );
}

/** A text needs words in one language at least: the last one is removed with its button, not emptied. */
function isSomething(item: Item): boolean {
  return languages.some((language) => (item[language] ?? '').trim() !== '');
}

function swapped(items: readonly Item[], at: number): Item[] {
  const next = [...items];
  [next[at - 1], next[at]] = [next[at]!, next[at - 1]!];
  return next;
}

export function NewItem({ label, add }: { label: string; add: (text: string) => void }) {
  const t = useWords(words);
  const [text, setText] = useState('');
  const done = () => {
    if (text.trim() === '') return;
    add(text.trim());
    setText('');
  };
  return (
    <div className="field">
      <div className="ed-add">
        <input
          aria-label={label}
          placeholder={label}
          value={text}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter') return;
            event.preventDefault();
            done();
          }}
        />
        <button type="button" className="btn small" aria-label={label} onClick={done}>
          {t('add')}
        </button>
      </div>
    </div>
  );
}
