// One case, event by event: what happened when, how long it took, and what the map had there.
import { Refused } from '../api/client.ts';
import { useRead } from '../api/queries.ts';
import { Sheet } from '../parts/Dialogs.tsx';
import { Trouble, Waiting } from '../parts/States.tsx';
import { useSpeech, useWords } from '../words/words.tsx';
import { useAsked } from './asked.ts';
import { useDeviations } from './Journeys.tsx';
import { useLived, useSpan, useStep } from './shown.ts';
import { Export } from './table.tsx';
import type { CaseEvent, CaseStory } from './types.ts';
import words from './words.json';

export function CaseSheet({ cycle, name, close }: { cycle: string; name: string; close: () => void }) {
  const t = useWords(words);
  const { query } = useAsked();
  const story = useRead<CaseStory>('/api/cycles/{id}/lived/cases', { path: { id: cycle }, query: { ...query, case: name } });
  const unknown = story.error instanceof Refused && story.error.has('no_such_case');
  return (
    <Sheet title={t('case_title', { name })} isOpen onClose={close} wide>
      {story.isPending && <Waiting />}
      {unknown && <p>{t('no_such_case', { name })}</p>}
      {story.error && !unknown && <Trouble error={story.error} again={() => void story.refetch()} />}
      {story.data && <Story story={story.data} />}
    </Sheet>
  );
}

function Story({ story }: { story: CaseStory }) {
  const deviations = useDeviations();
  const t = useWords(words);
  const { lived } = useLived();
  const titles = [t('moment'), t('activity'), t('begins'), t('ends'), t('csv_wait'), t('csv_service'), t('column_resource')];
  const rows = story.events.map((event) =>
    event.kind === 'skipped'
      ? [lived.steps[event.step]!.name, t('missing')]
      : [lived.steps[event.step]!.name, event.activity, event.start, event.end, event.wait, event.service, event.role],
  );
  return (
    <>
      <p>{deviations(story.variant)}</p>
      <ol className="lived-story">
        {story.events.map((event, at) => (
          <Event key={at} event={event} />
        ))}
      </ol>
      <Export name={`case-${story.case}`} rows={[titles, ...rows]} />
    </>
  );
}

/** In the zone that is looked at; a rule that the browser does not know is told in UTC, as the log has it. */
function clockOf(timeZone: string, language: string): Intl.DateTimeFormat {
  const style = { dateStyle: 'medium', timeStyle: 'short' } as const;
  try {
    return new Intl.DateTimeFormat(language, { ...style, timeZone });
  } catch {
    return new Intl.DateTimeFormat(language, { ...style, timeZone: 'UTC' });
  }
}

function Event({ event }: { event: CaseEvent }) {
  const t = useWords(words);
  const { language } = useSpeech();
  const span = useSpan();
  const { lived } = useLived();
  const step = useStep()(event.step);
  if (event.kind === 'skipped') {
    return (
      <li className="lived-skipped">
        <b>{step.name}</b> <span className="tag">{t('missing')}</span>
      </li>
    );
  }
  const when = clockOf(lived.zone, language).format(new Date(event.start));
  const parts = [when, event.wait === null ? '' : t('waited', { span: span(event.wait) }), event.service === null ? '' : t('lasted', { span: span(event.service) }), event.role ?? ''];
  return (
    <li className={event.kind === 'extra' ? 'lived-extra' : undefined}>
      <b>{step.name}</b> {event.kind === 'extra' && <span className="tag">{t('extra')}</span>}
      <span className="note block">{parts.filter((part) => part !== '').join(' · ')}</span>
    </li>
  );
}
