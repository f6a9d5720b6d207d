// GET /api/library: what a cycle can be started from.
import type { ObjectType } from '../imports/index.ts';
import type { GivenFile } from '../parts/file.ts';

export interface Measured {
  share: number | null;
  band: 'low' | 'medium' | 'high' | null;
}

export interface Template {
  id: string;
  name: string;
  concept: string;
  need: string;
  sector: string;
  industry_group: string;
  sources: string[];
  stage_names: string[];
  stages: number;
  moments: number;
  transversal: number;
  critical: string[];
  requirements: number;
  standards: number;
  indicators: number;
  minutes: { contact: number; wait: number; present: number; away: number };
  contact: Measured;
  participation: Measured;
  divergence: Measured;
  wait_share: Measured;
  efficiency: Measured;
  complexity: { steps: number; band: 'low' | 'medium' | 'high' };
}

export interface Pattern {
  id: string;
  name: string;
  example: string;
  skeleton: string[];
  outcomes: string[];
  intent: string;
}

export interface IndustryGroup {
  id: string;
  name: string;
  templates: string[];
}

export interface Library {
  templates: Template[];
  patterns: Pattern[];
  industry_groups: IndustryGroup[];
}

/** What somebody chose to start from. */
export type Beginning =
  | { from: string; name: string }
  | { pattern: string; name: string }
  | { map: GivenFile; name: string }
  | { log: GivenFile; types: readonly ObjectType[]; name: string }
  | { from: 'blank'; name: '' };

/** How a draft made from a log came out. */
export interface LogDraft {
  cases: number;
  /** From end to end on a path of the draft. */
  fitting_cases: number;
  moments: number;
  stages: number;
  /** Along the cycle; `text` is a sentence in the language of whoever asked. */
  why: { moment: string; name: string; reasons: { kind: string; n: number; of: number; text: string }[] }[];
  left_out: { activity: string; events: number; cases: number }[];
  ledger: { code: string; n: number }[];
}
