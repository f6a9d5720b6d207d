// The deeds on stages and moments: each says which cells change. Ids stay with their moment whatever happens to the order.
import { idsIn, type Cells } from './cells.ts';
import type { Actor, Json, LocalTextJson } from './map.ts';
import { freshId } from './names.ts';
import { Writing, type Values } from './writing.ts';

export interface NewMoment {
  stage: string;
  /** It stands behind this one; null = first of its stage. */
  after: string | null;
  name: LocalTextJson;
}

function stageOf(writing: Writing, id: string): string {
  return JSON.parse(writing.now(`moment/${id}/stage`) ?? '""') as string;
}

/** Every moment id in the order in which its stages stand; moments of one stage stay as they are. */
export function byStages(writing: Writing, moments: readonly string[]): string[] {
  return writing.ids('stage').flatMap((stage) => moments.filter((id) => stageOf(writing, id) === stage));
}

/** Ids of everything that is drawn as a box; a new one must differ from all. */
function boxes(cells: Cells): string[] {
  return ['moment', 'transversal', 'action'].flatMap((collection) => idsIn(cells.get(`${collection}/*`)));
}

function putTexts(writing: Writing, cell: string, text: LocalTextJson): void {
  for (const [language, words] of Object.entries(text)) writing.put(`${cell}/${language}`, words ?? null);
}

function standBehind(ids: readonly string[], moved: readonly string[], after: string | null, firstOf: readonly string[]): string[] {
  const rest = ids.filter((id) => !moved.includes(id));
  const first = firstOf.find((id) => !moved.includes(id));
  const at = after !== null ? rest.indexOf(after) + 1 : first !== undefined ? rest.indexOf(first) : rest.length;
  return [...rest.slice(0, at), ...moved, ...rest.slice(at)];
}

function momentsIn(writing: Writing, stage: string): string[] {
  return writing.ids('moment').filter((id) => stageOf(writing, id) === stage);
}

/** Sets moments, in the order given, behind another one or at the head of a stage. */
function stand(writing: Writing, moved: readonly string[], stage: string, after: string | null): void {
  const ids = standBehind(writing.ids('moment'), moved, after, momentsIn(writing, stage));
  for (const id of moved) writing.say(`moment/${id}/stage`, stage);
  writing.order('moment', byStages(writing, ids));
}

/** A new moment says whose act it is and where it stands, as the server would. */
export function addMoment(cells: Cells, { stage, after, name }: NewMoment): { id: string; values: Values } {
  const writing = new Writing(cells);
  const id = freshId('M', boxes(cells));
  putTexts(writing, `moment/${id}/name`, name);
  writing.say(`moment/${id}/actor`, 'customer' satisfies Actor);
  writing.say(`moment/${id}/lane`, 'customer');
  stand(writing, [id], stage, after);
  return { id, values: writing.values };
}

export function moveMoments(cells: Cells, moved: readonly string[], stage: string, after: string | null): Values {
  const writing = new Writing(cells);
  stand(writing, moved, stage, after);
  return writing.values;
}

/** One place up or down; at the edge of its stage it enters the next one. null = there is no further. */
export function stepMoment(cells: Cells, id: string, step: -1 | 1): Values | null {
  const writing = new Writing(cells);
  const stages = writing.ids('stage');
  const stage = stageOf(writing, id);
  const own = momentsIn(writing, stage);
  const at = own.indexOf(id) + step;
  if (at >= 0 && at < own.length) {
    const rest = own.filter((one) => one !== id);
    return moveMoments(cells, [id], stage, at === 0 ? null : rest[at - 1]!);
  }
  const next = stages[stages.indexOf(stage) + step];
  if (next === undefined) return null;
  const there = momentsIn(writing, next);
  return moveMoments(cells, [id], next, step === 1 ? null : (there.at(-1) ?? null));
}

export function stepStage(cells: Cells, id: string, step: -1 | 1): Values | null {
  const stages = idsIn(cells.get('stage/*'));
  const at = stages.indexOf(id) + step;
  return at < 0 || at >= stages.length ? null : moveStage(cells, id, at);
}

export function moveStage(cells: Cells, id: string, at: number): Values {
  const writing = new Writing(cells);
  const rest = writing.ids('stage').filter((one) => one !== id);
  writing.order('stage', [...rest.slice(0, at), id, ...rest.slice(at)]);
  writing.order('moment', byStages(writing, writing.ids('moment')));
  return writing.values;
}

export function addStage(cells: Cells, name: LocalTextJson, after: string | null): { id: string; values: Values } {
  const writing = new Writing(cells);
  const stages = writing.ids('stage');
  const id = freshId('S', stages);
  putTexts(writing, `stage/${id}/name`, name);
  const at = after === null ? stages.length : stages.indexOf(after) + 1;
  writing.order('stage', [...stages.slice(0, at), id, ...stages.slice(at)]);
  return { id, values: writing.values };
}

// ---- what names a moment goes with it -----------------------------------------------------------------------------

function isGone(gone: ReadonlySet<string>, writing: Writing, cell: string): boolean {
  return gone.has(JSON.parse(writing.now(cell) ?? '""') as string);
}

function dropEnds(writing: Writing, collection: 'branch' | 'arrow', gone: ReadonlySet<string>): void {
  for (const id of writing.ids(collection)) {
    if (id.replace(/#\d+$/, '').split('>').some((end) => gone.has(end))) writing.remove(collection, id);
  }
}

function dropFromSpans(writing: Writing, gone: ReadonlySet<string>): void {
  for (const id of writing.ids('transversal')) {
    const cell = `transversal/${id}/spans`;
    const spans = idsIn(writing.now(cell) ?? undefined);
    const left = spans.filter((one) => !gone.has(one));
    if (left.length === 0) writing.remove('transversal', id);
    else if (left.length < spans.length) writing.put(cell, left);
  }
}

function dropFromProviders(writing: Writing, gone: ReadonlySet<string>): void {
  const text = writing.now('cycle/providers');
  if (text === null) return;
  const providers = JSON.parse(text) as Record<string, Json>[];
  if (!providers.some((one) => (one['covers'] as string[] | undefined)?.some((id) => gone.has(id)))) return;
  const left = providers.map((one) => {
    const covers = ((one['covers'] ?? []) as string[]).filter((id) => !gone.has(id));
    const { covers: _, ...rest } = one;
    return covers.length > 0 ? { ...rest, covers } : rest;
  });
  writing.put('cycle/providers', left);
}

/** Removes moments (or transversal ones) and everything that names them. */
export function removeMoments(cells: Cells, ids: readonly string[]): Values {
  const writing = new Writing(cells);
  remove(writing, ids);
  return writing.values;
}

function remove(writing: Writing, ids: readonly string[]): void {
  const gone = new Set(ids);
  for (const id of ids) {
    writing.remove(writing.ids('moment').includes(id) ? 'moment' : 'transversal', id);
  }
  for (const action of writing.ids('action')) {
    if (!isGone(gone, writing, `action/${action}/moment`)) continue;
    gone.add(action);
    writing.remove('action', action);
  }
  dropEnds(writing, 'branch', gone);
  dropEnds(writing, 'arrow', gone);
  dropFromSpans(writing, gone);
  dropFromProviders(writing, gone);
}

/** Removes a stage with the moments that stand in it. */
export function removeStage(cells: Cells, id: string): Values {
  const writing = new Writing(cells);
  remove(writing, momentsIn(writing, id));
  writing.remove('stage', id);
  return writing.values;
}

export function addTransversal(cells: Cells, name: LocalTextJson, spans: readonly string[]): { id: string; values: Values } {
  const writing = new Writing(cells);
  const id = freshId('T', boxes(cells));
  putTexts(writing, `transversal/${id}/name`, name);
  writing.say(`transversal/${id}/actor`, 'employee' satisfies Actor);
  writing.say(`transversal/${id}/lane`, 'onstage');
  writing.put(`transversal/${id}/spans`, spans);
  writing.order('transversal', [...writing.ids('transversal'), id]);
  return { id, values: writing.values };
}

export function addBranch(cells: Cells, from: string, adds: string, when: LocalTextJson): { id: string; values: Values } {
  const writing = new Writing(cells);
  const ids = writing.ids('branch');
  let id = `${from}>${adds}`;
  for (let use = 2; ids.includes(id); ++use) id = `${from}>${adds}#${use}`;
  putTexts(writing, `branch/${id}/when`, when);
  writing.order('branch', [...ids, id]);
  return { id, values: writing.values };
}

export function removeThing(cells: Cells, collection: string, id: string): Values {
  const writing = new Writing(cells);
  writing.remove(collection, id);
  return writing.values;
}

/** The lane that follows from whose act it is, as long as nobody chose another. */
export function setActor(cells: Cells, thing: string, actor: Actor): Values {
  const usual = (of: Actor) => (of === 'customer' ? 'customer' : 'onstage');
  const writing = new Writing(cells);
  const before = JSON.parse(writing.now(`${thing}/actor`) ?? '"customer"') as Actor;
  const lane = JSON.parse(writing.now(`${thing}/lane`) ?? `"${usual(before)}"`) as string;
  writing.say(`${thing}/actor`, actor);
  if (lane === usual(before)) writing.say(`${thing}/lane`, usual(actor));
  return writing.values;
}

/** Several moments, kept together in their order, one place up or down. */
export function stepMoments(cells: Cells, ids: readonly string[], step: -1 | 1): Values | null {
  const order = idsIn(cells.get('moment/*')).filter((id) => ids.includes(id));
  const leader = step === -1 ? order[0] : order.at(-1);
  if (leader === undefined) return null;
  const first = stepMoment(cells, leader, step);
  if (first === null || order.length === 1) return first;
  const then = new Map([...cells]);
  for (const [cell, value] of first) value === null ? then.delete(cell) : then.set(cell, value);
  const writing = new Writing(then);
  const stage = stageOf(writing, leader);
  const before = momentsIn(writing, stage);
  const behind = before.slice(0, before.indexOf(leader)).filter((id) => !order.includes(id)).at(-1) ?? null;
  return new Map([...first, ...moveMoments(then, order, stage, behind)]);
}

/** Where a dragged moment lands on another row: behind it when it comes from above, before it when it comes from below. */
export function landMoments(cells: Cells, ids: readonly string[], on: string): Values | null {
  const writing = new Writing(cells);
  const all = writing.ids('moment');
  const moved = all.filter((id) => ids.includes(id));
  const [collection, target] = on.split('/') as [string, string];
  if (collection === 'stage') return moveMoments(cells, moved, target, null);
  if (moved.length === 0 || moved.includes(target)) return null;
  const stage = stageOf(writing, target);
  if (all.indexOf(moved[0]!) < all.indexOf(target)) return moveMoments(cells, moved, stage, target);
  const own = momentsIn(writing, stage).filter((id) => !moved.includes(id));
  return moveMoments(cells, moved, stage, own[own.indexOf(target) - 1] ?? null);
}
