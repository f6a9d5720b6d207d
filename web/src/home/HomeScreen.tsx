// Home (S1): what was found, then how sure it is, then what to do. One reading of the server composes all of it.
import { Link } from 'wouter';

import { useRead } from '../api/queries.ts';
import { Answer, Section } from '../parts/Answer.tsx';
import { ScreenTerms } from '../parts/ScreenTerms.tsx';
import { Trouble, Waiting } from '../parts/States.tsx';
import { useWords } from '../words/words.tsx';
import { AlarmRow } from './AlarmRow.tsx';
import { CycleRow } from './CycleRow.tsx';
import { DueList } from './DueList.tsx';
import { Newcomer } from './Newcomer.tsx';
import { ThemeRow } from './ThemeRow.tsx';
import { TodayTiles } from './TodayTiles.tsx';
import type { Home } from './types.ts';
import words from './words.json';
import './home.css';

export default function HomeScreen() {
  const home = useRead<Home>('/api/home');
  if (home.error) return <Trouble error={home.error} again={() => void home.refetch()} />;
  if (!home.data) return <Waiting />;
  return home.data.cycles.length === 0 ? <Newcomer home={home.data} /> : <Today home={home.data} />;
}

function Today({ home }: { home: Home }) {
  const t = useWords(words);
  const nameOf = (id: string) => home.cycles.find((cycle) => cycle.id === id)?.name ?? '';
  return (
    <>
      <Answer name={t('today')} answer={home.answer} basis={home.basis} />
      <ScreenTerms codes={['service-cycle', 'moment-of-truth', 'critical-moment']} />
      <TodayTiles today={home.today} />
      <div className="two">
        <div>
          <Section title={t('alarms')} beside={t('alarms_what')}>
            {home.alarms.length === 0 ? (
              <p className="empty">{t('no_alarms')}</p>
            ) : (
              <ul className="rows">
                {home.alarms.map((alarm) => (
                  <AlarmRow key={`${alarm.cycle}${alarm.moment}`} alarm={alarm} cycle={nameOf(alarm.cycle)} />
                ))}
              </ul>
            )}
          </Section>
          <Section title={t('due')}>
            <DueList due={home.due} />
          </Section>
        </div>
        <div>
          <Section title={t('themes')} beside={t('themes_what')}>
            <div className="rows">
              {home.themes.map((theme) => (
                <ThemeRow key={theme.theme} theme={theme} />
              ))}
            </div>
          </Section>
          <Section title={t('cycles')} beside={<Link href="/cycles">{t('all_cycles')}</Link>}>
            <ul className="rows">
              {home.cycles.map((cycle) => (
                <CycleRow key={cycle.id} cycle={cycle} />
              ))}
            </ul>
          </Section>
        </div>
      </div>
    </>
  );
}
