// A list of this room: a table that becomes labelled blocks on a phone, and goes out as CSV with its full values.
import type { ReactNode } from 'react';

import { save } from '../api/client.ts';
import { Button } from '../parts/Button.tsx';
import { csvFile, type CsvValue } from '../results/index.ts';
import { useWords } from '../words/words.tsx';
import words from './words.json';

export interface Column<Row> {
  label: string;
  value: (row: Row) => CsvValue;
  cell?: (row: Row) => ReactNode;
  right?: boolean;
  /** Only buttons: paper has no use for it. */
  noprint?: boolean;
}

function classOf<Row>(column: Column<Row>, first = false): string | undefined {
  const names = [first && 'main', !first && column.right && 'r', column.noprint && 'noprint'].filter(Boolean);
  return names.length > 0 ? names.join(' ') : undefined;
}

interface Props<Row> {
  caption: string;
  name: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  keyOf: (row: Row) => string;
  isChosen?: (row: Row) => boolean;
  /** All rows, where only some are shown. */
  exported?: readonly Row[];
}

/** With its full values; what else can be done with the list stands beside it. */
export function Export({ name, rows, children }: { name: string; rows: CsvValue[][]; children?: ReactNode }) {
  const t = useWords(words);
  return (
    <div className="bar lived-export">
      <Button weight="small" onPress={() => save(csvFile(rows), `${name}.csv`)}>
        {t('export_csv')}
      </Button>
      {children}
    </div>
  );
}

export function List<Row>({ caption, name, columns, rows, keyOf, isChosen, exported = rows }: Props<Row>) {
  return (
    <>
      <div className="tablewrap" tabIndex={0} role="region" aria-label={caption}>
        <table className="grid stack">
          <caption className="vh">{caption}</caption>
          <thead>
            <tr>
              {columns.map((column) => (
                <th key={column.label} scope="col" className={classOf(column)}>
                  {column.label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={keyOf(row)} {...(isChosen?.(row) ? { className: 'lived-row-chosen', 'aria-current': true } : {})}>
                {columns.map((column, at) => (
                  <td key={column.label} data-l={at === 0 ? undefined : column.label} className={classOf(column, at === 0)}>
                    {column.cell ? column.cell(row) : column.value(row)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <Export name={name} rows={[columns.map((column) => column.label), ...exported.map((row) => columns.map((column) => column.value(row)))]} />
    </>
  );
}
