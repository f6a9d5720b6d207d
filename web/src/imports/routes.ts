import type { Route } from '../app/route.ts';

export const routes: readonly Route[] = [
  { path: '/cycles/:id/evidence', load: () => import('./ImportsScreen.tsx'), around: 'cycle' },
  { path: '/cycles/:id/evidence/new', load: () => import('./Wizard.tsx'), around: 'cycle' },
];
