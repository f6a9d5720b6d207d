// Which keys do what on the screen that is open. Screens name theirs with useKeys; one listener serves them all, and the
// list behind "?" is made from the same rows, so that it cannot tell of a key that does nothing.
import { useEffect, useRef, useSyncExternalStore } from 'react';

export interface KeyDeed {
  /** "Ctrl+Z", "?", "ArrowLeft", "Shift+F5"; several do the same. Ctrl is also ⌘. */
  keys: string | readonly string[];
  does: string;
  run: (event: KeyboardEvent) => void;
  /** Also while a field is being typed in (Ctrl+F, Ctrl+Z of the editor). */
  whileTyping?: boolean;
  /** Only listed: the control that has the focus serves it itself. */
  listedOnly?: boolean;
}

let sets: readonly (readonly KeyDeed[])[] = [];
const watchers = new Set<() => void>();

function change(next: readonly (readonly KeyDeed[])[]): void {
  sets = next;
  for (const watcher of watchers) watcher();
}

export function combinationsOf(deed: KeyDeed): readonly string[] {
  return typeof deed.keys === 'string' ? [deed.keys] : deed.keys;
}

/** "Ctrl+Shift+Z" → its modifiers and its key. "+" alone is a key too. */
export function partsOf(combination: string): { modifiers: Set<string>; key: string } {
  const parts = combination.split(/\+(?=.)/);
  const key = parts.pop() ?? '';
  return { modifiers: new Set(parts), key };
}

/** Whether the event is this combination. Shift counts only for letters and named keys: "?" is typed with it. */
export function fits(event: KeyboardEvent, combination: string): boolean {
  const { modifiers, key } = partsOf(combination);
  const sign = key.length === 1 && key.toLowerCase() === key.toUpperCase();
  if ((event.ctrlKey || event.metaKey) !== modifiers.has('Ctrl')) return false;
  if (event.altKey !== modifiers.has('Alt')) return false;
  if (!sign && event.shiftKey !== modifiers.has('Shift')) return false;
  const pressed = event.key === ' ' ? 'Space' : event.key;
  return pressed.toLowerCase() === key.toLowerCase();
}

export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement) return true;
  return target instanceof HTMLInputElement && !['checkbox', 'radio', 'button', 'submit', 'file', 'range'].includes(target.type);
}

/** A dialog has its own keys; those of the screen behind it sleep. */
function isInDialog(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('.overlay, .popover') !== null;
}

/** What named its keys last comes first. */
export function deedOf(event: KeyboardEvent): KeyDeed | undefined {
  if (event.defaultPrevented || isInDialog(event.target)) return undefined;
  const typing = isTyping(event.target);
  return sets
    .toReversed()
    .flat()
    .find((deed) => !deed.listedOnly && (!typing || deed.whileTyping) && combinationsOf(deed).some((keys) => fits(event, keys)));
}

export function listen(event: KeyboardEvent): void {
  const deed = deedOf(event);
  if (!deed) return;
  event.preventDefault();
  deed.run(event);
}

/** The keys of this component for as long as it is shown. Rows may be made anew at every rendering. */
export function useKeys(deeds: readonly KeyDeed[]): void {
  const latest = useRef(deeds);
  latest.current = deeds;
  const listed = deeds.map((deed) => `${combinationsOf(deed).join()}=${deed.does}`).join('\n');
  useEffect(() => {
    const rows = latest.current.map((deed, at): KeyDeed => ({ ...deed, run: (event) => latest.current[at]?.run(event) }));
    change([...sets, rows]);
    return () => change(sets.filter((set) => set !== rows));
  }, [listed]);
}

/** Everything that can be pressed now, screen by screen. */
export function useAllKeys(): readonly (readonly KeyDeed[])[] {
  return useSyncExternalStore(
    (watcher) => {
      watchers.add(watcher);
      return () => watchers.delete(watcher);
    },
    () => sets,
  );
}
