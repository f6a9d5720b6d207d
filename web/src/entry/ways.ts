// Secrets of links stand behind "#", which browsers send to nobody.
import { useState } from 'react';

export function useHashSecret(): string {
  const [secret] = useState(() => location.hash.slice(1));
  return secret;
}

/** Where to go after signing in: only a path of our own. */
export function wayOn(search: string): string {
  const to = new URLSearchParams(search).get('to') ?? '/';
  return /^\/(?![/\\])/.test(to) && !to.startsWith('/sign-in') ? to : '/';
}
