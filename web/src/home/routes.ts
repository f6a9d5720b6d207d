import type { Route } from '../app/route.ts';

export const routes: readonly Route[] = [
  { path: '/', load: () => import('./HomeScreen.tsx'), around: 'frame' },
  { path: '/cycles', load: () => import('./CyclesScreen.tsx'), around: 'frame' },
];
