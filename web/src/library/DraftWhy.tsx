// Why a draft made from a log is like this: moment by moment along the cycle, in the server's sentences, each with its n.
import { sentence } from '../parts/States.tsx';
import { useWords } from '../words/words.tsx';
import type { LogDraft } from './types.ts';
import words from './words.json';

export function DraftWhy({ why }: { why: LogDraft['why'] }) {
  const t = useWords(words);
  return (
    <details className="library-why">
      <summary>{t('draft_why')}</summary>
      <ol>
        {why.map((one) => (
          <li key={one.moment}>
            <strong>{one.name}</strong>
            {one.reasons.map((reason) => (
              <p key={reason.text} className="note">
                {sentence(reason.text)}
              </p>
            ))}
          </li>
        ))}
      </ol>
    </details>
  );
}
