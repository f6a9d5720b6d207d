// What other rooms may use of the results.
export { Criteria, WhatIf } from './Candidates.tsx';
export { csvFile, type CsvValue } from './csv.ts';
export { Decide } from './Decide.tsx';
export { countOf, Figure } from './Figure.tsx';
export { filtersIn, queryOf, searchOf, useFilters } from './filters.ts';
export { useLedgerText } from './LedgerParts.tsx';
export { Marked } from './Marked.tsx';
export { Askable, MethodProvider } from './Method.tsx';
export { Bar } from './Ranking.tsx';
export { Picture } from './Picture.tsx';
export { numbered, ReportContext } from './report.ts';
export { standardTexts } from './standardNames.ts';
export { useUnits, VerdictMark } from './Standards.tsx';
export type * from './types.ts';
