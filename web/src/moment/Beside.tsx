// The right of the sheet: deciding, facts at a glance, how sure each thing is, who helps whom.
import { useState } from 'react';

import { Section } from '../parts/Answer.tsx';
import { Button } from '../parts/Button.tsx';
import { Askable, countOf, Criteria, Decide, WhatIf, type Results } from '../results/index.ts';
import { textIn, useNumbers, useSpeech, useWords, type LocalText } from '../words/words.tsx';
import { levelSubjects, type MapMoment, type MomentSheet } from './types.ts';
import words from './words.json';

export function Deciding({ cycle, sheet, results, name }: { cycle: string; sheet: MomentSheet; results: Results; name: string }) {
  const t = useWords(words);
  const [deciding, setDeciding] = useState(false);
  const { moment, measures } = sheet;
  const whatIf = results.report.what_if.find((each) => each.moment === moment.id)?.reading;
  return (
    <Section title={t(moment.critical ? 'is_critical' : 'decide_title')} id="decide">
      {moment.critical && moment.crit_reason && <p>{moment.crit_reason}</p>}
      {measures && (
        <>
          <p className="note">{t('criteria_met', { met: measures.candidate.met })}</p>
          <Criteria moment={measures} />
        </>
      )}
      {whatIf && results.report.reading && <WhatIf now={results.report.reading} then={whatIf} row={sheet.ranking ?? undefined} />}
      <div className="bar moment-decide">
        <Button weight={moment.critical ? 'plain' : 'primary'} onPress={() => setDeciding(true)}>
          {t('decide')}
        </Button>
      </div>
      {deciding && <Decide cycle={cycle} moment={moment.id} name={name} onClose={() => setDeciding(false)} />}
    </Section>
  );
}

export function Glance({ sheet, places }: { sheet: MomentSheet; places: number }) {
  const t = useWords(words);
  const numbers = useNumbers();
  const { moment, measures, ranking } = sheet;
  const reach = measures?.reach;
  const minutes = (value: number | undefined) => (value === undefined ? null : `${numbers.plain(value)} min`);
  const facts: [string, React.ReactNode][] = [
    [
      t('priority'),
      ranking && (
        <Askable asked={{ name: t('priority'), kind: 'score', arithmetic: sheet.arithmetic ?? undefined }} value={ranking.score}>
          {numbers.two(ranking.score)} · {t('place_of', { rank: ranking.rank, places })}
        </Askable>
      ),
    ],
    [t('importance'), measures?.importance ? t('of_five', { value: numbers.plain(measures.importance.mean) }) : null],
    [t('live_it'), reach?.value != null ? t('counts', { part: countOf(reach), whole: reach.n }) : null],
    [t('quadrant'), sheet.quadrant && t(`quadrant_${sheet.quadrant.quadrant}`)],
    [t('contact_designed'), minutes(moment.time?.contact)],
    [t('wait_designed'), minutes(moment.time?.wait)],
    [t('wait_lived'), sheet.lived.wait?.mean != null ? `${numbers.one(sheet.lived.wait.mean)} min (n ${sheet.lived.wait.n})` : null],
    [t('actor'), moment.actor ? t(`actor_${moment.actor}`) : null],
    [t('roles'), useTexts(moment.roles)],
    [t('units'), useTexts(moment.units)],
  ];
  const known = facts.filter(([, value]) => value);
  if (known.length === 0) return null;
  return (
    <Section title={t('glance')}>
      <dl className="facts">
        {known.map(([label, value]) => (
          <Fact key={label} label={label} value={value} />
        ))}
      </dl>
    </Section>
  );
}

function Fact({ label, value }: { label: string; value: React.ReactNode }) {
  return (
    <>
      <dt>{label}</dt>
      <dd>{value}</dd>
    </>
  );
}

function useTexts(texts: (LocalText | string)[] | undefined): string | null {
  const { language } = useSpeech();
  if (!texts || texts.length === 0) return null;
  return texts.map((text) => (typeof text === 'string' ? text : textIn(text, language))).join(', ');
}

/** Believed, seen or measured: each thing the sheet says. */
export function Levels({ level }: { level: MomentSheet['level'] }) {
  const t = useWords(words);
  const known = levelSubjects.filter((subject) => level[subject]);
  if (known.length === 0) return null;
  return (
    <Section title={t('levels')}>
      <dl className="facts">
        {known.map((subject) => (
          <Fact key={subject} label={t(`level_of_${subject}`)} value={<span className={`moment-level ${level[subject]!}`}>{t(`level_${level[subject]!}`)}</span>} />
        ))}
      </dl>
      <p className="note">{t('levels_note')}</p>
    </Section>
  );
}

export function Help({ moment }: { moment: MapMoment }) {
  const t = useWords(words);
  const { language } = useSpeech();
  const theirs = textIn(moment.customer_helps, language);
  const ours = textIn(moment.we_help, language);
  const asked = (moment.information ?? []).filter((item) => item.asked !== false).map((item) => textIn(item, language));
  if (theirs === '' && ours === '' && asked.length === 0) return null;
  return (
    <Section title={t('help')}>
      <dl className="moment-help">
        {theirs !== '' && <Fact label={t('customer_helps')} value={theirs} />}
        {ours !== '' && <Fact label={t('we_help')} value={ours} />}
        {asked.length > 0 && <Fact label={t('ask_only')} value={asked.join(', ')} />}
      </dl>
    </Section>
  );
}
