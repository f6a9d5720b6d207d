// The server names every refusal with a code and says it in English. What people meet at forms, and what is wrong with a
// file they gave, is said here in their language; a code that is not in the catalogue keeps the server's own sentence.
import words from './words.json';

interface Said {
  code: string;
  what: string;
  cure: string;
}

/** What a sentence may take over from the server's; "" = it is not there. */
type Pieces = Record<'number' | 'name' | 'list' | 'headers', string>;
type Compiled = Record<string, Record<string, (values: Pieces) => string>>;

/** The places of the pieces in a sentence: signs that no sentence has. */
const gaps: Pieces = { number: '\u0001', name: '\u0002', list: '\u0003', headers: '\u0004' };
const gapNames = Object.keys(gaps) as (keyof Pieces)[];

/** A name as the server writes it: in quotes, those inside it with a backslash. */
const quoted = /"((?:\\"|[^"])*)"/g;

/** "…than 15 signs" → "15": the one number a refusal of a length carries; digits of a name are none. */
function numberIn(text: string, language: string): string {
  const found = /\d[\d.,]*/.exec(text.replaceAll(quoted, ''))?.[0] ?? '';
  return /^\d+$/.test(found) ? new Intl.NumberFormat(language).format(Number(found)) : found;
}

/** 'events names the column "Ward", which…' → "Ward": the first that stands in quotes. */
function nameIn(text: string): string {
  return ([...text.matchAll(quoted)][0]?.[1] ?? '').replaceAll('\\"', '"');
}

/** "choose one of: order, item" → "order, item" */
function listIn(text: string): string {
  return /: (.+)$/.exec(text)?.[1] ?? '';
}

/** "log.csv has no column for the case; its headers are a, b" → "a, b" */
function headersIn(text: string): string {
  return /; its headers are (.+)$/.exec(text)?.[1] ?? '';
}

function filled(sentence: string, pieces: Pieces): string {
  return gapNames.reduce((text, name) => text.replaceAll(gaps[name], () => pieces[name]), sentence);
}

export function inLanguage<Reason extends Said>(reason: Reason, language: string): Reason {
  const message = (words as unknown as Compiled)[language]?.[reason.code];
  if (!message) return reason;
  const said = message(gaps);
  const pieces: Pieces = {
    number: numberIn(reason.what, language),
    name: nameIn(reason.what),
    list: listIn(reason.cure),
    headers: headersIn(reason.what),
  };
  // a length without its number would read as half a sentence
  if (gapNames.some((name) => pieces[name] === '' && said.includes(gaps[name]))) return reason;
  const [what = reason.what, cure = reason.cure] = said.split('|').map((sentence) => filled(sentence, pieces));
  return { ...reason, what, cure };
}
