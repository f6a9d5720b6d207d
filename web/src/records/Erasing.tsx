// Erasing what a record says about a person, for good: first which fields would go, then, after a fresh confirmation, they go.
import { useState } from 'react';

import { useDeed } from '../api/queries.ts';
import { Button } from '../parts/Button.tsx';
import { Sheet } from '../parts/Dialogs.tsx';
import { useGuardedDeed } from '../parts/ConfirmIdentity.tsx';
import { Form } from '../parts/Field.tsx';
import { useRole } from '../session/session.tsx';
import { textIn, useSpeech, useWords } from '../words/words.tsx';
import { useFaults } from './faults.ts';
import { placeOf, type KindName } from './kinds.ts';
import type { KindForm, RecordJson } from './types.ts';
import words from './words.json';

interface Props {
  kind: KindName;
  form: KindForm;
  record: RecordJson;
  onErased: () => void;
}

interface Erasure {
  dry_run: boolean;
  fields: string[];
}

export function EraseSheet(props: Props) {
  const t = useWords(words);
  const [open, setOpen] = useState(false);
  const may = useRole('data_protection_officer');
  const personal = props.form.fields.some((field) => field.sensitivity === 'personal' || field.sensitivity === 'health');
  if (!may || !personal) return null;
  return (
    <>
      <Button onPress={() => setOpen(true)}>{t('erase')}</Button>
      {open && (
        <Sheet title={t('erase_title')} isOpen onClose={() => setOpen(false)}>
          <Steps {...props} />
        </Sheet>
      )}
    </>
  );
}

function Steps({ kind, form, record, onErased }: Props) {
  const t = useWords(words);
  const { language } = useSpeech();
  const faults = useFaults(form);
  const rehearse = useDeed<Erasure>('post', placeOf.erase(kind));
  const erase = useGuardedDeed<Erasure>('post', placeOf.erase(kind));
  const fields = rehearse.data?.fields.map((name) => textIn(form.fields.find((field) => field.name === name)?.label, language));
  if (!fields) {
    return (
      <Form onSubmit={() => rehearse.mutate({ path: { id: record.id }, body: { 'dry-run': true } })} error={faults.told(rehearse.error)} fields={[]}>
        <p>{t('erase_first')}</p>
        <div className="bar">
          <Button type="submit" weight="primary" isPending={rehearse.isPending}>
            {t('erase_rehearse')}
          </Button>
        </div>
      </Form>
    );
  }
  if (fields.length === 0) return <p>{t('erase_nothing')}</p>;
  return (
    <>
      <Form onSubmit={() => erase.mutate({ path: { id: record.id } }, { onSuccess: onErased })} error={faults.told(erase.error)} fields={[]}>
        <p>{t('erase_would', { fields: fields.join(', ') })}</p>
        <div className="bar">
          <Button type="submit" weight="primary" isPending={erase.isPending}>
            {t('erase_do')}
          </Button>
        </div>
      </Form>
      {erase.asking}
    </>
  );
}
