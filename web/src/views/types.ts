// What the server says about a cycle and its versions, as far as the views need it.
import type { EstimateJson } from '../parts/Estimate.tsx';
import type { SignCode } from '../parts/Sign.tsx';
import type { LocalText } from '../words/words.tsx';

/** A text of the map: by language, or one plain text for all three. */
export type MapText = LocalText | string;

export interface MapMoment {
  id: string;
  stage?: string;
  spans?: string[];
  name: MapText;
  critical?: boolean;
  optional?: boolean;
  kind?: 'action' | 'wait' | 'decision';
  time?: { contact?: number; wait?: number };
}

export interface MapAction {
  id: string;
  moment: string;
  text: MapText;
  minutes?: number;
  fail_point?: boolean;
  wait_point?: boolean;
}

/** The map of docs/map-format.md. */
export interface MapDocument {
  cycle: { id: string; name: MapText; version?: number; need?: MapText; begins?: MapText; ends?: MapText };
  stages: { id: string; name: MapText; optional?: boolean }[];
  moments: MapMoment[];
  transversal?: MapMoment[];
  blueprint?: { actions?: MapAction[] };
}

export type VersionState = 'draft' | 'published' | 'retired';

/** GET /api/cycles/{id}?format=json */
export interface ShownMap {
  cycle: string;
  number: number;
  state: VersionState;
  revision: number;
  map: MapDocument;
}

export interface VersionRecord {
  id: string;
  version: number;
  created: string;
  updated: string;
  values: {
    number: number;
    state: VersionState;
    published: string | null;
    published_by: string | { title?: string } | null;
    note: string | null;
    seen: 'as_believed' | 'as_lived' | null;
  };
}

/** GET /api/cycles/{id}/versions, the newest first */
export interface VersionList {
  versions: VersionRecord[];
}

/** GET /api/cycles/{id}/draw without a file; further sheets of a long blueprint. */
export interface DrawnPicture {
  svg: string;
}

export interface Finding {
  severity: 'error' | 'warning' | 'hint';
  code: string;
  subject: string;
  text: string;
}

/** GET /api/cycles/{id}/check */
export interface Checked {
  number: number;
  state: VersionState;
  revision: number;
  findings: Finding[];
  publishable: boolean;
}

export interface MeasuredMoment {
  id: string;
  number: number | null;
  n: number;
  mean: EstimateJson | null;
  negative: EstimateJson | null;
  sign: SignCode;
  critical: boolean;
  alarm: boolean;
  candidate: { proposed: boolean };
}

export interface RankedMoment {
  rank: number;
  moment: string;
  score: number;
  alarm: boolean;
}

/** GET /api/cycles/{id}/results, as far as a view needs it; docs/report-json.md. */
export interface CycleResults {
  report: {
    answer: string;
    basis: string;
    respondents: number;
    moments: MeasuredMoment[];
    ranking: { alarms: string[]; rows: RankedMoment[] } | null;
  };
  words: { answer: string; basis: string; ranking: { moment: string; arithmetic: string; why: string }[] };
}

/** A link that shows a cycle to whoever has it. */
export interface Share {
  id: string;
  expires: string;
  what: string[];
  results: boolean;
  revoked: string | null;
  state: string;
}
