// Sizes of files as people read them.
import { useMemo } from 'react';

import { useSpeech } from '../words/words.tsx';

const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const;

export function bytesText(bytes: number, language: string): string {
  const at = Math.min(units.length - 1, bytes < 1 ? 0 : Math.floor(Math.log10(bytes) / 3));
  const digits = at < 2 ? 0 : 1;
  return new Intl.NumberFormat(language, { style: 'unit', unit: units[at], maximumFractionDigits: digits }).format(bytes / 1000 ** at);
}

export function useBytes(): (bytes: number) => string {
  const { language } = useSpeech();
  return useMemo(() => (bytes) => bytesText(bytes, language), [language]);
}
