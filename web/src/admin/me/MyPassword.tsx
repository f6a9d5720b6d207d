// Another password; all other sessions end.
import { useState } from 'react';

import { useDeed } from '../../api/queries.ts';
import { leastStrict, leastUsual, PasswordField } from '../../entry/index.ts';
import { Section } from '../../parts/Answer.tsx';
import { Button } from '../../parts/Button.tsx';
import { faultOf, Form, TextField } from '../../parts/Field.tsx';
import { useRole } from '../../session/session.tsx';
import { useWords } from '../../words/words.tsx';
import { strictRoles } from '../roles.ts';
import words from '../words.json';

function Change({ onDone }: { onDone: (state: 'closed' | 'done') => void }) {
  const t = useWords(words);
  const least = useRole(...strictRoles) ? leastStrict : leastUsual;
  const [current, setCurrent] = useState('');
  const [wanted, setWanted] = useState('');
  const change = useDeed<unknown, 'put'>('put', '/api/password');
  return (
    <Form onSubmit={() => change.mutate({ body: { current, new: wanted } }, { onSuccess: () => onDone('done') })} error={change.error} fields={['password']}>
      <TextField name="current" type="password" label={t('password_current')} value={current} onChange={setCurrent} autoComplete="current-password" isRequired autoFocus />
      <PasswordField label={t('password_new')} value={wanted} onChange={setWanted} least={least} error={faultOf(change.error, 'password')} />
      <div className="bar">
        <Button weight="primary" type="submit" isPending={change.isPending}>
          {t('password_change')}
        </Button>
        <Button onPress={() => onDone('closed')}>{t('cancel')}</Button>
      </div>
    </Form>
  );
}

export function MyPassword() {
  const t = useWords(words);
  const [state, setState] = useState<'closed' | 'open' | 'done'>('closed');
  return (
    <Section title={t('password')} beside={state !== 'open' && <Button weight="small" onPress={() => setState('open')}>{t('password_change')}</Button>}>
      {state === 'open' ? <Change onDone={setState} /> : <p className="note" role="status">{state === 'done' ? t('password_changed') : t('password_note')}</p>}
    </Section>
  );
}
