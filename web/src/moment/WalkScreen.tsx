// The walk-through: the cycle in the customer's words, one moment a page, with the arrow keys. Printed, each is a sheet.
import { useEffect, useMemo } from 'react';
import { Link, useLocation, useSearchParams } from 'wouter';

import type { ScreenParams } from '../app/route.ts';
import { Button } from '../parts/Button.tsx';
import { Trouble, Waiting } from '../parts/States.tsx';
import { textIn, useNumbers, useSpeech, useWords } from '../words/words.tsx';
import { useMapInForce } from './map.ts';
import type { CycleMap, MapMoment } from './types.ts';
import words from './words.json';
import './moment.css';

export default function WalkScreen({ params }: { params: ScreenParams }) {
  const cycle = params['id']!;
  const shown = useMapInForce(cycle);
  if (shown.error) return <Trouble error={shown.error} again={shown.refetch} />;
  if (!shown.data) return <Waiting />;
  return <Walk cycle={cycle} map={shown.data.map} />;
}

/** Where a key leads; undefined = the key means nothing here. */
export function stepOf(key: string, at: number, count: number): number | undefined {
  const steps: Partial<Record<string, number>> = {
    ArrowRight: at + 1,
    ArrowDown: at + 1,
    PageDown: at + 1,
    ' ': at + 1,
    ArrowLeft: at - 1,
    ArrowUp: at - 1,
    PageUp: at - 1,
    Home: 0,
    End: count - 1,
  };
  const to = steps[key];
  return to === undefined ? undefined : Math.min(count - 1, Math.max(0, to));
}

function Walk({ cycle, map }: { cycle: string; map: CycleMap }) {
  const t = useWords(words);
  const { language } = useSpeech();
  const [search, setSearch] = useSearchParams();
  const [, navigate] = useLocation();
  const { moments } = map;
  const at = Math.max(0, moments.findIndex((moment) => moment.id === search.get('at')));
  const go = useMemo(() => (to: number) => setSearch({ at: moments[to]!.id }, { replace: true }), [moments, setSearch]);
  useEffect(() => {
    const key = (event: KeyboardEvent) => {
      if (event.key === 'Escape') navigate(`/cycles/${cycle}`);
      // A button that is focused keeps its space bar.
      const to = event.key === ' ' && event.target instanceof Element && event.target.closest('button, a') ? undefined : stepOf(event.key, at, moments.length);
      if (to === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      if (to !== at) go(to);
    };
    addEventListener('keydown', key);
    return () => removeEventListener('keydown', key);
  }, [at, cycle, go, moments.length, navigate]);
  return (
    <main id="main" className="walk" tabIndex={-1}>
      <header className="walk-head">
        <Link href={`/cycles/${cycle}`}>{textIn(map.cycle.name, language)}</Link>
        <Button weight="small" onPress={() => print()}>
          {t('print')}
        </Button>
      </header>
      <div className="walk-pages">
        {moments.map((moment, each) => (
          <Page key={moment.id} map={map} moment={moment} at={each} shown={each === at} />
        ))}
      </div>
      <nav className="walk-foot" aria-label={t('walk')}>
        <Button isDisabled={at === 0} onPress={() => go(at - 1)}>
          ‹ {t('before')}
        </Button>
        <p className="note" role="status">
          {t('moment_of', { number: at + 1, all: moments.length })}
        </p>
        <Button isDisabled={at === moments.length - 1} onPress={() => go(at + 1)}>
          {t('after')} ›
        </Button>
      </nav>
      <p className="micro walk-keys">{t('walk_keys')}</p>
    </main>
  );
}

function Page({ map, moment, at, shown }: { map: CycleMap; moment: MapMoment; at: number; shown: boolean }) {
  const t = useWords(words);
  const { language } = useSpeech();
  const stage = map.stages.find((each) => each.id === moment.stage);
  const expected = textIn(moment.expect, language);
  const helps = textIn(moment.customer_helps, language);
  return (
    <article className={shown ? 'walk-page shown' : 'walk-page'} aria-hidden={!shown}>
      <p className="note">
        {t('moment_of', { number: at + 1, all: map.moments.length })} · {textIn(stage?.name, language)}
        {moment.optional || stage?.optional ? ` · ${t('not_everybody')}` : ''}
      </p>
      <h1>{textIn(moment.name, language)}</h1>
      {expected === '' ? <p className="note">{t('expects_unknown')}</p> : <blockquote>{expected}</blockquote>}
      <HowLong moment={moment} />
      {helps !== '' && (
        <p>
          <b>{t('customer_helps')}:</b> {helps}
        </p>
      )}
    </article>
  );
}

/** In the customer's time: what is waited, what is with somebody, what goes on without them. */
function HowLong({ moment }: { moment: MapMoment }) {
  const t = useWords(words);
  const numbers = useNumbers();
  const { wait, contact, away } = moment.time ?? {};
  const parts = [
    wait ? t('i_wait', { minutes: numbers.plain(wait) }) : '',
    contact ? t('i_am_served', { minutes: numbers.plain(contact) }) : '',
    away ? t('i_am_away', { minutes: numbers.plain(away) }) : '',
  ].filter((part) => part !== '');
  if (parts.length === 0) return <p className="note">{t('time_unknown')}</p>;
  return <p>{parts.join(' ')}</p>;
}
