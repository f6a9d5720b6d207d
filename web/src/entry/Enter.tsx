// /enter#secret: whoever holds the data folder printed a link with which this person enters once.
import { useMutation } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';

import { write } from '../api/client.ts';
import { Answer } from '../parts/Answer.tsx';
import { LinkButton } from '../parts/Button.tsx';
import { Trouble, Waiting } from '../parts/States.tsx';
import { useWords } from '../words/words.tsx';
import { Alone } from './Alone.tsx';
import { useArriving } from './arriving.ts';
import { deviceName } from './device.ts';
import { useHashSecret } from './ways.ts';
import words from './words.json';

export default function Enter() {
  const t = useWords(words);
  const link = useHashSecret();
  const arrive = useArriving();
  const enter = useMutation<unknown, Error>({
    mutationFn: () => write('post', '/api/enter', { body: { link, device: deviceName() } }),
    onSuccess: () => arrive('/'),
  });
  const used = useRef(''); // a link works once: never twice for one arrival
  useEffect(() => {
    if (used.current === link) return;
    used.current = link;
    enter.mutate();
  }, [enter, link]);
  return (
    <Alone>
      <Answer name={t('enter')} />
      {link !== '' && !enter.isError && <Waiting />}
      {enter.isError && <Trouble error={enter.error} />}
      {(link === '' || enter.isError) && (
        <>
          <p className="basis">{t('enter_again')}</p>
          <div className="bar">
            <LinkButton href="/sign-in">{t('to_sign_in')}</LinkButton>
          </div>
        </>
      )}
    </Alone>
  );
}
