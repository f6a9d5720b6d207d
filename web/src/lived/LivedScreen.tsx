// What really happened, against the map: from an event log, moment by moment, journey by journey, case by case.
import { Refused } from '../api/client.ts';
import { useRead } from '../api/queries.ts';
import type { ScreenParams } from '../app/route.ts';
import { Answer } from '../parts/Answer.tsx';
import { LinkButton } from '../parts/Button.tsx';
import { Empty, Trouble, Waiting } from '../parts/States.tsx';
import { useWords } from '../words/words.tsx';
import { useAsked, type Asked } from './asked.ts';
import { CaseSheet } from './CaseSheet.tsx';
import { CirclePart } from './CirclePart.tsx';
import { ComparePart } from './Compare.tsx';
import { Chips, FilterPart } from './Filters.tsx';
import { HoursPart } from './Hours.tsx';
import { JourneysPart, WorstPart } from './Journeys.tsx';
import { MomentsPart, MovesPart, UnknownPart } from './Moments.tsx';
import { LivedContext, useLived } from './shown.ts';
import type { Lived } from './types.ts';
import { WholePart } from './Whole.tsx';
import './lived.css';
import words from './words.json';

export default function LivedScreen({ params }: { params: ScreenParams }) {
  const cycle = params['id']!;
  const { query, asked, change } = useAsked();
  const lived = useRead<Lived>('/api/cycles/{id}/lived', { path: { id: cycle }, query }, { placeholderData: (before) => before });
  if (lived.isPending) return <Waiting />;
  if (lived.error && isCode(lived.error, 'no_events')) return <Nothing cycle={cycle} />;
  // a moment, a value or a column that this log does not have is told as a filter that leaves nobody
  if (lived.error instanceof Refused && lived.error.status === 404 && isFiltered(asked)) return <NothingThen />;
  if (lived.error || !lived.data) return <Trouble error={lived.error ?? new Error('no answer')} again={() => void lived.refetch()} />;
  return (
    <LivedContext.Provider value={{ cycle, lived: lived.data }}>
      <Page busy={lived.isPlaceholderData} />
      {asked.case && <CaseSheet cycle={cycle} name={asked.case} close={() => change({ case: '' })} />}
    </LivedContext.Provider>
  );
}

function isFiltered(asked: Asked): boolean {
  return Boolean(asked.from || asked.until || asked.journey) || [asked.with, asked.without, asked.where].some((names) => names.length > 0);
}

function isCode(error: Error, code: string): boolean {
  return error instanceof Refused && error.reasons.some((reason) => reason.code === code);
}

function Page({ busy }: { busy: boolean }) {
  const { lived } = useLived();
  const t = useWords(words);
  return (
    <div className="lived" aria-busy={busy}>
      <Answer name={t('title', { version: lived.version })} answer={lived.words.answer} basis={`${lived.words.basis} ${lived.words.limits}`} />
      <FilterPart />
      <CirclePart />
      <MomentsPart />
      <UnknownPart />
      <WholePart />
      <ComparePart />
      <HoursPart />
      <JourneysPart />
      <WorstPart />
      <MovesPart />
    </div>
  );
}

function Nothing({ cycle }: { cycle: string }) {
  const t = useWords(words);
  return (
    <>
      <Answer name={t('title_short')} answer={t('nothing')} />
      <Empty
        step={
          <LinkButton weight="primary" href={`/cycles/${cycle}/evidence/new`}>
            {t('import')}
          </LinkButton>
        }
      >
        {t('nothing_why')}
      </Empty>
    </>
  );
}

/** Nobody is like that: what was asked can be taken away. */
function NothingThen() {
  const t = useWords(words);
  return (
    <>
      <Answer name={t('title_short')} answer={t('nothing_then')} />
      <Chips lived={null} />
    </>
  );
}
