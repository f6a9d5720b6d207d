// The organisation's word for those it serves, in the singular and the plural, by the same rules as its reports: regular
// plurals, and "singular|plural" for any other ("man|mannen").
import { languages, plainCustomer, type CustomerWord, type Language, type LocalText } from './words.tsx';

function spanish(word: string): string {
  if (/[aeiouéáó]$/.test(word)) return `${word}s`;
  if (word.endsWith('z')) return `${word.slice(0, -1)}ces`;
  if (word.endsWith('ón')) return `${word.slice(0, -2)}ones`;
  return /[sx]$/.test(word) ? word : `${word}es`;
}

function english(word: string): string {
  if (/[aeou]y$/.test(word)) return `${word}s`;
  if (word.endsWith('y')) return `${word.slice(0, -1)}ies`;
  return word + (/(s|x|ch|sh)$/.test(word) ? 'es' : 's');
}

function dutch(word: string): string {
  return word + (/(er|el|en|aar|e|eur|um)$/.test(word) ? 's' : 'en');
}

const plurals: Record<Language, (word: string) => string> = { es: spanish, en: english, nl: dutch };

function numbersOf(word: string, language: Language): [string, string] {
  const [one = '', many] = word.split('|').map((part) => part.trim());
  return [one, many ?? plurals[language](one)];
}

/** What every screen says; without a word of its own it is the plain one. */
export function customerOf(word: Partial<Record<Language, string | null>> | null | undefined): CustomerWord {
  const one: LocalText = {};
  const many: LocalText = {};
  for (const language of languages) {
    const text = word?.[language];
    if (text) [one[language], many[language]] = numbersOf(text, language);
  }
  return Object.keys(one).length === 0 ? plainCustomer : { one, many };
}
