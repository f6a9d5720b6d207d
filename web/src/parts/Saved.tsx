// "Guardado a las 12:03", "Sin conexión": the state of what is being edited, always to be seen.
import { useNumbers, useWords } from '../words/words.tsx';
import words from './words.json';

export type SavedState = { is: 'saved'; at: Date } | { is: 'saving' } | { is: 'waiting'; edits: number } | { is: 'untouched' };

export function Saved({ state }: { state: SavedState }) {
  const t = useWords(words);
  const numbers = useNumbers();
  const text = {
    untouched: () => '',
    saving: () => t('saving'),
    saved: () => t('saved_at', { time: state.is === 'saved' ? numbers.time(state.at) : '' }),
    waiting: () => t('offline', { edits: state.is === 'waiting' ? state.edits : 0 }),
  }[state.is]();
  return (
    <p className={state.is === 'waiting' ? 'hint warn' : 'note'} role="status">
      {text}
    </p>
  );
}
