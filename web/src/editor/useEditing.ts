// What a person does on this screen: where they stand, what is selected, and the deeds on it. Every deed is one step of undo
// and says in one sentence what happened.
import { useMemo, useRef, useState } from 'react';

import { useSpeech, useWords } from '../words/words.tsx';
import { momentIn } from './context.tsx';
import { copied, duplicated, pasted, readCopied } from './model/clipboard.ts';
import {
  addMoment, addStage, addTransversal, landMoments, moveMoments, moveStage, removeMoments, removeStage, removeThing, stepMoments, stepStage,
} from './model/deeds.ts';
import type { Draft } from './model/draft.ts';
import type { DraftMap } from './model/map.ts';
import type { Values } from './model/writing.ts';
import { momentNumber, type Words } from './names.ts';
import { between, type Place, type Row } from './table/grid.ts';
import words from './words.json';

const shelf = 'ciclo.copied'; // the button "paste" may not read the clipboard; this it may, in every cycle

export interface EditingState {
  /** What the inspector shows: "cycle", "stage/S1", "moment/M3", "transversal/T1", "branch/M1>M2". */
  subject: string;
  place: Place;
  selected: readonly string[];
  /** Where a range begins. */
  anchor: string | null;
  editing: boolean;
  said: string;
}

const pathOf = (subject: string): Place => ({ thing: subject, column: 1 });

function firstPlace(map: DraftMap | null, subject: string): Place {
  if (/^(moment|stage)\//.test(subject)) return pathOf(subject);
  return pathOf(map?.moments[0] ? `moment/${map.moments[0].id}` : 'cycle');
}

export function useEditing(draft: Draft, start: string) {
  const t = useWords(words);
  const { language } = useSpeech();
  const [state, setState] = useState<EditingState>(() => {
    const place = firstPlace(draft.snapshot().map, start);
    return { subject: start, place, selected: start.startsWith('moment/') ? [start.slice(7)] : [], anchor: null, editing: false, said: '' };
  });
  const latest = useRef(state);
  latest.current = state;
  const speech = useRef({ t, language });
  speech.current = { t, language };
  const deeds = useMemo(() => makeDeeds(draft, () => latest.current, setState, () => speech.current), [draft]);
  return { state, deeds };
}

export type EditingDeeds = ReturnType<typeof makeDeeds>;

function makeDeeds(
  draft: Draft,
  now: () => EditingState,
  set: (change: (state: EditingState) => EditingState) => void,
  speech: () => { t: Words; language: 'es' | 'en' | 'nl' },
) {
  const cells = () => draft.snapshot().cells;
  const map = () => draft.snapshot().map!;
  const say = (said: string) => set((state) => ({ ...state, said }));
  const write = (values: Values | null) => {
    if (values) draft.write(values);
    return values !== null;
  };
  const named = (key: 'new_moment' | 'new_stage' | 'new_transversal') => ({ [speech().language]: speech().t(key) });

  const go = (thing: string, editing = false, column = 1) =>
    set((state) => ({ ...state, subject: thing, place: { thing, column: thing.startsWith('stage/') ? 0 : column }, selected: thing.startsWith('moment/') ? [thing.slice(7)] : [], anchor: thing.startsWith('moment/') ? thing.slice(7) : null, editing }));

  const show = (subject: string) => set((state) => ({ ...state, subject, editing: false }));

  const select = (ids: readonly string[]) => set((state) => ({ ...state, selected: ids }));

  const pick = (rows: readonly Row[], place: Place, how: 'one' | 'also' | 'range') =>
    set((state) => {
      const id = place.thing.startsWith('moment/') ? place.thing.slice(7) : null;
      const anchor = how === 'range' ? (state.anchor ?? state.selected[0] ?? id) : id;
      const range = id !== null && how === 'range' && anchor !== null ? between(rows, anchor, id) : null;
      const also = id !== null && how === 'also' ? toggled(state.selected, id) : null;
      return { ...state, subject: place.thing, place, anchor, editing: state.editing && state.place.thing === place.thing && state.place.column === place.column, selected: range ?? also ?? (id === null ? [] : [id]) };
    });

  /** What a deed on moments is about: the selected ones that are still there, in their order. */
  const chosen = (): string[] => map().moments.map((one) => one.id).filter((id) => now().selected.includes(id));

  /** Behind what is selected: its stage and the moment before. */
  const spot = (): { stage: string; after: string | null } => {
    const last = chosen().at(-1);
    const moment = last === undefined ? undefined : momentIn(map(), last);
    if (moment?.stage !== undefined) return { stage: moment.stage, after: moment.id };
    const stages = map().stages;
    const stage = stages.find((one) => `stage/${one.id}` === now().subject) ?? stages.at(-1);
    const own = map().moments.filter((one) => one.stage === stage?.id);
    return { stage: stage?.id ?? '', after: own.at(-1)?.id ?? null };
  };

  const add = () => {
    const { stage, after } = spot();
    if (stage === '') return;
    const made = addMoment(cells(), { stage, after, name: named('new_moment') });
    draft.write(made.values);
    go(`moment/${made.id}`, true);
    say(speech().t('added', { n: momentNumber(map(), made.id) }));
  };

  const insertStage = () => {
    const subject = now().subject;
    const after = subject.startsWith('stage/') ? subject.slice(6) : (momentIn(map(), subject.slice(7))?.stage ?? null);
    const made = addStage(cells(), named('new_stage'), after);
    draft.write(made.values);
    go(`stage/${made.id}`, true);
  };

  const insertTransversal = () => {
    const spans = chosen().length > 0 ? chosen() : map().moments.slice(0, 1).map((one) => one.id);
    if (spans.length === 0) return;
    const made = addTransversal(cells(), named('new_transversal'), spans);
    draft.write(made.values);
    show(`transversal/${made.id}`);
  };

  const told = (id: string) => {
    const moment = momentIn(map(), id);
    const name = moment?.name[speech().language] ?? moment?.name.es ?? id;
    say(speech().t('moved', { name, n: momentNumber(map(), id) }));
  };

  const step = (direction: -1 | 1) => {
    const { subject } = now();
    if (subject.startsWith('stage/')) {
      write(stepStage(cells(), subject.slice(6), direction));
      return;
    }
    const ids = chosen();
    if (write(stepMoments(cells(), ids, direction)) && ids[0] !== undefined) told(ids[0]);
  };

  const toStage = (stage: string) => {
    const own = map().moments.filter((one) => one.stage === stage && !chosen().includes(one.id));
    write(moveMoments(cells(), chosen(), stage, own.at(-1)?.id ?? null));
  };

  const land = (thing: string, on: string) => {
    const [collection, id] = thing.split('/') as [string, string];
    if (collection === 'stage') {
      const target = on.startsWith('stage/') ? on.slice(6) : (momentIn(map(), on.slice(7))?.stage ?? '');
      write(moveStage(cells(), id, map().stages.findIndex((one) => one.id === target)));
      return;
    }
    const ids = chosen().includes(id) ? chosen() : [id];
    if (write(landMoments(cells(), ids, on))) told(id);
    go(thing);
  };

  /** Afterwards the keyboard stands on what took the place of the removed. */
  const remove = () => {
    const { subject } = now();
    const order = map().moments.map((one) => one.id);
    if (subject.startsWith('moment/')) {
      const ids = chosen();
      if (ids.length === 0) return;
      const at = order.indexOf(ids[0]!);
      write(removeMoments(cells(), ids));
      const left = map().moments;
      const next = left[Math.min(at, left.length - 1)];
      go(next ? `moment/${next.id}` : 'cycle');
      say(speech().t('removed', { n: ids.length }));
    } else if (subject.startsWith('stage/')) {
      write(removeStage(cells(), subject.slice(6)));
      const next = map().stages[0];
      go(next ? `stage/${next.id}` : 'cycle');
      say(speech().t('stage_removed'));
    } else {
      const slash = subject.indexOf('/');
      if (slash === -1) return;
      const [collection, id] = [subject.slice(0, slash), subject.slice(slash + 1)];
      write(collection === 'transversal' ? removeMoments(cells(), [id]) : removeThing(cells(), collection, id));
      show('cycle');
    }
  };

  const copy = (): string | null => {
    const ids = chosen();
    if (ids.length === 0) return null;
    const text = copied(cells(), ids);
    localStorage.setItem(shelf, text);
    say(speech().t('copied', { n: ids.length }));
    return text;
  };

  const put = (made: { ids: string[]; values: Values } | null) => {
    if (!made) return say(speech().t('nothing_to_paste'));
    draft.write(made.values);
    go(`moment/${made.ids[0]!}`);
    select(made.ids);
    say(speech().t('added', { n: momentNumber(map(), made.ids[0]!) }));
  };

  const paste = (text: string | null) => {
    const given = text !== null && readCopied(text) ? text : localStorage.getItem(shelf);
    const { stage, after } = spot();
    put(given === null ? null : pasted(cells(), given, stage, after));
  };

  const duplicate = () => {
    if (chosen().length > 0) put(duplicated(cells(), chosen()));
  };

  const undo = () => {
    if (!draft.snapshot().canUndo) return;
    draft.undo();
    say(speech().t('undone'));
  };
  const redo = () => {
    if (!draft.snapshot().canRedo) return;
    draft.redo();
    say(speech().t('redone'));
  };

  const edit = (editing: boolean) => set((state) => ({ ...state, editing }));
  const all = (ids: readonly string[]) => select(ids);

  return { go, show, pick, edit, all, add, insertStage, insertTransversal, step, toStage, land, remove, copy, paste, duplicate, undo, redo, say };
}

function toggled(ids: readonly string[], id: string): string[] {
  return ids.includes(id) ? ids.filter((one) => one !== id) : [...ids, id];
}
