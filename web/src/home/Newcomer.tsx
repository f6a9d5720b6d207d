// Nothing is mapped yet: what will stand here, and the shortest ways to a first insight.
import { useLocation } from 'wouter';

import { useDeed } from '../api/queries.ts';
import { Answer, Section } from '../parts/Answer.tsx';
import { Button, LinkButton } from '../parts/Button.tsx';
import { Trouble } from '../parts/States.tsx';
import { useRole } from '../session/session.tsx';
import { useWords } from '../words/words.tsx';
import type { Home } from './types.ts';
import words from './words.json';

export function Newcomer({ home }: { home: Home }) {
  const t = useWords(words);
  return (
    <>
      <Answer name={t('today')} answer={home.answer || t('newcomer_answer')} basis={t('newcomer_basis')} />
      <Section title={t('begin')}>
        <ol className="rows home-begin">
          <li>
            <h3>{t('begin_template')}</h3>
            <p className="note">{t('begin_template_what')}</p>
            <div className="bar">
              <LinkButton href="/library" weight="primary">
                {t('open_library')}
              </LinkButton>
            </div>
          </li>
          <Demo />
        </ol>
      </Section>
    </>
  );
}

function Demo() {
  const t = useWords(words);
  const [, navigate] = useLocation();
  const may = useRole('administrator');
  const load = useDeed<unknown>('post', '/api/demo');
  if (!may) return null;
  return (
    <li>
      <h3>{t('begin_demo')}</h3>
      <p className="note">{t('begin_demo_what')}</p>
      <div className="bar">
        <Button onPress={() => load.mutate({}, { onSuccess: () => navigate('/') })} isPending={load.isPending}>
          {t('load_demo')}
        </Button>
      </div>
      {load.error && <Trouble error={load.error} />}
    </li>
  );
}
