// /settings/audit: who did what and when, the newest first; nothing here can be changed.
import { useState } from 'react';
import { useSearchParams } from 'wouter';

import { download } from '../api/client.ts';
import { Answer } from '../parts/Answer.tsx';
import { Button } from '../parts/Button.tsx';
import { Empty, Trouble, Waiting } from '../parts/States.tsx';
import { useNumbers, useWords } from '../words/words.tsx';
import { AuditFilters } from './audit/AuditFilters.tsx';
import { AuditTable } from './audit/AuditTable.tsx';
import { askedOf, filterOf, useAudit, type AuditFilter } from './audit/reading.ts';
import { Crumb } from './Crumb.tsx';
import words from './words.json';
import './admin.css';

function Export({ filter }: { filter: AuditFilter }) {
  const t = useWords(words);
  const [failed, setFailed] = useState<Error | null>(null);
  const take = () => {
    setFailed(null);
    download('/api/audit/export', { format: 'csv', ...askedOf(filter) }).catch((trouble: Error) => setFailed(trouble));
  };
  return (
    <>
      <Button weight="small" onPress={take}>
        {t('export_csv')}
      </Button>
      {failed && <Trouble error={failed} />}
    </>
  );
}

export default function Audit() {
  const t = useWords(words);
  const numbers = useNumbers();
  const [params, setParams] = useSearchParams();
  const filter = filterOf(params);
  const audit = useAudit(filter);
  const lines = audit.data?.pages.flatMap((page) => page.entries) ?? [];
  return (
    <>
      <Crumb />
      <Answer name={t('audit')} basis={t('audit_basis')} beside={<Export filter={filter} />} />
      <AuditFilters filter={filter} onChange={(next) => setParams(askedOf(next))} />
      {audit.isPending && <Waiting />}
      {audit.isError && <Trouble error={audit.error} again={() => void audit.refetch()} />}
      {audit.isSuccess && lines.length === 0 && <Empty>{t('audit_none')}</Empty>}
      {lines.length > 0 && (
        <>
          <p className="note" role="status">
            {t('audit_shown', { lines: numbers.whole(lines.length) })}
          </p>
          <AuditTable lines={lines} />
        </>
      )}
      {audit.hasNextPage && (
        <div className="bar admin-bar">
          <Button onPress={() => void audit.fetchNextPage()} isPending={audit.isFetchingNextPage}>
            {t('more')}
          </Button>
        </div>
      )}
    </>
  );
}
