// What is chosen comes into sight: whoever goes from box to box by keys cannot pull the lanes along.
import { useReactFlow } from '@xyflow/react';
import { useEffect } from 'react';

/** How far a thing has to move to lie between two edges, with some air; when it is too long, its beginning counts. */
export function shift(from: number, to: number, least: number, most: number): number {
  const air = 12;
  if (from < least + air) return least + air - from;
  if (to > most - air) return Math.max(most - air - to, least + air - from);
  return 0;
}

export function useInSight(selected: string | null, calm: () => number): void {
  const flow = useReactFlow();
  useEffect(() => {
    const box = selected === null ? null : document.getElementById(`box-${selected}`);
    const frame = box?.closest('.react-flow');
    if (!box || !frame) return;
    const [inner, outer] = [box.getBoundingClientRect(), frame.getBoundingClientRect()];
    const names = frame.querySelector('.canvas-names')?.getBoundingClientRect().right ?? outer.left;
    const [x, y] = [shift(inner.left, inner.right, names, outer.right), shift(inner.top, inner.bottom, outer.top, outer.bottom)];
    if (x === 0 && y === 0) return;
    const at = flow.getViewport();
    void flow.setViewport({ x: at.x + x, y: at.y + y, zoom: at.zoom }, { duration: calm() });
  }, [selected, flow, calm]);
}
