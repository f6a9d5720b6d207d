// Tokens: keys for programs that work in my name. Shown once, revoked from here.
import { useState } from 'react';

import { useDeed, useRead } from '../../api/queries.ts';
import { Section } from '../../parts/Answer.tsx';
import { Button } from '../../parts/Button.tsx';
import { Confirm } from '../../parts/Dialogs.tsx';
import { Trouble, Waiting } from '../../parts/States.tsx';
import { momentText } from '../../records/index.ts';
import { useNumbers, useSpeech, useWords } from '../../words/words.tsx';
import { isRole } from '../roles.ts';
import { MakeToken, type MadeToken } from './MakeToken.tsx';
import { Secret } from '../Secret.tsx';
import words from '../words.json';

interface Token {
  id: string;
  label: string;
  begins: string;
  roles: string[];
  unit: string | null;
  expires: string;
  last_used: string | null;
  addresses: string[];
}

function TokenRow({ token }: { token: Token }) {
  const t = useWords(words);
  const numbers = useNumbers();
  const { language } = useSpeech();
  const revoke = useDeed<unknown, 'delete'>('delete', '/api/tokens/{token}');
  return (
    <tr>
      <td className="main">
        {token.label} <span className="note">{token.begins}…</span>
      </td>
      <td data-l={t('token_roles')}>{token.roles.map((role) => (isRole(role) ? t(`role_${role}`) : role)).join(', ')}</td>
      <td data-l={t('token_expires')}>{numbers.day(token.expires)}</td>
      <td data-l={t('token_last_used')}>{token.last_used ? momentText(token.last_used, language) : t('token_unused')}</td>
      <td>
        <Confirm ask={t('token_revoke_ask', { label: token.label })} does={t('token_revoke')} weight="small" doIt={() => revoke.mutate({ path: { token: token.id } })}>
          {t('token_revoke')}
        </Confirm>
        {revoke.isError && <Trouble error={revoke.error} />}
      </td>
    </tr>
  );
}

function TokenTable({ tokens }: { tokens: readonly Token[] }) {
  const t = useWords(words);
  return (
    <div className="tablewrap">
      <table className="grid stack">
        <thead>
          <tr>
            <th scope="col">{t('token')}</th>
            <th scope="col">{t('token_roles')}</th>
            <th scope="col">{t('token_expires')}</th>
            <th scope="col">{t('token_last_used')}</th>
            <th scope="col">
              <span className="vh">{t('deeds')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {tokens.map((token) => (
            <TokenRow key={token.id} token={token} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

export function MyTokens() {
  const t = useWords(words);
  const tokens = useRead<{ tokens: Token[] }>('/api/tokens');
  const [making, setMaking] = useState(false);
  const [made, setMade] = useState<MadeToken | null>(null);
  const finish = (token: MadeToken | null) => {
    setMaking(false);
    setMade(token);
  };
  return (
    <Section title={t('tokens')} beside={!making && <Button weight="small" onPress={() => setMaking(true)}>{t('token_make')}</Button>}>
      <p className="note">{t('tokens_note')}</p>
      {making && <MakeToken onDone={finish} />}
      {made && <Secret text={made.token} told={t('token_once')} onClose={() => setMade(null)} />}
      {tokens.isPending && <Waiting />}
      {tokens.isError && <Trouble error={tokens.error} again={() => void tokens.refetch()} />}
      {tokens.data && tokens.data.tokens.length > 0 && <TokenTable tokens={tokens.data.tokens} />}
      {tokens.data?.tokens.length === 0 && !making && <p className="note">{t('tokens_none')}</p>}
    </Section>
  );
}
