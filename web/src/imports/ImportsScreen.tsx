// What the results of a cycle rest on: every import, in use or undone, with what of it was not used.
import { useState } from 'react';

import { download, save } from '../api/client.ts';
import { useDeed, useRead } from '../api/queries.ts';
import type { ScreenParams } from '../app/route.ts';
import { Answer, Section } from '../parts/Answer.tsx';
import { Button, LinkButton } from '../parts/Button.tsx';
import { Sheet } from '../parts/Dialogs.tsx';
import { Empty, Trouble, Waiting } from '../parts/States.tsx';
import { csvFile, type Ledger } from '../results/index.ts';
import { useNumbers, useWords } from '../words/words.tsx';
import { LedgerTable } from './LedgerTable.tsx';
import type { ImportList, ImportRecord } from './types.ts';
import words from './words.json';
import './imports.css';

export default function ImportsScreen({ params }: { params: ScreenParams }) {
  const cycle = params['id']!;
  const t = useWords(words);
  const list = useRead<ImportList>('/api/cycles/{id}/imports', { path: { id: cycle } });
  if (list.isPending) return <Waiting />;
  if (list.error) return <Trouble error={list.error} again={() => void list.refetch()} />;
  const { imports } = list.data;
  const step = (
    <LinkButton weight="primary" href={`/cycles/${cycle}/evidence/new`}>
      {t('import_step')}
    </LinkButton>
  );
  if (imports.length === 0) {
    return (
      <div className="imports">
        <Answer name={t('list_title')} />
        <Empty step={step}>{t('list_empty')}</Empty>
      </div>
    );
  }
  const used = imports.filter((each) => each.values.state === 'in_use');
  const rows = used.reduce((sum, each) => sum + (each.values.used ?? 0), 0);
  return (
    <div className="imports">
      <Answer name={t('list_title')} answer={t('list_answer', { files: used.length, rows })} basis={t('list_basis', { undone: imports.length - used.length })} beside={step} />
      <Section title={t('imports')} beside={<LinkButton weight="small" href={`/cycles/${cycle}/indicators`}>{t('measure_by_hand')}</LinkButton>}>
        <List imports={imports} />
      </Section>
    </div>
  );
}

function List({ imports }: { imports: ImportRecord[] }) {
  const t = useWords(words);
  const [shown, setShown] = useState<ImportRecord | null>(null);
  const heads = ['file', 'what', 'wave', 'used_of', 'days', 'state'] as const;
  return (
    <div className="tablewrap" tabIndex={0} role="region" aria-label={t('imports')}>
      <table className="grid stack">
        <caption className="vh">{t('imports')}</caption>
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head} scope="col">
                {t(head)}
              </th>
            ))}
            <th scope="col">{t('deeds')}</th>
          </tr>
        </thead>
        <tbody>
          {imports.map((each) => (
            <Row key={each.id} record={each} onLedger={() => setShown(each)} />
          ))}
        </tbody>
      </table>
      <div className="bar imports-next">
        <Button weight="small" onPress={() => save(csvFile(rowsOf(imports, [...heads.map((head) => t(head))])), 'imports.csv')}>
          {t('list_csv')}
        </Button>
      </div>
      {shown && <LedgerSheet record={shown} onClose={() => setShown(null)} />}
    </div>
  );
}

/** The list as it is kept: codes and full numbers, not their words. */
function rowsOf(imports: ImportRecord[], heads: string[]): (string | number | null)[][] {
  const days = (first: string | null, last: string | null) => (first && last ? `${first}/${last}` : null);
  return [heads, ...imports.map(({ values }) => [values.file_name, values.what, values.wave, values.used, days(values.first_day, values.last_day), values.state])];
}

function Row({ record, onLedger }: { record: ImportRecord; onLedger: () => void }) {
  const t = useWords(words);
  const numbers = useNumbers();
  const { values } = record;
  const days = values.first_day && values.last_day ? `${numbers.day(values.first_day)} – ${numbers.day(values.last_day)}` : '–';
  return (
    <tr className={values.state === 'undone' ? 'imports-undone' : undefined} data-state={values.state}>
      <td className="main">{values.file_name}</td>
      <td data-l={t('what')}>{t(`sort_${values.what}`)}</td>
      <td data-l={t('wave')}>{values.wave || '–'}</td>
      <td data-l={t('used_of')} className="r">
        {t('counts', { part: numbers.whole(values.used ?? 0), whole: numbers.whole(values.rows ?? 0) })}
      </td>
      <td data-l={t('days')}>{days}</td>
      <td data-l={t('state')}>{t(`state_${values.state}`)}</td>
      <td>
        <div className="bar">
          <Toggle record={record} />
          <Button weight="small" aria-label={t('ledger_of', { file: values.file_name })} onPress={onLedger}>
            {t('ledger')}
          </Button>
        </div>
      </td>
    </tr>
  );
}

/** Undoing takes a whole import out of every result and keeps it: it can be counted again. */
function Toggle({ record }: { record: ImportRecord }) {
  const t = useWords(words);
  const undo = useDeed('post', '/api/imports/{import}/undo');
  const redo = useDeed('post', '/api/imports/{import}/redo');
  const inUse = record.values.state === 'in_use';
  const deed = inUse ? undo : redo;
  const error = undo.error ?? redo.error;
  return (
    <>
      <Button
        weight="small"
        aria-label={t(inUse ? 'undo_of' : 'redo_of', { file: record.values.file_name })}
        isDisabled={deed.isPending}
        onPress={() => deed.mutate({ path: { import: record.id }, body: { version: record.version } })}
      >
        {t(inUse ? 'undo' : 'redo')}
      </Button>
      {error && <Trouble error={error} />}
    </>
  );
}

function LedgerSheet({ record, onClose }: { record: ImportRecord; onClose: () => void }) {
  const t = useWords(words);
  const ledger = useRead<Ledger>('/api/imports/{import}/ledger', { path: { import: record.id } });
  return (
    <Sheet wide isOpen title={t('ledger_of', { file: record.values.file_name })} onClose={onClose}>
      {ledger.isPending && <Waiting />}
      {ledger.error && <Trouble error={ledger.error} />}
      {ledger.data && <LedgerTable ledger={ledger.data} />}
      <div className="bar">
        <Button onPress={() => void download(`/api/imports/${record.id}/ledger`, { format: 'csv' })}>{t('ledger_csv')}</Button>
      </div>
    </Sheet>
  );
}
