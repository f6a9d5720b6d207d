import type { Route } from '../app/route.ts';

export const routes: readonly Route[] = [
  { path: '/cycles/:id/versions', load: () => import('./VersionsScreen.tsx'), around: 'cycle' },
  { path: '/cycles/:id/compare', load: () => import('./CompareScreen.tsx'), around: 'cycle' },
];
