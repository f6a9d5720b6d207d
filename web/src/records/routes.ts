import type { Route } from '../app/route.ts';

export const routes: readonly Route[] = [
  { path: '/records/:kind', load: () => import('./ListScreen.tsx'), around: 'frame' },
  { path: '/records/:kind/new', load: () => import('./AddScreen.tsx'), around: 'frame' },
  { path: '/records/:kind/:id/history', load: () => import('./HistoryScreen.tsx'), around: 'frame' },
  { path: '/records/:kind/:id', load: () => import('./RecordScreen.tsx'), around: 'frame' },
];
