// Reading with TanStack Query: one client, one way to name what was read, one place that hears of changes.
import { QueryClient, useMutation, useQuery, useQueryClient, type UseQueryOptions } from '@tanstack/react-query';
import { useEffect } from 'react';

import { read, Refused, write, type Inputs, type ReadPath } from './client.ts';

export const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      // A refusal will be the same a second later; only silence is asked again.
      retry: (count, trouble) => !(trouble instanceof Refused) && count < 2,
    },
  },
});

/** What a reading is known by: its path, then its inputs. */
export function keyOf(path: ReadPath, inputs: Inputs = {}): readonly unknown[] {
  return [path, inputs.path ?? {}, inputs.query ?? {}];
}

export function useRead<Answer>(
  path: ReadPath,
  inputs: Inputs = {},
  options: Omit<UseQueryOptions<Answer, Error>, 'queryKey' | 'queryFn'> = {},
) {
  return useQuery<Answer, Error>({
    queryKey: keyOf(path, inputs),
    queryFn: ({ signal }) => read<Answer>(path, { ...inputs, signal }),
    ...options,
  });
}

/** A deed on a button: run it with its inputs, and everything that may have changed is read again. */
export function useDeed<Answer, Method extends 'post' | 'put' | 'delete' = 'post'>(
  method: Method,
  path: Parameters<typeof write<Answer, Method>>[1],
) {
  const client = useQueryClient();
  return useMutation<Answer, Error, Inputs>({
    mutationFn: (inputs) => write<Answer, Method>(method, path, inputs),
    onSuccess: () => client.invalidateQueries(),
  });
}

/** Who looks at which cycle, as the one stream of events tells it ("presence", data as JSON). */
export const presence = new EventTarget();

/** Listens to the server: what somebody else changed is read again here. */
export function useChanges(signedIn: boolean): void {
  const client = useQueryClient();
  useEffect(() => {
    if (!signedIn) return;
    const stream = new EventSource('/api/events');
    const again = () => void client.invalidateQueries();
    stream.addEventListener('changes', again);
    stream.addEventListener('look_again', again);
    stream.addEventListener('presence', (event: MessageEvent<string>) => presence.dispatchEvent(new MessageEvent('presence', { data: event.data })));
    stream.addEventListener('signed_out', () => void client.invalidateQueries({ queryKey: ['/api/me'] }));
    return () => stream.close();
  }, [client, signedIn]);
}
