// How a person gets in: the first link, another password, the second factor taken away, every session ended.
import { useState } from 'react';

import { useDeed } from '../../api/queries.ts';
import { Section } from '../../parts/Answer.tsx';
import { Button } from '../../parts/Button.tsx';
import { useGuardedDeed } from '../../parts/ConfirmIdentity.tsx';
import { Confirm } from '../../parts/Dialogs.tsx';
import { Trouble } from '../../parts/States.tsx';
import { momentText } from '../../records/index.ts';
import { useSpeech, useWords } from '../../words/words.tsx';
import { Secret } from '../Secret.tsx';
import words from '../words.json';

interface Link {
  path: string;
  url: string;
  expires: string;
}

/** Where the server does not know its own name, this page does. */
function whole(link: Link): string {
  return link.url.startsWith('http') ? link.url : new URL(link.path, location.origin).href;
}

function Links({ id }: { id: string }) {
  const t = useWords(words);
  const { language } = useSpeech();
  const [link, setLink] = useState<Link | null>(null);
  const invite = useGuardedDeed<Link>('post', '/api/people/{person}/invitation');
  const reset = useGuardedDeed<Link>('post', '/api/people/{person}/password-link');
  const inputs = { path: { person: id } };
  const error = invite.error ?? reset.error;
  return (
    <>
      <div className="bar admin-bar">
        <Button onPress={() => invite.mutate(inputs, { onSuccess: setLink })} isPending={invite.isPending}>
          {t('invite')}
        </Button>
        <Button onPress={() => reset.mutate(inputs, { onSuccess: setLink })} isPending={reset.isPending}>
          {t('password_link')}
        </Button>
      </div>
      {link && <Secret text={whole(link)} told={t('link_once', { until: momentText(link.expires, language) })} onClose={() => setLink(null)} />}
      {error && <Trouble error={error} />}
      {invite.asking}
      {reset.asking}
    </>
  );
}

function Endings({ id, name }: { id: string; name: string }) {
  const t = useWords(words);
  const factor = useGuardedDeed<unknown, 'delete'>('delete', '/api/people/{person}/second-factor');
  const out = useDeed<unknown, 'delete'>('delete', '/api/people/{person}/sessions');
  const inputs = { path: { person: id } };
  const error = factor.error ?? out.error;
  return (
    <>
      <div className="bar admin-bar">
        <Confirm ask={t('factor_reset_ask', { name })} does={t('factor_reset')} doIt={() => factor.mutate(inputs)}>
          {t('factor_reset')}
        </Confirm>
        <Confirm ask={t('sessions_end_ask', { name })} does={t('sessions_end')} doIt={() => out.mutate(inputs)}>
          {t('sessions_end')}
        </Confirm>
      </div>
      <p className="note" role="status">
        {factor.isSuccess && t('factor_reset_done')} {out.isSuccess && t('sessions_end_done')}
      </p>
      {error && <Trouble error={error} />}
      {factor.asking}
    </>
  );
}

export function Access({ id, email, name }: { id: string; email: unknown; name: string }) {
  const t = useWords(words);
  return (
    <Section title={t('access')}>
      <p className="note">{typeof email === 'string' ? t('access_note', { email }) : t('access_no_email')}</p>
      <Links id={id} />
      <Endings id={id} name={name} />
    </Section>
  );
}
