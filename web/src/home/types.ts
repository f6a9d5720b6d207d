// GET /api/home: what needs attention today, composed by the server.
import type { EstimateJson } from '../parts/Estimate.tsx';
import type { SignCode } from '../parts/Sign.tsx';

export interface Alarm {
  cycle: string;
  moment: string;
  number?: number | string;
  name: string;
  sentence: string;
  negative: number;
  n: number;
  cycle_name?: string;
  critical?: boolean;
  candidate?: boolean;
  mean?: EstimateJson | null;
  sign?: SignCode;
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
  who?: string | null;
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
