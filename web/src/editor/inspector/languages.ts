// Whether texts are shown in the person's language or in all three; one choice for every field, kept while the page lives.
import { useSyncExternalStore } from 'react';

let every = false;
const watchers = new Set<() => void>();

function subscribe(watcher: () => void): () => void {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
}

export function useAllLanguages(): [boolean, (every: boolean) => void] {
  const value = useSyncExternalStore(subscribe, () => every);
  return [
    value,
    (wanted) => {
      every = wanted;
      for (const watcher of watchers) watcher();
    },
  ];
}
