// New ids. An id stays with its thing for ever, so two people who add something at the same time must not choose the same:
// the next number says what it is, three letters by chance keep it apart.
const letters = 'bcdfghjkmnpqrstvwxz';

function chance(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(3)), (byte) => letters[byte % letters.length]).join('');
}

/** "M8-kqt" beside M1…M7. */
export function freshId(letter: string, taken: Iterable<string>): string {
  const used = new Set(taken);
  const numbers = [...used].map((id) => Number(new RegExp(`^${letter}(\\d+)`).exec(id)?.[1] ?? 0));
  const next = Math.max(0, ...numbers) + 1;
  for (;;) {
    const id = `${letter}${next}-${chance()}`;
    if (!used.has(id)) return id;
  }
}

/** "M3.s2-kqt": of the standards ("s") or indicators ("i") of one moment. */
export function freshPromiseId(moment: string, letter: 's' | 'i', taken: Iterable<string>): string {
  const used = new Set(taken);
  for (;;) {
    const id = `${moment}.${letter}${used.size + 1}-${chance()}`;
    if (!used.has(id)) return id;
  }
}
