// Fields bound to cells of the draft: each listens to its own cell, writes it as it is typed, and ends its step of undo when
// it is left.
import { memo, useCallback, useId, useState } from 'react';

import { CheckField, ChoiceField, TextField } from '../../parts/Field.tsx';
import { languages, useSpeech, useWords, type Language } from '../../words/words.tsx';
import { useCell, useEditor, usePut, useWhere } from '../context.tsx';
import { parseNumber } from '../model/minutes.ts';
import { codeText } from '../names.ts';
import words from '../words.json';
import { useAllLanguages } from './languages.ts';

/** Ends the step of undo, and tells the others where this person works. */
export function useLeaving(address: string): { onFocus: () => void; onBlur: () => void } {
  const { draft } = useEditor();
  const where = useWhere();
  return { onFocus: () => where(address), onBlur: useCallback(() => draft.endGroup(), [draft]) };
}

interface TextCellProps {
  address: string;
  label: string;
  long?: boolean;
  hint?: string;
  lang?: Language;
  /** It may not become empty: an empty field is not written, and says so. */
  required?: boolean;
  type?: 'text' | 'date';
}

export const TextCell = memo(function TextCell({ address, label, long, hint, lang, required, type }: TextCellProps) {
  const t = useWords(words);
  const value = useCell<string>(address) ?? '';
  const put = usePut();
  const { onFocus, onBlur } = useLeaving(address);
  const [emptied, setEmptied] = useState(false);
  const change = (text: string) => {
    const refused = required === true && text.trim() === '';
    setEmptied(refused);
    if (!refused) put(address, text, address);
  };
  return (
    <div onFocus={onFocus}>
      <TextField
        label={label}
        value={emptied ? '' : value}
        onChange={change}
        onBlur={() => {
          setEmptied(false);
          onBlur();
        }}
        long={long}
        hint={hint}
        lang={lang}
        type={type}
        error={emptied ? t('required_name') : undefined}
      />
    </div>
  );
});

interface LocalCellProps extends Omit<TextCellProps, 'lang' | 'address'> {
  /** "moment/M3/name" */
  address: string;
}

/** A text by language: the person's own, or all three. */
export function LocalCell({ address, label, ...rest }: LocalCellProps) {
  const t = useWords(words);
  const { language } = useSpeech();
  const [everyLanguage] = useAllLanguages();
  const shown = everyLanguage ? languages : [language];
  return shown.map((one) => (
    <TextCell key={one} address={`${address}/${one}`} label={everyLanguage ? `${label} (${t(`lang_${one}`)})` : label} lang={one} {...rest} required={rest.required && one === language} />
  ));
}

interface NumberCellProps {
  address: string;
  label: string;
  unit?: string;
  /** Shown = written × scale: a share of 0.1 is shown as 10 %. */
  scale?: number;
  write?: (text: string) => boolean;
}

/** What is typed stays in the field until it is a number. */
export const NumberCell = memo(function NumberCell({ address, label, unit, scale = 1, write }: NumberCellProps) {
  const t = useWords(words);
  const { language } = useSpeech();
  const value = useCell<number>(address);
  const put = usePut();
  const { onFocus, onBlur } = useLeaving(address);
  const [typed, setTyped] = useState<string | null>(null);
  const written = value === undefined ? '' : String(Number((value * scale).toPrecision(12))).replace('.', language === 'en' ? '.' : ',');
  const [bad, setBad] = useState(false);
  const change = (text: string) => {
    setTyped(text);
    if (write) return setBad(!write(text));
    const number = parseNumber(text);
    const taken = text.trim() === '' || number !== null;
    setBad(!taken);
    if (taken) put(address, number, address);
  };
  return (
    <div onFocus={onFocus}>
      <TextField
        label={label}
        unit={unit}
        value={typed ?? written}
        onChange={change}
        onBlur={() => {
          setTyped(null);
          setBad(false);
          onBlur();
        }}
        inputMode="decimal"
        error={bad ? t('bad_number') : undefined}
      />
    </div>
  );
});

interface CodeCellProps {
  address: string;
  label: string;
  /** The list whose words name the codes: "lane" → lane_onstage. */
  list: string;
  codes: readonly string[];
  /** What "none" is called; without it there is always one. */
  none?: string;
  /** The code that is not written, because it is what holds when nothing is said. */
  usual?: string;
  /** Names of codes that are ids of the map. */
  texts?: ReadonlyMap<string, string>;
  write?: (code: string | null) => void;
}

export const CodeCell = memo(function CodeCell({ address, label, list, codes, none, usual, texts, write }: CodeCellProps) {
  const t = useWords(words);
  const value = useCell<string | number>(address);
  const put = usePut();
  const choices = codes.map((id) => ({ id, text: texts?.get(id) ?? codeText(t, list, id) }));
  const change = (code: string | null) => {
    if (write) write(code);
    else put(address, code === usual ? null : code);
  };
  return <ChoiceField label={label} choices={choices} none={none} value={value === undefined ? (usual ?? null) : String(value)} onChange={change} />;
});

export const FlagCell = memo(function FlagCell({ address, label }: { address: string; label: string }) {
  const value = useCell<boolean>(address) ?? false;
  const put = usePut();
  return <CheckField label={label} value={value} onChange={(on) => put(address, on)} />;
});

interface WordsCellProps {
  address: string;
  label: string;
  hint?: string;
  suggestions?: readonly string[];
}

/** A list of words in one cell: each a line with "remove", and a field for the next. */
export const WordsCell = memo(function WordsCell({ address, label, hint, suggestions = [] }: WordsCellProps) {
  const t = useWords(words);
  const all = useCell<string[]>(address) ?? [];
  const put = usePut();
  const id = useId();
  const [next, setNext] = useState('');
  const add = () => {
    const word = next.trim();
    if (word === '' || all.includes(word)) return;
    put(address, [...all, word]);
    setNext('');
  };
  return (
    <div className="field ed-words" role="group" aria-labelledby={`${id}label`}>
      <span className="lab" id={`${id}label`}>
        {label}
      </span>
      {all.length > 0 && (
        <ul>
          {all.map((word) => (
            <li key={word}>
              <span>{word}</span>
              <button type="button" className="linklike" aria-label={t('remove_one', { what: word })} onClick={() => put(address, all.filter((one) => one !== word))}>
                {t('remove')}
              </button>
            </li>
          ))}
        </ul>
      )}
      <div className="ed-add">
        <input
          aria-label={t('new_item', { what: label })}
          list={`${id}list`}
          value={next}
          onChange={(event) => setNext(event.target.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter') return;
            event.preventDefault();
            add();
          }}
        />
        <datalist id={`${id}list`}>
          {suggestions.filter((one) => !all.includes(one)).map((one) => (
            <option key={one} value={one} />
          ))}
        </datalist>
        <button type="button" className="btn small" onClick={add}>
          {t('add')}
        </button>
      </div>
      {hint && <span className="micro">{hint}</span>}
    </div>
  );
});
