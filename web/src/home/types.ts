// GET /api/home: what needs attention today, composed by the server.
import type { EstimateJson } from '../parts/Estimate.tsx';
import type { SignCode } from '../parts/Sign.tsx';

export interface Alarm {
  cycle: string;
  /** "" = the cycle as a whole: good on average, broken for many. */
  moment: string;
  name: string;
  sentence: string;
  negative: number;
  n: number;
}

/** GET /api/cycles/{id}/moments/{moment}; only what an alarm shows of it (docs/report-json.md, moments). */
export interface MomentGlance {
  number: string | number | null;
  measures: {
    critical: boolean;
    mean: EstimateJson | null;
    sign: SignCode;
    candidate: { proposed: boolean } | null;
  } | null;
}

export interface Theme {
  theme: 'coverage' | 'satisfaction' | 'efficiency';
  value: number | null;
  low?: number | null;
  high?: number | null;
  unit: string;
  text: string;
  trend: { label: string; value: number | null }[];
  target: number | null;
}

export interface Due {
  what: string;
  title: string;
  day: string;
  overdue: boolean;
  link: string;
  text?: string;
}

/** One of the five steps of the improvement loop (R0-32 to R0-36). */
export interface Step {
  step: number;
  code: string;
  name: string;
  done: number | null;
  total: number;
  share: number | null;
  text: string;
  link: string | null;
}

export interface CycleGlance {
  id: string;
  name: string;
  answer: string;
  ring_svg: string;
  index: number | null;
  integrity: number | null;
  state: string;
  demo: boolean;
  next_review?: string | null;
  steps?: Step[];
}

export interface Home {
  answer: string;
  basis: string;
  alarms: Alarm[];
  themes: Theme[];
  due: Due[];
  cycles: CycleGlance[];
  today: Record<string, unknown>;
}
