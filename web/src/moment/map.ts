// The map that people work by: the published version, else the draft.
import { useRead } from '../api/queries.ts';
import type { CycleMap } from './types.ts';

interface VersionList {
  versions: { values: { number: number; state: string } }[];
}
export interface ShownMap {
  number: number;
  state: string;
  map: CycleMap;
}

export function versionInForce(versions: VersionList['versions']): string {
  return versions.some((version) => version.values.state === 'published') ? 'published' : 'draft';
}

export function useMapInForce(cycle: string): { data: ShownMap | undefined; error: Error | null; refetch: () => void } {
  const versions = useRead<VersionList>('/api/cycles/{id}/versions', { path: { id: cycle } });
  const map = useRead<ShownMap>(
    '/api/cycles/{id}',
    { path: { id: cycle }, query: { version: versionInForce(versions.data?.versions ?? []), format: 'json' } },
    { enabled: versions.data !== undefined },
  );
  return { data: map.data, error: versions.error ?? map.error, refetch: () => void (versions.error ? versions.refetch() : map.refetch()) };
}
