// A drawing that can be looked at closely: larger and smaller by buttons, by Ctrl and the wheel and by + − 0; moved by the arrow
// keys of its own frame, or by holding the space bar and dragging. It scrolls in its frame; the page never does.
import { useEffect, useLayoutEffect, useRef, useState, type ReactNode } from 'react';

import { Button } from '../parts/Button.tsx';
import { Drawing } from '../parts/Drawing.tsx';
import { useNumbers, useWords } from '../words/words.tsx';
import { LaneNames } from './LaneNames.tsx';
import { usePan } from './pan.ts';
import words from './words.json';
import { scrolled, sizeOf, stepped, type Zoom } from './zoom.ts';
import './views.css';

interface Props {
  svg: string;
  label: string;
  start?: Zoom;
  /** Names of lanes stay in sight while the blueprint moves under them. */
  lanes?: boolean;
  beside?: ReactNode;
}

export function Viewer({ svg, label, start = 'fit', lanes = false, beside }: Props) {
  const t = useWords(words);
  const numbers = useNumbers();
  const frame = useRef<HTMLDivElement>(null);
  const [zoom, setZoom] = useState<Zoom>(start);
  const size = sizeOf(svg);
  const scale = () => (zoom === 'fit' ? Math.min(1, (frame.current?.clientWidth ?? size.width) / size.width) : zoom);
  const wanted = useRef<{ left: number; top: number } | null>(null);
  const to = (next: Zoom, at?: { x: number; y: number }) => {
    const element = frame.current;
    if (element && next !== 'fit') {
      const eye = at ?? { x: element.clientWidth / 2, y: element.clientHeight / 2 };
      wanted.current = {
        left: scrolled(element.scrollLeft, eye.x, scale(), next),
        top: scrolled(element.scrollTop, eye.y, scale(), next),
      };
    }
    setZoom(next);
  };
  const step = (direction: 1 | -1, at?: { x: number; y: number }) => to(stepped(scale(), direction), at);
  useLayoutEffect(() => {
    if (!frame.current || !wanted.current) return;
    frame.current.scrollLeft = wanted.current.left;
    frame.current.scrollTop = wanted.current.top;
    wanted.current = null;
  }, [zoom]);
  useWheel(frame, step);
  usePan(frame);
  const keys = (event: React.KeyboardEvent) => {
    const deeds: Record<string, () => void> = { '+': () => step(1), '=': () => step(1), '-': () => step(-1), '0': () => to('fit'), '1': () => to(1) };
    const deed = event.ctrlKey || event.metaKey || event.altKey ? undefined : deeds[event.key];
    if (!deed) return;
    event.preventDefault();
    deed();
  };
  const width = zoom === 'fit' ? undefined : Math.round(size.width * zoom);
  return (
    <div className="views-viewer">
      <div className="views-tools noprint" role="group" aria-label={t('zoom')}>
        <Button weight="small" aria-label={t('zoom_out')} onPress={() => step(-1)}>
          −
        </Button>
        <output className="micro nums">{zoom === 'fit' ? t('fitted') : numbers.share(zoom)}</output>
        <Button weight="small" aria-label={t('zoom_in')} onPress={() => step(1)}>
          +
        </Button>
        <Button weight="small" onPress={() => to('fit')}>
          {t('fit')}
        </Button>
        {beside}
      </div>
      <div ref={frame} className="scrolls views-frame" tabIndex={0} role="region" aria-label={t('frame', { name: label })} onKeyDown={keys}>
        {lanes && zoom !== 'fit' && <LaneNames svg={svg} zoom={zoom} />}
        <div className={zoom === 'fit' ? 'views-paper fit' : 'views-paper'} style={width === undefined ? undefined : { width }}>
          <Drawing svg={svg} />
        </div>
      </div>
    </div>
  );
}

/** Ctrl and the wheel; React's own listener may not forbid the browser's zoom. */
function useWheel(frame: React.RefObject<HTMLDivElement | null>, step: (direction: 1 | -1, at: { x: number; y: number }) => void): void {
  const latest = useRef(step);
  latest.current = step;
  useEffect(() => {
    const element = frame.current;
    if (!element) return;
    const turned = (event: WheelEvent) => {
      if (!event.ctrlKey) return;
      event.preventDefault();
      const box = element.getBoundingClientRect();
      latest.current(event.deltaY < 0 ? 1 : -1, { x: event.clientX - box.left, y: event.clientY - box.top });
    };
    element.addEventListener('wheel', turned, { passive: false });
    return () => element.removeEventListener('wheel', turned);
  }, [frame]);
}
