// The map as a table: stages as bands, moments as rows. The pattern of a grid: one stop for Tab, arrows inside, Enter edits
// in place. What the keyboard does here is listed behind "?".
import { useEffect, useLayoutEffect, useMemo, useRef, useState, type ClipboardEvent, type KeyboardEvent } from 'react';

import { useSpeech, useWords, type Language } from '../../words/words.tsx';
import { useChecked, useEditor, useMap, useWhere } from '../context.tsx';
import type { Cells } from '../model/cells.ts';
import type { Draft } from '../model/draft.ts';
import { commandFor } from '../model/edits.ts';
import { momentNumber, stageLetter } from '../names.ts';
import type { Finding } from '../types.ts';
import type { EditingDeeds, EditingState } from '../useEditing.ts';
import words from '../words.json';
import { columns as allColumns, draftOf, written, type Column } from './columns.ts';
import { moved, nextEditable, rowsOf, type Place } from './grid.ts';
import { MomentRow, StageRow, type RowDeeds } from './Rows.tsx';
import { useDragging } from './useDragging.ts';

interface Props {
  state: EditingState;
  deeds: EditingDeeds;
  visible: (id: string) => boolean;
  everyStage: boolean;
  everyColumn: boolean;
}

const noFindings: readonly Finding[] = [];

export function MomentTable({ state, deeds, visible, everyStage, everyColumn }: Props) {
  const t = useWords(words);
  const { language } = useSpeech();
  const { draft } = useEditor();
  const map = useMap();
  const checked = useChecked();
  const where = useWhere();
  const host = useRef<HTMLTableElement>(null);
  const [fault, setFault] = useState<string>();
  const columns = useMemo(() => allColumns.filter((column) => everyColumn || !column.more), [everyColumn]);
  // What is written in stays in sight, though it is not (or no longer) what is looked for.
  const edited = state.editing ? state.place.thing : null;
  const rows = useMemo(() => rowsOf(map, (id) => visible(id) || `moment/${id}` === edited, everyStage), [map, visible, edited, everyStage]);
  const dragging = useDragging(deeds.land);
  const stands = rows.some((row) => row.thing === state.place.thing);
  const here = stands ? state.place : { thing: rows[0]?.thing ?? '', column: 0 };
  const editing = state.editing && stands; // never the cell of another row in its stead
  const seen = useRef({ rows, columns, here, language, drag: dragging.start });
  seen.current = { rows, columns, here, language, drag: dragging.start };

  // What this person saw when they began to write in a cell: what somebody else wrote there meanwhile must collide.
  const began = useRef<Cells | null>(null);
  if (!editing) began.current = null;
  else began.current ??= draft.snapshot().cells;

  const rowDeeds = useMemo((): RowDeeds => {
    const place = (next: Place | null, editing: boolean) => next && deeds.go(next.thing, editing, next.column);
    return {
      pick: (at, how) => deeds.pick(seen.current.rows, at, how),
      edit: (at) => begin(at),
      keep: (at, text) => {
        const result = keepCell(draft, began.current ?? draft.snapshot().cells, at, seen.current.columns, text, seen.current.language);
        setFault(result);
        return result === undefined;
      },
      leave: (at, how) => {
        setFault(undefined);
        wantFocus.current = true;
        const editable = seen.current.columns.map((column) => column.edit !== 'none');
        const next = how === 'stay' ? null : nextEditable(seen.current.rows, editable, at, how === 'next' ? 1 : -1);
        began.current = null;
        if (next) place(next, true);
        else deeds.edit(false);
      },
      drag: (thing, event) => seen.current.drag(thing, event),
    };
    function begin(at: Place): void {
      const column = seen.current.columns[at.column];
      if (at.thing.startsWith('stage/')) return void deeds.go(at.thing, true, 0);
      if (column?.edit === 'flag') return toggle(at);
      if (column && column.edit !== 'none') deeds.go(at.thing, true, at.column);
    }
    function toggle(at: Place): void {
      const moment = draft.snapshot().map?.moments.find((one) => `moment/${one.id}` === at.thing);
      const column = seen.current.columns[at.column];
      if (!moment || !column) return;
      const on = draftOf(moment, column.id, seen.current.language) === 'true';
      keepCell(draft, draft.snapshot().cells, at, seen.current.columns, String(!on), seen.current.language);
    }
  }, [draft, deeds]);

  const wantFocus = useRef(false);
  useLayoutEffect(() => {
    const cell = host.current?.querySelector<HTMLElement>(`[data-cell="${here.thing} ${here.thing.startsWith('stage/') ? 0 : here.column}"]`);
    // A row that was just made is drawn a moment later; the wish waits for it.
    if (!wantFocus.current || editing || !cell || !stands) return;
    wantFocus.current = false;
    cell.focus();
  }, [here.thing, here.column, editing, stands, rows]);

  useEffect(() => {
    const column = columns[here.column];
    where(here.thing === '' ? null : `${here.thing}/${column?.id ?? 'name'}`);
  }, [where, columns, here.thing, here.column]);

  const keys = (event: KeyboardEvent) => {
    if ((event.target as HTMLElement).closest('.ed-field')) return;
    if (gridKey(event, { state, here, rows, columns, deeds, rowDeeds, focusNext: () => (wantFocus.current = true) })) event.preventDefault();
  };
  const typing = (event: ClipboardEvent) => (event.target as HTMLElement).closest('.ed-field') !== null;

  return (
    <div className="tablewrap ed-tablewrap" tabIndex={everyColumn ? 0 : undefined} role={everyColumn ? 'region' : undefined} aria-label={everyColumn ? t('table') : undefined}>
      <table
        ref={host}
        role="grid"
        aria-label={t('table')}
        aria-multiselectable="true"
        className={everyColumn ? 'grid stack ed-table ed-all' : 'grid stack ed-table'}
        onKeyDown={keys}
        onCopy={(event) => {
          const text = typing(event) || state.selected.length === 0 ? null : deeds.copy();
          if (text === null) return;
          event.clipboardData.setData('text/plain', text);
          event.preventDefault();
        }}
        onPaste={(event) => {
          if (typing(event)) return;
          event.preventDefault();
          wantFocus.current = true;
          deeds.paste(event.clipboardData.getData('text/plain'));
        }}
      >
        <thead role="rowgroup">
          <tr role="row">
            {columns.map((column) => (
              <th key={column.id} role="columnheader" scope="col" className={column.right ? 'r' : undefined}>
                {t(column.title)}
              </th>
            ))}
          </tr>
        </thead>
        <Body rows={rows} columns={columns} selected={state.selected} editing={editing} here={here} fault={fault} over={dragging.over} rowDeeds={rowDeeds} findings={checked?.findings ?? noFindings} />
      </table>
    </div>
  );
}

interface BodyProps {
  rows: ReturnType<typeof rowsOf>;
  columns: readonly Column[];
  selected: readonly string[];
  editing: boolean;
  here: Place;
  fault: string | undefined;
  over: string | null;
  rowDeeds: RowDeeds;
  findings: readonly Finding[];
}

function Body({ rows, columns, selected, editing, here, fault, over, rowDeeds, findings }: BodyProps) {
  const t = useWords(words);
  const map = useMap();
  // The same list for the same moment as long as the server said nothing new: rows that did not change are not drawn again.
  const before = useRef<Map<string, Finding[]>>(new Map());
  const bySubject = useMemo(() => (before.current = grouped(findings, before.current)), [findings]);
  return (
    <tbody role="rowgroup">
      {rows.map((row) => {
        const isHere = row.thing === here.thing;
        const standing = {
          active: isHere ? here.column : null,
          editing: isHere && editing,
          fault: isHere && fault !== undefined ? t(fault as keyof typeof words) : undefined,
          deeds: rowDeeds,
          columns,
          drop: over === row.thing,
        };
        if (row.kind === 'stage') {
          const index = map.stages.findIndex((stage) => stage.id === row.id);
          const empty = !map.moments.some((moment) => moment.stage === row.id);
          return <StageRow key={row.thing} stage={map.stages[index]!} letter={stageLetter(index)} empty={empty} {...standing} />;
        }
        const moment = map.moments.find((one) => one.id === row.id)!;
        return (
          <MomentRow
            key={row.thing}
            moment={moment}
            number={momentNumber(map, row.id)}
            selected={selected.includes(row.id)}
            findings={bySubject.get(row.id) ?? noFindings}
            {...standing}
          />
        );
      })}
    </tbody>
  );
}

function grouped(findings: readonly Finding[], before: ReadonlyMap<string, Finding[]>): Map<string, Finding[]> {
  const out = new Map<string, Finding[]>();
  for (const finding of findings) out.set(finding.subject, [...(out.get(finding.subject) ?? []), finding]);
  for (const [subject, list] of out) {
    const old = before.get(subject);
    if (old && JSON.stringify(old) === JSON.stringify(list)) out.set(subject, old);
  }
  return out;
}

/** Writes a cell; the word of the fault when the value is not taken. */
function keepCell(draft: Draft, seen: Cells, at: Place, columns: readonly Column[], text: string, language: Language): string | undefined {
  const column = at.thing.startsWith('stage/') ? 'name' : columns[at.column]?.id;
  if (column === undefined) return undefined;
  const result = written(seen, at.thing, column, text, language);
  if ('fault' in result) return result.fault;
  draft.run(commandFor(seen, result.values));
  return undefined;
}

interface KeyScene {
  state: EditingState;
  here: Place;
  rows: ReturnType<typeof rowsOf>;
  columns: readonly Column[];
  deeds: EditingDeeds;
  rowDeeds: RowDeeds;
  focusNext: () => void;
}

/** What a key does while the keyboard stands on a cell; true = it was ours. */
function gridKey(event: KeyboardEvent, { here, rows, columns, deeds, rowDeeds, focusNext }: KeyScene): boolean {
  const ctrl = event.ctrlKey || event.metaKey;
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  const run = (deed: () => void): true => {
    focusNext();
    deed();
    return true;
  };
  if (event.altKey) return key === 'ArrowUp' || key === 'ArrowDown' ? run(() => deeds.step(key === 'ArrowUp' ? -1 : 1)) : false;
  if (ctrl && key === 'Enter') return run(deeds.add);
  if (ctrl && key === 'd') return run(deeds.duplicate);
  if (ctrl && key === 'a') return run(() => deeds.all(rows.filter((row) => row.kind === 'moment').map((row) => row.id)));
  if (key === 'Delete') return run(deeds.remove);
  if (!ctrl && (key === 'Enter' || key === 'F2' || key === ' ')) return run(() => rowDeeds.edit(here));
  if (key === 'Escape') return run(() => deeds.pick(rows, here, 'one'));
  const width = here.thing.startsWith('stage/') && (key === 'ArrowLeft' || key === 'ArrowRight') ? 1 : columns.length;
  const next = moved(rows, width, here, key, ctrl);
  if (!next) return false;
  return run(() => rowDeeds.pick(next, event.shiftKey ? 'range' : 'one'));
}

