// What somebody did, in words: the audit names every deed with a code. One that has no words here is shown by its code.
import { useWords } from '../../words/words.tsx';
import words from './words.json';

type Key = keyof typeof words;

export function keyOfDeed(code: string): string {
  return code.replace(/[ -]/g, '_');
}

export function useDeedWord(): (code: string) => string | null {
  const t = useWords(words);
  const plain = (code: string) => {
    const key = keyOfDeed(code);
    const said = t(key as Key);
    return said === key ? null : said; // a word nobody wrote comes back as its key
  };
  return (code) => {
    const done = / refused$/.exec(code) ? plain(code.slice(0, -8)) : plain(code);
    return done !== null && code.endsWith(' refused') ? t('refused', { what: done }) : done;
  };
}
