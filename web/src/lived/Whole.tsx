// From the first event to the last: how long it took, and how much of that was waiting.
import { Section } from '../parts/Answer.tsx';
import { fewestToShow } from '../parts/Estimate.tsx';
import { useNumbers, useWords } from '../words/words.tsx';
import { Middle, NineOfTen } from './Moments.tsx';
import { useLived } from './shown.ts';
import words from './words.json';

export function WholePart() {
  const { lived } = useLived();
  const t = useWords(words);
  const numbers = useNumbers();
  const whole = lived.whole;
  if (!whole?.duration) return null;
  const share = whole.wait_share;
  return (
    <Section title={t('whole_title')} id="whole">
      <dl className="facts">
        <dt>{t('whole_duration')}</dt>
        <dd>
          <Middle durations={whole.duration} />
        </dd>
        <dt>{t('nine_of_ten')}</dt>
        <dd>
          <NineOfTen durations={whole.duration} />
        </dd>
        {whole.idle && (
          <>
            <dt>{t('whole_idle')}</dt>
            <dd>
              <Middle durations={whole.idle} />
            </dd>
          </>
        )}
        {share?.value != null && share.n >= fewestToShow && (
          <>
            <dt>{t('wait_share')}</dt>
            <dd>
              <b>{numbers.share(share.value)}</b>{' '}
              {share.low !== null && share.high !== null && <span className="note">({t('between', { low: numbers.share(share.low), high: numbers.share(share.high) })})</span>}
            </dd>
          </>
        )}
      </dl>
    </Section>
  );
}
