// Archiving a record: it leaves the lists and is not lost. It is done after a few seconds, in which it can be undone; who
// goes on to another screen in the meantime meant it.
import { useEffect, useRef, useState } from 'react';

import { Refused } from '../api/client.ts';
import { useDeed } from '../api/queries.ts';
import { Button } from '../parts/Button.tsx';
import { Reasons, Trouble } from '../parts/States.tsx';
import { useWords } from '../words/words.tsx';
import { useFaults } from './faults.ts';
import { placeOf, type KindName } from './kinds.ts';
import type { KindForm, RecordJson } from './types.ts';
import words from './words.json';

const undo_ms = 8_000;

export function ArchiveButton({ kind, form, record }: { kind: KindName; form: KindForm; record: RecordJson }) {
  const t = useWords(words);
  const faults = useFaults(form);
  const [waiting, wait] = useState(false);
  const archive = useDeed<{ archived: boolean }, 'delete'>('delete', placeOf.one(kind));
  const run = useRef<() => void>(() => {});
  run.current = () => {
    wait(false);
    archive.mutate({ path: { id: record.id }, body: { version: record.version } });
  };
  useEffect(() => {
    if (!waiting) return;
    let done = false;
    const once = () => {
      if (!done) run.current();
      done = true;
    };
    const later = setTimeout(once, undo_ms);
    addEventListener('pagehide', once);
    return () => {
      clearTimeout(later);
      removeEventListener('pagehide', once);
    };
  }, [waiting]);
  // Leaving the screen while it waits: it was wanted.
  const still = useRef(false);
  still.current = waiting;
  useEffect(() => () => void (still.current && run.current()), []);
  const told = faults.told(archive.error);
  if (record.archived) return null;
  return (
    <>
      {waiting ? (
        <div className="bar" role="status">
          <span className="note">{t('archive_soon')}</span>
          <Button onPress={() => wait(false)} autoFocus>
            {t('archive_undo')}
          </Button>
          <Button weight="small" onPress={() => run.current()}>
            {t('archive_now')}
          </Button>
        </div>
      ) : (
        <Button onPress={() => wait(true)} isPending={archive.isPending}>
          {t('archive')}
        </Button>
      )}
      {told && <div className="hint warn">{told instanceof Refused ? <Reasons error={told} /> : <Trouble error={told} />}</div>}
    </>
  );
}
