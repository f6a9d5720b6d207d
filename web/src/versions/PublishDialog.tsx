// Publishing the draft: every reason why not, what to be aware of, and a note about what changes. The server decides.
import { useState } from 'react';

import { useDeed, useRead } from '../api/queries.ts';
import { Button, LinkButton } from '../parts/Button.tsx';
import { Sheet } from '../parts/Dialogs.tsx';
import { CheckField, ChoiceField, Form, TextField } from '../parts/Field.tsx';
import { Trouble, Waiting } from '../parts/States.tsx';
import type { Checked } from '../views/index.ts';
import { useWords } from '../words/words.tsx';
import { Findings } from './Findings.tsx';
import type { Published } from './types.ts';
import words from './words.json';

function PublishForm({ id, checked, onDone }: { id: string; checked: Checked; onDone: (published: Published) => void }) {
  const t = useWords(words);
  const publish = useDeed<Published>('post', '/api/cycles/{id}/publish');
  const [note, setNote] = useState('');
  const [seen, setSeen] = useState<string | null>('as_believed');
  const [aware, setAware] = useState(false);
  const [asked, setAsked] = useState(false);
  const warnings = checked.findings.filter((finding) => finding.severity === 'warning').length;
  const unaware = warnings > 0 && !aware;
  const send = () => {
    setAsked(true);
    if (unaware && checked.publishable) return;
    const body = { revision: checked.revision, ...(note.trim() === '' ? {} : { note: note.trim() }), ...(seen ? { seen } : {}) };
    publish.mutate({ path: { id }, body }, { onSuccess: onDone });
  };
  return (
    <Form onSubmit={send} error={publish.error} fields={[]}>
      <TextField label={t('note_label')} hint={t('note_hint')} long value={note} onChange={setNote} />
      <ChoiceField
        label={t('seen_label')}
        hint={t('seen_hint')}
        choices={[
          { id: 'as_believed', text: t('as_believed') },
          { id: 'as_lived', text: t('as_lived') },
        ]}
        value={seen}
        onChange={setSeen}
      />
      {warnings > 0 && (
        <div className="field">
          <CheckField label={t('aware', { count: warnings })} value={aware} onChange={setAware} />
          {asked && unaware && checked.publishable && (
            <p className="fault" role="alert">
              {t('aware_missing')}
            </p>
          )}
        </div>
      )}
      <div className="bar">
        <Button weight="primary" type="submit" isPending={publish.isPending}>
          {t('publish', { number: checked.number })}
        </Button>
        {!checked.publishable && <LinkButton href={`/cycles/${id}/edit`}>{t('mend')}</LinkButton>}
      </div>
    </Form>
  );
}

export function PublishDialog({ id, onClose }: { id: string; onClose: () => void }) {
  const t = useWords(words);
  const check = useRead<Checked>('/api/cycles/{id}/check', { path: { id }, query: { version: 'draft' } }, { staleTime: 0 });
  const [done, setDone] = useState<Published | null>(null);
  return (
    <Sheet title={t('publish_title')} isOpen onClose={onClose} wide>
      {done ? (
        <div className="hint" role="status">
          <p>{t('published_now', { number: done.number, next: done.next.number })}</p>
          <LinkButton href={`/cycles/${id}?version=published`}>{t('see_it', { number: done.number })}</LinkButton>
        </div>
      ) : (
        <>
          {check.error && <Trouble error={check.error} />}
          {check.isPending && <Waiting />}
          {check.data && (
            <>
              <p>{check.data.publishable ? t('may_publish', { number: check.data.number }) : t('may_not_publish', { number: check.data.number })}</p>
              <Findings findings={check.data.findings} />
              <PublishForm id={id} checked={check.data} onDone={setDone} />
            </>
          )}
        </>
      )}
    </Sheet>
  );
}
