// One alarm: the moment, the server's sentence, and the moment's mean with its interval.
import { Link } from 'wouter';

import { useRead } from '../api/queries.ts';
import { IntervalBar } from '../parts/Estimate.tsx';
import { Criticality } from '../parts/Sign.tsx';
import { useNumbers, useWords } from '../words/words.tsx';
import type { Alarm, MomentGlance } from './types.ts';
import words from './words.json';

export function AlarmRow({ alarm, cycle }: { alarm: Alarm; cycle: string }) {
  const whole = alarm.moment === '';
  const sheet = useRead<MomentGlance>('/api/cycles/{id}/moments/{moment}', { path: { id: alarm.cycle, moment: alarm.moment } }, { enabled: !whole });
  const measures = sheet.data?.measures;
  return (
    <li className="alarm-row">
      <div>
        <h3>
          <Link href={whole ? `/cycles/${alarm.cycle}/results` : `/cycles/${alarm.cycle}/moments/${alarm.moment}`}>
            {sheet.data?.number ? `${sheet.data.number} ` : ''}
            {alarm.name || cycle}
          </Link>{' '}
          <Criticality critical={measures?.critical ?? false} candidate={measures?.candidate?.proposed ?? false} />
        </h3>
        <p className="note">{alarm.sentence}</p>
        {!whole && <p className="micro">{cycle}</p>}
      </div>
      {measures && <Mean measures={measures} />}
    </li>
  );
}

function Mean({ measures }: { measures: NonNullable<MomentGlance['measures']> }) {
  const t = useWords(words);
  const numbers = useNumbers();
  const mean = measures.mean;
  if (!mean || mean.value === null) return null;
  const value = numbers.two(mean.value);
  const label =
    mean.low === null || mean.high === null
      ? t('mean', { value, n: mean.n })
      : t('mean_between', { value, low: numbers.two(mean.low), high: numbers.two(mean.high), n: mean.n });
  return (
    <div className="home-mean">
      <IntervalBar estimate={mean} sign={measures.sign} label={label} />
      <p className="micro">{label}</p>
    </div>
  );
}
