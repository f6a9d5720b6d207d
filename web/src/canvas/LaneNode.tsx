// A lane behind the boxes and the line that parts it from the next; the head of a column; and the names of the lanes, which stay
// at the edge however far one has moved.
import { useViewport, type NodeProps } from '@xyflow/react';
import { Link } from 'wouter';

import type { Lane } from '../editor/index.ts';
import { textIn, useSpeech, useWords } from '../words/words.tsx';
import type { HeadFlowNode, LaneFlowNode } from './flow.ts';
import type { LaneBand } from './layout.ts';
import words from './words.json';

/** Which line runs under a lane: the customer's is the line of interaction, and so on. */
const lineUnder = { customer: 'line_interaction', onstage: 'line_visibility', backstage: 'line_internal' } as const;

export function LaneNode({ data }: NodeProps<LaneFlowNode>) {
  const t = useWords(words);
  const { band } = data;
  const line = band.lane in lineUnder ? lineUnder[band.lane as keyof typeof lineUnder] : undefined;
  return (
    <div className={`canvas-lane ${band.lane}`} style={{ width: data.width, height: band.height }}>
      {line && <span className="canvas-line-name">{t(line)}</span>}
    </div>
  );
}

export function HeadNode({ data }: NodeProps<HeadFlowNode>) {
  const { language } = useSpeech();
  const { column, cycle, stage } = data;
  const { moment } = column;
  return (
    <div className="canvas-head">
      {stage !== null && <span className="canvas-stage">{stage}</span>}
      <Link className="nodrag nopan" href={`/cycles/${cycle}/moments/${moment.id}`} tabIndex={-1}>
        {moment.critical && <span className="star">★ </span>}
        {column.number} {textIn(moment.name, language)}
      </Link>
    </div>
  );
}

/** Press a name to fold its lane. */
export function LaneNames({ lanes, toggle }: { lanes: readonly LaneBand[]; toggle: (lane: Lane) => void }) {
  const t = useWords(words);
  const { y, zoom } = useViewport();
  return (
    <div className="canvas-names">
      {lanes.map((band) => (
        <button
          key={band.lane}
          type="button"
          className="canvas-lane-name"
          style={{ top: y + band.y * zoom, height: Math.max(24, band.height * zoom) }}
          aria-expanded={!band.folded}
          aria-label={t('lane_fold', { lane: t(`lane_${band.lane}`), boxes: band.boxes })}
          onClick={() => toggle(band.lane)}
        >
          <span aria-hidden="true">{band.folded ? '▸' : '▾'}</span> {t(`lane_${band.lane}`)}
          {band.folded && ` (${band.boxes})`}
        </button>
      ))}
    </div>
  );
}
