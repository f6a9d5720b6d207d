// Who is signed in, and for which organisation.
import { createContext, useContext, useEffect, type ReactNode } from 'react';

import { useFormToken as keepFormToken } from '../api/client.ts';
import { useChanges, useRead } from '../api/queries.ts';
import { plainCustomer, useSpeech, type Language, type LocalText } from '../words/words.tsx';

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
  standing?: 'full' | 'enrol' | 'later';
  recently_confirmed?: boolean;
  grants?: Grant[];
  form_token?: string;
  set_up?: boolean;
  organisation?: {
    id: string;
    name: string;
    word: LocalText;
    words?: LocalText;
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
  const { setCustomer } = useSpeech();
  const me = useRead<Me>('/api/me', {}, { staleTime: 60_000 });
  keepFormToken(me.data?.form_token ?? '');
  const word = me.data?.organisation?.word;
  const words = me.data?.organisation?.words;
  useEffect(() => {
    if (word && Object.keys(word).length > 0) setCustomer({ one: word, many: words ?? word });
    else setCustomer(plainCustomer);
  }, [word, words, setCustomer]);
  useChanges(me.data?.signed_in ?? false);
  if (me.isPending) return waiting;
  return <MeContext.Provider value={me.data ?? { signed_in: false }}>{children}</MeContext.Provider>;
}
