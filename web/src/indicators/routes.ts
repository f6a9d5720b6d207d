import type { Route } from '../app/route.ts';

export const routes: readonly Route[] = [{ path: '/cycles/:id/indicators', load: () => import('./IndicatorsScreen.tsx'), around: 'cycle' }];
