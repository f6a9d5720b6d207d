// The day in counts: what came in today. Only what the server counts is shown.
import { useNumbers, useWords } from '../words/words.tsx';
import words from './words.json';

const known = ['answers', 'complaints', 'imports', 'cases', 'due', 'listening', 'alarms', 'cycles', 'needs', 'findings'] as const;

export function TodayTiles({ today }: { today: Record<string, unknown> }) {
  const t = useWords(words);
  const numbers = useNumbers();
  const counts = known.filter((name) => typeof today[name] === 'number');
  const day = typeof today['day'] === 'string' ? today['day'] : null;
  if (counts.length === 0 && !day) return null;
  return (
    <dl className="home-tiles" aria-label={t('today')}>
      {day && (
        <div>
          <dt>{t('the_day')}</dt>
          <dd>{numbers.day(day)}</dd>
        </div>
      )}
      {counts.map((name) => (
        <div key={name}>
          <dt>{t(`tile_${name}`)}</dt>
          <dd>{numbers.whole(today[name] as number)}</dd>
        </div>
      ))}
    </dl>
  );
}
