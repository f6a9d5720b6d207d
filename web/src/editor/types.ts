// What the editor reads beside the map.
export interface Finding {
  severity: 'error' | 'warning' | 'hint';
  code: string;
  /** Id of the moment, stage or standard; "" = the whole map. */
  subject: string;
  text: string;
}

/** GET /api/cycles/{id}/check */
export interface Checked {
  cycle: string;
  number: number;
  findings: Finding[];
  publishable: boolean;
}

/** Somebody who looks at the same draft. */
export interface Present {
  person: string;
  name: string;
  cell?: string | null;
  since?: string;
}

/** What stands beside each other in the table: which are shown, and what was looked for. */
export const filters = ['all', 'critical', 'undecided', 'findings', 'optional'] as const;
export type Filter = (typeof filters)[number];
