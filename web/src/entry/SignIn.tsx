// /sign-in: name, password, and the code of the second factor when the server asks for it.
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useSearch } from 'wouter';

import { Refused, write } from '../api/client.ts';
import { Answer } from '../parts/Answer.tsx';
import { Button, LinkButton } from '../parts/Button.tsx';
import { faultOf, Form, TextField } from '../parts/Field.tsx';
import { useMe } from '../session/session.tsx';
import { useWords } from '../words/words.tsx';
import { Alone } from './Alone.tsx';
import { useArriving } from './arriving.ts';
import { deviceName } from './device.ts';
import { wayOn } from './ways.ts';
import words from './words.json';

/** That a code is wanted is no mistake of the person; that the code was wrong is. */
function withoutCodeAsked(error: Error | null): Error | null {
  return error instanceof Refused && error.has('code_needed') ? null : error;
}

function SignInForm({ to }: { to: string }) {
  const t = useWords(words);
  const arrive = useArriving();
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const [codeAsked, askCode] = useState(false);
  const signIn = useMutation<unknown, Error>({
    mutationFn: () => write('post', '/api/session', { body: { name, password, device: deviceName(), ...(code && { code: code.trim() }) } }),
    onSuccess: () => arrive(to),
    onError: (error) => {
      if (error instanceof Refused && error.has('code_needed')) askCode(true);
    },
  });
  const error = withoutCodeAsked(signIn.error);
  return (
    <Form onSubmit={() => signIn.mutate()} error={error} fields={['code']}>
      <TextField name="name" type="email" inputMode="email" label={t('email')} value={name} onChange={setName} autoComplete="username" autoFocus isRequired />
      <TextField name="password" type="password" label={t('password')} value={password} onChange={setPassword} autoComplete="current-password" isRequired />
      {codeAsked && (
        <TextField name="code" label={t('code')} hint={t('code_hint')} value={code} onChange={setCode} error={faultOf(error, 'code')} autoComplete="one-time-code" autoFocus isRequired />
      )}
      <div className="bar">
        <Button weight="primary" type="submit" isPending={signIn.isPending}>
          {t('sign_in')}
        </Button>
      </div>
    </Form>
  );
}

function AlreadyIn({ to }: { to: string }) {
  const t = useWords(words);
  const me = useMe();
  return (
    <>
      <Answer name={t('sign_in')} answer={t('already_in', { name: me.name ?? me.email ?? '' })} />
      <div className="bar">
        <LinkButton href={to} weight="primary">
          {t('go_on')}
        </LinkButton>
        <LinkButton href="/settings/me">{t('my_account')}</LinkButton>
      </div>
    </>
  );
}

export default function SignIn() {
  const t = useWords(words);
  const me = useMe();
  const to = wayOn(useSearch());
  return (
    <Alone>
      {me.signed_in ? (
        <AlreadyIn to={to} />
      ) : (
        <>
          <Answer name={t('sign_in')} answer={me.organisation?.name} basis={me.set_up === false ? undefined : t('no_password_hint')} />
          {me.set_up === false && (
            <p className="hint">
              {t('not_set_up')} <Link href="/setup">{t('how_to_set_up')}</Link>
            </p>
          )}
          <SignInForm to={to} />
        </>
      )}
    </Alone>
  );
}
