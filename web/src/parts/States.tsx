// What a screen shows when there is not yet, or not at all, what it is about.
import type { ReactNode } from 'react';
import { Link } from 'wouter';

import { Refused, Unreachable } from '../api/client.ts';
import { useWords } from '../words/words.tsx';
import { Button } from './Button.tsx';
import words from './words.json';

export function Waiting() {
  const t = useWords(words);
  return (
    <p className="note waiting" role="status">
      {t('waiting')}
    </p>
  );
}

/** What will stand here, why it is empty, and one step. */
export function Empty({ children, step }: { children: ReactNode; step?: ReactNode }) {
  return (
    <div className="empty">
      <p>{children}</p>
      {step && <div className="bar">{step}</div>}
    </div>
  );
}

export function NotHere() {
  const t = useWords(words);
  return (
    <>
      <h1>{t('not_here')}</h1>
      <p className="note">{t('not_here_why')}</p>
      <p>
        <Link href="/">{t('to_today')}</Link>
      </p>
    </>
  );
}

/** A reading failed: what the server said, and asking again. */
export function Trouble({ error, again }: { error: Error; again?: () => void }) {
  const t = useWords(words);
  if (error instanceof Refused && error.status === 404) return <NotHere />;
  const silent = error instanceof Unreachable;
  return (
    <div className="hint warn" role="alert">
      {silent && <p>{t('unreachable')}</p>}
      {error instanceof Refused && <Reasons error={error} />}
      {!silent && !(error instanceof Refused) && <p>{t('defect')}</p>}
      {again && <Button onPress={again}>{t('again')}</Button>}
    </div>
  );
}

/** Where in a file that was given: "map.yaml:7:3"; a place without a line tells nothing that the sentence does not. */
function inFile(place: string): string {
  return /:\d+$/.test(place) ? place : '';
}

/** The server's sentences about a refusal: where, what is wrong and what to do. */
export function Reasons({ error }: { error: Refused }) {
  const t = useWords(words);
  return (
    <ul className="reasons">
      {error.reasons.map((reason) => (
        <li key={`${reason.code}${reason.field}${reason.place}${reason.what}`}>
          {inFile(reason.place) && <code>{reason.place}</code>} {sentence(reason.what)} {sentence(reason.cure)}
        </li>
      ))}
      {error.status >= 500 && <li className="micro">{t('request', { id: error.requestId })}</li>}
    </ul>
  );
}

export function sentence(text: string): string {
  if (text === '') return '';
  const begun = text.charAt(0).toLocaleUpperCase() + text.slice(1);
  return /[.!?…]$/.test(begun) ? begun : `${begun}.`;
}
