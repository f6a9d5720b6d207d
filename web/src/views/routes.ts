import type { Route } from '../app/route.ts';

export const routes: readonly Route[] = [
  { path: '/cycles/:id', load: () => import('./CycleScreen.tsx'), around: 'cycle' },
  { path: '/cycles/:id/blueprint', load: () => import('./BlueprintScreen.tsx'), around: 'cycle' },
  { path: '/cycles/:id/curve', load: () => import('./CurveScreen.tsx'), around: 'cycle' },
  { path: '/cycles/:id/present', load: () => import('./PresentScreen.tsx'), around: 'alone' },
];
