// What is done on the lanes, as cells of the map: the same draft, the same undo, the same conflicts as in the table.
import { freshId, idsIn, moveMoments, removeMoments, Writing, type Cells, type DraftMap, type Lane, type Values } from '../editor/index.ts';
import { laneOrder, laneOf, type Place } from './layout.ts';

type Flag = 'fail_point' | 'wait_point' | 'decision';

function isMoment(map: DraftMap, id: string): boolean {
  return map.moments.some((moment) => moment.id === id);
}

/** Which stage a moment enters, and behind which it stands there, when it goes to a place in the order. */
function landing(map: DraftMap, id: string, column: number): { stage: string; after: string | null } {
  const from = map.moments.findIndex((moment) => moment.id === id);
  const rest = map.moments.filter((moment) => moment.id !== id);
  const before = rest[column - 1];
  const behind = rest[column];
  const stage = (column > from ? before?.stage : behind?.stage) ?? before?.stage ?? behind?.stage ?? map.stages[0]?.id ?? '';
  return { stage, after: before?.stage === stage ? before.id : null };
}

/** A box to another cell: a moment along the order and to a lane, an action to a moment and a lane. null = it is there. */
export function moveBox(cells: Cells, map: DraftMap, id: string, to: Place): Values | null {
  if (!isMoment(map, id)) return moveAction(cells, map, id, to);
  const column = map.moments.findIndex((moment) => moment.id === id);
  const lane = laneOf(map.moments[column]!);
  if (column === to.column && lane === to.lane) return null;
  const { stage, after } = landing(map, id, to.column);
  const values = column === to.column ? new Map<string, string | null>() : moveMoments(cells, [id], stage, after);
  if (lane !== to.lane) values.set(`moment/${id}/lane`, JSON.stringify(to.lane));
  return values;
}

function moveAction(cells: Cells, map: DraftMap, id: string, to: Place): Values | null {
  const action = map.actions.find((one) => one.id === id);
  const moment = map.moments[to.column];
  if (!action || !moment || (action.moment === moment.id && action.lane === to.lane)) return null;
  const writing = new Writing(cells);
  writing.say(`action/${id}/moment`, moment.id);
  writing.say(`action/${id}/lane`, to.lane);
  return writing.values;
}

export function placeOfBox(map: DraftMap, id: string): Place | null {
  const column = map.moments.findIndex((moment) => moment.id === id);
  if (column >= 0) return { column, lane: laneOf(map.moments[column]!) };
  const action = map.actions.find((one) => one.id === id);
  const at = map.moments.findIndex((moment) => moment.id === action?.moment);
  return action && at >= 0 ? { column: at, lane: action.lane } : null;
}

/** One place along the order, or one lane; null = there is no further. */
export function stepBox(cells: Cells, map: DraftMap, id: string, way: 'left' | 'right' | 'up' | 'down'): Values | null {
  const here = placeOfBox(map, id);
  if (!here) return null;
  const lane = laneOrder.indexOf(here.lane) + (way === 'up' ? -1 : way === 'down' ? 1 : 0);
  const column = here.column + (way === 'left' ? -1 : way === 'right' ? 1 : 0);
  if (lane < 0 || lane >= laneOrder.length || column < 0 || column >= map.moments.length) return null;
  return moveBox(cells, map, id, { column, lane: laneOrder[lane]! });
}

export function addAction(cells: Cells, moment: string, lane: Lane, text: Record<string, string>): { id: string; values: Values } {
  const writing = new Writing(cells);
  const taken = ['moment', 'transversal', 'action'].flatMap((collection) => idsIn(cells.get(`${collection}/*`)));
  const id = freshId('B', taken);
  writing.say(`action/${id}/moment`, moment);
  writing.say(`action/${id}/lane`, lane);
  for (const [language, words] of Object.entries(text)) writing.put(`action/${id}/text/${language}`, words);
  writing.order('action', [...writing.ids('action'), id]);
  return { id, values: writing.values };
}

/** An arrow between two boxes; null when it is there already or leads to itself. */
export function connect(cells: Cells, from: string, to: string): Values | null {
  const writing = new Writing(cells);
  const arrows = writing.ids('arrow');
  const id = `${from}>${to}`;
  if (from === to || arrows.includes(id)) return null;
  writing.order('arrow', [...arrows, id]);
  return writing.values;
}

export function disconnect(cells: Cells, arrow: string): Values {
  const writing = new Writing(cells);
  writing.remove('arrow', arrow);
  return writing.values;
}

/** A moment goes with everything that names it; an action with its arrows. */
export function removeBox(cells: Cells, map: DraftMap, id: string): Values {
  if (isMoment(map, id)) return removeMoments(cells, [id]);
  const writing = new Writing(cells);
  for (const arrow of map.arrows) if (arrow.from === id || arrow.to === id) writing.remove('arrow', arrow.id);
  writing.remove('action', id);
  return writing.values;
}

export function rename(cells: Cells, map: DraftMap, id: string, language: string, text: string): Values {
  const writing = new Writing(cells);
  writing.put(isMoment(map, id) ? `moment/${id}/name/${language}` : `action/${id}/text/${language}`, text.trim());
  return writing.values;
}

/** Fail points and wait points of actions; of a moment, what kind it is. */
export function setFlag(cells: Cells, map: DraftMap, id: string, flag: Flag, on: boolean): Values {
  const writing = new Writing(cells);
  if (!isMoment(map, id)) writing.put(`action/${id}/${flag}`, on);
  else if (flag !== 'fail_point') writing.put(`moment/${id}/kind`, on ? (flag === 'decision' ? 'decision' : 'wait') : null);
  return writing.values;
}

export function putCell(cells: Cells, cell: string, value: string | number | null): Values {
  const writing = new Writing(cells);
  writing.put(cell, value);
  return writing.values;
}
