// Moving a drawing under its frame: the space bar and the mouse, or the middle button. With the arrow keys the frame scrolls by
// itself, as everything that scrolls does.
import { useEffect, type RefObject } from 'react';

export function usePan(frame: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const element = frame.current;
    if (!element) return;
    let space = false;
    let from: { x: number; y: number; left: number; top: number } | null = null;
    const over = () => element.matches(':hover') || element.contains(document.activeElement);
    const key = (event: KeyboardEvent) => {
      if (event.key !== ' ') return;
      const focused = document.activeElement;
      const ours = over() && (focused === null || focused === document.body || focused.id === 'main' || element.contains(focused));
      space = event.type === 'keydown' && ours;
      element.classList.toggle('grabbing', space);
      if (space) event.preventDefault();
    };
    const down = (event: PointerEvent) => {
      if (!(event.button === 1 || (event.button === 0 && space))) return;
      event.preventDefault();
      element.setPointerCapture(event.pointerId);
      from = { x: event.clientX, y: event.clientY, left: element.scrollLeft, top: element.scrollTop };
    };
    const move = (event: PointerEvent) => {
      if (from) element.scrollTo(from.left - (event.clientX - from.x), from.top - (event.clientY - from.y));
    };
    const up = () => {
      from = null;
    };
    addEventListener('keydown', key);
    addEventListener('keyup', key);
    element.addEventListener('pointerdown', down);
    element.addEventListener('pointermove', move);
    element.addEventListener('pointerup', up);
    element.addEventListener('pointercancel', up);
    return () => {
      removeEventListener('keydown', key);
      removeEventListener('keyup', key);
      element.removeEventListener('pointerdown', down);
      element.removeEventListener('pointermove', move);
      element.removeEventListener('pointerup', up);
      element.removeEventListener('pointercancel', up);
    };
  }, [frame]);
}
