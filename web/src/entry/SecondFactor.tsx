// /second-factor: read the secret with an application for codes, confirm with its six digits, keep the recovery codes.
import { useState } from 'react';
import { useMutation } from '@tanstack/react-query';

import { write } from '../api/client.ts';
import { Answer } from '../parts/Answer.tsx';
import { Button, LinkButton } from '../parts/Button.tsx';
import { useConfirmIdentity } from '../parts/ConfirmIdentity.tsx';
import { Form, TextField } from '../parts/Field.tsx';
import { Trouble } from '../parts/States.tsx';
import { useMe } from '../session/session.tsx';
import { useWords } from '../words/words.tsx';
import { Alone } from './Alone.tsx';
import { useArriving } from './arriving.ts';
import { QrPicture } from './QrPicture.tsx';
import { RecoveryCodes } from './RecoveryCodes.tsx';
import words from './words.json';

interface Begun {
  secret: string;
  uri: string;
}

function useFactor() {
  const { guard, asking } = useConfirmIdentity();
  const begin = useMutation<Begun, Error>({ mutationFn: () => guard(() => write<Begun>('post', '/api/second-factor')) });
  const confirm = useMutation<{ recovery_codes: string[] }, Error, string>({
    mutationFn: (code) => write('post', '/api/second-factor/confirm', { body: { code } }),
  });
  return { begin, confirm, asking };
}

/** Only where nobody but this machine reaches the server. */
function Later() {
  const t = useWords(words);
  const arrive = useArriving();
  const later = useMutation<unknown, Error>({
    mutationFn: () => write('post', '/api/second-factor/later'),
    onSuccess: () => arrive('/'),
  });
  return (
    <>
      <Button onPress={() => later.mutate()} isPending={later.isPending}>
        {t('later')}
      </Button>
      {later.isError && <Trouble error={later.error} />}
    </>
  );
}

function Enrolment({ begun, confirm }: { begun: Begun; confirm: ReturnType<typeof useFactor>['confirm'] }) {
  const t = useWords(words);
  const [code, setCode] = useState('');
  return (
    <Form onSubmit={() => confirm.mutate(code)} error={confirm.error} fields={[]}>
      <ol className="entry-steps">
        <li>
          <p>{t('factor_read')}</p>
          <QrPicture text={begun.uri} label={t('qr')} />
          <p className="note">{t('factor_type')}</p>
          <p className="entry-secret">{begun.secret.replace(/(.{4})(?=.)/g, '$1 ')}</p>
          <p className="note">
            <a href={begun.uri}>{t('factor_here')}</a>
          </p>
        </li>
        <li>
          <TextField name="code" label={t('factor_code')} hint={t('factor_code_hint')} value={code} onChange={setCode} inputMode="numeric" autoComplete="one-time-code" isRequired />
        </li>
      </ol>
      <div className="bar">
        <Button weight="primary" type="submit" isPending={confirm.isPending}>
          {t('factor_confirm')}
        </Button>
      </div>
    </Form>
  );
}

function Opening({ begin }: { begin: ReturnType<typeof useFactor>['begin'] }) {
  const t = useWords(words);
  const me = useMe();
  const mustNow = me.standing === 'enrol';
  return (
    <>
      <p className="basis">{t('factor_apps')}</p>
      {begin.isError && <Trouble error={begin.error} />}
      <div className="bar entry-deeds">
        <Button weight="primary" onPress={() => begin.mutate()} isPending={begin.isPending}>
          {t('factor_begin')}
        </Button>
        {mustNow && me.may_put_off_second_factor && <Later />}
        {!mustNow && <LinkButton href="/settings/me">{t('cancel')}</LinkButton>}
      </div>
    </>
  );
}

export default function SecondFactor() {
  const t = useWords(words);
  const me = useMe();
  const { begin, confirm, asking } = useFactor();
  // With the code the session gets a new secret: whoever asks in that moment with the old one is told that nobody is signed in.
  // The codes are shown once, so nothing may take them away.
  if (confirm.isSuccess) {
    return (
      <Alone>
        <RecoveryCodes codes={confirm.data.recovery_codes} />
      </Alone>
    );
  }
  if (!me.signed_in && begin.isIdle) {
    return (
      <Alone>
        <Answer name={t('factor')} answer={t('factor_signed_out')} />
        <div className="bar">
          <LinkButton href="/sign-in?to=%2Fsecond-factor" weight="primary">
            {t('sign_in')}
          </LinkButton>
        </div>
      </Alone>
    );
  }
  return (
    <Alone>
      <Answer name={t('factor')} answer={t('factor_answer')} basis={t('factor_basis')} />
      {begin.isSuccess ? <Enrolment begun={begin.data} confirm={confirm} /> : <Opening begin={begin} />}
      {asking}
    </Alone>
  );
}
