// /reset#secret and /password#secret: another password, with the link an administrator gave.
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';

import { write } from '../api/client.ts';
import { Answer } from '../parts/Answer.tsx';
import { Button, LinkButton } from '../parts/Button.tsx';
import { faultOf, Form } from '../parts/Field.tsx';
import { useWords } from '../words/words.tsx';
import { Alone } from './Alone.tsx';
import { LinkMissing } from './Invitation.tsx';
import { leastUsual } from './password.ts';
import { PasswordField } from './PasswordField.tsx';
import { useHashSecret } from './ways.ts';
import words from './words.json';

export default function Reset() {
  const t = useWords(words);
  const link = useHashSecret();
  const [password, setPassword] = useState('');
  const reset = useMutation<unknown, Error>({ mutationFn: () => write('post', '/api/password/reset', { body: { link, password } }) });
  if (reset.isSuccess) {
    return (
      <Alone>
        <Answer name={t('reset')} answer={t('reset_done')} />
        <div className="bar">
          <LinkButton href="/sign-in" weight="primary">
            {t('sign_in')}
          </LinkButton>
        </div>
      </Alone>
    );
  }
  return (
    <Alone>
      <Answer name={t('reset')} basis={t('reset_basis')} />
      {link === '' ? (
        <LinkMissing />
      ) : (
        <Form onSubmit={() => reset.mutate()} error={reset.error} fields={['password']}>
          <PasswordField label={t('new_password')} value={password} onChange={setPassword} least={leastUsual} error={faultOf(reset.error, 'password')} autoFocus />
          <div className="bar">
            <Button weight="primary" type="submit" isPending={reset.isPending}>
              {t('keep_password')}
            </Button>
          </div>
        </Form>
      )}
    </Alone>
  );
}
