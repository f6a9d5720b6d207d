// /settings/organisation: its name and words, its scale and thresholds, its aims: one record, from its declaration.
import { useState } from 'react';

import { Answer } from '../parts/Answer.tsx';
import { Saved } from '../parts/Saved.tsx';
import { Trouble, Waiting } from '../parts/States.tsx';
import { RecordForm, useRecords } from '../records/index.ts';
import { useMe } from '../session/session.tsx';
import { useWords } from '../words/words.tsx';
import { Crumb } from './Crumb.tsx';
import words from './words.json';

export default function Organisation() {
  const t = useWords(words);
  const me = useMe();
  const found = useRecords('organisation', { limit: 1 });
  const [savedAt, setSavedAt] = useState<Date | null>(null);
  const id = found.data?.records[0]?.id;
  return (
    <>
      <Crumb />
      <Answer name={t('organisation')} answer={me.organisation?.name} basis={t('organisation_basis')} />
      {found.isPending && <Waiting />}
      {found.isError && <Trouble error={found.error} again={() => void found.refetch()} />}
      {id !== undefined && (
        <RecordForm kind="organisation" id={id} onSaved={() => setSavedAt(new Date())}>
          <Saved state={savedAt ? { is: 'saved', at: savedAt } : { is: 'untouched' }} />
        </RecordForm>
      )}
    </>
  );
}
