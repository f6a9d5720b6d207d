// /settings/me: who I am here, how I prove it, and where I am signed in.
import { useMutation } from '@tanstack/react-query';

import { write } from '../../api/client.ts';
import { useDeed } from '../../api/queries.ts';
import { changesOnlyHere } from '../../editor/index.ts';
import { Answer, Section } from '../../parts/Answer.tsx';
import { Button, LinkButton } from '../../parts/Button.tsx';
import { Confirm } from '../../parts/Dialogs.tsx';
import { ChoiceField, faultOf } from '../../parts/Field.tsx';
import { Trouble } from '../../parts/States.tsx';
import { useMe, useRole } from '../../session/session.tsx';
import { languages, useSpeech, useWords } from '../../words/words.tsx';
import { Crumb } from '../Crumb.tsx';
import { isRole } from '../roles.ts';
import { MyFactor } from './MyFactor.tsx';
import { MyPassword } from './MyPassword.tsx';
import { MySessions } from './MySessions.tsx';
import { MyTokens } from './MyTokens.tsx';
import words from '../words.json';
import '../admin.css';

function SignOut() {
  const t = useWords(words);
  const out = useMutation<unknown, Error>({
    mutationFn: () => write<unknown, 'delete'>('delete', '/api/session'),
    // loaded anew, so that nothing of this person stays in the page
    onSuccess: () => location.assign('/sign-in'),
  });
  const changes = changesOnlyHere(window.localStorage, useMe().actor ?? '');
  return (
    <>
      {changes > 0 ? (
        <Confirm ask={t('sign_out_ask', { changes })} does={t('sign_out_anyway')} doIt={() => out.mutate()}>
          {t('sign_out')}
        </Confirm>
      ) : (
        <Button onPress={() => out.mutate()} isPending={out.isPending}>
          {t('sign_out')}
        </Button>
      )}
      {out.isError && <Trouble error={out.error} />}
    </>
  );
}

function useMyRoles(): string {
  const t = useWords(words);
  const { language } = useSpeech();
  const codes = [...new Set((useMe().grants ?? []).map((grant) => grant.role))].filter(isRole);
  return new Intl.ListFormat(language).format(codes.map((code) => t(`role_${code}`)));
}

function Mine() {
  const t = useWords(words);
  const me = useMe();
  const { language, setLanguage } = useSpeech();
  const keep = useDeed<unknown, 'put'>('put', '/api/me');
  const mayChange = useRole('administrator', 'quality_manager');
  return (
    <Section title={t('my_facts')} beside={mayChange && me.actor && <LinkButton weight="small" href={`/records/person/${me.actor}`}>{t('change_my_facts')}</LinkButton>}>
      <dl className="facts">
        <dt>{t('name')}</dt>
        <dd>{me.name}</dd>
        <dt>{t('email')}</dt>
        <dd>{me.email}</dd>
        <dt>{t('my_rights')}</dt>
        <dd>{useMyRoles() || t('no_rights')}</dd>
      </dl>
      <ChoiceField
        label={t('language')}
        hint={t('language_hint')}
        choices={languages.map((code) => ({ id: code, text: t(`language_${code}`) }))}
        value={language}
        error={keep.error ? faultOf(keep.error, 'language') : undefined}
        onChange={(code) => {
          const chosen = languages.find((one) => one === code);
          if (!chosen) return;
          setLanguage(chosen);
          keep.mutate({ query: { language: undefined }, body: { language: chosen } }); // the language is in the body
        }}
      />
    </Section>
  );
}

export default function Me() {
  const t = useWords(words);
  const me = useMe();
  return (
    <>
      <Crumb />
      <Answer name={t('me')} answer={me.name ?? me.email} beside={<SignOut />} />
      <div className="admin-column">
        <Mine />
        <MyPassword />
        <MyFactor />
        <MySessions />
        <MyTokens />
      </div>
    </>
  );
}
