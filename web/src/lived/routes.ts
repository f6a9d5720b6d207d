import type { Route } from '../app/route.ts';

export const routes: readonly Route[] = [{ path: '/cycles/:id/lived', load: () => import('./LivedScreen.tsx'), around: 'cycle' }];
