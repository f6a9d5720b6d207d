// /begin: the demonstration that the first run asked for is loaded, then home.
import { useMutation } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';

import { write } from '../api/client.ts';
import { Answer } from '../parts/Answer.tsx';
import { LinkButton } from '../parts/Button.tsx';
import { Trouble, Waiting } from '../parts/States.tsx';
import { useWords } from '../words/words.tsx';
import { Alone } from './Alone.tsx';
import { rememberDemo, useArriving } from './arriving.ts';
import words from './words.json';

export default function BeginDemo() {
  const t = useWords(words);
  const arrive = useArriving();
  const load = useMutation<unknown, Error>({ mutationFn: () => write('post', '/api/demo'), onSuccess: () => arrive('/') });
  const begun = useRef(false);
  useEffect(() => {
    if (begun.current) return;
    begun.current = true;
    rememberDemo(false);
    load.mutate();
  }, [load]);
  return (
    <Alone>
      <Answer name={t('begin_demo')} answer={t('demo_loading')} basis={t('demo_loading_basis')} />
      {load.isError ? <Trouble error={load.error} /> : <Waiting />}
      {load.isError && (
        <div className="bar">
          <LinkButton href="/">{t('go_on')}</LinkButton>
        </div>
      )}
    </Alone>
  );
}
