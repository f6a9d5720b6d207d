// Starting a cycle: its name, and if wanted the service and the unit it belongs to. Then the editor opens; a draft made from a
// log is told first.
import { useState } from 'react';
import { useLocation } from 'wouter';

import { useDeed } from '../api/queries.ts';
import { ObjectTypeField, onlyType } from '../imports/index.ts';
import { Button } from '../parts/Button.tsx';
import { Sheet } from '../parts/Dialogs.tsx';
import { faultOf, Form, TextField } from '../parts/Field.tsx';
import { ReferenceField, type RecordJson } from '../records/index.ts';
import { useMe } from '../session/session.tsx';
import { useWords } from '../words/words.tsx';
import { DraftTold } from './DraftTold.tsx';
import type { Beginning, LogDraft } from './types.ts';
import words from './words.json';

interface Started {
  cycle: RecordJson;
  number: number;
  revision: number;
  /** Where it began from a log. */
  draft?: LogDraft;
}

interface Props {
  beginning: Beginning;
  service: string | null;
  onClose: () => void;
}

function source(beginning: Beginning, objects: string | null): object {
  if ('map' in beginning) return { map: beginning.map };
  if ('log' in beginning) return { log: beginning.log, ...(objects ? { objects } : {}) };
  return 'pattern' in beginning ? { pattern: beginning.pattern } : { from: beginning.from };
}

export function StartDialog({ beginning, service: given, onClose }: Props) {
  const t = useWords(words);
  const small = useMe().organisation?.small ?? false;
  const [, navigate] = useLocation();
  const [name, setName] = useState(beginning.name);
  const [service, setService] = useState(given);
  const [unit, setUnit] = useState<string | null>(null);
  const types = 'log' in beginning ? beginning.types : [];
  const [objects, setObjects] = useState(onlyType(types));
  const start = useDeed<Started>('post', '/api/cycles');
  const file = 'map' in beginning ? beginning.map : 'log' in beginning ? beginning.log : null;
  const submit = () => {
    // The name of a template is kept in its three languages, unless the person wrote another one.
    const own = name.trim() !== '' && name.trim() !== beginning.name ? { name: name.trim() } : {};
    const body = { ...source(beginning, objects), ...own, ...(service ? { service } : {}), ...(unit ? { unit } : {}) };
    start.mutate({ body }, { onSuccess: (started) => started.draft ?? navigate(`/cycles/${started.cycle.id}/edit`) });
  };
  if (start.data?.draft) {
    return (
      <Sheet title={t('draft_made')} isOpen onClose={onClose}>
        <DraftTold cycle={start.data.cycle.id} draft={start.data.draft} />
      </Sheet>
    );
  }
  return (
    <Sheet title={t('start_cycle')} isOpen onClose={onClose}>
      <Form onSubmit={submit} error={start.error} fields={['name']}>
        <p className="note">{t('make_it_small')}</p>
        <TextField name="name" label={t('name')} hint={file ? t('name_of_map', { file: file.name }) : t('name_hint')} value={name} onChange={setName} error={faultOf(start.error, 'name')} autoFocus />
        {types.length > 0 && <ObjectTypeField types={types} value={objects} onChange={setObjects} />}
        <ReferenceField kind="service" name="service" label={t('service')} hint={t('service_hint')} value={service} onChange={setService} error={faultOf(start.error, 'service')} />
        {!small && <ReferenceField kind="unit" name="unit" label={t('unit')} hint={t('unit_hint')} value={unit} onChange={setUnit} error={faultOf(start.error, 'unit')} />}
        <div className="bar">
          <Button type="submit" weight="primary" isDisabled={types.length > 0 && objects === null} isPending={start.isPending}>
            {t('start')}
          </Button>
          <Button onPress={onClose}>{t('cancel')}</Button>
        </div>
      </Form>
    </Sheet>
  );
}
