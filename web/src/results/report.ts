// The report a page shows, for all its parts.
import { createContext, useContext } from 'react';

import { textIn, useSpeech, useWords } from '../words/words.tsx';
import type { MomentMeasures, Results } from './types.ts';
import { measuresOf } from './types.ts';
import words from './words.json';

export interface Shown {
  cycle: string;
  results: Results;
  /** The filters as an address takes them, so that links keep what is looked at. */
  search: string;
}

export const ReportContext = createContext<Shown | null>(null);

export function useReport(): Shown & { report: Results['report'] } {
  const shown = useContext(ReportContext);
  if (!shown) throw new Error('no report above');
  return { ...shown, report: shown.results.report };
}

/** "3 Recepción en urgencias"; a transversal moment has no number. */
export function useMomentNames(): (moment: string) => string {
  const { report } = useReport();
  const { language } = useSpeech();
  return (id) => {
    const moment = measuresOf(report, id);
    return moment ? numbered(moment.number, textIn(moment.name, language)) : id;
  };
}

export function numbered(number: number | null, name: string): string {
  return number === null ? name : `${number} ${name}`;
}

export function useMeasures(): (moment: string) => MomentMeasures | undefined {
  const { report } = useReport();
  return (id) => measuresOf(report, id);
}

export function useResultWords() {
  return useWords(words);
}
