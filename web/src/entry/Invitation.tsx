// /invitation#secret: an invited person chooses a password and is in.
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';

import { write } from '../api/client.ts';
import { Answer } from '../parts/Answer.tsx';
import { Button, LinkButton } from '../parts/Button.tsx';
import { faultOf, Form } from '../parts/Field.tsx';
import { useMe } from '../session/session.tsx';
import { useWords } from '../words/words.tsx';
import { Alone } from './Alone.tsx';
import { useArriving } from './arriving.ts';
import { deviceName } from './device.ts';
import { leastUsual } from './password.ts';
import { PasswordField } from './PasswordField.tsx';
import { useHashSecret } from './ways.ts';
import words from './words.json';

export function LinkMissing() {
  const t = useWords(words);
  return (
    <>
      <p className="hint warn">{t('link_missing')}</p>
      <div className="bar">
        <LinkButton href="/sign-in">{t('to_sign_in')}</LinkButton>
      </div>
    </>
  );
}

export default function Invitation() {
  const t = useWords(words);
  const me = useMe();
  const link = useHashSecret();
  const arrive = useArriving();
  const [password, setPassword] = useState('');
  const accept = useMutation<unknown, Error>({
    mutationFn: () => write('post', '/api/invitation', { body: { link, password, device: deviceName() } }),
    onSuccess: () => arrive('/'),
  });
  return (
    <Alone>
      <Answer name={t('invitation')} answer={t('invitation_answer', { organisation: me.organisation?.name ?? 'Ciclo' })} basis={t('invitation_basis')} />
      {link === '' ? (
        <LinkMissing />
      ) : (
        <Form onSubmit={() => accept.mutate()} error={accept.error} fields={['password']}>
          <PasswordField label={t('new_password')} value={password} onChange={setPassword} least={leastUsual} error={faultOf(accept.error, 'password')} autoFocus />
          <div className="bar">
            <Button weight="primary" type="submit" isPending={accept.isPending}>
              {t('accept')}
            </Button>
          </div>
        </Form>
      )}
    </Alone>
  );
}
