// A map as addressable cells, the same as the server's (src/cycle/cells.h): address → compact JSON.
//
//   const cells = cellsOf(document);            // the "map" of GET /api/cycles/{id}?format=json
//   cells.get('moment/M3/name/es')              // "\"Espera su turno\""
//   cells.get('moment/*')                       // "[\"M1\",\"M2\",\"M3\"]"
//   const map = mapOf(cells, cache);            // things that did not change are the same objects as before
//
// Addresses are made of ids, never of positions. What a map does not say has no cell.
import { localText, type DraftMap, type Json } from './map.ts';

export type Cells = ReadonlyMap<string, string>;
type Thing = Record<string, Json>;

interface Collection {
  cell: string;
  key: string;
  inside?: 'blueprint';
  /** What makes its address when it is no id: its two ends. */
  ends?: readonly [string, string];
  promises?: boolean;
}

const collections: readonly Collection[] = [
  { cell: 'stage', key: 'stages' },
  { cell: 'moment', key: 'moments', promises: true },
  { cell: 'transversal', key: 'transversal', promises: true },
  { cell: 'branch', key: 'branches', ends: ['from', 'adds'] },
  { cell: 'action', key: 'actions', inside: 'blueprint' },
  { cell: 'arrow', key: 'arrows', inside: 'blueprint', ends: ['from', 'to'] },
  { cell: 'pattern', key: 'patterns' },
  { cell: 'group', key: 'industry_groups' },
];

const localKeys = new Set([
  'name', 'expect', 'customer_helps', 'we_help', 'concept', 'need', 'policy_intent',
  'begins', 'ends', 'customer_word', 'when', 'text', 'label', 'seed_example',
]);
const languages = ['es', 'en', 'nl'];

export function compact(value: Json): string {
  return JSON.stringify(value);
}

export function idsIn(cell: string | undefined): string[] {
  return cell === undefined ? [] : (JSON.parse(cell) as string[]);
}

export function namesThings(address: string): boolean {
  return address.endsWith('/*');
}

function put(cells: Map<string, string>, address: string, value: Json): void {
  cells.set(address, compact(value));
}

/** A text is a cell for each language, minutes a cell for each sort, all else one cell. */
function putKey(cells: Map<string, string>, prefix: string, key: string, value: Json): void {
  const address = prefix + key;
  if (localKeys.has(key) && typeof value === 'string') {
    for (const language of languages) put(cells, `${address}/${language}`, value);
  } else if (localKeys.has(key) || key === 'time') {
    for (const [inner, part] of Object.entries(value as Thing)) put(cells, `${address}/${inner}`, part);
  } else {
    put(cells, address, value);
  }
}

function putThings(cells: Map<string, string>, prefix: string, ids: readonly string[], things: readonly Thing[], toldByAddress: readonly string[]): void {
  if (ids.length === 0) return;
  put(cells, `${prefix}*`, ids);
  things.forEach((thing, i) => {
    for (const [key, value] of Object.entries(thing)) {
      if (!toldByAddress.includes(key)) putKey(cells, `${prefix}${ids[i]}/`, key, value);
    }
  });
}

/** Standards and indicators: a document leaves out ids and ties that follow from their place; cells always have them. */
function putPromises(cells: Map<string, string>, prefix: string, moment: Thing): void {
  const id = moment['id'] as string;
  const indicators = (moment['ind'] ?? []) as unknown as Thing[];
  const standards = (moment['std'] ?? []) as unknown as Thing[];
  const indicatorIds = indicators.map((one, i) => (one['id'] as string | undefined) ?? `${id}.i${i + 1}`);
  const standardIds = standards.map((one, i) => (one['id'] as string | undefined) ?? `${id}.s${i + 1}`);
  putThings(cells, `${prefix}ind/`, indicatorIds, indicators, ['id']);
  putThings(cells, `${prefix}std/`, standardIds, standards, ['id', 'ind']);
  standards.forEach((one, i) => {
    const tie = one['ind'] ?? indicatorIds[0];
    if (tie !== undefined) put(cells, `${prefix}std/${standardIds[i]}/ind`, tie);
  });
}

/** "M4>M5", and "M4>M5#2" for a second one between the same two. */
function addressIds(collection: Collection, things: readonly Thing[]): string[] {
  const { ends } = collection;
  if (!ends) return things.map((thing) => thing['id'] as string);
  const uses = new Map<string, number>();
  return things.map((thing) => {
    const id = `${thing[ends[0]] as string}>${thing[ends[1]] as string}`;
    const use = (uses.get(id) ?? 0) + 1;
    uses.set(id, use);
    return use > 1 ? `${id}#${use}` : id;
  });
}

/** The document of a map (`map` of the server's answer) taken apart. */
export function cellsOf(document: Json): Cells {
  const root = document as unknown as Record<string, Thing>;
  const cells = new Map<string, string>();
  for (const [key, value] of Object.entries(root['cycle'] ?? {})) putKey(cells, 'cycle/', key, value);
  for (const collection of collections) {
    const home = collection.inside ? root[collection.inside] : root;
    const things = (home?.[collection.key] ?? []) as unknown as Thing[];
    const ids = addressIds(collection, things);
    const told = collection.promises ? ['id', 'std', 'ind'] : (collection.ends ?? ['id']);
    putThings(cells, `${collection.cell}/`, ids, things, told);
    if (collection.promises) things.forEach((thing, i) => putPromises(cells, `${collection.cell}/${ids[i]}/`, thing));
  }
  return cells;
}

// ---- the way back -------------------------------------------------------------------------------------------------

/** What the last mapOf made, so that what did not change stays the same object. */
export type MapCache = Map<string, { signature: string; value: Thing }>;

interface Grouped {
  signature: string;
  entries: [string, string][];
}

/** Cells by the thing they belong to: "moment/M3" → its keys. Lists of things ("moment/*") stand under themselves. */
function grouped(cells: Cells): Map<string, Grouped> {
  const groups = new Map<string, Grouped>();
  for (const [address, text] of cells) {
    const first = address.indexOf('/');
    const second = address.startsWith('cycle/') ? first : address.indexOf('/', first + 1);
    const owner = second === -1 ? address : address.slice(0, second);
    const key = second === -1 ? '' : address.slice(second + 1);
    let group = groups.get(owner);
    if (!group) groups.set(owner, (group = { signature: '', entries: [] }));
    group.signature += `${key}=${text}\n`;
    group.entries.push([key, text]);
  }
  return groups;
}

const listsOfTexts = new Set(['steps', 'two_expectations']);

function keyed(entries: readonly [string, string][]): Thing {
  const thing: Record<string, Json> = {};
  for (const [key, text] of entries) {
    const slash = key.indexOf('/');
    const value = JSON.parse(text) as Json;
    if (slash === -1) {
      thing[key] = listsOfTexts.has(key) ? (value as Json[]).map((one) => localText(one) as Json) : value;
    } else {
      const outer = key.slice(0, slash);
      thing[outer] = { ...(thing[outer] as Thing | undefined), [key.slice(slash + 1)]: value };
    }
  }
  return thing;
}

function promisesIn(entries: readonly [string, string][], list: 'std' | 'ind'): Thing[] {
  const own = entries.filter(([key]) => key.startsWith(`${list}/`)).map(([key, text]): [string, string] => [key.slice(4), text]);
  const order = idsIn(own.find(([key]) => key === '*')?.[1]);
  return order.map((id) => ({
    id,
    ...keyed(own.filter(([key]) => key.startsWith(`${id}/`)).map(([key, text]): [string, string] => [key.slice(id.length + 1), text])),
  }));
}

function thingOf(collection: Collection, id: string, entries: readonly [string, string][]): Thing {
  const plain = entries.filter(([key]) => !/^(std|ind)\//.test(key));
  const thing: Record<string, Json> = { id, ...keyed(plain) };
  if (collection.ends) {
    const [from, to] = id.replace(/#\d+$/, '').split('>');
    thing[collection.ends[0]] = from ?? '';
    thing[collection.ends[1]] = to ?? '';
  }
  if (collection.promises) {
    thing['std'] = promisesIn(entries, 'std');
    thing['ind'] = promisesIn(entries, 'ind');
  }
  return thing;
}

function remembered(cache: MapCache, next: MapCache, owner: string, signature: string, make: () => Thing): Thing {
  const kept = cache.get(owner);
  const value = kept?.signature === signature ? kept.value : make();
  next.set(owner, { signature, value });
  return value;
}

/** The map these cells tell. `cache` is emptied and filled again. */
export function mapOf(cells: Cells, cache: MapCache = new Map()): DraftMap {
  const groups = grouped(cells);
  const next: MapCache = new Map();
  const lists: Record<string, Thing[]> = {};
  for (const collection of collections) {
    lists[collection.key] = idsIn(cells.get(`${collection.cell}/*`)).map((id) => {
      const owner = `${collection.cell}/${id}`;
      const group = groups.get(owner) ?? { signature: '', entries: [] };
      return remembered(cache, next, owner, group.signature, () => thingOf(collection, id, group.entries));
    });
  }
  const head = groups.get('cycle') ?? { signature: '', entries: [] };
  const cycle = remembered(cache, next, 'cycle', head.signature, () => keyed(head.entries));
  cache.clear();
  for (const [owner, kept] of next) cache.set(owner, kept);
  // The server's reader has seen every cell; the shape is its promise.
  return { cycle, ...lists } as unknown as DraftMap;
}

/** Every address below a thing: "moment/M3" → moment/M3/name/es, … */
export function addressesBelow(cells: Cells, thing: string): string[] {
  const prefix = `${thing}/`;
  return [...cells.keys()].filter((address) => address.startsWith(prefix));
}
