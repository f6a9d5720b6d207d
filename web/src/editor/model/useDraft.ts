// The draft of one cycle for screens: every screen of a cycle that edits it sees and changes the same one.
//
//   const { draft, state, reading } = useDraft(id);
//   state.map?.moments ; draft.write(addMoment(state.cells, {...}).values) ; draft.undo()
import { useEffect, useSyncExternalStore } from 'react';

import { read, write } from '../../api/client.ts';
import { keyOf, queries, useRead } from '../../api/queries.ts';
import { keepShell } from '../../parts/shell.ts';
import { forgetRest, rest } from '../../session/resting.ts';
import { useMe } from '../../session/session.tsx';
import { cellsOf } from './cells.ts';
import { Draft } from './draft.ts';
import type { DraftState, Reading, Sent, Transport } from './state.ts';
import type { Author, Conflict, Edit } from './edits.ts';
import { browserKeeper } from './kept.ts';
import type { Json } from './map.ts';

/** GET /api/cycles/{id}?format=json */
export interface CycleShown {
  cycle: string;
  number: number;
  state: 'draft' | 'published' | 'retired';
  revision: number;
  map: Json;
}

interface EditsTaken {
  revision: number;
  changed: boolean;
  applied: string[];
  conflicts: { cell: string; base: Json; mine: Json; theirs: Json; by: Author | null }[];
  unfit: { what: string; cell: string }[];
}

const showPath = '/api/cycles/{id}';

function inputsOf(id: string) {
  return { path: { id }, query: { version: 'draft', format: 'json' } };
}

function readingOf(shown: CycleShown): Reading {
  return { cells: cellsOf(shown.map), revision: shown.revision, number: shown.number };
}

function cellText(value: Json): string | null {
  return value === null || value === undefined ? null : JSON.stringify(value);
}

function cellJson(text: string | null): Json {
  return text === null ? null : (JSON.parse(text) as Json);
}

function transportOf(id: string): Transport {
  return {
    async read() {
      const shown = await read<CycleShown>(showPath, inputsOf(id));
      queries.setQueryData(keyOf(showPath, inputsOf(id)), shown);
      void queries.invalidateQueries({ queryKey: ['/api/cycles/{id}/check', { id }] });
      return readingOf(shown);
    },
    async send(key: string, edits: readonly Edit[]): Promise<Sent> {
      const body = { edits: edits.map((edit) => ({ cell: edit.cell, before: cellJson(edit.before), after: cellJson(edit.after) })) };
      const taken = await write<EditsTaken>('post', '/api/cycles/{id}/edits', { path: { id }, body, key });
      const conflicts = taken.conflicts.map(
        (one): Conflict => ({ cell: one.cell, base: cellText(one.base), mine: cellText(one.mine), theirs: cellText(one.theirs), by: one.by }),
      );
      return { revision: taken.revision, conflicts, unfit: taken.unfit };
    },
  };
}

const open = new Map<string, Draft>();

function draftOf(id: string, person: string): Draft {
  const name = `${id} ${person}`;
  let draft = open.get(name);
  if (!draft) {
    draft = new Draft(transportOf(id), browserKeeper(window.localStorage, id, person));
    open.set(name, draft);
    window.addEventListener('online', draft.online);
    window.addEventListener('pageshow', draft.online);
    window.addEventListener('pagehide', () => draft?.dispose());
    void draft.takeOver();
  }
  return draft;
}

export interface OpenDraft {
  draft: Draft;
  /** The map is there. */
  isRead: boolean;
  /** Why the first reading failed. */
  error: Error | null;
  again: () => void;
}

/** The draft, kept up to date with what others do; the component is not drawn again when it changes. */
export function useOpenDraft(id: string): OpenDraft {
  const me = useMe();
  const draft = draftOf(id, me.actor ?? '');
  const isWaiting = useSyncExternalStore(draft.subscribe, () => draft.snapshot().saving === 'waiting');
  useEffect(() => {
    if (isWaiting) rest(me);
    else if (draft.snapshot().unsent === 0) forgetRest();
  }, [isWaiting, me, draft]);
  useEffect(keepShell, []);
  const isRead = useSyncExternalStore(draft.subscribe, () => draft.snapshot().map !== null);
  const shown = useRead<CycleShown>(showPath, inputsOf(id));
  const { data } = shown;
  useEffect(() => {
    if (data) draft.receive(readingOf(data));
  }, [data, draft]);
  return { draft, isRead, error: shown.error, again: () => void shown.refetch() };
}

export interface UsedDraft extends OpenDraft {
  state: DraftState;
}

export function useDraft(id: string): UsedDraft {
  const open = useOpenDraft(id);
  const state = useSyncExternalStore(open.draft.subscribe, open.draft.snapshot);
  return { ...open, state };
}
