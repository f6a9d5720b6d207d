// Secrets of links stand behind "#", which browsers send to nobody.
import { useSyncExternalStore } from 'react';

function onHash(changed: () => void): () => void {
  addEventListener('hashchange', changed);
  return () => removeEventListener('hashchange', changed);
}

/** Another link pasted over this one counts too. */
export function useHashSecret(): string {
  return useSyncExternalStore(onHash, () => location.hash.slice(1));
}

/** Where to go after signing in: only a path of our own. */
export function wayOn(search: string): string {
  const to = new URLSearchParams(search).get('to') ?? '/';
  return /^\/(?![/\\])/.test(to) && !to.startsWith('/sign-in') ? to : '/';
}
