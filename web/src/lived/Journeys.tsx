// The journeys people made: the same moments in the same order are one journey.
import { useState, type SyntheticEvent } from 'react';

import { Section } from '../parts/Answer.tsx';
import { Button } from '../parts/Button.tsx';
import { fewestToShow } from '../parts/Estimate.tsx';
import { TextField } from '../parts/Field.tsx';
import { useNumbers, useWords } from '../words/words.tsx';
import { useAsked } from './asked.ts';
import { useLived, useStep } from './shown.ts';
import { List, type Column } from './table.tsx';
import type { Journey } from './types.ts';
import words from './words.json';

/** The moments in their order; what the map does not know stands in brackets. */
export function usePath(): (journey: Journey) => string {
  const step = useStep();
  return (journey) => journey.path.map((number) => (step(number).moment === null ? `[${step(number).name}]` : step(number).name)).join(' → ');
}

export function useDeviations(): (journey: Journey) => string {
  const t = useWords(words);
  return (journey) =>
    journey.deviations.length === 0
      ? t('as_the_map')
      : journey.deviations.map((one) => t(`deviation_${one.kind}`, { name: one.name, n: one.n })).join(' ');
}

function useColumns(): Column<Journey>[] {
  const t = useWords(words);
  const numbers = useNumbers();
  const path = usePath();
  const deviations = useDeviations();
  const { asked, change } = useAsked();
  return [
    { label: t('journey'), value: path },
    { label: t('cases'), right: true, value: (journey) => journey.cases, cell: (journey) => numbers.whole(journey.cases) },
    { label: t('share'), right: true, value: (journey) => journey.share?.value, cell: (journey) => (journey.share?.value == null || journey.share.n < fewestToShow ? '' : numbers.share(journey.share.value)) },
    { label: t('against_map'), value: deviations },
    {
      label: t('example'),
      noprint: true,
      value: (journey) => journey.first_case,
      cell: (journey) => (
        <div className="bar">
          <Button weight="small" onPress={() => change({ case: journey.first_case })}>
            {t('open_case', { name: journey.first_case })}
          </Button>
          {!asked.journey && journey.cases > 1 && (
            <Button weight="small" aria-label={t('only_these_of', { name: journey.first_case })} onPress={() => change({ journey: journey.first_case })}>
              {t('only_these')}
            </Button>
          )}
        </div>
      ),
    },
  ];
}

/** As many as the eye takes in; the others are asked for. */
const fewJourneys = 10;

export function JourneysPart() {
  const { lived } = useLived();
  const t = useWords(words);
  const numbers = useNumbers();
  const columns = useColumns();
  const [all, setAll] = useState(false);
  const shown = all ? lived.variants : lived.variants.slice(0, fewJourneys);
  const beside = lived.variants.length < lived.journeys ? t('journeys_shown', { shown: lived.variants.length, all: numbers.whole(lived.journeys) }) : undefined;
  return (
    <Section title={t('journeys_title')} id="journeys" beside={beside}>
      <List caption={t('journeys_title')} name="journeys" columns={columns} rows={shown} exported={lived.variants} keyOf={(journey) => String(journey.variant)} />
      {lived.variants.length > fewJourneys && (
        <div className="bar lived-export">
          <Button weight="small" aria-expanded={all} onPress={() => setAll(!all)}>
            {all ? t('journeys_fewer') : t('journeys_all', { n: lived.variants.length })}
          </Button>
        </div>
      )}
      <OpenCase />
    </Section>
  );
}

/** One customer's journey, by the name the log has for the case. */
function OpenCase() {
  const t = useWords(words);
  const { change } = useAsked();
  const [name, setName] = useState('');
  const open = (event: SyntheticEvent) => {
    event.preventDefault();
    if (name.trim() !== '') change({ case: name.trim() });
  };
  return (
    <form className="lived-open" onSubmit={open}>
      <TextField label={t('case_name')} value={name} onChange={setName} autoComplete="off" />
      <Button type="submit">{t('open')}</Button>
    </form>
  );
}

export function WorstPart() {
  const { lived } = useLived();
  const t = useWords(words);
  const columns = useColumns();
  if (lived.fit.worst.length === 0) return null;
  return (
    <Section title={t('worst_title')} id="worst" beside={t('worst_note')}>
      <List caption={t('worst_title')} name="worst" columns={columns} rows={lived.fit.worst} keyOf={(journey) => String(journey.variant)} />
    </Section>
  );
}
