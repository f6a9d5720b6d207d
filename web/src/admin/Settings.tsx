// /settings: what there is to set, and only what this person may.
import { Link } from 'wouter';

import { Answer, Section } from '../parts/Answer.tsx';
import { useMe, useRole } from '../session/session.tsx';
import { useWords } from '../words/words.tsx';
import words from './words.json';
import './admin.css';

interface Place {
  path: string;
  word: 'me' | 'people' | 'organisation' | 'demo' | 'audit' | 'backup' | 'doctor' | 'retention';
}

function Places({ places }: { places: readonly Place[] }) {
  const t = useWords(words);
  return (
    <ul className="rows">
      {places.map((place) => (
        <li key={place.path}>
          <h3>
            <Link href={place.path}>{t(place.word)}</Link>
          </h3>
          <p className="note">{t(`${place.word}_note`)}</p>
        </li>
      ))}
    </ul>
  );
}

export default function Settings() {
  const t = useWords(words);
  const me = useMe();
  const isAdministrator = useRole('administrator');
  const readsAudit = useRole('administrator', 'data_protection_officer');
  const arranges = useRole('administrator', 'quality_manager');
  const house: Place[] = [
    ...(isAdministrator ? [{ path: '/settings/people', word: 'people' } as const] : []),
    ...(arranges ? [{ path: '/settings/organisation', word: 'organisation' } as const] : []),
    ...(isAdministrator ? [{ path: '/settings/demo', word: 'demo' } as const] : []),
    { path: '/settings/retention', word: 'retention' },
  ];
  const machine: Place[] = [
    ...(readsAudit ? [{ path: '/settings/audit', word: 'audit' } as const] : []),
    ...(isAdministrator ? ([{ path: '/settings/backup', word: 'backup' }, { path: '/settings/doctor', word: 'doctor' }] as const) : []),
  ];
  return (
    <>
      <Answer name={t('settings')} basis={t('settings_basis', { name: me.name ?? me.email ?? '', organisation: me.organisation?.name ?? '' })} />
      <Section title={t('you')}>
        <Places places={[{ path: '/settings/me', word: 'me' }]} />
      </Section>
      <Section title={t('the_organisation')}>
        <Places places={house} />
      </Section>
      {machine.length > 0 && (
        <Section title={t('the_installation')}>
          <Places places={machine} />
        </Section>
      )}
    </>
  );
}
