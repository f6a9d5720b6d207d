// The columns of the table: what each shows of a moment, how it is edited, and which cells it writes.
import { textIn, type Language } from '../../words/words.tsx';
import { minutesWritten } from '../model/minutes.ts';
import { setActor } from '../model/deeds.ts';
import { actors, channels, controls, lanes, type Actor, type MinuteKind, type Moment } from '../model/map.ts';
import { Writing, type Values } from '../model/writing.ts';
import type { Cells } from '../model/cells.ts';
import { codeText, type Words } from '../names.ts';
import words from '../words.json';

export type ColumnId = 'number' | 'name' | 'actor' | 'lane' | 'channel' | 'control' | MinuteKind | 'optional' | 'critical' | 'div';

export interface Column {
  id: ColumnId;
  title: keyof typeof words;
  edit: 'none' | 'text' | 'number' | 'choice' | 'flag';
  right?: boolean;
  /** Only among all columns. */
  more?: boolean;
}

export const columns: readonly Column[] = [
  { id: 'number', title: 'c_number', edit: 'none', right: true },
  { id: 'name', title: 'c_name', edit: 'text' },
  { id: 'actor', title: 'f_actor', edit: 'choice' },
  { id: 'lane', title: 'f_lane', edit: 'choice', more: true },
  { id: 'channel', title: 'f_channel', edit: 'choice', more: true },
  { id: 'control', title: 'f_control', edit: 'choice', more: true },
  { id: 'contact', title: 'c_contact', edit: 'number', right: true },
  { id: 'wait', title: 'c_wait', edit: 'number', right: true },
  { id: 'back', title: 'c_back', edit: 'number', right: true, more: true },
  { id: 'away', title: 'c_away', edit: 'number', right: true, more: true },
  { id: 'optional', title: 'f_optional', edit: 'flag' },
  { id: 'critical', title: 'f_critical', edit: 'choice' },
  { id: 'div', title: 'f_div', edit: 'choice', more: true },
];

export interface Choice {
  id: string;
  text: string;
}

const none = '';

function codesOf(t: Words, list: string, codes: readonly string[]): Choice[] {
  return codes.map((id) => ({ id, text: codeText(t, list, id) }));
}

export function choicesOf(t: Words, column: ColumnId): Choice[] {
  switch (column) {
    case 'actor': return codesOf(t, 'actor', actors);
    case 'lane': return codesOf(t, 'lane', lanes);
    case 'channel': return [{ id: none, text: t('same_as_service') }, ...codesOf(t, 'channel', channels)];
    case 'control': return codesOf(t, 'control', controls);
    case 'critical': return [{ id: none, text: t('undecided') }, { id: 'true', text: t('critical_yes') }, { id: 'false', text: t('no') }];
    case 'div': return [{ id: none, text: t('not_said') }, ...codesOf(t, 'div', ['0', '1', '2', '3'])];
    default: return [];
  }
}

/** What the field begins with when the cell is edited. */
export function draftOf(moment: Moment, column: ColumnId, language: Language): string {
  switch (column) {
    case 'name': return moment.name[language] ?? '';
    case 'actor': return moment.actor ?? 'customer';
    case 'lane': return moment.lane ?? 'customer';
    case 'channel': return moment.channel ?? moment.channels?.[0] ?? none;
    case 'control': return moment.control ?? 'ours';
    case 'critical': return moment.critical === undefined ? none : String(moment.critical);
    case 'div': return moment.div === undefined ? none : String(moment.div);
    case 'optional': return String(moment.optional ?? false);
    case 'number': return '';
    default: return moment.time?.[column] === undefined ? '' : String(moment.time[column]);
  }
}

/** What the cell shows. */
export function shownIn(t: Words, plain: (value: number) => string, moment: Moment, column: ColumnId, language: Language): string {
  switch (column) {
    case 'name': return textIn(moment.name, language);
    case 'optional': return moment.optional ? t('yes') : '';
    case 'critical': return moment.critical === undefined ? t('undecided') : moment.critical ? t('critical_yes') : t('no');
    case 'channel': return moment.channel || moment.channels ? codeText(t, 'channel', moment.channel ?? moment.channels?.[0] ?? '') : '';
    case 'div': return moment.div === undefined ? '' : String(moment.div);
    case 'actor': case 'lane': case 'control': return codeText(t, column, draftOf(moment, column, language));
    case 'number': return '';
    default: return moment.time?.[column] === undefined ? '' : t('minutes', { n: plain(moment.time[column]) });
  }
}

export function today(): string {
  const now = new Date();
  return `${now.getFullYear()}-${String(now.getMonth() + 1).padStart(2, '0')}-${String(now.getDate()).padStart(2, '0')}`;
}

/** Deciding says when; taking the decision back takes its day along. */
export function decided(cells: Cells, thing: string, critical: boolean | null): Values {
  const writing = new Writing(cells);
  if (critical === null) writing.put(`${thing}/critical`, null);
  else writing.say(`${thing}/critical`, critical);
  writing.put(`${thing}/crit_date`, critical === null ? null : today());
  return writing.values;
}

function channelWritten(cells: Cells, thing: string, code: string): Values {
  const writing = new Writing(cells);
  const listed = JSON.parse(writing.now(`${thing}/channels`) ?? '[]') as string[];
  writing.put(`${thing}/channel`, code === listed[0] ? null : code);
  return writing.values;
}

export type Written = { values: Values } | { fault: 'required_name' | 'bad_number' };

/** The cells that a typed or chosen value changes. */
export function written(cells: Cells, thing: string, column: ColumnId, text: string, language: Language): Written {
  const writing = new Writing(cells);
  switch (column) {
    case 'name':
      if (text.trim() === '') return { fault: 'required_name' };
      writing.put(`${thing}/name/${language}`, text.trim());
      return { values: writing.values };
    case 'actor': return { values: setActor(cells, thing, text as Actor) };
    case 'lane': writing.say(`${thing}/lane`, text); return { values: writing.values };
    case 'channel': return { values: channelWritten(cells, thing, text) };
    case 'control': writing.put(`${thing}/control`, text === 'ours' ? null : text); return { values: writing.values };
    case 'critical': return { values: decided(cells, thing, text === none ? null : text === 'true') };
    case 'div': writing.put(`${thing}/div`, text === none ? null : Number(text)); return { values: writing.values };
    case 'optional': writing.put(`${thing}/optional`, text === 'true'); return { values: writing.values };
    case 'number': return { values: writing.values };
    default: {
      const values = minutesWritten(cells, thing, column, text);
      return values ? { values } : { fault: 'bad_number' };
    }
  }
}
