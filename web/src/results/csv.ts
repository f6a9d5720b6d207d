// A list as CSV (RFC 4180), with its full values. Texts that a spreadsheet would run as a formula get an apostrophe before them.
export type CsvValue = string | number | boolean | null | undefined;

function cell(value: CsvValue): string {
  if (value === null || value === undefined) return '';
  if (typeof value !== 'string') return String(value);
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

export function csvOf(rows: readonly (readonly CsvValue[])[]): string {
  return rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}

/** With the mark by which spreadsheets know UTF-8. */
export function csvFile(rows: readonly (readonly CsvValue[])[]): Blob {
  return new Blob(['\ufeff', csvOf(rows)], { type: 'text/csv;charset=utf-8' });
}
