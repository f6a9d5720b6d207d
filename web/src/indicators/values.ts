// A series of measurements as somebody types or pastes it: one a line, or parted by tabs, semicolons, spaces or commas.
export interface ReadValues {
  values: number[];
  /** What is no number, as it stood. */
  wrong: string[];
}

/**
 * A comma is decimal where something else parts the values ("6,5 7,2", one a line), or where it is the only one and the
 * language writes it so ("6,5"); else it parts ("6,8,9,14"). The list read is shown before anything is kept.
 */
export function readValues(text: string, commaIsDecimal: boolean): ReadValues {
  const plain = text.trim();
  if (plain === '') return { values: [], wrong: [] };
  const parted = /[\s;]/.test(plain.replace(/,\s+/g, ','));
  const commas = plain.split(',').length - 1;
  const decimal = parted || (commas === 1 && commaIsDecimal);
  const parts = (decimal ? plain.split(/[\s;]+/) : plain.split(/[\s;,]+/)).filter((part) => part !== '');
  const read: ReadValues = { values: [], wrong: [] };
  for (const part of parts) {
    const number = decimal ? part.replace(/,$/, '').replace(',', '.') : part;
    if (/^-?\d+(\.\d+)?$/.test(number)) read.values.push(Number(number));
    else read.wrong.push(part);
  }
  return read;
}

const seconds: Record<string, number> = { s: 1, sec: 1, second: 1, seconds: 1, min: 60, minute: 60, minutes: 60, minutos: 60, minuten: 60, h: 3600, hour: 3600, hours: 3600, horas: 3600, uur: 3600, d: 86400, day: 86400, days: 86400, 'días': 86400, dagen: 86400 };

/** How many seconds the unit has; undefined when it is no unit of time, and a stopwatch cannot measure it. */
export function secondsPer(unit: string): number | undefined {
  return seconds[unit.trim().toLowerCase()];
}

/** What a stopwatch showed, in the standard's unit, to a hundredth. */
export function inUnit(milliseconds: number, unit: string): number {
  return Math.round((milliseconds / 1000 / (secondsPer(unit) ?? 1)) * 100) / 100;
}

/** "0:07,3" */
export function clockText(milliseconds: number, decimalMark: string): string {
  const tenths = Math.floor(milliseconds / 100);
  const whole = Math.floor(tenths / 10);
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}${decimalMark}${tenths % 10}`;
}
