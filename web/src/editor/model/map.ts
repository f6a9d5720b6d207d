// The map of a cycle as the editor holds it: what docs/map-format.md says, with every text by language.
import type { Language, LocalText } from '../../words/words.tsx';

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** A text in some languages, as it is written. */
export type LocalTextJson = Partial<Record<Language, string>>;

export const actors = ['customer', 'employee', 'shared', 'system'] as const;
export const lanes = ['evidence', 'customer', 'onstage', 'backstage', 'support'] as const;
export const momentKinds = ['action', 'wait', 'decision'] as const;
export const channels = ['in_person', 'phone', 'web', 'email', 'mail', 'machine'] as const;
export const controls = ['ours', 'shared', 'not_ours'] as const;
export const protocols = ['structural', 'management', 'personal'] as const;
export const levels = ['must', 'should', 'delight'] as const;
export const comparisons = ['<=', '>=', '='] as const;
export const indicatorTypes = ['percentage', 'index', 'rate', 'ratio'] as const;
export const minuteKinds = ['contact', 'wait', 'back', 'away'] as const;

export type Actor = (typeof actors)[number];
export type Lane = (typeof lanes)[number];
export type MomentKind = (typeof momentKinds)[number];
export type Channel = (typeof channels)[number];
export type Control = (typeof controls)[number];
export type Protocol = (typeof protocols)[number];
export type Level = (typeof levels)[number];
export type Comparison = (typeof comparisons)[number];
export type IndicatorType = (typeof indicatorTypes)[number];
export type MinuteKind = (typeof minuteKinds)[number];

/** A text that is itself a thing: its languages and what else is said of it. */
export interface Requirement extends LocalText {
  level?: Level;
  source?: string;
  check?: string;
}

export interface InformationItem extends LocalText {
  /** false = given to the customer */
  asked?: boolean;
}

export interface Standard extends LocalText {
  id: string;
  op: Comparison;
  v: number;
  u: string;
  comply?: number;
  basis?: string;
  confirmed?: boolean;
  /** The indicator that measures it; always there in a map that was read. */
  ind?: string;
  series?: readonly string[];
}

export interface Indicator extends LocalText {
  id: string;
  type: IndicatorType;
  f?: string;
  concept?: LocalText;
  numerator?: string;
  denominator?: string;
  multiplier?: number;
  base?: number;
  source?: string;
  frequency?: string;
  owner?: string;
  limits?: string;
}

export interface Moment {
  id: string;
  stage?: string;
  spans?: readonly string[];
  name: LocalText;
  actor?: Actor;
  lane?: Lane;
  kind?: MomentKind;
  channel?: string;
  channels?: readonly string[];
  control?: Control;
  critical?: boolean;
  crit_basis?: string;
  crit_reason?: string;
  crit_date?: string;
  optional?: boolean;
  expect?: LocalText;
  customer_helps?: LocalText;
  we_help?: LocalText;
  req?: readonly Requirement[];
  std: readonly Standard[];
  ind: readonly Indicator[];
  information?: readonly InformationItem[];
  steps?: readonly LocalText[];
  roles?: readonly string[];
  units?: readonly string[];
  activities?: readonly string[];
  time?: Partial<Record<MinuteKind, number>>;
  div?: number;
  protocol?: Protocol;
  importance?: number;
  value_adding?: boolean;
  safety_or_money?: boolean;
  control_point?: boolean;
  decision_limit?: string;
}

export interface Stage {
  id: string;
  name: LocalText;
  optional?: boolean;
}

/** Its id is made of its two ends: "M4>M5", and "M4>M5#2" for a second one. */
export interface Branch {
  id: string;
  from: string;
  adds: string;
  when?: LocalText;
  observed_share?: number;
}

export interface BlueprintAction {
  id: string;
  moment: string;
  lane: Lane;
  by?: 'person' | 'system';
  text: LocalText;
  role?: string;
  minutes?: number;
  fail_point?: boolean;
  wait_point?: boolean;
  decision?: boolean;
}

export interface Arrow {
  id: string;
  from: string;
  to: string;
  label?: LocalText;
}

export interface Provider extends LocalText {
  covers?: readonly string[];
}

export interface CycleHead {
  id: string;
  version?: number;
  status?: string;
  date?: string;
  author?: string;
  owner?: string;
  origin?: string;
  review_days?: number;
  sector?: string;
  itil_stage?: string;
  channel?: string;
  pattern?: string;
  outcome?: string;
  location?: string;
  sites?: string;
  process_dependence?: readonly string[];
  name: LocalText;
  customer_word?: LocalText;
  sources?: readonly string[];
  concept?: LocalText;
  need?: LocalText;
  policy_intent?: LocalText;
  two_expectations?: readonly LocalText[];
  begins?: LocalText;
  ends?: LocalText;
  contact_reasons?: readonly string[];
  providers?: readonly Provider[];
  note?: string;
  candidate_critical_note?: string;
}

export interface DraftMap {
  cycle: CycleHead;
  stages: readonly Stage[];
  moments: readonly Moment[];
  transversal: readonly Moment[];
  branches: readonly Branch[];
  actions: readonly BlueprintAction[];
  arrows: readonly Arrow[];
}

/** A text as the document may have it: one plain text stands for all three languages. */
export function localText(value: Json | undefined): LocalText {
  if (typeof value === 'string') return { es: value, en: value, nl: value };
  return (value ?? {}) as LocalText;
}

export function sayIn(language: Language, text: string): LocalText {
  return { [language]: text };
}
