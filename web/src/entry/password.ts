// What can be said of a password while it is typed: its length, and whether it is typed rather than thought of (runs, one sign
// again and again). The server judges (docs/identity.md); this only spares people a refusal.

export const leastUsual = 12;
export const leastStrict = 15; // administrators and data protection officers
export const most = 128;
/** Signs that must remain when runs and repetitions are taken out. */
const unknownLeast = 8;
const runLeast = 4;

export type PasswordState = { is: 'empty' } | { is: 'short'; missing: number } | { is: 'long' } | { is: 'plain' } | { is: 'fine' };

/** "1234" and "aaaa" say as much as their first sign. */
function withoutRuns(signs: readonly number[]): number[] {
  const kept: number[] = [];
  for (let begin = 0; begin < signs.length; ) {
    const step = (signs[begin + 1] ?? NaN) - signs[begin]!;
    let end = begin + 1;
    while (Math.abs(step) <= 1 && end < signs.length && signs[end]! - signs[end - 1]! === step) end += 1;
    const isRun = end - begin >= runLeast;
    kept.push(signs[begin]!);
    begin = isRun ? end : begin + 1;
  }
  return kept;
}

/** "abcabcabc" is "abc". */
function withoutRepetition(signs: readonly number[]): readonly number[] {
  for (let period = 1; period * 2 <= signs.length; period += 1) {
    if (signs.every((sign, at) => at < period || sign === signs[at - period])) return signs.slice(0, period);
  }
  return signs;
}

export function stateOf(password: string, least: number): PasswordState {
  const signs = [...password];
  if (signs.length === 0) return { is: 'empty' };
  if (signs.length < least) return { is: 'short', missing: least - signs.length };
  if (signs.length > most) return { is: 'long' };
  const codes = [...password.toLowerCase().replaceAll(' ', '')].map((sign) => sign.codePointAt(0)!);
  return { is: withoutRepetition(withoutRuns(codes)).length < unknownLeast ? 'plain' : 'fine' };
}
