// Once somebody is let in, everything that was read as a stranger is read again before the next screen is shown.
import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { useLocation } from 'wouter';

export function useArriving(): (to: string) => Promise<void> {
  const client = useQueryClient();
  const [, navigate] = useLocation();
  return useCallback(
    async (to: string) => {
      await client.invalidateQueries();
      navigate(to, { replace: true });
    },
    [client, navigate],
  );
}
