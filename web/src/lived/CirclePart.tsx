// The circle as planned with how it was lived on it, and what is known of the moment that is chosen there.
import { useEffect, useRef, type MouseEvent } from 'react';

import { useRead } from '../api/queries.ts';
import { Section } from '../parts/Answer.tsx';
import { Button } from '../parts/Button.tsx';
import { Drawing } from '../parts/Drawing.tsx';
import { Trouble, Waiting } from '../parts/States.tsx';
import { useNarrow } from '../views/index.ts';
import { useNumbers, useWords } from '../words/words.tsx';
import { useAsked } from './asked.ts';
import { Middle, Share, StepName } from './Moments.tsx';
import { useChosen, useLived } from './shown.ts';
import type { Step } from './types.ts';
import words from './words.json';

export function CirclePart() {
  const t = useWords(words);
  return (
    <Section title={t('circle_title')} id="circle" beside={t('circle_note')}>
      <div className="lived-circle">
        <Circle />
        <Chosen />
      </div>
    </Section>
  );
}

function Circle() {
  const { cycle } = useLived();
  const { query, asked, change } = useAsked();
  const narrow = useNarrow();
  const t = useWords(words);
  const host = useRef<HTMLDivElement>(null);
  const picture = useRead<{ svg: string }>(
    '/api/cycles/{id}/lived/circle',
    { path: { id: cycle }, query: { ...query, links: 'yes', names: narrow ? 'hidden' : 'shown' } },
    { placeholderData: (before) => before },
  );
  const svg = picture.data?.svg;
  useEffect(() => {
    for (const link of host.current?.querySelectorAll('a[href]') ?? []) {
      if (momentOf(link) === asked.at) link.setAttribute('aria-current', 'true');
      else link.removeAttribute('aria-current');
    }
  }, [svg, asked.at]);
  // a link of the drawing names the moment only; what else is looked at stays in the address
  const choose = (event: MouseEvent) => {
    const link = (event.target as Element).closest('a[href]');
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    event.stopPropagation();
    const at = momentOf(link);
    change({ at: at === asked.at ? '' : at });
  };
  if (picture.isPending) return <Waiting />;
  if (picture.error) return <Trouble error={picture.error} again={() => void picture.refetch()} />;
  return (
    <figure ref={host} className="lived-picture" onClickCapture={choose}>
      <Drawing svg={picture.data.svg} label={t('circle_title')} />
    </figure>
  );
}

function momentOf(link: Element): string {
  return new URL(link.getAttribute('href') ?? '', location.href).searchParams.get('at') ?? '';
}

/** Beside the circle: the chosen moment in numbers, and what can be asked of it. */
function Chosen() {
  const t = useWords(words);
  const step = useChosen();
  if (!step) return <p className="note lived-chosen-none">{t('choose_moment')}</p>;
  return (
    <div className="lived-chosen-panel" aria-live="polite">
      <h3>
        <StepName step={step} />
      </h3>
      <ChosenFacts step={step} />
      <ChosenDeeds step={step} />
    </div>
  );
}

function ChosenFacts({ step }: { step: Step }) {
  const t = useWords(words);
  const numbers = useNumbers();
  const against = step.against_map;
  return (
    <dl className="facts">
      <dt>{t('lived_by')}</dt>
      <dd>
        <Share share={step.reach} n={step.cases} />
      </dd>
      {against && (
        <>
          <dt>{t('skipped')}</dt>
          <dd>{numbers.whole(against.skipped)}</dd>
          <dt>{t('out_of_order')}</dt>
          <dd>{numbers.whole(against.out_of_order)}</dd>
          <dt>{t('repeated')}</dt>
          <dd>{numbers.whole(against.repeated)}</dd>
        </>
      )}
      <dt>{t('ended_here')}</dt>
      <dd>{numbers.whole(step.ended)}</dd>
      <dt>{t('wait')}</dt>
      <dd>
        <Middle durations={step.wait} />
      </dd>
      <dt>{t('service')}</dt>
      <dd>
        <Middle durations={step.service} />
      </dd>
    </dl>
  );
}

function ChosenDeeds({ step }: { step: Step }) {
  const { lived } = useLived();
  const { asked, change } = useAsked();
  const t = useWords(words);
  const name = step.moment ?? step.name;
  const missed = lived.cases - step.cases;
  return (
    <div className="bar lived-deeds">
      {step.cases > 0 && !asked.with.includes(name) && (
        <Button weight="small" onPress={() => change({ with: [...asked.with, name] })}>
          {t('only_with', { n: step.cases })}
        </Button>
      )}
      {missed > 0 && !asked.without.includes(name) && (
        <Button weight="small" onPress={() => change({ without: [...asked.without, name] })}>
          {t('only_without', { n: missed })}
        </Button>
      )}
      {step.cases > 0 && missed > 0 && (
        <Button weight="small" onPress={() => change({ reached: name, on: '', by: '', first: '', second: '' })}>
          {t('compare_these')}
        </Button>
      )}
      <a className="note" href="#hours">
        {t('see_hours')}
      </a>
    </div>
  );
}
