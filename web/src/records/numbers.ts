// Numbers as people type them, with a comma or a point. Text that is no number stays text, so that nothing typed is lost;
// the server refuses it and the refusal stands beside the field.
import type { FieldType, Value } from './types.ts';

const grouped = /^[+-]?\d{1,3}([.,   ]\d{3})+$/;

export function typedNumber(text: string, type: FieldType): Value {
  const bare = text.trim().replace('−', '-');
  if (bare === '') return null;
  const plain = type === 'whole' && grouped.test(bare) ? bare.replaceAll(/[.,   ]/g, '') : decimal(bare);
  if (!/^[+-]?(\d+(\.\d*)?|\.\d+)$/.test(plain)) return bare;
  const value = Number(plain);
  // 42,3 % is 0.423 and not 0.42300000000000004.
  return type === 'share' ? Number((value / 100).toPrecision(12)) : value;
}

/** "1.234,5" and "1,234.5" are the same number: the last sign parts the decimals. */
function decimal(text: string): string {
  const bare = text.replaceAll(/[   ]/g, '');
  const comma = bare.lastIndexOf(',');
  const point = bare.lastIndexOf('.');
  if (comma !== -1 && point !== -1) {
    const groups = comma > point ? '.' : ',';
    return bare.replaceAll(groups, '').replace(',', '.');
  }
  return bare.replace(',', '.');
}

/** What stands in the field for a value. */
export function numberText(value: Value, type: FieldType, decimalSign: ',' | '.'): string {
  if (typeof value === 'string') return value;
  if (typeof value !== 'number') return '';
  const shown = type === 'share' ? Number((value * 100).toPrecision(12)) : value;
  return String(shown).replace('.', decimalSign);
}
