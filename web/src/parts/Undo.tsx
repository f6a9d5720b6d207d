// One deed that can be taken back, told at the foot of the page until it is taken back, put away, or followed by another.
// Ctrl+Z does the same. There is no time limit: who reads slowly has as long as anybody else.
//
//   offerUndo({ said: t('archived_now', { what }), undo: () => write('post', …) });
import { useState, useSyncExternalStore } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { useLocation } from 'wouter';

import { useWords } from '../words/words.tsx';
import { Button } from './Button.tsx';
import { useKeys } from './keys/index.ts';
import { Trouble } from './States.tsx';
import words from './words.json';

interface Offer {
  said: string;
  undo: () => Promise<unknown>;
  /** What a refusal says on this screen. */
  told?: (error: Error) => Error;
}

let offer: Offer | null = null;
const watchers = new Set<() => void>();

function put(next: Offer | null): void {
  offer = next;
  for (const watcher of watchers) watcher();
}

export function offerUndo(next: Offer): void {
  put(next);
}

function subscribe(watcher: () => void): () => void {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
}

/** The editors of a cycle take back steps of their own. */
const ownSteps = /^\/cycles\/[^/]+\/(edit|canvas)$/;

function Told({ offer: { said, undo, told } }: { offer: Offer }) {
  const t = useWords(words);
  const client = useQueryClient();
  const [error, setError] = useState<Error | null>(null);
  const [isPending, setPending] = useState(false);
  const run = async () => {
    setPending(true);
    try {
      await undo();
      put(null);
      await client.invalidateQueries();
    } catch (trouble) {
      setError(told ? told(trouble as Error) : (trouble as Error));
    } finally {
      setPending(false);
    }
  };
  useKeys([{ keys: 'Ctrl+Z', does: t('undo'), run: () => void run() }]);
  return (
    <>
      <div className="bar">
        <span>{said}</span>
        <Button weight="small" isPending={isPending} onPress={() => void run()}>
          {t('undo')}
        </Button>
        <Button weight="small" onPress={() => put(null)}>
          {t('put_away')}
        </Button>
      </div>
      {error && <Trouble error={error} />}
    </>
  );
}

export function UndoBar() {
  const [path] = useLocation();
  const now = useSyncExternalStore(subscribe, () => offer);
  return (
    <div className="undo" role="status">
      {now && !ownSteps.test(path) && <Told key={now.said} offer={now} />}
    </div>
  );
}
