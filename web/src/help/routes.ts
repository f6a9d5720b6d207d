import type { Route } from '../app/route.ts';

export const routes: readonly Route[] = [
  { path: '/help', load: () => import('./Help.tsx'), around: 'frame' },
  { path: '/glossary', load: () => import('./Glossary.tsx'), around: 'frame' },
];
