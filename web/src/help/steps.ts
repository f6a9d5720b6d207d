// The first steps, and which of them are done: told by what there is, not by what somebody ticked.

export interface Known {
  organisation: boolean;
  units: number;
  cycles: readonly { id: string; moments: number; critical: number; imports: number }[];
}

export const stepCodes = ['organisation', 'unit', 'cycle', 'critical', 'evidence', 'look'] as const;
export type StepCode = (typeof stepCodes)[number];

export interface Step {
  code: StepCode;
  done: boolean;
  /** Not needed to go on (a small organisation has no units). */
  optional?: boolean;
  href: string;
}

export function stepsOf(known: Known): Step[] {
  const first = known.cycles[0];
  const of = (path: string) => (first ? `/cycles/${first.id}${path}` : '/cycles');
  const anyAnswers = known.cycles.some((cycle) => cycle.imports > 0);
  return [
    { code: 'organisation', done: known.organisation, href: '/settings/organisation' },
    { code: 'unit', done: known.units > 0, optional: true, href: '/organisation' },
    { code: 'cycle', done: known.cycles.some((cycle) => cycle.moments > 0), href: first ? of('/edit') : '/library' },
    { code: 'critical', done: known.cycles.some((cycle) => cycle.critical > 0), href: of('/edit') },
    { code: 'evidence', done: anyAnswers, href: of('/evidence') },
    { code: 'look', done: anyAnswers, href: of('/results') },
  ];
}

/** What comes next: the first that is neither done nor optional. */
export function nextOf(steps: readonly Step[]): Step | undefined {
  return steps.find((step) => !step.done && !step.optional);
}
