// Which log, which days and which case are looked at. It lives in the address.
import { useMemo } from 'react';
import { useSearchParams } from 'wouter';

const names = ['log', 'version', 'from', 'until', 'case'] as const;
type Asked = Partial<Record<(typeof names)[number], string>>;

export function useAsked(): { asked: Asked; query: Omit<Asked, 'case'>; change: (part: Asked) => void } {
  const [search, setSearch] = useSearchParams();
  const text = search.toString();
  return useMemo(() => {
    const given = new URLSearchParams(text);
    const asked: Asked = {};
    for (const name of names) {
      const value = given.get(name);
      if (value) asked[name] = value;
    }
    const { case: _, ...query } = asked;
    const change = (part: Asked) => {
      const next = Object.entries({ ...asked, ...part }).filter((entry): entry is [string, string] => Boolean(entry[1]));
      setSearch(new URLSearchParams(next), { replace: !('case' in part) });
    };
    return { asked, query, change };
  }, [text, setSearch]);
}
