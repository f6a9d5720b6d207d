import type { Route } from '../app/route.ts';

export const routes: readonly Route[] = [{ path: '/library', load: () => import('./LibraryScreen.tsx'), around: 'frame' }];
