// docs/lived.md. Times in minutes.
import type { EstimateJson } from '../parts/Estimate.tsx';

export interface Durations {
  n: number;
  median: EstimateJson;
  mean: number;
  p90: number;
  longest: number;
}

/** What an event can be: a moment of the map, or an activity the map does not know. */
export interface Step {
  step: number;
  moment: string | null;
  name: string;
  critical: boolean;
  optional: boolean;
  transversal: boolean;
  activities: string[];
  proposals: { moment: string; name: string; score: number }[];
  visits: number;
  cases: number;
  reach: EstimateJson | null;
  begun: number;
  ended: number;
  again: number;
  wait: Durations | null;
  service: Durations | null;
  against_map: AgainstMap | null;
}

/** Cases in which the moment was not lived as the map has it. */
export interface AgainstMap {
  skipped: number;
  repeated: number;
  out_of_order: number;
  limit_minutes: number | null;
  standard: string | null;
  timed: number;
  slow: EstimateJson | null;
}

export interface Move {
  from: number;
  to: number;
  n: number;
  planned: boolean;
  wait: Durations;
}

export interface Deviation {
  kind: 'skipped' | 'repeated' | 'out_of_order' | 'unexpected';
  moment: string | null;
  name: string;
  n: number;
}

export interface Journey {
  variant: number;
  cases: number;
  share: EstimateJson | null;
  first_case: string;
  path: number[];
  cost: number;
  fitness: number;
  deviations: Deviation[];
}

export interface Lived {
  version: number;
  logs: { import: string; file: string; wave: string | null; events: number; first_day: string | null; last_day: string | null }[];
  /** The newest of those that are looked at. */
  log: string;
  /** Imports that are looked at as one log, newest first. */
  asked: string[];
  /** Imports that can be one log: those of each table of columns, where there are two and more. */
  together: string[][];
  /** Events that two of them have, counted once; the first of them, where the later file tells them again. */
  common: { events: number; first: { file: string; activity: string; at: string }[] };
  words: { answer: string; basis: string; limits: string };
  cases: number;
  events: number;
  journeys: number;
  first_day: string;
  last_day: string;
  cases_per_day: number;
  whole: { duration: Durations | null; idle: Durations | null; busy: Durations | null; wait_share: EstimateJson | null; without_duration: number } | null;
  fit: { cases: number; share: EstimateJson | null; fitness: number; average_fitness: number; cost: number; worst: Journey[]; typical: Journey[] };
  steps: Step[];
  moves: Move[];
  variants: Journey[];
  /** Cases begun, by weekday (Monday first) and hour. */
  hours: number[][];
  /** Whose days and hours. */
  zone: string;
  filters: { kind: 'with' | 'without' | 'where' | 'journey'; column: string | null; value: string; name: string }[];
  columns: { name: string; values: number; most: { value: string; cases: number }[] }[];
}

export interface WaitCell {
  n: number;
  median: EstimateJson | null;
}

export interface WaitsByHour {
  step: number | null;
  zone: string;
  words: { answer: string; basis: string };
  n: number;
  cells: WaitCell[][];
  /** By hour, all days together. */
  any_day: WaitCell[];
}

export interface TimeDifference {
  first: Durations | null;
  second: Durations | null;
  /** First − second. */
  medians: EstimateJson | null;
  /** Of the means. */
  difference: EstimateJson | null;
  p: number | null;
  medians_apart: boolean;
  clear: boolean;
  /** By which of the two a clear difference shows. */
  told_by: 'medians' | 'means' | null;
}

export interface ShareDifference {
  first: EstimateJson | null;
  second: EstimateJson | null;
  difference: EstimateJson | null;
  clear: boolean;
}

export interface Compared {
  words: { answer: string; basis: string; limits: string };
  first: { name: string; cases: number };
  second: { name: string; cases: number };
  /** Cases that have both values of a column. */
  left_out: number;
  whole: { duration: TimeDifference; idle: TimeDifference; wait_share: ShareDifference };
  steps: { step: number; reach: ShareDifference; ended: ShareDifference; wait: TimeDifference; service: TimeDifference }[];
}

export type CaseEvent =
  | { kind: 'skipped'; step: number }
  | {
      kind: 'as_planned' | 'extra';
      step: number;
      activity: string;
      start: string;
      end: string | null;
      wait: number | null;
      service: number | null;
      role: string | null;
    };

export interface CaseStory {
  case: string;
  variant: Journey;
  events: CaseEvent[];
}
