import type { Route } from '../app/route.ts';

export const routes: readonly Route[] = [{ path: '/cycles/:id/canvas', load: () => import('./CanvasScreen.tsx'), around: 'cycle' }];
