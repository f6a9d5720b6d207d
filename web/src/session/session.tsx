// Who is signed in, and for which organisation.
import { createContext, useContext, useEffect, useMemo, useRef, type ReactNode } from 'react';

import { Unreachable, useFormToken as keepFormToken } from '../api/client.ts';
import { useChanges, useRead } from '../api/queries.ts';
import { customerOf } from '../words/plural.ts';
import { useSpeech, type Language } from '../words/words.tsx';
import { forgetRest, rested } from './resting.ts';

export interface Grant {
  role: string;
  unit: string | null;
}

/** GET /api/me */
export interface Me {
  signed_in: boolean;
  /** The server is out of reach: this is what was kept of the last time. */
  out_of_reach?: boolean;
  actor?: string;
  name?: string;
  email?: string;
  language?: Language | null;
  /** Of the person's record. */
  version?: number;
  standing?: 'full' | 'enrol' | 'later';
  may_put_off_second_factor?: boolean;
  recently_confirmed?: boolean;
  grants?: Grant[];
  form_token?: string;
  set_up?: boolean;
  organisation?: {
    id: string;
    name: string;
    word: Partial<Record<Language, string | null>>;
    language: Language | null;
    sector: string | null;
    small: boolean;
    demo: boolean;
  } | null;
}

const MeContext = createContext<Me>({ signed_in: false });

export function useMe(): Me {
  return useContext(MeContext);
}

/** Whether the person holds one of these roles anywhere; what they may do with a thing the server decides. */
export function useRole(...roles: string[]): boolean {
  return useMe().grants?.some((grant) => roles.includes(grant.role)) ?? false;
}

const askAgain = 5_000; // ms, while the server is out of reach

function useMyself() {
  return useRead<Me>(
    '/api/me',
    {},
    {
      staleTime: 60_000,
      networkMode: 'always', // without a network too it is known soon, and what was kept is shown
      retry: (count, trouble) => trouble instanceof Unreachable && navigator.onLine && count < 2,
      retryDelay: 500,
      refetchInterval: (query) => (query.state.error instanceof Unreachable ? askAgain : false),
    },
  );
}

/** Asking again forgets the trouble for as long as it asks; whoever works here is not to see that. */
function useAway({ data, error }: { data: Me | undefined; error: Error | null }): boolean {
  const away = useRef(false);
  if (data !== undefined) away.current = false;
  else if (error !== null) away.current = error instanceof Unreachable;
  return away.current;
}

/** Who came back to a browser that cannot reach the server: who was at work there, if changes wait. */
function useRested(away: boolean): Me | null {
  return useMemo(() => {
    const kept = away ? rested() : null;
    return kept && { ...kept, out_of_reach: true };
  }, [away]);
}

interface ProviderProps {
  children: ReactNode;
  waiting: ReactNode;
  /** Shown when the server is out of reach and nothing is known of who is there. */
  away: (again: () => void) => ReactNode;
}

export function SessionProvider({ children, waiting, away: awayScreen }: ProviderProps) {
  const { setCustomer, follow } = useSpeech();
  const read = useMyself();
  const away = useAway(read);
  const kept = useRested(away);
  const me = read.data ?? kept;
  keepFormToken(read.data?.form_token ?? '');
  const word = me?.organisation?.word;
  useEffect(() => setCustomer(customerOf(word)), [word, setCustomer]);
  const language = me?.language;
  useEffect(() => {
    if (language) follow(language);
  }, [language, follow]);
  const signedIn = read.data?.signed_in;
  useEffect(() => {
    if (signedIn === false) forgetRest();
  }, [signedIn]);
  useChanges(signedIn ?? false);
  if (away && !me) return awayScreen(() => void read.refetch());
  if (read.isPending && !away) return waiting;
  return <MeContext.Provider value={me ?? { signed_in: false }}>{children}</MeContext.Provider>;
}
