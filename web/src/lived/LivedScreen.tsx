// What really happened, against the map: from an event log, moment by moment, journey by journey, case by case.
import { Refused } from '../api/client.ts';
import { useRead } from '../api/queries.ts';
import type { ScreenParams } from '../app/route.ts';
import { Answer } from '../parts/Answer.tsx';
import { LinkButton } from '../parts/Button.tsx';
import { ChoiceField, TextField } from '../parts/Field.tsx';
import { Empty, Trouble, Waiting } from '../parts/States.tsx';
import { useWords } from '../words/words.tsx';
import { useAsked } from './asked.ts';
import { CaseSheet } from './CaseSheet.tsx';
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
  if (lived.error && isCode(lived.error, 'no_events_then')) return <NothingThen />;
  if (lived.error || !lived.data) return <Trouble error={lived.error ?? new Error('no answer')} again={() => void lived.refetch()} />;
  return (
    <LivedContext.Provider value={{ cycle, lived: lived.data }}>
      <Page busy={lived.isPlaceholderData} />
      {asked.case && <CaseSheet cycle={cycle} name={asked.case} close={() => change({ case: '' })} />}
    </LivedContext.Provider>
  );
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
      <Choose />
      <MomentsPart />
      <UnknownPart />
      <WholePart />
      <JourneysPart />
      <WorstPart />
      <MovesPart />
      <HoursPart />
    </div>
  );
}

/** Which log and which days. */
function Choose() {
  const { lived } = useLived();
  const { asked, change } = useAsked();
  const t = useWords(words);
  const logs = lived.logs.map((log) => ({ id: log.import, text: log.file || log.import, note: log.wave ?? '' }));
  return (
    <div className="lived-choose">
      {logs.length > 1 && <ChoiceField label={t('log')} choices={logs} value={lived.log} onChange={(log) => change({ log: log ?? '' })} />}
      <TextField type="date" label={t('from')} value={asked.from ?? ''} onChange={(from) => change({ from })} />
      <TextField type="date" label={t('until')} value={asked.until ?? ''} onChange={(until) => change({ until })} />
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

function NothingThen() {
  const { change } = useAsked();
  const t = useWords(words);
  return (
    <>
      <Answer name={t('title_short')} answer={t('nothing_then')} />
      <div className="lived-choose">
        <TextField type="date" label={t('from')} onChange={(from) => change({ from })} />
        <TextField type="date" label={t('until')} onChange={(until) => change({ until })} />
      </div>
    </>
  );
}
