// What stands above every screen of the organisation: its parts as tabs. Small organisations see the few they need, and
// the others one press further away.
import { useState } from 'react';
import { Link, useLocation } from 'wouter';

import { useMe } from '../session/session.tsx';
import { useWords } from '../words/words.tsx';
import { parts } from './parts.ts';
import words from './words.json';
import './organisation.css';

const base = '/organisation';

export function PartTabs() {
  const t = useWords(words);
  const [path] = useLocation();
  const [all, showAll] = useState(false);
  const small = useMe().organisation?.small ?? false;
  const here = (place: string) => (path === place || (place !== base && path.startsWith(`${place}/`)) ? 'page' : undefined);
  const shown = parts.filter((part) => !small || all || !part.large || here(`${base}/${part.path}`));
  return (
    <nav className="tabs organisation-tabs" aria-label={t('parts')}>
      <Link href={base} aria-current={here(base)}>
        {t('overview')}
      </Link>
      {shown.map((part) => (
        <Link key={part.path} href={`${base}/${part.path}`} aria-current={here(`${base}/${part.path}`)}>
          {t(part.word)}
        </Link>
      ))}
      {shown.length < parts.length && (
        <button type="button" className="linklike" onClick={() => showAll(true)}>
          {t('more_parts')}
        </button>
      )}
    </nav>
  );
}
