// The lanes themselves: boxes are dragged from cell to cell and joined by arrows; React Flow moves, the map decides where a box
// stands when it is let go.
import { MiniMap, ReactFlow, useNodesState, useReactFlow, type Connection, type OnNodeDrag } from '@xyflow/react';
import { useEffect, useMemo } from 'react';

import type { DraftMap, Lane } from '../editor/index.ts';
import { useKeys } from '../parts/keys/index.ts';
import { textIn, useSpeech, useWords } from '../words/words.tsx';
import { BoxNode } from './BoxNode.tsx';
import { edgesOf, nodesOf, type FlowNode, type Wish } from './flow.ts';
import { useInSight } from './inSight.ts';
import { HeadNode, LaneNames, LaneNode } from './LaneNode.tsx';
import { placeAt, size, type Place } from './layout.ts';
import words from './words.json';
import '@xyflow/react/dist/base.css';
import './canvas.css';

const nodeTypes = { box: BoxNode, lane: LaneNode, head: HeadNode };
/** The first moment beside the names of the lanes, as large as it is read. */
const start = { x: 0, y: 4, zoom: 0.9 } as const;
/** The boxes say themselves which keys they have; what the library would tell about its own keys is not so here. */
const silent = { 'node.a11yDescription.default': '', 'edge.a11yDescription.default': '' } as const;
const calm = 200; // ms, as the look has it; 0 for people who want no motion

function motion(): number {
  return matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : calm;
}

interface Props extends Wish {
  map: DraftMap;
  selected: string | null;
  withMap: boolean;
  toggle: (lane: Lane) => void;
  onDrop: (id: string, place: Place) => void;
  onConnect: (from: string, to: string) => void;
  onClear: () => void;
}

/** Larger, smaller, all: for the keys and for the buttons beside the lanes. */
export function useZooming() {
  const flow = useReactFlow();
  return {
    larger: () => void flow.zoomIn({ duration: motion() }),
    smaller: () => void flow.zoomOut({ duration: motion() }),
    all: () => void flow.fitView({ duration: motion(), padding: 0.04 }),
  };
}

export function Canvas({ map, selected, withMap, onDrop, onConnect, onClear, toggle, ...wish }: Props) {
  const t = useWords(words);
  const { language } = useSpeech();
  const zooming = useZooming();
  const { layout, cycle, tabStop, stageName } = wish;
  const built = useMemo(() => nodesOf({ layout, cycle, tabStop, stageName }), [layout, cycle, tabStop, stageName]);
  const edges = useMemo(() => edgesOf(map, layout, (arrow) => textIn(arrow.label, language), selected), [map, layout, language, selected]);
  const [nodes, setNodes, onNodesChange] = useNodesState<FlowNode>(built);
  useEffect(() => setNodes(built), [built, setNodes]);
  useInSight(selected, motion);
  useKeys([
    { keys: ['+', '='], does: t('larger'), run: zooming.larger },
    { keys: '-', does: t('smaller'), run: zooming.smaller },
    { keys: '0', does: t('show_all'), run: zooming.all },
  ]);
  const letGo: OnNodeDrag<FlowNode> = (_, node) => {
    const { x, y } = node.position;
    onDrop(node.id, placeAt(layout, x + size.box / 2, y + size.boxHeight / 2));
    setNodes(built); // back to its cell, until the map says otherwise
  };
  const joined = ({ source, target }: Connection) => onConnect(source, target);
  return (
    <ReactFlow<FlowNode>
      nodes={nodes}
      edges={edges}
      nodeTypes={nodeTypes}
      onNodesChange={onNodesChange}
      onNodeDragStop={letGo}
      onConnect={joined}
      onPaneClick={onClear}
      defaultViewport={start}
      minZoom={0.15}
      maxZoom={2.5}
      disableKeyboardA11y
      nodesFocusable={false}
      edgesFocusable={false}
      deleteKeyCode={null}
      selectionKeyCode={null}
      panActivationKeyCode="Space"
      zoomActivationKeyCode="Control"
      zoomOnScroll={false}
      preventScrolling={false}
      zoomOnDoubleClick={false}
      proOptions={{ hideAttribution: true }}
      aria-label={t('lanes')}
      ariaLabelConfig={silent}
    >
      <LaneNames lanes={layout.lanes} toggle={toggle} />
      {withMap && <MiniMap pannable zoomable ariaLabel={t('small_map')} nodeClassName={(node) => `canvas-mini ${node.type ?? ''}`} />}
    </ReactFlow>
  );
}
