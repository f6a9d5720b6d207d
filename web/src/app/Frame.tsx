// The frame: the rail with words, the page, and on phones five words at the bottom.
import type { ReactNode } from 'react';
import { Link, useLocation } from 'wouter';

import { UndoBar } from '../parts/Undo.tsx';
import { useMe } from '../session/session.tsx';
import { languages, useSpeech, useWords, type Language } from '../words/words.tsx';
import words from './words.json';

interface Place {
  path: string;
  word: keyof typeof words;
  /** One of the five at the bottom of a phone. */
  phone?: boolean;
}

const places: readonly Place[] = [
  { path: '/', word: 'today', phone: true },
  { path: '/cycles', word: 'cycles', phone: true },
  { path: '/library', word: 'library', phone: true },
  { path: '/organisation', word: 'organisation', phone: true },
  { path: '/glossary', word: 'learn' },
  { path: '/settings', word: 'settings', phone: true },
];

const languageNames: Record<Language, string> = { es: 'Español', en: 'English', nl: 'Nederlands' };

function isHere(place: Place, path: string): boolean {
  return place.path === '/' ? path === '/' : path === place.path || path.startsWith(`${place.path}/`);
}

export function Mark() {
  return (
    <Link className="mark" href="/">
      <svg viewBox="0 0 28 28" aria-hidden="true">
        <path d="M16.5 3.3A11 11 0 1 1 8.5 4.5" fill="none" stroke="var(--accent)" strokeWidth="3" />
        <path d="M12.9 2.3L7.2 1.9 9.3 8.4Z" fill="var(--accent)" />
        <circle cx="14" cy="14" r="3.2" fill="var(--critical)" />
      </svg>
      Ciclo
    </Link>
  );
}

export function Languages() {
  const { language, setLanguage } = useSpeech();
  const t = useWords(words);
  return (
    <div className="langs" role="group" aria-label={t('language')}>
      {languages.map((one) => (
        <button
          key={one}
          type="button"
          lang={one}
          aria-current={one === language ? 'true' : undefined}
          onClick={() => setLanguage(one)}
        >
          {one}
          <span className="vh"> {languageNames[one]}</span>
        </button>
      ))}
    </div>
  );
}

function PlaceLinks({ phone }: { phone: boolean }) {
  const [path] = useLocation();
  const t = useWords(words);
  return places
    .filter((place) => !phone || place.phone)
    .map((place) => (
      <li key={place.path}>
        <Link href={place.path} aria-current={isHere(place, path) ? 'page' : undefined}>
          {t(place.word)}
        </Link>
      </li>
    ));
}

function Who() {
  const me = useMe();
  const t = useWords(words);
  return (
    <footer>
      <p>
        {me.name ?? me.email}
        <br />
        <Link href="/settings/me">{t('my_account')}</Link>
      </p>
      <Languages />
      <Link href="/help">{t('help')}</Link>
    </footer>
  );
}

export function Frame({ children }: { children: ReactNode }) {
  const me = useMe();
  const t = useWords(words);
  return (
    <>
      <a className="skip" href="#main">
        {t('skip')}
      </a>
      <div className="frame">
        <div className="rail">
          <Mark />
          <p className="place">{me.organisation?.name}</p>
          <div className="phone-langs">
            <Languages />
          </div>
          <nav aria-label={t('main_navigation')}>
            <ul>
              <PlaceLinks phone={false} />
            </ul>
          </nav>
          <Who />
        </div>
        <main id="main" tabIndex={-1}>
          {me.out_of_reach && (
            <p className="hint warn" role="status">
              {t('away_note')}
            </p>
          )}
          {me.organisation?.demo && <p className="hint demo">{t('demo_note')}</p>}
          {children}
          <UndoBar />
        </main>
      </div>
      <nav className="tabbar" aria-label={t('main_navigation')}>
        <ul>
          <PlaceLinks phone />
        </ul>
      </nav>
    </>
  );
}
