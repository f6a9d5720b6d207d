// What the server says about kinds of records (docs/records.md): the form of a kind, its records, their history.
import type { LocalText } from '../words/words.tsx';

export type FieldType =
  | 'text'
  | 'long_text'
  | 'local_text'
  | 'whole'
  | 'number'
  | 'share'
  | 'yes_no'
  | 'day'
  | 'instant'
  | 'choice'
  | 'reference'
  | 'text_list'
  | 'document';

export interface FieldChoice {
  code: string;
  label: LocalText;
}

export interface FieldForm {
  name: string;
  type: FieldType;
  label: LocalText;
  help: LocalText;
  required: boolean;
  sensitivity: 'open' | 'internal' | 'personal' | 'health';
  listed: boolean;
  unit: string | null;
  choices: FieldChoice[];
  refers_to: string | null;
  lowest: number | null;
  highest: number | null;
  longest: number;
  unique: boolean;
  read_only: boolean;
}

/** GET /api/records/<kind>/form */
export interface KindForm {
  name: string;
  one: LocalText;
  many: LocalText;
  help: LocalText;
  fields: FieldForm[];
  title_field: string;
  belonging: 'organisation' | 'unit_itself' | 'unit_field';
  retention: string;
  single: boolean;
  may_write: boolean;
}

/** null is missing: never zero, never an empty text. */
export type Value = string | number | boolean | string[] | LocalText | Record<string, unknown> | null;
export type Values = Record<string, Value>;

export interface RecordJson {
  id: string;
  version: number;
  archived: boolean;
  created: string;
  created_by: string;
  updated: string;
  updated_by: string;
  values: Values;
  titles?: Titles;
}

/** What references show: {"unit": {"01J…": "Triaje"}}. */
export type Titles = Record<string, Record<string, string>>;

export interface RecordPage {
  records: RecordJson[];
  next: string | null;
  total: number;
  more_than_total: boolean;
  titles?: Titles;
}

export interface HistoryLine {
  version: number;
  when: string;
  actor: string;
  deed: string;
  before: Values;
  after: Values;
}

export interface LedgerLine {
  line: number;
  code: string;
  field: string;
  text: string;
  treatment: string;
  reading: string;
}

/** POST /api/records/<kind>/import */
export interface ImportAnswer {
  dry_run: boolean;
  made: number;
  changed: number;
  unchanged: number;
  left_out: number;
  ledger: LedgerLine[];
}
