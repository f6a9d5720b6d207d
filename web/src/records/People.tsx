// Who did something: the actor of a history line by name, where the reader may see it.
import { Refused } from '../api/client.ts';
import { useMe } from '../session/session.tsx';
import { useWords } from '../words/words.tsx';
import { useRecord } from './kinds.ts';
import words from './words.json';

/** `inside` a sentence, or at its beginning. */
export function useActor(actor: string, place: 'start' | 'inside' = 'start'): string {
  const t = useWords(words);
  const me = useMe();
  const isPerson = /^[0-9A-Z]{26}$/.test(actor);
  const record = useRecord('person', actor, isPerson && actor !== me.actor);
  if (actor === me.actor) return t(place === 'inside' ? 'you_inside' : 'you');
  if (!isPerson) return actor === 'system' || actor === '' ? t('the_program') : actor;
  const name = record.data?.values['name'];
  if (typeof name === 'string') return name;
  return record.error instanceof Refused || record.data ? t('somebody') : '…';
}

export function Actor({ actor }: { actor: string }) {
  return <>{useActor(actor)}</>;
}
