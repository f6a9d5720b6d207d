// Back to the list of settings.
import { Link } from 'wouter';

import { useWords } from '../words/words.tsx';
import words from './words.json';

export function Crumb({ to = '/settings', children }: { to?: string; children?: string }) {
  const t = useWords(words);
  return (
    <p className="crumbs">
      <span>
        <Link href={to}>← {children ?? t('settings')}</Link>
      </span>
    </p>
  );
}
