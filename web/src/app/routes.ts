// Every screen, room by room. A room's code is loaded when one of its screens is opened.
import { routes as adminRoutes } from '../admin/routes.ts';
import { routes as canvasRoutes } from '../canvas/routes.ts';
import { routes as editorRoutes } from '../editor/routes.ts';
import { routes as entryRoutes } from '../entry/routes.ts';
import { routes as helpRoutes } from '../help/routes.ts';
import { routes as homeRoutes } from '../home/routes.ts';
import { routes as importsRoutes } from '../imports/routes.ts';
import { routes as indicatorsRoutes } from '../indicators/routes.ts';
import { routes as libraryRoutes } from '../library/routes.ts';
import { routes as livedRoutes } from '../lived/routes.ts';
import { routes as momentRoutes } from '../moment/routes.ts';
import { routes as organisationRoutes } from '../organisation/routes.ts';
import { routes as recordsRoutes } from '../records/routes.ts';
import { routes as resultsRoutes } from '../results/routes.ts';
import { routes as versionsRoutes } from '../versions/routes.ts';
import { routes as viewsRoutes } from '../views/routes.ts';
import type { Route } from './route.ts';

/** The first whose address fits wins. */
export const routes: readonly Route[] = [
  ...entryRoutes,
  ...homeRoutes,
  ...viewsRoutes,
  ...editorRoutes,
  ...canvasRoutes,
  ...versionsRoutes,
  ...resultsRoutes,
  ...livedRoutes,
  ...momentRoutes,
  ...indicatorsRoutes,
  ...importsRoutes,
  ...organisationRoutes,
  ...recordsRoutes,
  ...libraryRoutes,
  ...helpRoutes,
  ...adminRoutes,
];
