import type { Route } from '../app/route.ts';

export const routes: readonly Route[] = [
  { path: '/organisation', load: () => import('./OverviewScreen.tsx'), around: 'frame' },
  { path: '/organisation/units', load: () => import('./UnitsScreen.tsx'), around: 'frame' },
  { path: '/organisation/roles', load: () => import('./RolesScreen.tsx'), around: 'frame' },
  { path: '/organisation/services', load: () => import('./ServicesScreen.tsx'), around: 'frame' },
  { path: '/organisation/services/:id', load: () => import('./ServiceSheet.tsx'), around: 'frame' },
  { path: '/organisation/:part', load: () => import('./PartScreen.tsx'), around: 'frame' },
];
