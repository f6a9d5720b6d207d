// Who is signed in, and for which organisation.
import { createContext, useContext, useEffect, type ReactNode } from 'react';

import { useFormToken as keepFormToken } from '../api/client.ts';
import { useChanges, useRead } from '../api/queries.ts';
import { customerOf } from '../words/plural.ts';
import { useSpeech, type Language } from '../words/words.tsx';

export interface Grant {
  role: string;
  unit: string | null;
}

/** GET /api/me */
export interface Me {
  signed_in: boolean;
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

export function SessionProvider({ children, waiting }: { children: ReactNode; waiting: ReactNode }) {
  const { setCustomer, follow } = useSpeech();
  const me = useRead<Me>('/api/me', {}, { staleTime: 60_000 });
  keepFormToken(me.data?.form_token ?? '');
  const word = me.data?.organisation?.word;
  useEffect(() => setCustomer(customerOf(word)), [word, setCustomer]);
  const language = me.data?.language;
  useEffect(() => {
    if (language) follow(language);
  }, [language, follow]);
  useChanges(me.data?.signed_in ?? false);
  if (me.isPending) return waiting;
  return <MeContext.Provider value={me.data ?? { signed_in: false }}>{children}</MeContext.Provider>;
}
