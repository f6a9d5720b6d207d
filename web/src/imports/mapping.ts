// What the columns of a file mean, as an object somebody can change (docs/evidence-files.md): {"answers": {"respondent": "ID",
// "moments": {"M1": "Check-in"}}}. A meaning is written "respondent", or with what it is about: "moments M1".
import type { FileColumn, Mapping, MappingPart, Sort, Source } from './types.ts';

/** Fields that hold one column for each thing they are about. */
const grouped = ['moments', 'importance', 'segments'] as const;
type Grouped = (typeof grouped)[number];

export const ignored = 'ignore';

/** The simple fields of each sort, in the order they are offered. */
export const fieldsOf: Record<Sort, readonly string[]> = {
  answers: ['respondent', 'date', 'satisfied', 'would_return', 'recommend', 'moment', 'rating'],
  importance: ['moment', 'importance', 'n'],
  cases: ['code', 'type', 'received', 'acknowledged_hours', 'acknowledged', 'moment', 'element', 'cause_type', 'cause', 'told_working_days', 'told'],
  times: ['series', 'unit', 'period', 'date', 'label', 'value', 'met', 'missed', 'total'],
  events: ['case', 'activity', 'time', 'start', 'end', 'resource', 'lifecycle', 'instance'],
};

function names(source: Source, header: string): boolean {
  if (typeof source === 'string') return source === header;
  return typeof source === 'object' && !Array.isArray(source) && 'column' in source && source['column'] === header;
}

function isGroup(sort: Sort, field: string, source: Source): source is Record<string, Source> {
  return sort === 'answers' && (grouped as readonly string[]).includes(field) && typeof source === 'object' && !Array.isArray(source);
}

function without(part: MappingPart, sort: Sort, header: string): MappingPart {
  const rest: MappingPart = {};
  for (const [field, source] of Object.entries(part)) {
    if (field === ignored && Array.isArray(source)) rest[field] = source.filter((one) => one !== header);
    else if (isGroup(sort, field, source)) rest[field] = Object.fromEntries(Object.entries(source).filter(([, column]) => !names(column, header)));
    else if (!names(source, header)) rest[field] = source;
  }
  return rest;
}

/** No empty list and no empty group is left behind: the reader takes them for a mistake. */
function tidy(part: MappingPart): MappingPart {
  return Object.fromEntries(
    Object.entries(part).filter(([, source]) => !(typeof source === 'object' && (Array.isArray(source) ? source.length : Object.keys(source).length) === 0)),
  );
}

/** The mapping in which the column of this header means that; "" = nothing is said of it. */
export function withMeaning(mapping: Mapping, sort: Sort, header: string, meaning: string): Mapping {
  const part = without(mapping[sort] ?? {}, sort, header);
  if (meaning === ignored) {
    const now = part[ignored];
    part[ignored] = [...(Array.isArray(now) ? now : []), header];
  } else if (meaning.includes(' ')) {
    const [group, about] = meaning.split(' ') as [Grouped, string];
    const now = part[group];
    part[group] = { ...(typeof now === 'object' && !Array.isArray(now) ? now : {}), [about]: header };
  } else if (meaning !== '') {
    part[meaning] = header;
  }
  return { ...mapping, [sort]: tidy(part) };
}

/** What a column means, as the choices name it. */
export function meaningOf(column: FileColumn): string {
  if (column.meaning === 'ignored') return ignored;
  if (column.meaning === 'unused') return '';
  if (column.meaning === 'rating' && column.moment) return `moments ${column.moment}`;
  if (column.meaning === 'importance' && column.moment) return `importance ${column.moment}`;
  if (column.meaning === 'segment') return `segments ${column.detail ?? column.header}`;
  return column.meaning;
}
