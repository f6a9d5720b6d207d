// When cases begin, and when people wait longest before one moment: hours down, weekdays across, darker where there is more;
// the number stands in every cell.
import type { ReactNode } from 'react';

import { useRead } from '../api/queries.ts';
import { Section } from '../parts/Answer.tsx';
import { Button } from '../parts/Button.tsx';
import { fewestToShow } from '../parts/Estimate.tsx';
import { ChoiceField } from '../parts/Field.tsx';
import { Trouble, Waiting } from '../parts/States.tsx';
import { useNumbers, useSpeech, useWords } from '../words/words.tsx';
import { useAsked } from './asked.ts';
import { stepChoices } from './Filters.tsx';
import { useLived } from './shown.ts';
import { Export } from './table.tsx';
import type { WaitCell, WaitsByHour } from './types.ts';
import words from './words.json';

interface Week<Cell> {
  caption: string;
  name: string;
  cells: Cell[][];
  /** By hour, all days together: a column of its own, not shaded. */
  anyDay?: Cell[];
  count: (cell: Cell) => number;
  /** What makes a cell dark; null leaves it plain. */
  weight: (cell: Cell) => number | null;
  told: (cell: Cell) => ReactNode;
  csv: (cell: Cell) => (number | null)[];
  csvNames: string[];
}

/** From the first hour in which anything happens to the last. */
function hoursOf<Cell>({ cells, count }: Week<Cell>): number[] {
  const busy = Array.from({ length: 24 }, (_, hour) => hour).filter((hour) => cells.some((day) => count(day[hour]!) > 0));
  if (busy.length === 0) return [];
  return Array.from({ length: busy.at(-1)! - busy[0]! + 1 }, (_, at) => busy[0]! + at);
}

function useWeekdays(style: 'short' | 'long'): string[] {
  const { language } = useSpeech();
  const weekday = new Intl.DateTimeFormat(language, { weekday: style, timeZone: 'UTC' });
  return Array.from({ length: 7 }, (_, day) => weekday.format(new Date(Date.UTC(2024, 0, 1 + day)))); // the first of January 2024 was a Monday
}

function WeekTable<Cell>(week: Week<Cell>) {
  const { caption, cells, anyDay, weight, told } = week;
  const t = useWords(words);
  const short = useWeekdays('short');
  const long = useWeekdays('long');
  const most = Math.max(...cells.flat().map((cell) => weight(cell) ?? 0), 1e-9);
  const shade = (cell: Cell) => {
    const value = weight(cell);
    return value === null || value === 0 ? undefined : `lived-shade-${Math.max(1, Math.ceil((4 * value) / most))}`;
  };
  const days = [...cells.map((day, number) => ({ name: long[number]!, day })), ...(anyDay ? [{ name: t('any_day'), day: anyDay }] : [])];
  const rows = days.flatMap(({ name, day }) => day.map((cell, hour) => [name, hour, ...week.csv(cell)]));
  return (
    <>
      <div className="tablewrap" tabIndex={0} role="region" aria-label={caption}>
        <table className="lived-hours">
          <caption className="vh">{caption}</caption>
          <thead>
            <tr>
              <th scope="col">{t('hour')}</th>
              {short.map((day, number) => (
                <th key={day} scope="col" abbr={long[number]}>
                  {day}
                </th>
              ))}
              {anyDay && (
                <th scope="col" abbr={t('any_day')}>
                  {t('any_day_short')}
                </th>
              )}
            </tr>
          </thead>
          <tbody>
            {hoursOf(week).map((hour) => (
              <tr key={hour}>
                <th scope="row">
                  {hour}–{hour + 1}
                </th>
                {cells.map((day, number) => (
                  <td key={short[number]} className={shade(day[hour]!)}>
                    {told(day[hour]!)}
                  </td>
                ))}
                {anyDay && <td className="lived-any-day">{told(anyDay[hour]!)}</td>}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <Export name={week.name} rows={[[t('weekday'), t('hour'), ...week.csvNames], ...rows]} />
    </>
  );
}

export function HoursPart() {
  const { lived } = useLived();
  const t = useWords(words);
  const numbers = useNumbers();
  return (
    <Section title={t('hours_title')} id="hours" beside={t('hours_note', { zone: lived.zone })}>
      <OwnZone />
      <div className="lived-two">
        <Waits />
        <div>
          <h3>{t('begun_title')}</h3>
          <WeekTable
            caption={t('begun_title')}
            name="begun"
            cells={lived.hours}
            count={(n) => n}
            weight={(n) => n}
            told={(n) => (n === 0 ? '' : numbers.whole(n))}
            csv={(n) => [n]}
            csvNames={[t('cases')]}
          />
        </div>
      </div>
    </Section>
  );
}

/** The hours of a log are those of UTC until somebody says whose: who reads them is offered her own. */
function OwnZone() {
  const { lived } = useLived();
  const { change } = useAsked();
  const t = useWords(words);
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  if (!zone || zone === 'UTC' || lived.zone !== 'UTC') return null;
  return (
    <div className="bar noprint">
      <Button weight="small" onPress={() => change({ zone })}>
        {t('see_zone', { zone })}
      </Button>
    </div>
  );
}

function Waits() {
  const { cycle, lived } = useLived();
  const { query, asked, change } = useAsked();
  const t = useWords(words);
  const waits = useRead<WaitsByHour>('/api/cycles/{id}/lived/hours', { path: { id: cycle }, query: { ...query, moment: asked.at } }, { placeholderData: (before) => before });
  if (waits.isPending) return <Waiting />;
  if (waits.error) return <Trouble error={waits.error} again={() => void waits.refetch()} />;
  const step = waits.data.step === null ? null : lived.steps[waits.data.step];
  return (
    <div aria-busy={waits.isPlaceholderData}>
      <h3>{t('waits_title')}</h3>
      <p className="lived-said">{waits.data.words.answer}</p>
      <div className="noprint">
        <ChoiceField label={t('moment')} choices={stepChoices(lived)} value={step ? (step.moment ?? step.name) : null} onChange={(at) => change({ at: at ?? '' })} />
      </div>
      {waits.data.n > 0 && <WaitTable waits={waits.data} />}
    </div>
  );
}

function WaitTable({ waits }: { waits: WaitsByHour }) {
  const t = useWords(words);
  const numbers = useNumbers();
  const longest = Math.max(...waits.cells.flat().map((cell) => cell.median?.value ?? 0));
  // one unit for the whole table, so that cells can be compared at sight
  const unit = longest >= 600 ? { minutes: 60, name: t('hours_unit') } : { minutes: 1, name: t('minutes_unit') };
  const told = (cell: WaitCell) => {
    if (cell.n === 0) return '';
    if (!cell.median || cell.n < fewestToShow) return <span className="lived-few">{t('under_five')}</span>;
    const value = cell.median.value! / unit.minutes;
    return (
      <>
        <b>{value < 10 ? numbers.plain(Math.round(value * 10) / 10) : numbers.whole(value)}</b>
        <span className="lived-n">{t('cell_n', { n: numbers.whole(cell.n) })}</span>
      </>
    );
  };
  return (
    <>
      <p className="note">{t('waits_unit', { basis: waits.words.basis, unit: unit.name })}</p>
      <WeekTable
        caption={t('waits_title')}
        name="waits-by-hour"
        cells={waits.cells}
        anyDay={waits.any_day}
        count={(cell) => cell.n}
        weight={(cell) => cell.median?.value ?? null}
        told={told}
        csv={(cell) => [cell.n, cell.median?.value ?? null, cell.median?.low ?? null, cell.median?.high ?? null]}
        csvNames={['n', t('csv_median'), t('csv_low'), t('csv_high')]}
      />
    </>
  );
}
