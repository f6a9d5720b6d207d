// Screens before the application: the mark, the languages, one calm column.
import type { ReactNode } from 'react';

import { Languages, Mark } from '../app/Frame.tsx';
import './entry.css';

export function Alone({ children }: { children: ReactNode }) {
  return (
    <div className="entry">
      <header className="entry-head">
        <Mark />
        <Languages />
      </header>
      <main id="main" tabIndex={-1}>
        {children}
      </main>
    </div>
  );
}
