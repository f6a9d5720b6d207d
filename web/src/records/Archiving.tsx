// Archiving a record: it leaves the lists and is not lost; what was archived can be brought back.
import { useState } from 'react';

import { Button } from '../parts/Button.tsx';
import { useDeed } from '../api/queries.ts';
import { useWords } from '../words/words.tsx';
import { useFaults } from './faults.ts';
import { placeOf, type KindName } from './kinds.ts';
import { Reasons, Trouble } from '../parts/States.tsx';
import { Refused } from '../api/client.ts';
import type { KindForm, RecordJson } from './types.ts';
import words from './words.json';

export function ArchiveButton({ kind, form, record }: { kind: KindName; form: KindForm; record: RecordJson }) {
  const t = useWords(words);
  const faults = useFaults(form);
  const [done, setDone] = useState<'archived' | 'back' | null>(null);
  const archive = useDeed<{ archived: boolean }, 'delete'>('delete', placeOf.one(kind));
  // @ts-expect-error the route is not in this build's description yet
  const restore = useDeed<RecordJson>('post', placeOf.restore(kind));
  const inputs = { path: { id: record.id }, body: { version: record.version } };
  const told = faults.told(archive.error ?? restore.error);
  return (
    <>
      {record.archived ? (
        <Button onPress={() => restore.mutate(inputs, { onSuccess: () => setDone('back') })} isPending={restore.isPending}>
          {done === 'archived' ? t('archive_undo') : t('bring_back')}
        </Button>
      ) : (
        <Button onPress={() => archive.mutate(inputs, { onSuccess: () => setDone('archived') })} isPending={archive.isPending}>
          {t('archive')}
        </Button>
      )}
      <div role="status" className="note">
        {done === 'archived' && record.archived && t('archive_done')}
        {done === 'back' && !record.archived && t('back_done')}
      </div>
      {told && <div className="hint warn">{told instanceof Refused ? <Reasons error={told} /> : <Trouble error={told} />}</div>}
    </>
  );
}
