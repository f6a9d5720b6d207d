// The server names every refusal with a code and says it in English. What people meet at forms is said here in their
// language; a code that is not in the catalogue keeps the server's own sentence.
import words from './words.json';

interface Said {
  code: string;
  what: string;
  cure: string;
}

type Compiled = Record<string, Record<string, (values: { number: string }) => string>>;

/** "…than 15 signs" → "15": the one number a refusal of a length carries. */
function numberIn(text: string): string {
  return /\d[\d.,]*/.exec(text)?.[0] ?? '';
}

export function inLanguage<Reason extends Said>(reason: Reason, language: string): Reason {
  const message = (words as unknown as Compiled)[language]?.[reason.code];
  if (!message) return reason;
  const number = numberIn(reason.what);
  // a length without a number would read as half a sentence
  if (number === '' && ['too_long', 'password_short', 'password_long'].includes(reason.code)) return reason;
  const [what = reason.what, cure = reason.cure] = message({ number }).split('|');
  return { ...reason, what, cure };
}
