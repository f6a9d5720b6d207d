// What there is already, as far as the first steps ask.
import { useQuery } from '@tanstack/react-query';

import { read, Refused } from '../api/client.ts';
import { useMe } from '../session/session.tsx';
import type { Known } from './steps.ts';

interface Page {
  records: { id: string }[];
  total: number;
}
interface MapAnswer {
  map: { moments?: { critical?: boolean | null }[] };
}
interface Imports {
  imports: unknown[];
}

/** Only the first cycles are looked into: who has more is past the first steps. */
const cyclesAsked = 5;

/** What may not be seen counts as nothing. */
async function orNothing<Answer>(reading: Promise<Answer>): Promise<Answer | null> {
  try {
    return await reading;
  } catch (trouble) {
    if (trouble instanceof Refused) return null;
    throw trouble;
  }
}

async function cycleOf(id: string): Promise<Known['cycles'][number]> {
  const path = { id };
  const [shown, imports] = await Promise.all([
    orNothing(read<MapAnswer>('/api/cycles/{id}', { path })),
    orNothing(read<Imports>('/api/cycles/{id}/imports', { path })),
  ]);
  const moments = shown?.map.moments ?? [];
  return { id, moments: moments.length, critical: moments.filter((moment) => moment.critical).length, imports: imports?.imports.length ?? 0 };
}

export function useKnown() {
  const { organisation } = useMe();
  return useQuery<Known, Error>({
    queryKey: ['first steps', organisation?.id],
    queryFn: async () => {
      const units = await orNothing(read<Page>('/api/records/unit', { query: { limit: 1 } }));
      const cycles = await orNothing(read<Page>('/api/records/cycle', { query: { limit: cyclesAsked } }));
      return {
        organisation: Boolean(organisation?.sector || Object.values(organisation?.word ?? {}).some(Boolean)),
        units: units?.total ?? 0,
        cycles: await Promise.all((cycles?.records ?? []).map((record) => cycleOf(record.id))),
      };
    },
  });
}
