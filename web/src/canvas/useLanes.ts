// What the screen of the lanes remembers: which box is chosen (in the address), which is being renamed, which lanes are folded;
// and the deeds, each said aloud in one sentence.
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useSearchParams } from 'wouter';

import { commandFor, useDraft, type Cells, type DraftMap, type Lane, type UsedDraft, type Values } from '../editor/index.ts';
import { textIn, useSpeech, useWords } from '../words/words.tsx';
import type { CanvasDeeds } from './canvas-context.ts';
import { addAction, connect, moveBox, placeOfBox, removeBox, rename, stepBox } from './deeds.ts';
import { layOut, neighbour, type Layout, type Place } from './layout.ts';
import words from './words.json';

export interface Lanes extends UsedDraft {
  map: DraftMap | null;
  layout: Layout;
  /** What was done last, for those who hear the screen. */
  said: string;
  connecting: string | null;
  stopConnecting: () => void;
  canvas: CanvasDeeds;
  clear: () => void;
  toggle: (lane: Lane) => void;
  drop: (id: string, place: Place) => void;
  join: (from: string, to: string) => void;
  add: (moment: string, lane: Lane) => void;
}

const nothing: Layout = { boxes: [], lanes: [], columns: [], width: 0, height: 0 };

function useChosen(): [string | null, (id: string | null) => void] {
  const [search, setSearch] = useSearchParams();
  const choose = useCallback(
    (id: string | null) =>
      setSearch(
        (now) => {
          const next = new URLSearchParams(now);
          if (id === null) next.delete('box');
          else next.set('box', id);
          return next;
        },
        { replace: true },
      ),
    [setSearch],
  );
  return [search.get('box'), choose];
}

/** A box that was made or moved takes the focus again as soon as it is drawn. */
function useFocusAfter(layout: Layout): (id: string) => void {
  const wanted = useRef<string | null>(null);
  useEffect(() => {
    if (wanted.current === null) return;
    const id = wanted.current;
    const frame = requestAnimationFrame(() => {
      const box = document.getElementById(`box-${id}`);
      if (!box) return;
      wanted.current = null;
      box.focus({ preventScroll: true });
    });
    return () => cancelAnimationFrame(frame);
  }, [layout]);
  return (id) => {
    wanted.current = id;
    document.getElementById(`box-${id}`)?.focus({ preventScroll: true });
  };
}

export function useLanes(id: string): Lanes {
  const t = useWords(words);
  const { language } = useSpeech();
  const used = useDraft(id);
  const { draft, state } = used;
  const { map, cells } = state;
  const [selected, select] = useChosen();
  const [renaming, setRenaming] = useState<string | null>(null);
  const [connecting, setConnecting] = useState<string | null>(null);
  const [said, say] = useState('');
  const [folded, setFolded] = useState<ReadonlySet<Lane>>(new Set());
  const layout = useMemo(() => (map ? layOut(map, folded) : nothing), [map, folded]);
  const focus = useFocusAfter(layout);
  const nameOf = (box: string) => {
    const found = map?.moments.find((one) => one.id === box)?.name ?? map?.actions.find((one) => one.id === box)?.text;
    return textIn(found, language);
  };
  const where = (box: string, after: DraftMap | null) => {
    const place = after && placeOfBox(after, box);
    return place ? t('said_moved', { name: nameOf(box), lane: t(`lane_${place.lane}`), place: place.column + 1 }) : '';
  };
  // What this person saw when they began to write on a box: what somebody else wrote there meanwhile must collide.
  const began = useRef<Cells | null>(null);
  if (renaming === null) began.current = null;
  else began.current ??= draft.snapshot().cells;
  const renamed = (box: string, text: string) => {
    if (!map) return;
    const seen = began.current ?? cells;
    draft.run(commandFor(seen, rename(seen, map, box, language, text)));
    draft.endGroup();
    say(t('said_renamed'));
  };
  const write = (values: Values | null, done: string): boolean => {
    if (!values) return false;
    draft.write(values);
    draft.endGroup();
    say(done);
    return true;
  };
  const moved = (box: string, values: Values | null) => {
    if (!write(values, '')) say(t('said_no_further', { name: nameOf(box) }));
    else say(where(box, draft.snapshot().map));
    focus(box);
  };
  const join = (from: string, to: string) => {
    const made = write(connect(cells, from, to), t('said_connected', { from: nameOf(from), to: nameOf(to) }));
    if (!made) say(t('said_connected_already'));
  };
  const add = (moment: string, lane: Lane) => {
    const made = addAction(cells, moment, lane, { [language]: t('new_action') });
    write(made.values, t('said_added'));
    select(made.id);
    setRenaming(made.id);
  };
  const canvas: CanvasDeeds = {
    selected, renaming, select,
    beginRename: setRenaming,
    rename: renamed,
    endRename: () => {
      const box = renaming;
      setRenaming(null);
      if (box !== null) setTimeout(() => focus(box));
    },
    focus: (box, way) => {
      const next = neighbour(layout, box, way);
      if (next) focus(next.id);
    },
    step: (box, way) => map && moved(box, stepBox(cells, map, box, way)),
    remove: (box) => {
      if (!map) return;
      const next = neighbour(layout, box, 'left') ?? neighbour(layout, box, 'right');
      write(removeBox(cells, map, box), t('said_removed', { name: nameOf(box) }));
      select(next?.id ?? null);
      if (next) focus(next.id);
    },
    askConnect: setConnecting,
    addBelow: (box) => {
      const place = map && placeOfBox(map, box);
      const moment = place && map.moments[place.column];
      if (moment) add(moment.id, place.lane === 'customer' ? 'onstage' : place.lane);
    },
  };
  const toggle = useCallback(
    (lane: Lane) => setFolded((now) => (now.has(lane) ? new Set([...now].filter((one) => one !== lane)) : new Set([...now, lane]))),
    [],
  );
  return {
    ...used, map, layout, said, connecting, canvas, toggle, join, add,
    stopConnecting: () => setConnecting(null),
    clear: () => select(null),
    drop: (box, place) => map && moved(box, moveBox(cells, map, box, place)),
  };
}
