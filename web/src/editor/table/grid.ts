// Where the keyboard stands in the table, and where a key takes it. Rows are stages (one wide cell) and moments.
import type { DraftMap } from '../model/map.ts';

export interface Row {
  /** "stage/S1", "moment/M3" */
  thing: string;
  kind: 'stage' | 'moment';
  id: string;
}

export interface Place {
  thing: string;
  column: number;
}

/** Rows as they stand; `visible` leaves moments out, never stages that hold one. */
export function rowsOf(map: DraftMap, visible: (id: string) => boolean, everyStage: boolean): Row[] {
  return map.stages.flatMap((stage): Row[] => {
    const moments = map.moments.filter((moment) => moment.stage === stage.id && visible(moment.id));
    if (moments.length === 0 && !everyStage) return [];
    return [
      { thing: `stage/${stage.id}`, kind: 'stage', id: stage.id },
      ...moments.map((moment): Row => ({ thing: `moment/${moment.id}`, kind: 'moment', id: moment.id })),
    ];
  });
}

const steps: Record<string, [number, number]> = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1], PageUp: [-10, 0], PageDown: [10, 0] };

function limited(value: number, most: number): number {
  return Math.max(0, Math.min(most, value));
}

/** The place a key leads to; null = this key does not move. */
export function moved(rows: readonly Row[], columns: number, at: Place, key: string, ctrl: boolean): Place | null {
  const row = Math.max(0, rows.findIndex((one) => one.thing === at.thing));
  const last = columns - 1;
  const place = (to: number, column: number): Place | null => {
    const there = rows[limited(to, rows.length - 1)];
    return there ? { thing: there.thing, column: limited(column, last) } : null;
  };
  const step = steps[key];
  if (step) return place(row + step[0], at.column + step[1]);
  if (key === 'Home') return place(ctrl ? 0 : row, 0);
  if (key === 'End') return place(ctrl ? rows.length - 1 : row, last);
  return null;
}

/** The next editable cell, row after row; null at the end of the table. */
export function nextEditable(rows: readonly Row[], editable: readonly boolean[], at: Place, step: 1 | -1): Place | null {
  let row = rows.findIndex((one) => one.thing === at.thing);
  let column = at.column;
  for (;;) {
    column += step;
    if (column < 0 || column >= editable.length) {
      row += step;
      column = step === 1 ? 0 : editable.length - 1;
    }
    const there = rows[row];
    if (!there) return null;
    if (there.kind === 'moment' && editable[column]) return { thing: there.thing, column };
  }
}

/** From the first to the last of two moments, in the order of the rows. */
export function between(rows: readonly Row[], from: string, to: string): string[] {
  const moments = rows.filter((row) => row.kind === 'moment').map((row) => row.id);
  const [a, b] = [moments.indexOf(from), moments.indexOf(to)];
  if (a === -1 || b === -1) return [to];
  return moments.slice(Math.min(a, b), Math.max(a, b) + 1);
}
