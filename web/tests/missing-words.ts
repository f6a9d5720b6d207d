// Words that a screen should not say: codes of the program where a word is missing, and sentences of another language.
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

import type { Page } from 'playwright-core';

import type { Language } from '../src/words/words.tsx';

/** The lines a reader sees, but for what is meant to be code and what people typed themselves. */
async function lines(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const skipped = 'code, pre, kbd, script, style, input, textarea, [data-typed], [lang]:not(html)';
    const found: string[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const text = node.textContent!.trim();
      if (text !== '' && node.parentElement && !node.parentElement.closest(skipped)) found.push(text);
    }
    for (const element of document.querySelectorAll('[aria-label], [title], [placeholder]')) {
      if (element.closest(skipped)) continue;
      for (const name of ['aria-label', 'title', 'placeholder']) found.push(element.getAttribute(name) ?? '');
    }
    return found.filter((text) => text !== '');
  });
}

/** "not_done", "{count}", "undefined", "NaN", "[object Object]". */
const unspoken = /(?<![\w@./-])[a-z]+(_[a-z]+)+(?![\w.@/-])|\{\w+\}|\bundefined\b|\bNaN\b|\[object |\bnull\b/;

export async function missingWords(page: Page): Promise<string[]> {
  return [...new Set((await lines(page)).filter((text) => unspoken.test(text)))].slice(0, 5).map((text) => `no word for: ${text.slice(0, 80)}`);
}

/** Small words that belong to one of the three languages only. */
const small: Record<Language, readonly string[]> = {
  es: ['el', 'la', 'los', 'las', 'del', 'que', 'y', 'una', 'por', 'para', 'con', 'se', 'su', 'al', 'sin', 'lo', 'cada', 'esta', 'este', 'nadie'],
  en: ['the', 'of', 'and', 'to', 'with', 'for', 'this', 'that', 'are', 'by', 'from', 'has', 'it', 'not', 'you', 'each', 'who', 'nobody'],
  nl: ['het', 'een', 'van', 'niet', 'met', 'voor', 'op', 'dat', 'zijn', 'wordt', 'aan', 'uit', 'bij', 'naar', 'wie', 'elke'],
};

function score(text: string, language: Language): number {
  return words(text).filter((word) => small[language].includes(word)).length;
}

const demonstration = resolve(import.meta.dirname, '../../examples/demo');

function words(text: string): string[] {
  return text.toLocaleLowerCase().match(/\p{L}+/gu) ?? [];
}

function* threes(text: string): Generator<string> {
  const said = words(text);
  for (let at = 0; at + 3 <= said.length; ++at) yield said.slice(at, at + 3).join(' ');
}

/** Every three words in a row that people of the demonstration typed: they speak Spanish, and their forms English. */
const typed = new Set(
  readdirSync(demonstration, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(yaml|csv)$/.test(name))
    .flatMap((name) => [...threes(readFileSync(join(demonstration, name), 'utf8'))]),
);

/** Lines that speak more of another language than of this one. */
export async function foreignWords(page: Page, language: Language): Promise<string[]> {
  const others = (['es', 'en', 'nl'] as const).filter((one) => one !== language);
  const foreign = (await lines(page)).filter((text) => others.some((other) => score(text, other) > score(text, language) + 1));
  const own = foreign.filter((text) => ![...threes(text)].some((three) => typed.has(three)));
  return [...new Set(own)].slice(0, 8).map((text) => `in another language: ${text.slice(0, 100)}`);
}
