// The sheet of one moment: what is expected, lived, promised and said of it, and whether it is critical.
import { useEffect } from 'react';
import { Link, useLocation } from 'wouter';

import { useRead } from '../api/queries.ts';
import type { ScreenParams } from '../app/route.ts';
import { Answer } from '../parts/Answer.tsx';
import { LinkButton } from '../parts/Button.tsx';
import { Criticality, Sign } from '../parts/Sign.tsx';
import { ScreenTerms } from '../parts/ScreenTerms.tsx';
import { Trouble, Waiting } from '../parts/States.tsx';
import { MethodProvider, numbered, searchOf, useFilters, type Results } from '../results/index.ts';
import { textIn, useSpeech, useWords } from '../words/words.tsx';
import { Actions, Heard } from './Heard.tsx';
import { Cases, Expectation, Findings, Lived, Promises, Requirements } from './Told.tsx';
import { Deciding, Glance, Help, Levels } from './Beside.tsx';
import type { MomentSheet } from './types.ts';
import words from './words.json';
import './moment.css';

export default function MomentScreen({ params }: { params: ScreenParams }) {
  const cycle = params['id']!;
  const moment = params['moment']!;
  const { filters, query } = useFilters();
  const inputs = { path: { id: cycle }, query };
  const sheet = useRead<MomentSheet>('/api/cycles/{id}/moments/{moment}', { ...inputs, path: { id: cycle, moment } });
  const results = useRead<Results>('/api/cycles/{id}/results', inputs);
  if (sheet.isPending || results.isPending) return <Waiting />;
  const error = sheet.error ?? results.error;
  if (error || !sheet.data || !results.data) return <Trouble error={error ?? new Error('no answer')} again={() => void sheet.refetch()} />;
  return (
    <MethodProvider how={results.data.words.how}>
      <Sheet cycle={cycle} sheet={sheet.data} results={results.data} search={searchOf(filters)} />
    </MethodProvider>
  );
}

interface SheetProps {
  cycle: string;
  sheet: MomentSheet;
  results: Results;
  search: string;
}

function Sheet({ cycle, sheet, results, search }: SheetProps) {
  const t = useWords(words);
  const { language } = useSpeech();
  const { moment, measures } = sheet;
  const name = numbered(sheet.number, textIn(moment.name, language));
  return (
    <div className="moment">
      <Crumbs cycle={cycle} sheet={sheet} results={results} search={search} />
      <Answer
        name={
          <>
            {measures && <Sign sign={measures.sign} />} {name} <Criticality critical={moment.critical ?? false} candidate={measures?.candidate.proposed ?? false} />
          </>
        }
        answer={sheet.answer ?? t('not_measured')}
        basis={sheet.basis}
      />
      <ScreenTerms codes={['critical-moment', 'expectation', 'gap', 'service-standard']} />
      <div className="two">
        <div>
          <Expectation sheet={sheet} />
          <Lived sheet={sheet} />
          <Promises sheet={sheet} cycle={cycle} />
          <Requirements moment={moment} />
          <Cases sheet={sheet} />
          <Heard sheet={sheet} />
          <Findings findings={sheet.findings} />
          <Actions actions={sheet.actions} />
        </div>
        <div>
          <Deciding cycle={cycle} sheet={sheet} results={results} name={name} />
          <Glance sheet={sheet} places={results.report.ranking?.rows.length ?? 0} />
          <Levels level={sheet.level} />
          <Help moment={moment} />
        </div>
      </div>
      <div className="bar moment-foot">
        <LinkButton weight="small" href={`/cycles/${cycle}/walk?at=${moment.id}`}>
          {t('walk')}
        </LinkButton>
        <LinkButton weight="small" href={`/cycles/${cycle}/cards`}>
          {t('cards')}
        </LinkButton>
      </div>
    </div>
  );
}

/** Where we are, and the neighbours; the arrow keys go there too, as long as nobody writes in a field. */
function Crumbs({ cycle, sheet, results, search }: SheetProps) {
  const t = useWords(words);
  const { language } = useSpeech();
  const [, navigate] = useLocation();
  const { moments } = results.report;
  const at = moments.findIndex((each) => each.id === sheet.moment.id);
  const before = moments[at - 1];
  const after = moments[at + 1];
  const to = (moment: { id: string }) => `/cycles/${cycle}/moments/${moment.id}${search}`;
  const previous = before && to(before);
  const next = after && to(after);
  useEffect(() => {
    const key = (event: KeyboardEvent) => {
      if (event.altKey || event.ctrlKey || event.metaKey || event.defaultPrevented || ownsArrows(event.target)) return;
      const target = event.key === 'ArrowLeft' ? previous : event.key === 'ArrowRight' ? next : undefined;
      if (target) navigate(target);
    };
    addEventListener('keydown', key);
    return () => removeEventListener('keydown', key);
  }, [previous, next, navigate]);
  return (
    <div className="crumbs">
      <span>
        <Link href={`/cycles/${cycle}/results${search}`}>{textIn(results.report.cycle.name, language)}</Link>
        {sheet.stage && ` › ${textIn(sheet.stage.name, language)}`}
        {sheet.number !== null && ` › ${t('moment_of', { number: sheet.number, all: moments.filter((each) => each.number !== null).length })}`}
      </span>
      <nav aria-label={t('neighbours')}>
        {before && (
          <Link href={to(before)} rel="prev">
            ‹ {numbered(before.number, textIn(before.name, language))}
          </Link>
        )}
        {before && after && ' · '}
        {after && (
          <Link href={to(after)} rel="next">
            {numbered(after.number, textIn(after.name, language))} ›
          </Link>
        )}
      </nav>
    </div>
  );
}

/** Fields, dialogs and things that scroll keep the arrows for themselves. */
function ownsArrows(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('input, textarea, select, [role=dialog], [role=listbox], .tablewrap, .scrolls') !== null;
}
