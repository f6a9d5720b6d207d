// In which moments each role takes part (R0-13), read from the maps of the cycles.
import { useQueries } from '@tanstack/react-query';

import { read, Refused } from '../api/client.ts';
import { keyOf } from '../api/queries.ts';
import { useRecords, type RecordJson } from '../records/index.ts';
import type { LocalText } from '../words/words.tsx';

interface MapMoment {
  id: string;
  name?: LocalText | string;
  roles?: string[];
}

interface MapAction {
  moment?: string;
  role?: string;
}

/** GET /api/cycles/{id}; only what is read here. */
export interface CycleMap {
  cycle: string;
  map: { moments?: MapMoment[]; blueprint?: { actions?: MapAction[] } };
}

export interface Part {
  cycle: string;
  moment: string;
}

/** Maps name roles as people wrote them: capitals and spaces around do not count. */
export function folded(name: string): string {
  return name.trim().toLocaleLowerCase();
}

export function partsIn({ cycle, map }: CycleMap): Map<string, Part[]> {
  const found = new Map<string, Part[]>();
  const note = (role: string, moment: string) => {
    const parts = found.get(folded(role)) ?? [];
    if (!parts.some((part) => part.moment === moment)) parts.push({ cycle, moment });
    found.set(folded(role), parts);
  };
  for (const moment of map.moments ?? []) {
    for (const role of moment.roles ?? []) note(role, moment.id);
    for (const action of map.blueprint?.actions ?? []) if (action.role && action.moment === moment.id) note(action.role, moment.id);
  }
  return found;
}

/** As many maps as one look at the screen may cost. */
const mostCycles = 24;

export interface RoleMap {
  cycles: RecordJson[];
  parts: Map<string, Part[]>;
  pending: boolean;
  /** Cycles whose maps were not read. */
  left: number;
}

export function useRoleMap(): RoleMap {
  const list = useRecords('cycle', { limit: mostCycles, order: '-updated' });
  const cycles = list.data?.records ?? [];
  const maps = useQueries({
    queries: cycles.map((cycle) => ({
      queryKey: keyOf('/api/cycles/{id}', { path: { id: cycle.id } }),
      queryFn: () => read<CycleMap>('/api/cycles/{id}', { path: { id: cycle.id } }),
      retry: (count: number, trouble: Error) => !(trouble instanceof Refused) && count < 2,
    })),
  });
  const parts = new Map<string, Part[]>();
  for (const map of maps) {
    if (!map.data) continue;
    for (const [role, found] of partsIn(map.data)) parts.set(role, [...(parts.get(role) ?? []), ...found]);
  }
  return { cycles, parts, pending: list.isPending || maps.some((map) => map.isPending), left: Math.max(0, (list.data?.total ?? 0) - cycles.length) };
}
