import type { Route } from '../app/route.ts';

const alone = { around: 'alone', open: true } as const;

export const routes: readonly Route[] = [
  { path: '/setup', load: () => import('./Setup.tsx'), ...alone },
  { path: '/sign-in', load: () => import('./SignIn.tsx'), ...alone },
  { path: '/enter', load: () => import('./Enter.tsx'), ...alone },
  { path: '/invitation', load: () => import('./Invitation.tsx'), ...alone },
  { path: '/reset', load: () => import('./Reset.tsx'), ...alone },
  { path: '/password', load: () => import('./Reset.tsx'), ...alone }, // what `password link` writes
  { path: '/second-factor', load: () => import('./SecondFactor.tsx'), ...alone },
  { path: '/begin', load: () => import('./BeginDemo.tsx'), around: 'alone' },
];
