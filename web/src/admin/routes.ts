import type { Route } from '../app/route.ts';

const framed = { around: 'frame' } as const;

export const routes: readonly Route[] = [
  { path: '/settings', load: () => import('./Settings.tsx'), ...framed },
  { path: '/settings/me', load: () => import('./me/Me.tsx'), ...framed },
  { path: '/settings/people', load: () => import('./people/People.tsx'), ...framed },
  { path: '/settings/people/new', load: () => import('./people/NewPerson.tsx'), ...framed },
  { path: '/settings/people/:id', load: () => import('./people/Person.tsx'), ...framed },
  { path: '/settings/organisation', load: () => import('./Organisation.tsx'), ...framed },
  { path: '/settings/audit', load: () => import('./Audit.tsx'), ...framed },
  { path: '/settings/backup', load: () => import('./Backups.tsx'), ...framed },
  { path: '/settings/doctor', load: () => import('./Doctor.tsx'), ...framed },
  { path: '/settings/retention', load: () => import('./Retention.tsx'), ...framed },
  { path: '/settings/demo', load: () => import('./Demo.tsx'), ...framed },
];
