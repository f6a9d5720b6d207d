// One of the nine patterns of service: its steps, and in what it can end.
import { Button } from '../parts/Button.tsx';
import { useWords } from '../words/words.tsx';
import phrases from './patterns/words.json';
import type { Pattern } from './types.ts';
import words from './words.json';

type Phrase = keyof typeof phrases & string;

/** The patterns are kept in English; a phrase that is not in the catalogue is shown as it is kept. */
function usePhrases(): (text: string) => string {
  const t = useWords(phrases);
  return (text) => {
    const key = text.replaceAll(/[^\p{L}]+/gu, '_').toLowerCase();
    const found = t(key as Phrase); // a key that is not there comes back as it is
    return found === key ? text : found;
  };
}

export function PatternRow({ pattern, onStart }: { pattern: Pattern; onStart: () => void }) {
  const t = useWords(words);
  const phrase = usePhrases();
  return (
    <li className="library-template">
      <div>
        <h3>{pattern.name}</h3>
        <p className="note">{t('example', { example: phrase(pattern.example) })}</p>
        <ol className="library-steps" aria-label={t('steps_of', { name: pattern.name })}>
          {pattern.skeleton.map((step) => (
            <li key={step}>{phrase(step)}</li>
          ))}
        </ol>
        <p className="note">{t('ends_in', { outcomes: pattern.outcomes.map(phrase).join(' · ') })}</p>
      </div>
      <Button onPress={onStart} aria-label={t('start_named', { name: pattern.name })}>
        {t('start')}
      </Button>
    </li>
  );
}
