// Archiving a record and bringing it back: it leaves the lists and is not lost. What was archived a moment ago can be taken
// back at the foot of every screen, or with Ctrl+Z.
import { Refused, write } from '../api/client.ts';
import { useDeed } from '../api/queries.ts';
import { Button } from '../parts/Button.tsx';
import { Reasons, Trouble } from '../parts/States.tsx';
import { offerUndo } from '../parts/Undo.tsx';
import { useSpeech, useWords } from '../words/words.tsx';
import { useFaults } from './faults.ts';
import { placeOf, type KindName } from './kinds.ts';
import { titleOf } from './showing.ts';
import type { KindForm, RecordJson } from './types.ts';
import words from './words.json';

interface Props {
  kind: KindName;
  form: KindForm;
  record: RecordJson;
}

function restore(kind: KindName, id: string, version: number): Promise<RecordJson> {
  return write<RecordJson>('post', placeOf.restore(kind), { path: { id }, body: { version } });
}

function Told({ error }: { error: Error | null }) {
  if (!error) return null;
  return <div className="hint warn">{error instanceof Refused ? <Reasons error={error} /> : <Trouble error={error} />}</div>;
}

export function ArchiveButton({ kind, form, record }: Props) {
  return record.archived ? <RestoreButton kind={kind} form={form} record={record} /> : <PutAwayButton kind={kind} form={form} record={record} />;
}

function PutAwayButton({ kind, form, record }: Props) {
  const t = useWords(words);
  const { language } = useSpeech();
  const faults = useFaults(form);
  const archive = useDeed<{ archived: boolean; version: number }, 'delete'>('delete', placeOf.one(kind));
  const run = async () => {
    const { version } = await archive.mutateAsync({ path: { id: record.id }, body: { version: record.version } });
    offerUndo({
      said: t('archived_now', { what: titleOf(form, record, language) }),
      undo: () => restore(kind, record.id, version),
      told: (error) => faults.told(error) ?? error,
    });
  };
  return (
    <>
      <Button onPress={() => void run().catch(() => undefined)} isPending={archive.isPending}>
        {t('archive')}
      </Button>
      <Told error={faults.told(archive.error)} />
    </>
  );
}

export function RestoreButton({ kind, form, record, small }: Props & { small?: boolean }) {
  const t = useWords(words);
  const { language } = useSpeech();
  const faults = useFaults(form);
  const back = useDeed<RecordJson>('post', placeOf.restore(kind));
  const what = titleOf(form, record, language);
  return (
    <>
      <Button
        weight={small ? 'small' : 'plain'}
        aria-label={small ? t('restore_what', { what }) : undefined}
        onPress={() => back.mutate({ path: { id: record.id }, body: { version: record.version } })}
        isPending={back.isPending}
      >
        {t('restore')}
      </Button>
      <Told error={faults.told(back.error)} />
    </>
  );
}
