// What stands around every screen of one cycle: where we are, and the other views of the same cycle. The screen itself
// begins with its name, its answer and its basis (parts/Answer.tsx).
import type { ReactNode } from 'react';
import { Link, useLocation } from 'wouter';

import { useWords } from '../words/words.tsx';
import words from './words.json';

const views = [
  { path: '', word: 'view_circle' },
  { path: '/results', word: 'view_results' },
  { path: '/lived', word: 'view_lived' },
  { path: '/edit', word: 'view_editor' },
  { path: '/canvas', word: 'view_lanes' },
  { path: '/blueprint', word: 'view_blueprint' },
  { path: '/curve', word: 'view_curve' },
  { path: '/indicators', word: 'view_indicators' },
  { path: '/evidence', word: 'view_evidence' },
  { path: '/versions', word: 'view_versions' },
  { path: '/report', word: 'view_report' },
] as const;

export function CycleFrame({ id, children }: { id: string; children: ReactNode }) {
  const t = useWords(words);
  const [path] = useLocation();
  const base = `/cycles/${id}`;
  return (
    <>
      <nav className="tabs" aria-label={t('views_of_cycle')}>
        {views.map((view) => (
          <Link key={view.path} href={base + view.path} aria-current={path === base + view.path ? 'page' : undefined}>
            {t(view.word)}
          </Link>
        ))}
      </nav>
      {children}
    </>
  );
}
