// Dragging a row by its handle: the row under the pointer says where it would land. What dragging does, Alt + arrows and the
// menu do too.
import { useCallback, useEffect, useRef, useState, type PointerEvent as ReactPointerEvent } from 'react';

export function useDragging(land: (thing: string, on: string) => void): { over: string | null; start: (thing: string, event: ReactPointerEvent<HTMLElement>) => void } {
  const [over, setOver] = useState<string | null>(null);
  const dragged = useRef<string | null>(null);
  const target = useRef<string | null>(null);
  const latest = useRef(land);
  latest.current = land;

  useEffect(() => {
    const move = (event: PointerEvent) => {
      if (dragged.current === null) return;
      const row = document.elementFromPoint(event.clientX, event.clientY)?.closest<HTMLElement>('[data-thing]');
      target.current = row?.dataset['thing'] ?? null;
      setOver(target.current === dragged.current ? null : target.current);
    };
    const drop = () => {
      const [thing, on] = [dragged.current, target.current];
      dragged.current = null;
      target.current = null;
      setOver(null);
      if (thing !== null && on !== null && thing !== on) latest.current(thing, on);
    };
    const cancel = (event: KeyboardEvent | PointerEvent) => {
      if (event instanceof KeyboardEvent && event.key !== 'Escape') return;
      dragged.current = null;
      setOver(null);
    };
    window.addEventListener('pointermove', move);
    window.addEventListener('pointerup', drop);
    window.addEventListener('pointercancel', cancel);
    window.addEventListener('keydown', cancel);
    return () => {
      window.removeEventListener('pointermove', move);
      window.removeEventListener('pointerup', drop);
      window.removeEventListener('pointercancel', cancel);
      window.removeEventListener('keydown', cancel);
    };
  }, []);

  const start = useCallback((thing: string, event: ReactPointerEvent<HTMLElement>) => {
    if (event.button !== 0) return;
    event.preventDefault(); // no text is selected on the way
    dragged.current = thing;
    target.current = null;
  }, []);
  return { over, start };
}
