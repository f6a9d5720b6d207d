// A cycle in a list: its loop as a small ring, its name, what its data say.
import type { ReactNode } from 'react';
import { Link } from 'wouter';

import { Drawing } from '../parts/Drawing.tsx';
import { useWords } from '../words/words.tsx';
import type { CycleGlance, Step } from './types.ts';
import words from './words.json';

const states = ['draft', 'published', 'retired'] as const;

export function useStateWord(): (state: string) => string {
  const t = useWords(words);
  return (state) => {
    const known = states.find((one) => one === state);
    return known ? t(`state_${known}`) : state;
  };
}

export function CycleRow({ cycle, children }: { cycle: CycleGlance; children?: ReactNode }) {
  const t = useWords(words);
  const state = useStateWord();
  return (
    <li className="cyc home-cycle">
      <div aria-hidden="true">{cycle.ring_svg && <Drawing svg={cycle.ring_svg} />}</div>
      <div>
        <h3>
          <Link href={`/cycles/${cycle.id}`}>{cycle.name}</Link>
        </h3>
        <p className="note">
          {cycle.answer} {cycle.state !== 'published' && `${state(cycle.state)}.`}
          {cycle.demo && ` ${t('demo')}`}
        </p>
        <NextStep steps={cycle.steps ?? []} />
        {children}
      </div>
    </li>
  );
}

/** The first step of the loop that still lacks something: where to go on. */
function NextStep({ steps }: { steps: readonly Step[] }) {
  const t = useWords(words);
  const next = steps.find((step) => step.link !== null);
  if (!next?.link) return null;
  return (
    <p className="note">
      {t('next_step', { step: next.step, name: next.name })} <Link href={next.link}>{next.text}</Link>
    </p>
  );
}
