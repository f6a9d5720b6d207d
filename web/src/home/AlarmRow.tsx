// One alarm: the moment, the server's sentence, and its mean with the interval.
import { Link } from 'wouter';

import { IntervalBar } from '../parts/Estimate.tsx';
import { Criticality } from '../parts/Sign.tsx';
import { useNumbers, useWords } from '../words/words.tsx';
import type { Alarm } from './types.ts';
import words from './words.json';

export function AlarmRow({ alarm }: { alarm: Alarm }) {
  const t = useWords(words);
  const numbers = useNumbers();
  const mean = alarm.mean ?? null;
  const known = mean && mean.value !== null;
  const between = known && mean.low !== null && mean.high !== null;
  const label = known
    ? t(between ? 'mean_between' : 'mean', {
        value: numbers.two(mean.value ?? 0),
        low: between ? numbers.two(mean.low ?? 0) : '',
        high: between ? numbers.two(mean.high ?? 0) : '',
        n: mean.n,
      })
    : '';
  return (
    <li className="alarm-row">
      <div>
        <h3>
          <Link href={`/cycles/${alarm.cycle}/moments/${alarm.moment}`}>
            {alarm.number !== undefined && `${alarm.number} `}
            {alarm.name}
          </Link>{' '}
          <Criticality critical={alarm.critical ?? false} candidate={alarm.candidate ?? false} />
        </h3>
        <p className="note">{alarm.sentence}</p>
        {alarm.cycle_name && <p className="micro">{alarm.cycle_name}</p>}
      </div>
      {known && <IntervalBar estimate={mean} sign={alarm.sign ?? 'negative'} label={label} />}
    </li>
  );
}
