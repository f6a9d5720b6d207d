// Imports of evidence: one file of answers, importance, cases, times or events of one cycle (docs/evidence-files.md).
import type { Ledger } from '../results/index.ts';

export const sorts = ['answers', 'importance', 'cases', 'times', 'events'] as const;
export type Sort = (typeof sorts)[number];

/** As a browser offers them; what is in a file is for the server to say. */
export const fileTypes = ['.csv', '.tsv', '.txt', '.xlsx', '.xes', '.gz', '.jsonocel', '.xmlocel', '.json', '.xml', '.sqlite'];

export interface ImportRecord {
  id: string;
  version: number;
  created?: string;
  values: {
    what: Sort;
    wave: string | null;
    file_name: string;
    state: 'in_use' | 'undone';
    rows: number | null;
    used: number | null;
    first_day: string | null;
    last_day: string | null;
    cycle_version: number | null;
    note: string | null;
  };
}

export interface ImportList {
  imports: ImportRecord[];
}

/** One column of a file: what it was taken for, and which moments its header resembles. */
export interface FileColumn {
  header: string;
  samples: string[];
  meaning: string;
  detail: string | null;
  moment: string | null;
  proposals: string[];
}

export interface FileError {
  code: string;
  what: string;
  cure: string;
  line: number;
  column: number;
}

export interface ObjectType {
  name: string;
  objects: number;
  events: number;
}

export interface Preview {
  what: Sort;
  fingerprint: string;
  remembered: boolean;
  columns: FileColumn[];
  mapping: Mapping;
  /** Of an object-centric log (OCEL): what a case may be, most events first. */
  object_types: ObjectType[];
  rows: number;
  used: number;
  first_day: string | null;
  last_day: string | null;
  ledger: Ledger;
  errors: FileError[];
}

/** A column by its header, alone or with what its values mean. */
export type Source = string | { column?: string } | string[] | number | boolean | { [key: string]: Source };
export type MappingPart = Record<string, Source>;
export type Mapping = Partial<Record<Sort, MappingPart>> & Record<string, unknown>;

export interface Imported {
  import: ImportRecord;
  rows: number;
  used: number;
  ledger: Ledger;
}
