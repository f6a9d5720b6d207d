// Once somebody is let in, everything that was read as a stranger is read again before the next screen is shown.
import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { useLocation } from 'wouter';

import type { Me } from '../session/session.tsx';

/** The first run asked for the demonstration; it is loaded when the session is whole (after the second factor). */
const demoAsked = 'ciclo.begin.demo';

export function rememberDemo(asked: boolean): void {
  if (asked) sessionStorage.setItem(demoAsked, 'yes');
  else sessionStorage.removeItem(demoAsked);
}

export function isDemoAsked(): boolean {
  return sessionStorage.getItem(demoAsked) === 'yes';
}

export function useArriving(): (to: string) => Promise<void> {
  const client = useQueryClient();
  const [, navigate] = useLocation();
  return useCallback(
    async (to: string) => {
      await client.invalidateQueries();
      const me = client.getQueryData<Me>(['/api/me', {}, {}]);
      const isWhole = me?.signed_in === true && me.standing !== 'enrol';
      navigate(to === '/' && isWhole && isDemoAsked() ? '/begin' : to, { replace: true });
    },
    [client, navigate],
  );
}
