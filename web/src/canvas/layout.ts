// Where everything stands on the lanes: one column per moment in its order, five lanes, boxes of one cell under each other.
import type { BlueprintAction, DraftMap, Lane, LocalTextJson, Moment } from '../editor/index.ts';

export const laneOrder = ['evidence', 'customer', 'onstage', 'backstage', 'support'] as const satisfies readonly Lane[];

export const size = { column: 196, box: 172, boxHeight: 76, gap: 12, pad: 14, head: 76, label: 148, folded: 36, lane: 104 } as const;

export interface Box {
  id: string;
  sort: 'moment' | 'action';
  column: number;
  lane: Lane;
  x: number;
  y: number;
  text: LocalTextJson;
  role: string;
  critical: boolean;
  fails: boolean;
  waits: boolean;
  decides: boolean;
  bySystem: boolean;
  minutes: number | undefined;
}

export interface LaneBand {
  lane: Lane;
  y: number;
  height: number;
  boxes: number;
  folded: boolean;
}

export interface Column {
  moment: Moment;
  number: number;
  x: number;
  /** Letter and name of a stage that begins here. */
  stage: string | null;
}

export interface Layout {
  boxes: readonly Box[];
  lanes: readonly LaneBand[];
  columns: readonly Column[];
  width: number;
  height: number;
}

/** A moment that names no lane stands where its actor stands, as the server has it. */
export function laneOf(moment: Moment): Lane {
  return moment.lane ?? ((moment.actor ?? 'customer') === 'customer' ? 'customer' : 'onstage');
}

function momentBox(moment: Moment, column: number): Omit<Box, 'x' | 'y'> {
  return {
    id: moment.id, sort: 'moment', column, lane: laneOf(moment), text: moment.name, role: moment.roles?.[0] ?? '',
    critical: moment.critical === true, fails: false, waits: moment.kind === 'wait', decides: moment.kind === 'decision',
    bySystem: moment.actor === 'system', minutes: moment.kind === 'wait' ? moment.time?.wait : undefined,
  };
}

function actionBox(action: BlueprintAction, column: number): Omit<Box, 'x' | 'y'> {
  return {
    id: action.id, sort: 'action', column, lane: action.lane, text: action.text, role: action.role ?? '', critical: false,
    fails: action.fail_point === true, waits: action.wait_point === true, decides: action.decision === true,
    bySystem: action.by === 'system', minutes: action.minutes,
  };
}

export function layOut(map: DraftMap, folded: ReadonlySet<Lane>): Layout {
  const at = new Map(map.moments.map((moment, column) => [moment.id, column]));
  const loose = [
    ...map.moments.map(momentBox),
    ...map.actions.filter((action) => at.has(action.moment)).map((action) => actionBox(action, at.get(action.moment)!)),
  ];
  const stacks = (lane: Lane) => {
    const counts = map.moments.map((_, column) => loose.filter((box) => box.lane === lane && box.column === column).length);
    return Math.max(1, ...counts);
  };
  let y: number = size.head;
  const lanes = laneOrder.map((lane): LaneBand => {
    const isFolded = folded.has(lane);
    const height = isFolded ? size.folded : Math.max(size.lane, stacks(lane) * (size.boxHeight + size.gap) - size.gap + 2 * size.pad);
    const band = { lane, y, height, boxes: loose.filter((box) => box.lane === lane).length, folded: isFolded };
    y += height;
    return band;
  });
  const taken = new Map<string, number>();
  const boxes = loose.flatMap((box): Box[] => {
    const band = lanes.find((one) => one.lane === box.lane)!;
    if (band.folded) return [];
    const key = `${box.lane} ${box.column}`;
    const place = taken.get(key) ?? 0;
    taken.set(key, place + 1);
    return [{ ...box, x: columnX(box.column) + (size.column - size.box) / 2, y: band.y + size.pad + place * (size.boxHeight + size.gap) }];
  });
  const columns = map.moments.map((moment, column): Column => ({
    moment, number: column + 1, x: columnX(column),
    stage: column === 0 || map.moments[column - 1]?.stage !== moment.stage ? (moment.stage ?? null) : null,
  }));
  return { boxes, lanes, columns, width: columnX(map.moments.length), height: y };
}

export function columnX(column: number): number {
  return size.label + column * size.column;
}

export interface Place {
  column: number;
  lane: Lane;
}

/** The cell under a point; outside the lanes the nearest one. */
export function placeAt(layout: Layout, x: number, y: number): Place {
  const column = Math.min(layout.columns.length - 1, Math.max(0, Math.floor((x - size.label) / size.column)));
  const band = layout.lanes.find((one) => y < one.y + one.height) ?? layout.lanes.at(-1)!;
  return { column, lane: band.lane };
}

export type Direction = 'left' | 'right' | 'up' | 'down';

/** The next box that way: in the same lane sideways, in the same column up and down; else the nearest. */
export function neighbour(layout: Layout, id: string, way: Direction): Box | undefined {
  const here = layout.boxes.find((box) => box.id === id);
  if (!here) return layout.boxes[0];
  const sideways = way === 'left' || way === 'right';
  const sign = way === 'left' || way === 'up' ? -1 : 1;
  const ahead = layout.boxes.filter((box) => (sideways ? box.column - here.column : box.y - here.y) * sign > 0);
  const far = (box: Box) =>
    sideways ? Math.abs(box.column - here.column) * 10_000 + Math.abs(box.y - here.y) : Math.abs(box.column - here.column) * 10_000 + Math.abs(box.y - here.y);
  return ahead.toSorted((a, b) => far(a) - far(b))[0];
}
