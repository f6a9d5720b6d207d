// QR codes (ISO/IEC 18004): bytes, level of correction M, versions 1 to 20 (up to 666 bytes): enough for any otpauth address.
// modules[row][column] is true where it is dark; a margin of four light modules is the drawer's.
import { correctionOf } from './reed-solomon.ts';

/** For each version: words of correction in a block, blocks (level M). */
const correction: readonly (readonly [number, number])[] = [
  [10, 1], [16, 1], [26, 1], [18, 2], [24, 2], [16, 4], [18, 4], [22, 4], [22, 5], [26, 5],
  [30, 5], [22, 8], [22, 9], [24, 9], [24, 10], [28, 10], [28, 11], [26, 13], [26, 14], [26, 16],
];
const levelM = 0;

const sizeOf = (version: number) => 17 + 4 * version;

/** Centres of the small squares, on both axes. */
function alignments(version: number): number[] {
  if (version === 1) return [];
  const count = Math.floor(version / 7) + 2;
  const step = Math.floor((version * 8 + count * 3 + 5) / (count * 4 - 4)) * 2;
  const centres = [6];
  for (let at = sizeOf(version) - 7; centres.length < count; at -= step) centres.splice(1, 0, at);
  return centres;
}

/** Modules that are free for data. */
function roomOf(version: number): number {
  let room = (16 * version + 128) * version + 64;
  if (version >= 2) {
    const count = Math.floor(version / 7) + 2;
    room -= (25 * count - 10) * count - 55;
    if (version >= 7) room -= 36;
  }
  return room;
}

function dataWords(version: number): number {
  const [words, blocks] = correction[version - 1]!;
  return Math.floor(roomOf(version) / 8) - words * blocks;
}

function bitsOf(value: number, count: number): number[] {
  return Array.from({ length: count }, (_, at) => (value >>> (count - 1 - at)) & 1);
}

function wordsOf(bytes: Uint8Array, version: number): number[] {
  const room = dataWords(version) * 8;
  const bits = [...bitsOf(4, 4), ...bitsOf(bytes.length, version < 10 ? 8 : 16)];
  for (const byte of bytes) bits.push(...bitsOf(byte, 8));
  bits.push(...new Array<number>(Math.min(4, room - bits.length)).fill(0));
  while (bits.length % 8 !== 0) bits.push(0);
  const words = Array.from({ length: bits.length / 8 }, (_, at) => bits.slice(at * 8, at * 8 + 8).reduce((sum, bit) => sum * 2 + bit, 0));
  for (let pad = 0xec; words.length < room / 8; pad ^= 0xec ^ 0x11) words.push(pad);
  return words;
}

/** Blocks of data with their words of correction, column by column. */
function interleaved(words: readonly number[], version: number): number[] {
  const [length, count] = correction[version - 1]!;
  const short = Math.floor(words.length / count);
  const longer = words.length % count;
  const blocks: number[][] = [];
  for (let at = 0, begin = 0; at < count; at += 1) {
    const end = begin + short + (at >= count - longer ? 1 : 0);
    blocks.push(words.slice(begin, end));
    begin = end;
  }
  const corrections = blocks.map((block) => correctionOf(block, length));
  const out: number[] = [];
  for (let at = 0; at <= short; at += 1) for (const block of blocks) if (at < block.length) out.push(block[at]!);
  for (let at = 0; at < length; at += 1) for (const block of corrections) out.push(block[at]!);
  return out;
}

class Sheet {
  readonly dark: boolean[][];
  readonly fixed: boolean[][];
  readonly size: number;

  constructor(readonly version: number) {
    this.size = sizeOf(version);
    this.dark = Array.from({ length: this.size }, () => new Array<boolean>(this.size).fill(false));
    this.fixed = Array.from({ length: this.size }, () => new Array<boolean>(this.size).fill(false));
    this.drawPatterns();
  }

  private set(row: number, column: number, dark: boolean): void {
    if (row < 0 || column < 0 || row >= this.size || column >= this.size) return;
    this.dark[row]![column] = dark;
    this.fixed[row]![column] = true;
  }

  private square(row: number, column: number, radius: number, isDark: (distance: number) => boolean): void {
    for (let y = -radius; y <= radius; y += 1)
      for (let x = -radius; x <= radius; x += 1) this.set(row + y, column + x, isDark(Math.max(Math.abs(x), Math.abs(y))));
  }

  private drawPatterns(): void {
    for (let at = 0; at < this.size; at += 1) {
      this.set(6, at, at % 2 === 0);
      this.set(at, 6, at % 2 === 0);
    }
    const last = this.size - 4;
    for (const [row, column] of [[3, 3], [3, last], [last, 3]] as const) this.square(row, column, 4, (d) => d !== 2 && d !== 4);
    const centres = alignments(this.version);
    const end = centres.length - 1;
    centres.forEach((row, y) =>
      centres.forEach((column, x) => {
        const atFinder = (x === 0 && y === 0) || (x === 0 && y === end) || (x === end && y === 0);
        if (!atFinder) this.square(row, column, 2, (d) => d !== 1);
      }),
    );
    this.drawFormat(0);
    if (this.version >= 7) this.drawVersion();
  }

  /** Level and mask, twice, with their own correction (15, 5 BCH). */
  drawFormat(mask: number): void {
    const data = (levelM << 3) | mask;
    let rest = data;
    for (let i = 0; i < 10; i += 1) rest = (rest << 1) ^ ((rest >>> 9) * 0x537);
    const bits = ((data << 10) | rest) ^ 0x5412;
    const bit = (at: number) => ((bits >>> at) & 1) === 1;
    for (let at = 0; at < 6; at += 1) this.set(at, 8, bit(at));
    this.set(7, 8, bit(6));
    this.set(8, 8, bit(7));
    this.set(8, 7, bit(8));
    for (let at = 9; at < 15; at += 1) this.set(8, 14 - at, bit(at));
    for (let at = 0; at < 8; at += 1) this.set(8, this.size - 1 - at, bit(at));
    for (let at = 8; at < 15; at += 1) this.set(this.size - 15 + at, 8, bit(at));
    this.set(this.size - 8, 8, true);
  }

  private drawVersion(): void {
    let rest = this.version;
    for (let i = 0; i < 12; i += 1) rest = (rest << 1) ^ ((rest >>> 11) * 0x1f25);
    const bits = (this.version << 12) | rest;
    for (let at = 0; at < 18; at += 1) {
      const dark = ((bits >>> at) & 1) === 1;
      this.set(Math.floor(at / 3), this.size - 11 + (at % 3), dark);
      this.set(this.size - 11 + (at % 3), Math.floor(at / 3), dark);
    }
  }

  /** Two columns at a time, from the right, up and down in turn. */
  fill(words: readonly number[]): void {
    let next = 0;
    for (let right = this.size - 1; right >= 1; right -= 2) {
      if (right === 6) right = 5;
      const upward = ((right + 1) & 2) === 0;
      for (let step = 0; step < this.size; step += 1) {
        const row = upward ? this.size - 1 - step : step;
        for (const column of [right, right - 1]) {
          if (this.fixed[row]![column] || next >= words.length * 8) continue;
          this.dark[row]![column] = ((words[next >>> 3]! >>> (7 - (next & 7))) & 1) === 1;
          next += 1;
        }
      }
    }
  }

  /** The first of the eight masks; any of them can be read, and a screen needs no choice of the calmest. */
  mask(): void {
    for (let row = 0; row < this.size; row += 1)
      for (let column = 0; column < this.size; column += 1)
        if (!this.fixed[row]![column] && (row + column) % 2 === 0) this.dark[row]![column] = !this.dark[row]![column];
    this.drawFormat(0);
  }
}

/** Undefined when the text is longer than a code of version 20 holds. */
export function qrModules(text: string): boolean[][] | undefined {
  const bytes = new TextEncoder().encode(text);
  const version = correction.findIndex((_, at) => bytes.length + (at + 1 < 10 ? 2 : 3) <= dataWords(at + 1)) + 1;
  if (version === 0) return undefined;
  const sheet = new Sheet(version);
  sheet.fill(interleaved(wordsOf(bytes, version), version));
  sheet.mask();
  return sheet.dark;
}
