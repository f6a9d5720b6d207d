// A filter as the server takes it ("role_class=front_line;!post?") and as a list of conditions, both ways. The same text
// stands in the address bar, so that a filtered list can be sent to a colleague.
import type { FieldForm, FieldType } from './types.ts';

export type Comparison = '=' | '!=' | '<' | '<=' | '>' | '>=' | '~' | '?' | '!?';

export interface Condition {
  field: string;
  comparison: Comparison;
  value: string;
}

const written = /^(!?)([a-z][a-z0-9_]*)(!=|<=|>=|=|<|>|~|\?)([\s\S]*)$/;

/** Splits at ";" outside of quotes. */
function parts(text: string): string[] {
  const found: string[] = [];
  let part = '';
  let quoted = false;
  for (const sign of text) {
    if (sign === '"') quoted = !quoted;
    if (sign === ';' && !quoted) {
      found.push(part);
      part = '';
    } else part += sign;
  }
  return [...found, part].filter((one) => one.trim() !== '');
}

function unquoted(text: string): string {
  return text.startsWith('"') && text.endsWith('"') && text.length > 1 ? text.slice(1, -1).replaceAll('""', '"') : text;
}

function conditionOf(part: string): Condition | null {
  const match = written.exec(part);
  if (!match) return null;
  const [, not, field, sign, value] = match;
  if (sign === '?') return { field: field!, comparison: not ? '!?' : '?', value: '' };
  return { field: field!, comparison: sign as Comparison, value: unquoted(value!) };
}

export function conditionsOf(text: string): Condition[] {
  return parts(text)
    .map(conditionOf)
    .filter((one): one is Condition => one !== null);
}

function valueText(value: string): string {
  return /[;"]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}

export function textOf(conditions: readonly Condition[]): string {
  return conditions
    .map(({ field, comparison, value }) => {
      if (comparison === '?') return `${field}?`;
      if (comparison === '!?') return `!${field}?`;
      return `${field}${comparison}${valueText(value)}`;
    })
    .join(';');
}

const present: Comparison[] = ['?', '!?'];
const byType: Record<FieldType, Comparison[]> = {
  text: ['~', '=', '!='],
  long_text: ['~'],
  local_text: ['~'],
  text_list: ['~'],
  choice: ['=', '!='],
  reference: ['=', '!='],
  yes_no: ['=', '!='],
  whole: ['=', '!=', '<', '<=', '>', '>='],
  number: ['=', '!=', '<', '<=', '>', '>='],
  share: ['=', '!=', '<', '<=', '>', '>='],
  day: ['=', '!=', '<', '<=', '>', '>='],
  instant: ['<', '<=', '>', '>='],
  document: [],
};

/** What fits a field; the first is what people usually mean. */
export function comparisonsOf(field: FieldForm): Comparison[] {
  const guarded = field.sensitivity === 'personal' || field.sensitivity === 'health';
  return [...(guarded ? byType.text : byType[field.type]), ...present];
}

export function isSortable(field: FieldForm): boolean {
  return !['long_text', 'text_list', 'document'].includes(field.type);
}

export interface ListState {
  filter: string;
  search: string;
  order: string;
  archived: '' | 'included' | 'only';
}

/** The state of a list in the address bar. */
export function stateOf(params: URLSearchParams): ListState {
  const archived = params.get('archived');
  return {
    filter: params.get('filter') ?? '',
    search: params.get('q') ?? '',
    order: params.get('order') ?? '',
    archived: archived === 'included' || archived === 'only' ? archived : '',
  };
}

export function paramsOf(state: ListState): URLSearchParams {
  const params = new URLSearchParams();
  if (state.search) params.set('q', state.search);
  if (state.filter) params.set('filter', state.filter);
  if (state.order) params.set('order', state.order);
  if (state.archived) params.set('archived', state.archived);
  return params;
}

/** Up, then down, then as it was. */
export function nextOrder(order: string, field: string): string {
  if (order === field) return `-${field}`;
  return order === `-${field}` ? '' : field;
}
