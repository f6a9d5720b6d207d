// Which screen an address shows, and what stands around it.
import { lazy, Suspense, useEffect, type ComponentType, type LazyExoticComponent } from 'react';
import { matchRoute, Redirect, useLocation, useRouter } from 'wouter';

import { Boundary } from '../parts/Boundary.tsx';
import { NotHere, Waiting } from '../parts/States.tsx';
import { useMe } from '../session/session.tsx';
import { CycleFrame } from './CycleFrame.tsx';
import { Frame } from './Frame.tsx';
import type { Route, ScreenParams } from './route.ts';
import { routes } from './routes.ts';

type LazyScreen = LazyExoticComponent<ComponentType<{ params: ScreenParams }>>;
const screens = new Map<Route, LazyScreen>(routes.map((route) => [route, lazy(route.load)]));

interface Found {
  route: Route;
  params: ScreenParams;
}

function useScreen(): Found | null {
  const { parser } = useRouter();
  const [path] = useLocation();
  for (const route of routes) {
    const [fits, params] = matchRoute(parser, route.path, path);
    if (fits) return { route, params: params as ScreenParams };
  }
  return null;
}

/** Where a person who is not ready for the application has to go first. */
function useDoor(found: Found | null): string | null {
  const me = useMe();
  if (found?.route.open) return null;
  if (!me.signed_in) return me.set_up === false ? '/setup' : '/sign-in';
  if (me.standing === 'enrol') return '/second-factor';
  return null;
}

/** A new screen begins at its top, and its heading takes the focus, so that readers of the screen hear it. */
function useArrival(path: string): void {
  useEffect(() => {
    if (location.hash === '') scrollTo(0, 0);
    document.getElementById('main')?.focus({ preventScroll: true });
  }, [path]);
}

export function Screens() {
  const [path] = useLocation();
  const found = useScreen();
  const door = useDoor(found);
  useArrival(path);
  if (door !== null) return <Redirect to={door === '/sign-in' ? `/sign-in?to=${encodeURIComponent(path)}` : door} />;
  if (!found) {
    return (
      <Frame>
        <NotHere />
      </Frame>
    );
  }
  const Screen = screens.get(found.route)!;
  const screen = (
    <Boundary key={path}>
      <Suspense fallback={<Waiting />}>
        <Screen params={found.params} />
      </Suspense>
    </Boundary>
  );
  if (found.route.around === 'alone') return screen;
  if (found.route.around === 'cycle') {
    return (
      <Frame>
        <CycleFrame id={found.params['id']!}>{screen}</CycleFrame>
      </Frame>
    );
  }
  return <Frame>{screen}</Frame>;
}
