// One case, event by event: what happened when, how long it took, and what the map had there.
import { Refused } from '../api/client.ts';
import { useRead } from '../api/queries.ts';
import { Sheet } from '../parts/Dialogs.tsx';
import { Trouble, Waiting } from '../parts/States.tsx';
import { useSpeech, useWords } from '../words/words.tsx';
import { useAsked } from './asked.ts';
import { useDeviations } from './Journeys.tsx';
import { useSpan, useStep } from './shown.ts';
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
  return (
    <>
      <p>{deviations(story.variant)}</p>
      <ol className="lived-story">
        {story.events.map((event, at) => (
          <Event key={at} event={event} />
        ))}
      </ol>
    </>
  );
}

function Event({ event }: { event: CaseEvent }) {
  const t = useWords(words);
  const { language } = useSpeech();
  const span = useSpan();
  const step = useStep()(event.step);
  if (event.kind === 'skipped') {
    return (
      <li className="lived-skipped">
        <b>{step.name}</b> <span className="tag">{t('missing')}</span>
      </li>
    );
  }
  const when = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short', timeZone: 'UTC' }).format(new Date(event.start));
  const parts = [when, event.wait === null ? '' : t('waited', { span: span(event.wait) }), event.service === null ? '' : t('lasted', { span: span(event.service) }), event.role ?? ''];
  return (
    <li className={event.kind === 'extra' ? 'lived-extra' : undefined}>
      <b>{step.name}</b> {event.kind === 'extra' && <span className="tag">{t('extra')}</span>}
      <span className="note block">{parts.filter((part) => part !== '').join(' · ')}</span>
    </li>
  );
}
