// A link that shows the drawings to people without an account: what, for how many days; and which links there are.
import { useState } from 'react';

import { useDeed, useRead } from '../api/queries.ts';
import { Button } from '../parts/Button.tsx';
import { Sheet } from '../parts/Dialogs.tsx';
import { CheckField, faultOf, Form, TextField } from '../parts/Field.tsx';
import { Trouble } from '../parts/States.tsx';
import { useNumbers, useWords } from '../words/words.tsx';
import type { Share } from './types.ts';
import words from './words.json';

const shown = ['circle', 'curve', 'blueprint', 'map'] as const;
type Shown = (typeof shown)[number];

interface Made {
  share: Share;
  url: string;
  expires: string;
}

function MadeLink({ url }: { url: string }) {
  const t = useWords(words);
  const [copied, setCopied] = useState(false);
  const whole = new URL(url, location.origin).href;
  const copy = () => void navigator.clipboard.writeText(whole).then(() => setCopied(true), () => setCopied(false));
  return (
    <div className="hint">
      <p>{t('share_made')}</p>
      <p>
        <a href={whole} target="_blank" rel="noreferrer">
          {whole}
        </a>
      </p>
      <div className="bar">
        <Button weight="small" onPress={copy}>
          {t('copy')}
        </Button>
        <span role="status" className="note">
          {copied && t('copied')}
        </span>
      </div>
    </div>
  );
}

function ShareList({ id }: { id: string }) {
  const t = useWords(words);
  const numbers = useNumbers();
  const list = useRead<{ shares: Share[] }>('/api/cycles/{id}/shares', { path: { id } });
  const revoke = useDeed<unknown, 'delete'>('delete', '/api/shares/{share}');
  if (list.error) return <Trouble error={list.error} />;
  const open = list.data?.shares.filter((share) => share.revoked === null && Date.parse(share.expires) > Date.now()) ?? [];
  if (open.length === 0) return <p className="note">{t('no_shares')}</p>;
  return (
    <>
      {revoke.error && <Trouble error={revoke.error} />}
      <ul className="rows">
        {open.map((share) => (
          <li key={share.id} className="views-share">
            <span>
              {share.what.map((what) => t(`as_${what as Shown}`)).join(', ')}
              <span className="note"> · {t('until', { day: numbers.day(share.expires) })}</span>
            </span>
            <Button weight="small" onPress={() => revoke.mutate({ path: { share: share.id } })}>
              {t('revoke')}
            </Button>
          </li>
        ))}
      </ul>
    </>
  );
}

export function ShareDialog({ id, version, onClose }: { id: string; version: string; onClose: () => void }) {
  const t = useWords(words);
  const [what, setWhat] = useState<readonly Shown[]>(['circle']);
  const [days, setDays] = useState('30');
  const [results, setResults] = useState(false);
  const make = useDeed<Made>('post', '/api/cycles/{id}/shares');
  const choose = (one: Shown, on: boolean) => setWhat(shown.filter((kind) => (kind === one ? on : what.includes(kind))));
  const send = () => make.mutate({ path: { id }, body: { version, days: Number(days), what: [...what], results } });
  return (
    <Sheet title={t('share_title')} isOpen onClose={onClose}>
      <p className="note">{t('share_what_for')}</p>
      <Form onSubmit={send} error={make.error} fields={['days', 'what']}>
        <fieldset>
          <legend className="lab">{t('share_what')}</legend>
          {shown.map((one) => (
            <CheckField key={one} label={t(`as_${one}`)} value={what.includes(one)} onChange={(on) => choose(one, on)} />
          ))}
          <CheckField label={t('share_results')} hint={t('share_results_hint')} value={results} onChange={setResults} />
          {what.length === 0 && <p className="fault">{t('share_nothing')}</p>}
        </fieldset>
        <TextField label={t('days')} hint={t('days_hint')} inputMode="numeric" value={days} onChange={setDays} error={faultOf(make.error, 'days')} />
        <div className="bar">
          <Button weight="primary" type="submit" isDisabled={what.length === 0 || make.isPending}>
            {t('share_make')}
          </Button>
        </div>
      </Form>
      {make.data && <MadeLink url={make.data.url} />}
      <h3>{t('shares')}</h3>
      <ShareList id={id} />
    </Sheet>
  );
}
