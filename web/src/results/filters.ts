// Which part of the evidence is looked at. It lives in the address, so that a link shows the same to whoever opens it.
import { useMemo } from 'react';
import { useSearchParams } from 'wouter';

export const filterNames = ['wave', 'before', 'version', 'from', 'until', 'unit', 'channel'] as const;
export type FilterName = (typeof filterNames)[number];

export interface Filters extends Partial<Record<FilterName, string>> {
  /** What if these moments were critical: "M3=reason". */
  critical: string[];
}

export function filtersIn(search: URLSearchParams): Filters {
  const filters: Filters = { critical: search.getAll('critical') };
  for (const name of filterNames) {
    const value = search.get(name);
    if (value) filters[name] = value;
  }
  return filters;
}

/** As the server takes them. */
export function queryOf(filters: Filters): Record<string, string | readonly string[] | undefined> {
  const { critical, ...rest } = filters;
  return critical.length === 0 ? rest : { ...rest, critical };
}

/** As an address takes them: "?wave=A", or nothing. */
export function searchOf(filters: Filters): string {
  const search = new URLSearchParams();
  for (const name of filterNames) {
    if (filters[name]) search.set(name, filters[name]);
  }
  for (const one of filters.critical) search.append('critical', one);
  const text = search.toString();
  return text === '' ? '' : `?${text}`;
}

export function useFilters(): { filters: Filters; query: ReturnType<typeof queryOf>; change: (part: Partial<Filters>) => void } {
  const [search, setSearch] = useSearchParams();
  const text = search.toString();
  return useMemo(() => {
    const filters = filtersIn(new URLSearchParams(text));
    return {
      filters,
      query: queryOf(filters),
      change: (part) => setSearch(new URLSearchParams(searchOf({ ...filters, ...part })), { replace: true }),
    };
  }, [text, setSearch]);
}
