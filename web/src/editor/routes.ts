import type { Route } from '../app/route.ts';

export const routes: readonly Route[] = [{ path: '/cycles/:id/edit', around: 'cycle', load: () => import('./EditorScreen.tsx') }];
