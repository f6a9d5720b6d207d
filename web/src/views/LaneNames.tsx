// The names of the blueprint's lanes, once more, at the edge of the frame: they stay while the drawing moves under them.
import { useMemo } from 'react';

import { Drawing } from '../parts/Drawing.tsx';
import { laneStrip } from './lanes.ts';

export function LaneNames({ svg, zoom }: { svg: string; zoom: number }) {
  const strip = useMemo(() => laneStrip(svg), [svg]);
  if (!strip) return null;
  const width = Math.round(strip.width * zoom);
  return (
    <div className="views-lanes" style={{ width, marginInlineEnd: -width }} aria-hidden="true">
      <Drawing svg={strip.svg} />
    </div>
  );
}
