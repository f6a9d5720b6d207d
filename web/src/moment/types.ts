// A moment of truth as the map writes it (docs/map-format.md), and its sheet with what was measured.
import type { EstimateJson, MomentMeasures, QuadrantPoint, RankingRow, StandardChange, StandardMeasure, TimeSummary } from '../results/index.ts';
import type { LocalText } from '../words/words.tsx';

export interface Requirement extends LocalText {
  level?: 'must' | 'should' | 'delight';
  source?: string;
}
export interface Standard extends LocalText {
  id?: string;
  op: '<=' | '>=' | '=';
  v: number;
  u: string;
  comply?: number;
  basis?: string;
  confirmed?: boolean;
  ind?: string;
  series?: string[];
}
export type IndicatorType = 'percentage' | 'index' | 'rate' | 'ratio';
export interface Indicator extends LocalText {
  id?: string;
  type: IndicatorType;
  f?: string;
  concept?: string;
  numerator?: string;
  denominator?: string;
  multiplier?: number;
  base?: number;
  source?: string;
  frequency?: string;
  owner?: string;
  limits?: string;
}
export interface InformationItem extends LocalText {
  asked?: boolean;
}

export interface MapMoment {
  id: string;
  stage?: string;
  name: LocalText;
  actor?: 'customer' | 'employee' | 'shared' | 'system';
  kind?: 'action' | 'wait' | 'decision';
  channel?: string;
  optional?: boolean;
  critical?: boolean;
  crit_reason?: string;
  crit_basis?: string;
  crit_date?: string;
  expect?: LocalText;
  customer_helps?: LocalText;
  we_help?: LocalText;
  req?: Requirement[];
  std?: Standard[];
  ind?: Indicator[];
  information?: InformationItem[];
  steps?: (LocalText | string)[];
  roles?: (LocalText | string)[];
  units?: (LocalText | string)[];
  time?: { contact?: number; wait?: number; away?: number; back?: number };
  importance?: number;
  decision_limit?: LocalText | string;
  spans?: string[];
}

export interface CycleMap {
  cycle: { id: string; name: LocalText; begins?: LocalText; ends?: LocalText; customer_word?: LocalText };
  stages: { id: string; name: LocalText; optional?: boolean }[];
  moments: MapMoment[];
  transversal?: MapMoment[];
}

export type Level = 'assumed' | 'observed' | 'measured';
export const levelSubjects = ['expectation', 'satisfaction', 'importance', 'time', 'criticality'] as const;

export interface SheetStandard {
  id: string;
  standard: Standard | null;
  measures: StandardMeasure[];
  changes: StandardChange[];
  run_svg: string | null;
  runs: string[];
}

export interface SheetCase {
  id: string;
  type?: string;
  day: string | null;
  cause_type?: string | null;
  cause: string | null;
  told_working_days?: number | null;
}

/** A record people wrote about the moment, as its kind declares it. */
export interface SheetRecord {
  id: string;
  values: Record<string, unknown>;
}

/** GET /api/cycles/{id}/moments/{moment} */
export interface MomentSheet {
  cycle: string;
  version: number;
  moment: MapMoment;
  number: number | null;
  stage: { id: string; name: LocalText; optional?: boolean } | null;
  measures: MomentMeasures | null;
  ranking: RankingRow | null;
  quadrant: QuadrantPoint | null;
  answer: string | null;
  arithmetic: string | null;
  basis: string;
  standards: SheetStandard[];
  cases: SheetCase[];
  quotes: { text: string; day: string | null }[];
  lived: { wait: TimeSummary | null; service: TimeSummary | null };
  level: Record<(typeof levelSubjects)[number], Level | null>;
  findings: SheetRecord[];
  heard: SheetRecord[];
  actions: SheetRecord[];
}

export type { EstimateJson };
