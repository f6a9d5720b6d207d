import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from 'react-aria-components';
import { Suspense } from 'react';
import { useLocation } from 'wouter';

import { queries } from '../api/queries.ts';
import { KeysDialog } from '../parts/keys/index.ts';
import { Waiting } from '../parts/States.tsx';
import { SessionProvider } from '../session/session.tsx';
import { SpeechProvider } from '../words/words.tsx';
import { Away } from './Away.tsx';
import { Screens } from './Screens.tsx';

/** Links of React Aria components go through the router instead of loading the page again. */
function Navigation() {
  const [, navigate] = useLocation();
  return (
    <RouterProvider navigate={navigate}>
      <SessionProvider waiting={<Waiting />} away={(again) => <Away again={again} />}>
        <Suspense fallback={<Waiting />}>
          <Screens />
        </Suspense>
        <KeysDialog />
      </SessionProvider>
    </RouterProvider>
  );
}

export function App() {
  return (
    <QueryClientProvider client={queries}>
      <SpeechProvider>
        <Navigation />
      </SpeechProvider>
    </QueryClientProvider>
  );
}
