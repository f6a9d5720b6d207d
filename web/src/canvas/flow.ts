// The layout in the terms of React Flow: bands and heads that stay, boxes that move, arrows between them.
import { MarkerType, type Edge, type Node } from '@xyflow/react';

import type { DraftMap } from '../editor/index.ts';
import type { Box, Column, LaneBand, Layout } from './layout.ts';
import { size } from './layout.ts';

export type BoxFlowNode = Node<{ box: Box; number: number; inTabOrder: boolean }, 'box'>;
export type LaneFlowNode = Node<{ band: LaneBand; width: number }, 'lane'>;
export type HeadFlowNode = Node<{ column: Column; cycle: string; stage: string | null }, 'head'>;
export type FlowNode = BoxFlowNode | LaneFlowNode | HeadFlowNode;

const still = { draggable: false, selectable: false, focusable: false, connectable: false, deletable: false } as const;

export interface Wish {
  layout: Layout;
  cycle: string;
  /** The box that Tab comes to. */
  tabStop: string | null;
  stageName: (stage: string) => string;
}

export function nodesOf({ layout, cycle, tabStop, stageName }: Wish): FlowNode[] {
  const bands = layout.lanes.map((band): LaneFlowNode => ({
    ...still, id: `lane-${band.lane}`, type: 'lane', position: { x: 0, y: band.y }, zIndex: -1,
    data: { band, width: layout.width }, width: layout.width, height: band.height,
  }));
  const heads = layout.columns.map((column): HeadFlowNode => ({
    ...still, id: `head-${column.moment.id}`, type: 'head', position: { x: column.x, y: 0 },
    data: { column, cycle, stage: column.stage === null ? null : stageName(column.stage) }, width: size.column, height: size.head,
  }));
  const boxes = layout.boxes.map((box): BoxFlowNode => ({
    id: box.id, type: 'box', position: { x: box.x, y: box.y }, deletable: false, focusable: false,
    data: { box, number: box.column + 1, inTabOrder: box.id === tabStop }, width: size.box, height: size.boxHeight,
  }));
  return [...bands, ...heads, ...boxes];
}

/** Arrows whose two ends are drawn. */
export function edgesOf(map: DraftMap, layout: Layout, label: (arrow: DraftMap['arrows'][number]) => string, selected: string | null): Edge[] {
  const drawn = new Set(layout.boxes.map((box) => box.id));
  return map.arrows
    .filter((arrow) => drawn.has(arrow.from) && drawn.has(arrow.to))
    .map((arrow) => ({
      id: arrow.id, source: arrow.from, target: arrow.to, type: 'smoothstep', label: label(arrow), focusable: false, deletable: false,
      className: selected !== null && (arrow.from === selected || arrow.to === selected) ? 'canvas-arrow chosen' : 'canvas-arrow',
      markerEnd: { type: MarkerType.ArrowClosed, width: 18, height: 18 },
    }));
}
