// The draft that the parts of this screen edit. The context itself never changes while the screen is open; parts listen to
// the one cell or thing they show, so that a key in one field draws nothing else.
import { createContext, useCallback, useContext, useDeferredValue, useSyncExternalStore, type ReactNode } from 'react';

import type { Draft } from './model/draft.ts';
import type { DraftState } from './model/state.ts';
import type { DraftMap, Json, Moment } from './model/map.ts';
import { Writing } from './model/writing.ts';
import type { Checked, Finding, Present } from './types.ts';

export interface EditorContext {
  id: string;
  draft: Draft;
  /** One person, one cycle: what is rarely needed waits behind "more". */
  small: boolean;
}

const Context = createContext<EditorContext | null>(null);
export const EditorProvider = Context.Provider;

export function useEditor(): EditorContext {
  const editor = useContext(Context);
  if (!editor) throw new Error('no editor above');
  return editor;
}

/** One part of the state; the component is drawn again when that part is another. */
export function useDraftPart<Part>(part: (state: DraftState) => Part): Part {
  const { draft } = useEditor();
  return useSyncExternalStore(draft.subscribe, () => part(draft.snapshot()));
}

const MapContext = createContext<DraftMap | null>(null);

/** The map for everything that is no field: it follows what is typed when the browser has time for it, so that a key waits
 * for nothing but its own field. What is there, and in which order, it follows at once: a row that was just made must stand
 * before the next key, or that key goes elsewhere, and a standard that was just saved stands in its list when the form goes. */
export function MapProvider({ children }: { children: ReactNode }) {
  const now = useDraftPart((state) => state.map);
  const later = useDeferredValue(now);
  return <MapContext.Provider value={holdsTheSame(now, later) ? later : now}>{children}</MapContext.Provider>;
}

function holdsTheSame(one: DraftMap | null, other: DraftMap | null): boolean {
  if (one === other) return true;
  return one !== null && other !== null && thingsIn(one) === thingsIn(other);
}

/** Whatever has an id of its own, in its order. */
function thingsIn(map: DraftMap): string {
  const withPromises = (moments: readonly Moment[]) => moments.flatMap((moment) => [moment, ...moment.std, ...moment.ind]);
  const lists = [map.stages, withPromises(map.moments), withPromises(map.transversal), map.branches, map.actions, map.arrows];
  return lists.map((things) => things.map((thing) => thing.id).join(' ')).join('\n');
}

export function useMap(): DraftMap {
  const map = useContext(MapContext);
  if (!map) throw new Error('the draft was not read yet');
  return map;
}

export function momentIn(map: DraftMap, id: string): Moment | undefined {
  return map.moments.find((one) => one.id === id) ?? map.transversal.find((one) => one.id === id);
}

export function useMoment(id: string): Moment | undefined {
  const map = useMap();
  return momentIn(map, id);
}

/** "moment/M3" or "transversal/T1" */
export function thingOf(map: DraftMap, id: string): string {
  return map.transversal.some((one) => one.id === id) ? `transversal/${id}` : `moment/${id}`;
}

/** The value of one cell, undefined when the map does not say. */
export function useCell<Value extends Json>(address: string): Value | undefined {
  const text = useDraftPart((state) => state.cells.get(address));
  return text === undefined ? undefined : (JSON.parse(text) as Value);
}

/** Writes one cell; empty values say nothing. Typing into one field is one step of undo. */
export function usePut(): (address: string, value: Json | undefined, group?: string) => void {
  const { draft } = useEditor();
  return useCallback(
    (address, value, group) => {
      const writing = new Writing(draft.snapshot().cells);
      writing.put(address, value);
      draft.write(writing.values, group);
    },
    [draft],
  );
}

// ---- what the server says of the map, and who is here ----------------------------------------------------------------

const CheckedContext = createContext<Checked | undefined>(undefined);
export const CheckedProvider = CheckedContext.Provider;

export function useChecked(): Checked | undefined {
  return useContext(CheckedContext);
}

export function findingsAbout(checked: Checked | undefined, subject: string): Finding[] {
  return checked?.findings.filter((finding) => finding.subject === subject) ?? [];
}

const PeopleContext = createContext<readonly Present[]>([]);
export const PeopleProvider = PeopleContext.Provider;

export function usePeople(): readonly Present[] {
  return useContext(PeopleContext);
}

/** Who works on a cell of this thing (or on this very cell) now. */
export function usePeopleAt(address: string): readonly Present[] {
  return useContext(PeopleContext).filter((one) => one.cell === address || one.cell?.startsWith(`${address}/`));
}

/** Where this person works, told to the others. */
const WhereContext = createContext<(cell: string | null) => void>(() => undefined);
export const WhereProvider = WhereContext.Provider;

export function useWhere(): (cell: string | null) => void {
  return useContext(WhereContext);
}
