// The report names a standard by its id; the map has its text.
import { useMemo } from 'react';

import { useRead } from '../api/queries.ts';
import { textIn, useSpeech, type LocalText } from '../words/words.tsx';
import { useReport } from './report.ts';

interface Promise {
  id?: string;
  es?: string;
  en?: string;
  nl?: string;
}
interface MapAnswer {
  map: { moments: { id: string; std?: Promise[] }[]; transversal?: { id: string; std?: Promise[] }[] };
}

/** Left-out ids are M3.s1, M3.s2… in their order (docs/map-format.md). */
export function standardTexts(answer: MapAnswer | undefined): Record<string, LocalText> {
  const moments = [...(answer?.map.moments ?? []), ...(answer?.map.transversal ?? [])];
  return Object.fromEntries(moments.flatMap((moment) => (moment.std ?? []).map((standard, at) => [standard.id ?? `${moment.id}.s${at + 1}`, standard])));
}

export function useStandardNames(): Record<string, string> {
  const { cycle, report } = useReport();
  const { language } = useSpeech();
  const map = useRead<MapAnswer>('/api/cycles/{id}', { path: { id: cycle }, query: { version: String(report.cycle.version), format: 'json' } });
  return useMemo(
    () => Object.fromEntries(Object.entries(standardTexts(map.data)).map(([id, text]) => [id, textIn(text, language)])),
    [map.data, language],
  );
}
