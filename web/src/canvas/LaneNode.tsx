// A lane behind the boxes, with its name, and the line that parts it from the next; and the head of a column.
import type { NodeProps } from '@xyflow/react';
import { Link } from 'wouter';

import { textIn, useSpeech, useWords } from '../words/words.tsx';
import type { HeadFlowNode, LaneFlowNode } from './flow.ts';
import words from './words.json';

/** Which line runs under a lane: the customer's is the line of interaction, and so on. */
const lineUnder = { customer: 'line_interaction', onstage: 'line_visibility', backstage: 'line_internal' } as const;

export function LaneNode({ data }: NodeProps<LaneFlowNode>) {
  const t = useWords(words);
  const { band, toggle } = data;
  const line = band.lane in lineUnder ? lineUnder[band.lane as keyof typeof lineUnder] : undefined;
  return (
    <div className={`canvas-lane ${band.lane}`} style={{ width: data.width, height: band.height }}>
      <button
        type="button"
        className="canvas-lane-name nodrag nopan"
        aria-expanded={!band.folded}
        aria-label={t('lane_fold', { lane: t(`lane_${band.lane}`), boxes: band.boxes })}
        onClick={() => toggle(band.lane)}
      >
        {band.folded ? '▸' : '▾'} {t(`lane_${band.lane}`)}
        {band.folded && ` (${band.boxes})`}
      </button>
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
