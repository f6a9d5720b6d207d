import type { Route } from '../app/route.ts';

export const routes: readonly Route[] = [
  { path: '/cycles/:id/moments/:moment', load: () => import('./MomentScreen.tsx'), around: 'cycle' },
  { path: '/cycles/:id/walk', load: () => import('./WalkScreen.tsx'), around: 'alone' },
  { path: '/cycles/:id/cards', load: () => import('./CardsScreen.tsx'), around: 'cycle' },
];
