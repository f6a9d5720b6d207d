// Reed–Solomon correction over GF(256) with the polynomial 0x11D, as QR codes use it.

function product(left: number, right: number): number {
  let out = 0;
  for (let bit = 7; bit >= 0; bit -= 1) {
    out = (out << 1) ^ ((out >>> 7) * 0x11d);
    out ^= ((right >>> bit) & 1) * left;
  }
  return out;
}

/** Coefficients of (x − 1)(x − 2)…(x − 2^(length − 1)), the highest, 1, left out. */
function generator(length: number): number[] {
  const out = new Array<number>(length).fill(0);
  out[length - 1] = 1;
  let root = 1;
  for (let i = 0; i < length; i += 1) {
    for (let at = 0; at < length; at += 1) out[at] = product(out[at]!, root) ^ (out[at + 1] ?? 0);
    root = product(root, 2);
  }
  return out;
}

export function correctionOf(words: readonly number[], length: number): number[] {
  const divisor = generator(length);
  const rest = new Array<number>(length).fill(0);
  for (const word of words) {
    const factor = word ^ rest.shift()!;
    rest.push(0);
    divisor.forEach((coefficient, at) => (rest[at]! ^= product(coefficient, factor)));
  }
  return rest;
}
