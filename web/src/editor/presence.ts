// Who else looks at this draft, and on which cell: told and asked every quarter of a minute, and at once when this person
// goes to another cell.
import { useCallback, useEffect, useRef, useState } from 'react';

import { write } from '../api/client.ts';
import { useMe } from '../session/session.tsx';
import type { Present } from './types.ts';

const every = 15_000;
const afterMoving = 400;

interface PresenceAnswer {
  people: Present[];
}

export function usePresence(id: string): { people: readonly Present[]; goTo: (cell: string | null) => void } {
  const me = useMe();
  const [people, setPeople] = useState<readonly Present[]>([]);
  const cell = useRef<string | null>(null);
  const soon = useRef<ReturnType<typeof setTimeout>>(undefined);
  const tell = useCallback(async () => {
    try {
      const body = cell.current === null ? {} : { cell: cell.current };
      // @ts-expect-error the route is not in this build's description yet
      const answer = await write<PresenceAnswer>('post', '/api/cycles/{id}/presence', { path: { id }, body });
      setPeople(answer.people.filter((one) => one.name !== me.name));
    } catch {
      setPeople([]); // out of reach: nobody is seen, nothing else depends on it
    }
  }, [id, me.name]);
  useEffect(() => {
    void tell();
    const timer = setInterval(() => void tell(), every);
    return () => {
      clearInterval(timer);
      clearTimeout(soon.current);
    };
  }, [tell]);
  const goTo = useCallback(
    (next: string | null) => {
      if (next === cell.current) return;
      cell.current = next;
      clearTimeout(soon.current);
      soon.current = setTimeout(() => void tell(), afterMoving);
    },
    [tell],
  );
  return { people, goTo };
}
