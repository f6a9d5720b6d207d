// The server is out of reach before anything could be read: what is known here, and asking again. It is asked again by itself
// every few seconds, and at once when the network is back.
import { Button } from '../parts/Button.tsx';
import { useWords } from '../words/words.tsx';
import { Mark } from './Frame.tsx';
import words from './words.json';

export function Away({ again }: { again: () => void }) {
  const t = useWords(words);
  return (
    <main id="main" tabIndex={-1}>
      <Mark />
      <h1>{t('away')}</h1>
      <p className="answer">{t('away_answer')}</p>
      <p className="basis">{t('away_basis')}</p>
      <div className="bar">
        <Button onPress={again}>{t('away_again')}</Button>
      </div>
    </main>
  );
}
