// The lived path on the screen, for its parts.
import { createContext, useContext } from 'react';

import { useNumbers, useWords } from '../words/words.tsx';
import { useAsked } from './asked.ts';
import type { Lived, Step } from './types.ts';
import words from './words.json';

export const LivedContext = createContext<{ cycle: string; lived: Lived } | null>(null);

export function useLived(): { cycle: string; lived: Lived } {
  const shown = useContext(LivedContext);
  if (!shown) throw new Error('no lived path above');
  return shown;
}

export function useStep(): (number: number) => Step {
  const { lived } = useLived();
  return (number) => lived.steps[number]!;
}

/** The moment that is chosen in the circle or in a list; none when the address names none that is there. */
export function useChosen(): Step | undefined {
  const { lived } = useLived();
  const { asked } = useAsked();
  return lived.steps.find((step) => (step.moment ?? step.name) === asked.at);
}

/** The log's own name of a column; who did it has none of its own. */
export function useColumnName(): (column: string) => string {
  const t = useWords(words);
  return (column) => (column === 'resource' ? t('column_resource') : column);
}

/** "35 min", "4,5 h", "3 d": minutes as people say them; in the unit that `like` minutes have, so that ends can be compared. */
export function useSpan(): (minutes: number | null | undefined, like?: number) => string {
  const numbers = useNumbers();
  return (minutes, like) => {
    if (minutes === null || minutes === undefined) return '–';
    const size = like ?? minutes;
    if (size < 1) return `${numbers.whole(minutes * 60)}\u00a0s`;
    if (size < 180) return `${numbers.plain(Math.round(minutes * 10) / 10)}\u00a0min`;
    if (size < 2880) return `${numbers.plain(Math.round(minutes / 6) / 10)}\u00a0h`;
    return `${numbers.plain(Math.round(minutes / 144) / 10)}\u00a0d`;
  };
}
