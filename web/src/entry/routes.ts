import type { Route } from '../app/route.ts';

export const routes: readonly Route[] = [];
