// Whose deeds, which deeds, and of which days.
import { useState } from 'react';

import { Button } from '../../parts/Button.tsx';
import { Form, TextField } from '../../parts/Field.tsx';
import { ReferenceField } from '../../records/index.ts';
import { useWords } from '../../words/words.tsx';
import words from '../words.json';
import type { AuditFilter } from './reading.ts';

export function AuditFilters({ filter, onChange }: { filter: AuditFilter; onChange: (filter: AuditFilter) => void }) {
  const t = useWords(words);
  const [next, setNext] = useState(filter);
  const change = (part: Partial<AuditFilter>) => setNext((before) => ({ ...before, ...part }));
  return (
    <Form onSubmit={() => onChange(next)} error={null} fields={[]}>
      <div className="admin-filters">
        <ReferenceField kind="person" label={t('audit_who')} value={next.actor || null} onChange={(actor) => change({ actor: actor ?? '' })} />
        <TextField name="deed" label={t('audit_deed')} value={next.deed} onChange={(deed) => change({ deed })} />
        <TextField name="text" label={t('audit_text')} value={next.text} onChange={(text) => change({ text })} />
        <TextField name="from" type="date" label={t('audit_from')} value={next.from} onChange={(from) => change({ from })} />
        <TextField name="until" type="date" label={t('audit_until')} value={next.until} onChange={(until) => change({ until })} />
        <Button type="submit">{t('audit_apply')}</Button>
      </div>
    </Form>
  );
}
