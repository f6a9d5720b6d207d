// /settings/demo: what the demonstration holds; it goes with one click, and nothing else goes with it.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';

import { Refused, write } from '../api/client.ts';
import { Answer, Section } from '../parts/Answer.tsx';
import { Button } from '../parts/Button.tsx';
import { Confirm } from '../parts/Dialogs.tsx';
import { Trouble, Waiting } from '../parts/States.tsx';
import { momentText, screenOf } from '../records/index.ts';
import { useNumbers, useSpeech, useWords } from '../words/words.tsx';
import { Link } from 'wouter';
import { Crumb } from './Crumb.tsx';
import words from './words.json';
import './admin.css';

interface Removal {
  removed: { kind: string; name: string; count: number }[];
  total: number;
  changed: { kind: string; id: string; title: string; updated: string }[];
  pointing: { kind: string; count: number }[];
}

/** What would go, counted by the server; nothing is changed. */
function useRemoval() {
  const { language } = useSpeech();
  return useQuery<Removal | null, Error>({
    queryKey: ['/api/demo', language],
    queryFn: () =>
      write<Removal, 'delete'>('delete', '/api/demo', { body: { 'dry-run': true } }).catch((trouble: unknown) => {
        if (trouble instanceof Refused && trouble.has('no_demo')) return null;
        throw trouble;
      }),
  });
}

function useDemoDeed(method: 'post' | 'delete') {
  const client = useQueryClient();
  return useMutation<unknown, Error>({
    mutationFn: () => write<unknown, 'delete'>(method as 'delete', '/api/demo'),
    onSuccess: () => client.invalidateQueries(),
  });
}

function Changed({ removal }: { removal: Removal }) {
  const t = useWords(words);
  const { language } = useSpeech();
  if (removal.changed.length === 0) return null;
  return (
    <Section title={t('demo_changed')} beside={t('demo_changed_note')}>
      <ul className="rows">
        {removal.changed.map((one) => (
          <li key={one.id}>
            <Link href={screenOf.one(one.kind, one.id)}>{one.title}</Link> <span className="note">{momentText(one.updated, language)}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function There({ removal }: { removal: Removal }) {
  const t = useWords(words);
  const numbers = useNumbers();
  const remove = useDemoDeed('delete');
  const total = numbers.whole(removal.total);
  return (
    <>
      <div className="bar">
        <Confirm weight="primary" ask={t('demo_remove_ask', { total })} does={t('demo_remove')} doIt={() => remove.mutate()}>
          {t('demo_remove_count', { total })}
        </Confirm>
      </div>
      {remove.isPending && <p className="note" role="status">{t('demo_removing')}</p>}
      {remove.isError && <Trouble error={remove.error} />}
      <Section title={t('demo_holds')}>
        <dl className="facts">
          {removal.removed.map((one) => [<dt key={`${one.kind} name`}>{one.name}</dt>, <dd key={one.kind}>{numbers.whole(one.count)}</dd>])}
        </dl>
        {removal.pointing.length > 0 && (
          <p className="hint warn">{t('demo_pointing', { count: removal.pointing.reduce((sum, one) => sum + one.count, 0) })}</p>
        )}
      </Section>
      <Changed removal={removal} />
    </>
  );
}

function Absent() {
  const t = useWords(words);
  const load = useDemoDeed('post');
  return (
    <>
      <div className="bar">
        <Button weight="primary" onPress={() => load.mutate()} isPending={load.isPending}>
          {t('demo_load')}
        </Button>
      </div>
      {load.isPending && <p className="note" role="status">{t('demo_loading')}</p>}
      {load.isError && <Trouble error={load.error} />}
    </>
  );
}

export default function Demo() {
  const t = useWords(words);
  const removal = useRemoval();
  return (
    <>
      <Crumb />
      <Answer
        name={t('demo')}
        answer={removal.data ? t('demo_there') : removal.data === null ? t('demo_absent') : undefined}
        basis={removal.data === null ? t('demo_absent_basis') : t('demo_basis')}
      />
      <div className="admin-column">
        {removal.isPending && <Waiting />}
        {removal.isError && <Trouble error={removal.error} again={() => void removal.refetch()} />}
        {removal.data && <There removal={removal.data} />}
        {removal.data === null && <Absent />}
      </div>
    </>
  );
}
