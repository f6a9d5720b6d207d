// The parts of an organisation, their addresses and which kind of record each is.
import type { KindName } from '../records/index.ts';

export interface Part {
  path: string;
  word: 'units' | 'people' | 'roles' | 'services' | 'providers' | 'listening' | 'procedures' | 'needs';
  kind: KindName;
  /** What people filter it by most. */
  quick?: string;
  /** Not needed by one person with one cycle: kept one step further away (R1-54). */
  large?: boolean;
}

export const parts: readonly Part[] = [
  { path: 'services', word: 'services', kind: 'service' },
  { path: 'units', word: 'units', kind: 'unit', large: true },
  { path: 'people', word: 'people', kind: 'person', quick: 'role_class', large: true },
  { path: 'roles', word: 'roles', kind: 'role', quick: 'role_class' },
  { path: 'providers', word: 'providers', kind: 'provider', quick: 'reason' },
  { path: 'listening', word: 'listening', kind: 'listening_post', quick: 'sort' },
  { path: 'procedures', word: 'procedures', kind: 'procedure' },
  { path: 'needs', word: 'needs', kind: 'emerging_need', quick: 'status' },
];

export function partOf(path: string): Part | undefined {
  return parts.find((part) => part.path === path);
}
