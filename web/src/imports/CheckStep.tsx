// Step 3: what will be used and what will not, before anything is written; and the round it belongs to.
import { useState } from 'react';

import { Section } from '../parts/Answer.tsx';
import { Button } from '../parts/Button.tsx';
import { faultOf, Form, TextField } from '../parts/Field.tsx';
import { useNumbers, useWords } from '../words/words.tsx';
import { LedgerTable } from './LedgerTable.tsx';
import type { Preview } from './types.ts';
import words from './words.json';

interface Props {
  preview: Preview;
  fileName: string;
  busy: boolean;
  error: Error | null;
  onImport: (wave: string, note: string) => void;
  onBack: () => void;
}

export function CheckStep({ preview, fileName, busy, error, onImport, onBack }: Props) {
  const t = useWords(words);
  const [wave, setWave] = useState('');
  const [note, setNote] = useState('');
  return (
    <>
      <Facts preview={preview} fileName={fileName} />
      <Section title={t('ledger_title')}>
        <LedgerTable ledger={preview.ledger} />
      </Section>
      <Section title={t('keep_title')}>
        <Form onSubmit={() => onImport(wave.trim(), note.trim())} error={error} fields={['wave', 'note']}>
          {preview.what === 'answers' && (
            <TextField name="wave" label={t('wave')} hint={t('wave_hint')} value={wave} onChange={setWave} maxLength={40} error={faultOf(error, 'wave')} />
          )}
          <TextField name="note" label={t('note')} hint={t('note_hint')} value={note} onChange={setNote} maxLength={400} error={faultOf(error, 'note')} />
          <div className="bar">
            <Button type="submit" weight="primary" isDisabled={busy}>
              {busy ? t('importing') : t('import_now', { used: preview.used })}
            </Button>
            <Button onPress={onBack}>{t('back')}</Button>
          </div>
        </Form>
      </Section>
    </>
  );
}

function Facts({ preview, fileName }: { preview: Preview; fileName: string }) {
  const t = useWords(words);
  const numbers = useNumbers();
  return (
    <dl className="facts imports-facts">
      <dt>{t('file')}</dt>
      <dd>{fileName}</dd>
      <dt>{t('what')}</dt>
      <dd>{t(`sort_${preview.what}`)}</dd>
      <dt>{t('rows')}</dt>
      <dd>{numbers.whole(preview.rows)}</dd>
      <dt>{t('used')}</dt>
      <dd>{numbers.whole(preview.used)}</dd>
      {preview.first_day && preview.last_day && (
        <>
          <dt>{t('days')}</dt>
          <dd>
            {numbers.day(preview.first_day)} – {numbers.day(preview.last_day)}
          </dd>
        </>
      )}
    </dl>
  );
}
