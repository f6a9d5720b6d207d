// /setup#secret: an empty installation gets its organisation and its first person. Three questions: who are you all, who are
// you, and with what to begin.
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';

import { write } from '../api/client.ts';
import { Answer, Section } from '../parts/Answer.tsx';
import { Button, LinkButton } from '../parts/Button.tsx';
import { CheckField, ChoiceField, faultOf, Form, TextField } from '../parts/Field.tsx';
import { useMe } from '../session/session.tsx';
import { languages, useSpeech, useWords } from '../words/words.tsx';
import { Alone } from './Alone.tsx';
import { rememberDemo, useArriving } from './arriving.ts';
import { BeginField } from './BeginField.tsx';
import { CustomerWordField } from './CustomerWordField.tsx';
import { leastStrict } from './password.ts';
import { PasswordField } from './PasswordField.tsx';
import { sectorCodes, sectors, templateOf, type Sector } from './presets.ts';
import { bodyOf, emptySetting, type Setting } from './setting.ts';
import { useHashSecret } from './ways.ts';
import words from './words.json';

interface PartProps {
  setting: Setting;
  change: (change: Partial<Setting>) => void;
  error: Error | null;
}

function OrganisationPart({ setting, change, error }: PartProps) {
  const t = useWords(words);
  const { language, setLanguage } = useSpeech();
  const chooseSector = (code: string | null) => {
    const sector = sectorCodes.find((one) => one === code) ?? null;
    // the usual word and template of the sector, as long as nothing else was chosen by hand
    change({ sector, ...(sector && !setting.chosen && { word: sectors[sector], template: templateOf(sector) }) });
  };
  return (
    <Section title={t('the_organisation')}>
      <ChoiceField
        label={t('language')}
        hint={t('language_hint')}
        choices={languages.map((code) => ({ id: code, text: t(`language_${code}`) }))}
        value={language}
        onChange={(code) => setLanguage(languages.find((one) => one === code) ?? language)}
      />
      <TextField name="organisation" label={t('organisation_name')} value={setting.organisation} onChange={(organisation) => change({ organisation })} error={faultOf(error, 'organisation')} autoComplete="organization" isRequired />
      <ChoiceField
        label={t('sector')}
        choices={sectorCodes.map((code: Sector) => ({ id: code, text: t(`sector_${code}`) }))}
        value={setting.sector}
        onChange={chooseSector}
        error={faultOf(error, 'sector')}
      />
      <CustomerWordField choice={setting.word} own={setting.own} onChange={(word, own) => change({ word, own, chosen: true })} error={faultOf(error, 'word')} />
      <CheckField label={t('small')} hint={t('small_hint')} value={setting.small} onChange={(small) => change({ small })} />
    </Section>
  );
}

function YouPart({ setting, change, error }: PartProps) {
  const t = useWords(words);
  return (
    <Section title={t('you')} beside={t('you_note')}>
      <TextField name="name" label={t('your_name')} value={setting.name} onChange={(name) => change({ name })} error={faultOf(error, 'name')} autoComplete="name" isRequired />
      <TextField name="email" type="email" inputMode="email" label={t('email')} hint={t('email_hint')} value={setting.email} onChange={(email) => change({ email })} error={faultOf(error, 'email')} autoComplete="username" isRequired />
      <PasswordField label={t('password')} value={setting.password} onChange={(password) => change({ password })} least={leastStrict} error={faultOf(error, 'password')} />
    </Section>
  );
}

function SetupForm({ link }: { link: string }) {
  const t = useWords(words);
  const { language } = useSpeech();
  const arrive = useArriving();
  const [setting, setSetting] = useState<Setting>(emptySetting);
  const change = (part: Partial<Setting>) => setSetting((before) => ({ ...before, ...part }));
  const sector = setting.sector ? t(`sector_${setting.sector}`) : '';
  const begin = useMutation<unknown, Error>({
    // the deed has a language of its own, in its body
    mutationFn: () => write('post', '/api/setup', { query: { language: undefined }, body: bodyOf(setting, { link, language, sector }) }),
    onSuccess: () => {
      rememberDemo(setting.begin === 'demo');
      return arrive('/');
    },
  });
  const part = { setting, change, error: begin.error };
  return (
    <Form onSubmit={() => begin.mutate()} error={begin.error} fields={['organisation', 'sector', 'word', 'name', 'email', 'password']}>
      <OrganisationPart {...part} />
      <YouPart {...part} />
      <Section title={t('how_to_begin')}>
        <BeginField begin={setting.begin} template={setting.template} onChange={(chosen, template) => change({ begin: chosen, template, chosen: true })} />
      </Section>
      <div className="bar">
        <Button weight="primary" type="submit" isPending={begin.isPending}>
          {t('begin')}
        </Button>
      </div>
      {begin.isPending && <p className="note" role="status">{t('preparing')}</p>}
    </Form>
  );
}

export default function Setup() {
  const t = useWords(words);
  const me = useMe();
  const link = useHashSecret();
  if (me.set_up !== false && (me.signed_in || me.set_up)) {
    return (
      <Alone>
        <Answer name={t('setup')} answer={t('set_up_already')} />
        <div className="bar">
          <LinkButton href={me.signed_in ? '/' : '/sign-in'} weight="primary">
            {me.signed_in ? t('go_on') : t('sign_in')}
          </LinkButton>
        </div>
      </Alone>
    );
  }
  return (
    <Alone>
      <Answer name={t('setup')} answer={link === '' ? t('setup_link_missing') : t('setup_answer')} basis={link === '' ? t('setup_link_basis') : t('setup_basis')} />
      {link !== '' && <SetupForm link={link} />}
    </Alone>
  );
}
