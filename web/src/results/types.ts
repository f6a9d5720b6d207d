// What GET /api/cycles/{id}/results answers: the report as docs/report-json.md has it, and what stands around it.
import type { EstimateJson } from '../parts/Estimate.tsx';
import type { SignCode } from '../parts/Sign.tsx';
import type { LocalText } from '../words/words.tsx';

export type { EstimateJson };
export type Verdict = 'met' | 'not_met' | 'not_proven';
export type Change = 'clear_better' | 'clear_worse' | 'unclear' | 'unknown';
export type QuadrantCode = 'concentrate' | 'keep' | 'low' | 'overkill';
export type Maybe<T> = T | null;

export interface TimeSummary {
  n: number;
  unit: string;
  mean: Maybe<number>;
  median: Maybe<number>;
  p90: Maybe<number>;
  longest: Maybe<number>;
  mean_estimate: Maybe<EstimateJson>;
  median_estimate: Maybe<EstimateJson>;
  p90_estimate: Maybe<EstimateJson>;
}

/** The cycle as one set of critical moments reads it: never one number alone. */
export interface Reading {
  critical: string[];
  index: Maybe<EstimateJson>;
  weighted_mean: Maybe<number>;
  integrity: Maybe<EstimateJson>;
  broken_count: number;
  broken: string[];
}

export interface CriterionState {
  criterion: 'importance' | 'negatives' | 'complaints' | 'first_direct_contact' | 'safety_or_money';
  met: Maybe<boolean>;
  value: Maybe<number>;
}

export interface MomentMeasures {
  id: string;
  number: Maybe<number>;
  name: LocalText;
  stage: Maybe<string>;
  transversal: boolean;
  critical: boolean;
  n: number;
  not_experienced: number;
  otherwise_missing: number;
  histogram: { rating: number; n: number }[];
  mean: Maybe<EstimateJson>;
  positive: Maybe<EstimateJson>;
  negative: Maybe<EstimateJson>;
  net: Maybe<number>;
  sign: SignCode;
  reach: Maybe<EstimateJson>;
  importance: Maybe<{ mean: number; n: Maybe<number> }>;
  cases: number;
  case_share: Maybe<EstimateJson>;
  candidate: { proposed: boolean; met: number; criteria: CriterionState[] };
  alarm: boolean;
  lived_wait_minutes: Maybe<TimeSummary>;
  lived_service_minutes: Maybe<TimeSummary>;
}

export interface RankingRow {
  rank: number;
  moment: string;
  score: number;
  importance: number;
  distance: number;
  criticality_weight: number;
  reach: number;
  alarm: boolean;
  tied_on_display: boolean;
  score_if_critical: number;
  probability_first: Maybe<number>;
}

export interface QuadrantPoint {
  moment: string;
  performance: number;
  importance: number;
  quadrant: QuadrantCode;
  probability: Maybe<number>;
}

export interface Ranking {
  alarms: string[];
  rows: RankingRow[];
  unranked: string[];
  cut_performance: number;
  cut_importance: number;
  quadrants: QuadrantPoint[];
}

export interface LossRow {
  moment: string;
  failed: number;
  rated: number;
  exposed: number;
  consequence: number;
  consequence_error: number;
  expected: number;
  median: number;
  low_90: number;
  high_90: number;
  mean_rank: number;
  probability_first: number;
  probability_top_three: number;
}

export interface StandardMeasure {
  moment: string;
  standard: string;
  series: string;
  period: Maybe<string>;
  unit: string;
  met: number;
  n: number;
  compliance: EstimateJson;
  target: number;
  reached: boolean;
  verdict: Verdict;
  times: Maybe<TimeSummary>;
}

export interface StandardChange {
  moment: string;
  standard: string;
  period_before: string;
  period_after: string;
  before: EstimateJson;
  after: EstimateJson;
  difference: Maybe<EstimateJson>;
  change: Change;
  target_reached: boolean;
}

export interface ParetoRow {
  key: string;
  count: number;
  share: number;
  cumulative: number;
  class: string;
}

export interface Cases {
  n: number;
  others: number;
  acknowledged_in_time: Maybe<EstimateJson>;
  told_in_time: Maybe<EstimateJson>;
  open: number;
  told_working_days: Maybe<EstimateJson>;
  per_thousand: Maybe<EstimateJson>;
  by_moment: ParetoRow[];
  by_cause: ParetoRow[];
  by_element: { product: number; price: number; service: number };
  without_moment: number;
  top_fifth_share: Maybe<number>;
}

export interface DriverRow {
  moment: string;
  lmg: number;
  share: number;
  share_interval: Maybe<EstimateJson>;
  probability_first: Maybe<number>;
  correlation: number;
  beta: Maybe<EstimateJson>;
  suppressor: boolean;
}

export type DriversAbsent = 'no_overall_question' | 'too_few_rows' | 'too_few_moments' | 'no_variance';
export interface Drivers {
  absent_because: Maybe<DriversAbsent>;
  n?: number;
  rows_incomplete?: number;
  r_squared?: number;
  method?: string;
  wording?: 'full' | 'probably_among_main';
  rows?: DriverRow[];
  left_out?: { moment: string; because: string }[];
}

export interface VetoRow {
  moment: string;
  n_only: number;
  dissatisfied_if_only: Maybe<EstimateJson>;
  excess: Maybe<EstimateJson>;
  relative_risk: Maybe<number>;
  attributable_fraction: Maybe<number>;
  label: 'veto' | 'serious' | 'tolerated' | 'insufficient';
}

export interface Veto {
  n: number;
  baseline: Maybe<EstimateJson>;
  no_failed_moment: Maybe<EstimateJson>;
  product_bound: Maybe<number>;
  rows: VetoRow[];
}

export interface MomentChange {
  moment: string;
  before: Maybe<EstimateJson>;
  after: Maybe<EstimateJson>;
  difference: Maybe<EstimateJson>;
  change: Change;
  drift_without_action: Maybe<number>;
}

export interface BeforeAfter {
  label_before: string;
  label_after: string;
  before: Reading;
  after: Reading;
  before_as_then: Maybe<Reading>;
  closure_before: Maybe<EstimateJson>;
  satisfied_before: Maybe<EstimateJson>;
  index_change: Change;
  integrity_change: Change;
  integrity_difference: Maybe<EstimateJson>;
  moments: MomentChange[];
  moments_before: MomentMeasures[];
}

export interface Part {
  share: Maybe<number>;
  part: number;
  whole: number;
  band: Maybe<'low' | 'medium' | 'high'>;
}

export type Treatment = 'row_left_out' | 'value_left_out' | 'read_as' | 'noted';
export interface LedgerCount {
  code: string;
  treatment?: Treatment;
  text?: string;
  n: number;
}
export interface LedgerEntry {
  file?: string;
  line: number;
  column?: Maybe<string | number>;
  code: string;
  subject?: string;
  /** In the report what stood there; in the ledger of an import the sentence about it. */
  text: string;
  /** What stood there. */
  found?: string;
  treatment?: Treatment;
  reading?: Maybe<string>;
}
export interface Ledger {
  counts: LedgerCount[];
  entries: LedgerEntry[];
}

export interface Report {
  answer: string;
  basis: string;
  cycle: { id: string; version: number; name: LocalText; moments: number; stages: number };
  evidence: {
    files: string[];
    period_from: Maybe<string>;
    period_until: Maybe<string>;
    first_day: Maybe<string>;
    last_day: Maybe<string>;
    importance_source: 'given' | 'asked' | 'map' | 'derived' | 'none';
    event_cases: Maybe<number>;
    served: Maybe<number>;
    population: Maybe<number>;
    assumptions: { code: string; values: string[] }[];
  };
  respondents: number;
  reading: Maybe<Reading>;
  what_if: { moment: string; reading: Reading }[];
  ranking: Maybe<Ranking>;
  expected_loss: Maybe<{ served: number; served_known: boolean; n: number; rows: LossRow[] }>;
  weakest: Maybe<string>;
  moments: MomentMeasures[];
  satisfied: Maybe<EstimateJson>;
  closure: Maybe<EstimateJson>;
  loyalty: Maybe<{
    satisfied_returning: number;
    satisfied_not_returning: number;
    dissatisfied_returning: number;
    dissatisfied_not_returning: number;
    fragile: Maybe<EstimateJson>;
  }>;
  recommend: Maybe<{ promoters: number; passives: number; detractors: number; nps: Maybe<EstimateJson> }>;
  standards: StandardMeasure[];
  standard_changes: StandardChange[];
  cases: Maybe<Cases>;
  drivers: Drivers;
  veto: Maybe<Veto>;
  case_minutes: Maybe<TimeSummary>;
  lived_wait_share: Maybe<number>;
  coverage: Maybe<EstimateJson>;
  before_after: Maybe<BeforeAfter>;
  classification: {
    stages: number;
    moments: number;
    standards: number;
    contact: Part;
    participation: Part;
    steps: number;
    complexity: 'low' | 'medium' | 'high';
    divergence: Part;
    wait_share: Part;
    efficiency: Part;
    moments_without_minutes: number;
  };
  ledger: Ledger;
}

/** How one kind of number, or one kind of interval, is computed. */
export interface HowText {
  name: string;
  how: string;
}

/** One place of the ranking in words. */
export interface RankingWords {
  moment: string;
  score: string;
  /** "4,6 × 2,15 = 9,89" */
  arithmetic: string;
  why: string;
}

/** Sentences the server composed, in the person's language. */
export interface ResultWords {
  title: string;
  edition: string;
  answer: string;
  basis: string;
  alarm: Maybe<string>;
  formula: Maybe<string>;
  ranking: RankingWords[];
  assumptions: { code: string; text: string }[];
  how: Record<string, HowText>;
}

/** Answers that belong together: one survey, one round. */
export interface Wave {
  label: string;
  first_day: Maybe<string>;
  last_day: Maybe<string>;
  rows: number;
}

export interface Results {
  cycle: string;
  /** The mark of all this was made from: a deed that says it was seen is refused when it changed. */
  asked: string;
  version: number;
  state: 'draft' | 'published' | 'retired';
  report: Report;
  waves: Wave[];
  filters: {
    version: string;
    wave: Maybe<string>;
    before: Maybe<string>;
    /** Groups of respondents that can be asked for. */
    units: string[];
    channels: string[];
    /** Sorts of evidence that cannot be asked of a group. */
    left_out: string[];
  };
  words: ResultWords;
  pictures: string[];
  unreadable: { import: Maybe<string>; what: string }[];
  /** Fewer than five answers of a group: nothing of them is shown. */
  withheld: boolean;
}

export function measuresOf(report: Report, moment: string): MomentMeasures | undefined {
  return report.moments.find((each) => each.id === moment);
}
