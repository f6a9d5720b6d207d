// Deciding that a moment is critical, or is not. A person decides, with a reason; the data only propose. It is written in
// the draft of the map, cell by cell as every edit, so that nobody's change of the same cell is overwritten.
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'wouter';

import { write } from '../api/client.ts';
import { useRead } from '../api/queries.ts';
import { Button } from '../parts/Button.tsx';
import { Sheet } from '../parts/Dialogs.tsx';
import { Form, TextField } from '../parts/Field.tsx';
import { Trouble, Waiting } from '../parts/States.tsx';
import { useResultWords } from './report.ts';

interface DraftMoment {
  id: string;
  critical?: boolean;
  crit_reason?: string;
  crit_basis?: string;
  crit_date?: string;
}
export interface DraftAnswer {
  number: number;
  map: { moments: DraftMoment[]; transversal?: DraftMoment[] };
}
interface EditAnswer {
  conflicts: { cell: string }[];
  unfit: { what: string }[];
}

/** What the draft says of a moment's criticality, as edits from what was seen to what was decided. */
export function decisionEdits(moment: DraftMoment, transversal: boolean, decided: { critical: boolean; reason: string; by: string; day: string }) {
  const home = `${transversal ? 'transversal' : 'moment'}/${moment.id}`;
  const cells: [keyof DraftMoment, string | boolean][] = [
    ['critical', decided.critical],
    ['crit_reason', decided.reason],
    ['crit_basis', decided.by],
    ['crit_date', decided.day],
  ];
  return cells
    .map(([key, after]) => ({ cell: `${home}/${key}`, before: moment[key] ?? null, after }))
    .filter((edit) => edit.before !== edit.after);
}

export function Decide({ cycle, moment, name, onClose }: { cycle: string; moment: string; name: string; onClose: () => void }) {
  const t = useResultWords();
  const draft = useRead<DraftAnswer>('/api/cycles/{id}', { path: { id: cycle }, query: { version: 'draft', format: 'json' } }, { staleTime: 0 });
  return (
    <Sheet title={t('decide_title', { name })} isOpen onClose={onClose}>
      {draft.isPending && <Waiting />}
      {draft.error && <Trouble error={draft.error} />}
      {draft.data && <DecideForm cycle={cycle} draft={draft.data} moment={moment} onClose={onClose} />}
    </Sheet>
  );
}

function DecideForm({ cycle, draft, moment, onClose }: { cycle: string; draft: DraftAnswer; moment: string; onClose: () => void }) {
  const t = useResultWords();
  const client = useQueryClient();
  const transversal = !draft.map.moments.some((each) => each.id === moment);
  const now = (transversal ? draft.map.transversal : draft.map.moments)?.find((each) => each.id === moment);
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState(false);
  const [error, setError] = useState<Error | null>(null);
  const [done, setDone] = useState<'kept' | 'collided' | null>(null);
  if (!now) return <p>{t('decide_gone')}</p>;
  if (done) return <Decided cycle={cycle} number={draft.number} collided={done === 'collided'} onClose={onClose} />;
  const decide = async (critical: boolean) => {
    setMissing(reason.trim() === '');
    if (reason.trim() === '') return;
    const day = new Date().toISOString().slice(0, 10);
    const edits = decisionEdits(now, transversal, { critical, reason: reason.trim(), by: 'manager', day });
    try {
      const told = await write<EditAnswer>('post', '/api/cycles/{id}/edits', { path: { id: cycle }, body: { edits } });
      setDone(told.conflicts.length > 0 ? 'collided' : 'kept');
      await client.invalidateQueries();
    } catch (trouble) {
      setError(trouble as Error);
    }
  };
  return (
    <Form onSubmit={() => void decide(true)} error={error} fields={['reason']}>
      <p className="note">{t(now.critical ? 'decide_is_critical' : 'decide_is_not')}</p>
      <TextField name="reason" label={t('reason')} hint={t('reason_hint')} long isRequired value={reason} onChange={setReason} error={missing ? t('reason_missing') : undefined} />
      <div className="bar">
        <Button type="submit" weight="primary">
          {t('accept_critical')}
        </Button>
        <Button onPress={() => void decide(false)}>{t('not_critical')}</Button>
      </div>
    </Form>
  );
}

function Decided({ cycle, number, collided, onClose }: { cycle: string; number: number; collided: boolean; onClose: () => void }) {
  const t = useResultWords();
  return (
    <div role="status">
      <p>{t(collided ? 'decide_collided' : 'decided', { number })}</p>
      <div className="bar">
        <Button weight="primary" onPress={onClose}>
          {t('ready')}
        </Button>
        <Link className="btn" href={`/cycles/${cycle}/results?version=draft`}>
          {t('see_draft')}
        </Link>
        <Link className="btn" href={`/cycles/${cycle}/versions`}>
          {t('publish_step')}
        </Link>
      </div>
    </div>
  );
}
