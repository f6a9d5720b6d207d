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
}

interface Props<Row> {
  caption: string;
  name: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  keyOf: (row: Row) => string;
}

export function List<Row>({ caption, name, columns, rows, keyOf }: Props<Row>) {
  const t = useWords(words);
  const csv = () => save(csvFile([columns.map((column) => column.label), ...rows.map((row) => columns.map((column) => column.value(row)))]), `${name}.csv`);
  return (
    <>
      <div className="tablewrap" tabIndex={0} role="region" aria-label={caption}>
        <table className="grid stack">
          <caption className="vh">{caption}</caption>
          <thead>
            <tr>
              {columns.map((column) => (
                <th key={column.label} scope="col" className={column.right ? 'r' : undefined}>
                  {column.label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={keyOf(row)}>
                {columns.map((column, at) => (
                  <td key={column.label} data-l={at === 0 ? undefined : column.label} className={at === 0 ? 'main' : column.right ? 'r' : undefined}>
                    {column.cell ? column.cell(row) : column.value(row)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <div className="bar lived-export">
        <Button weight="small" onPress={csv}>
          {t('export_csv')}
        </Button>
      </div>
    </>
  );
}
