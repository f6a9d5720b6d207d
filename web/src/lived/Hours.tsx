// When cases begin: a table of hours and weekdays, darker where more begin; the number stands in every cell.
import { Section } from '../parts/Answer.tsx';
import { useNumbers, useSpeech, useWords } from '../words/words.tsx';
import { useLived } from './shown.ts';
import words from './words.json';

const hours = Array.from({ length: 24 }, (_, hour) => hour);

export function HoursPart() {
  const { lived } = useLived();
  const { language } = useSpeech();
  const t = useWords(words);
  const numbers = useNumbers();
  const most = Math.max(...lived.hours.flat(), 1);
  const weekday = new Intl.DateTimeFormat(language, { weekday: 'short', timeZone: 'UTC' });
  const name = (day: number) => weekday.format(new Date(Date.UTC(2024, 0, 1 + day))); // the first of January 2024 was a Monday
  return (
    <Section title={t('hours_title')} id="hours" beside={t('hours_note')}>
      <div className="tablewrap" tabIndex={0} role="region" aria-label={t('hours_title')}>
        <table className="lived-hours">
          <caption className="vh">{t('hours_title')}</caption>
          <thead>
            <tr>
              <td />
              {hours.map((hour) => (
                <th key={hour} scope="col">
                  {hour}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {lived.hours.map((day, number) => (
              <tr key={name(number)}>
                <th scope="row">{name(number)}</th>
                {day.map((n, hour) => (
                  <td key={hour} className={n === 0 ? undefined : `lived-shade-${Math.ceil((4 * n) / most)}`}>
                    {n === 0 ? '' : numbers.whole(n)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Section>
  );
}
