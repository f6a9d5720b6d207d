// A table of results: on phones each row becomes a labelled block, and every list goes out as CSV or in the workbook.
import type { ReactNode } from 'react';

import { download, save } from '../api/client.ts';
import { Button } from '../parts/Button.tsx';
import { csvFile, type CsvValue } from './csv.ts';
import { useReport, useResultWords } from './report.ts';

export interface Column<Row> {
  label: string;
  /** The full value, for the CSV; shown as it is where `cell` is left out. */
  value: (row: Row) => CsvValue;
  cell?: (row: Row) => ReactNode;
  /** Numbers stand right. */
  right?: boolean;
}

interface Props<Row> {
  caption: string;
  /** Of the CSV file, without its ending. */
  name: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  keyOf: (row: Row) => string;
  /** A band above a row, where a new group begins. */
  band?: (row: Row, before: Row | undefined) => ReactNode;
  /** The caption is for everyone, not only for readers of the screen. */
  titled?: boolean;
}

export function Grid<Row>({ caption, name, columns, rows, keyOf, band, titled }: Props<Row>) {
  return (
    <>
      <div className="tablewrap results-table" tabIndex={0} role="region" aria-label={caption}>
        <table className="grid stack">
          <caption className={titled ? 'results-caption' : 'vh'}>{caption}</caption>
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
            {rows.map((row, at) => (
              <Line key={keyOf(row)} row={row} columns={columns} band={band?.(row, rows[at - 1])} />
            ))}
          </tbody>
        </table>
      </div>
      <ListExport name={name} columns={columns} rows={rows} />
    </>
  );
}

function Line<Row>({ row, columns, band }: { row: Row; columns: readonly Column<Row>[]; band: ReactNode }) {
  return (
    <>
      {band && (
        <tr className="stage">
          <td colSpan={columns.length}>{band}</td>
        </tr>
      )}
      <tr>
        {columns.map((column, at) => (
          <td key={column.label} data-l={at === 0 ? undefined : column.label} className={at === 0 ? 'main' : column.right ? 'r' : undefined}>
            {column.cell ? column.cell(row) : column.value(row)}
          </td>
        ))}
      </tr>
    </>
  );
}

export function ListExport<Row>({ name, columns, rows }: { name: string; columns: readonly Column<Row>[]; rows: readonly Row[] }) {
  const { cycle, search } = useReport();
  const t = useResultWords();
  const csv = () => save(csvFile([columns.map((column) => column.label), ...rows.map((row) => columns.map((column) => column.value(row)))]), `${name}.csv`);
  return (
    <div className="bar results-export">
      <Button weight="small" onPress={csv}>
        {t('export_csv')}
      </Button>
      <Button weight="small" onPress={() => void downloadReport(cycle, search, 'xlsx')}>
        {t('export_xlsx')}
      </Button>
    </div>
  );
}

/** The report of what is looked at, as a file. */
export function downloadReport(cycle: string, search: string, to: string, more: Record<string, string | undefined> = {}): Promise<void> {
  const asked = Object.fromEntries(new URLSearchParams(search));
  return download(`/api/cycles/${cycle}/results/report`, { ...asked, ...more, to });
}
