// Who else looks at this draft, and on which cell: told every ten seconds, at once when this person goes to another cell, and
// heard as it happens.
import { useCallback, useEffect, useRef, useState } from 'react';

import { write } from '../api/client.ts';
import { presence } from '../api/queries.ts';
import { useMe } from '../session/session.tsx';
import type { Present } from './types.ts';

const every = 10_000; // the server forgets after thirty seconds
const afterMoving = 400;

interface PresenceAnswer {
  people: Present[];
}

interface PresenceEvent extends PresenceAnswer {
  cycle: string;
}

export function usePresence(id: string): { people: readonly Present[]; goTo: (cell: string | null) => void } {
  const me = useMe();
  const [people, setPeople] = useState<readonly Present[]>([]);
  const cell = useRef<string | null>(null);
  const soon = useRef<ReturnType<typeof setTimeout>>(undefined);
  const see = useCallback(
    (all: readonly Present[]) => {
      const others = all.filter((one) => one.person !== me.actor);
      setPeople((before) => (JSON.stringify(before) === JSON.stringify(others) ? before : others));
    },
    [me.actor],
  );
  const tell = useCallback(async () => {
    try {
      const body = cell.current === null ? {} : { cell: cell.current };
      see((await write<PresenceAnswer>('post', '/api/cycles/{id}/presence', { path: { id }, body })).people);
    } catch {
      see([]); // out of reach: nobody is seen, and nothing else depends on it
    }
  }, [id, see]);
  useEffect(() => {
    void tell();
    const timer = setInterval(() => void tell(), every);
    const heard = (event: Event) => {
      const told = JSON.parse((event as MessageEvent<string>).data) as PresenceEvent;
      if (told.cycle === id) see(told.people);
    };
    presence.addEventListener('presence', heard);
    return () => {
      void write('post', '/api/cycles/{id}/presence', { path: { id }, body: { leave: true } }).catch(() => undefined);
      clearInterval(timer);
      clearTimeout(soon.current);
      presence.removeEventListener('presence', heard);
    };
  }, [id, tell, see]);
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
