import type { Route } from '../app/route.ts';

export const routes: readonly Route[] = [
  { path: '/cycles/:id/results', load: () => import('./ResultsScreen.tsx'), around: 'cycle' },
  { path: '/cycles/:id/report', load: () => import('./ReportScreen.tsx'), around: 'cycle' },
];
