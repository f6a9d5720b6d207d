// The glossary in the order of a language, under its letters, and what of it fits a search.
import type { TermRecord } from '../parts/terms.ts';
import { languages, textIn, type Language } from '../words/words.tsx';

export interface Letter {
  letter: string;
  terms: TermRecord[];
}

function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

/** "Índice" stands under I; Ñ is a letter of its own in Spanish. */
export function letterOf(word: string, language: Language): string {
  const first = [...word.normalize('NFC')][0]?.toLocaleUpperCase(language) ?? '';
  return language === 'es' && first === 'Ñ' ? first : plain(first).toUpperCase();
}

export function lettersOf(terms: readonly TermRecord[], language: Language): Letter[] {
  const collator = new Intl.Collator(language);
  const ordered = terms.toSorted((a, b) => collator.compare(textIn(a.values.term, language), textIn(b.values.term, language)));
  const letters: Letter[] = [];
  for (const term of ordered) {
    const letter = letterOf(textIn(term.values.term, language), language);
    if (letters.at(-1)?.letter !== letter) letters.push({ letter, terms: [] });
    letters.at(-1)!.terms.push(term);
  }
  return letters;
}

/** A word of any language finds a term, with or without its accents. */
export function fitting(terms: readonly TermRecord[], search: string): readonly TermRecord[] {
  const wanted = plain(search.trim());
  if (wanted === '') return terms;
  return terms.filter(({ values }) =>
    languages.some((language) => plain(values.term[language] ?? '').includes(wanted) || plain(values.definition[language] ?? '').includes(wanted)),
  );
}
