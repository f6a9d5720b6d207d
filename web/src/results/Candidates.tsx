// Candidates: what the data propose as critical, and what would change if a person decided so.
import { useState } from 'react';

import { Section } from '../parts/Answer.tsx';
import { Button } from '../parts/Button.tsx';
import { useNumbers } from '../words/words.tsx';
import { Decide } from './Decide.tsx';
import { countOf } from './Figure.tsx';
import { useFilters } from './filters.ts';
import { MomentName } from './MomentName.tsx';
import { useMomentNames, useReport, useResultWords } from './report.ts';
import type { MomentMeasures, Reading, RankingRow } from './types.ts';

export function CandidatesPart() {
  const { report } = useReport();
  const t = useResultWords();
  const candidates = report.moments.filter((moment) => moment.candidate.proposed);
  if (candidates.length === 0) return null;
  return (
    <Section title={t('candidate_title')} id="candidates">
      {candidates.map((moment) => (
        <CandidateBlock key={moment.id} moment={moment} />
      ))}
      <p className="note">{t('candidate_decide')}</p>
    </Section>
  );
}

function CandidateBlock({ moment }: { moment: MomentMeasures }) {
  const { report, cycle } = useReport();
  const t = useResultWords();
  const { filters, change } = useFilters();
  const name = useMomentNames()(moment.id);
  const [deciding, setDeciding] = useState(false);
  const whatIf = report.what_if.find((each) => each.moment === moment.id)?.reading;
  const row = report.ranking?.rows.find((each) => each.moment === moment.id);
  return (
    <div className="results-candidate" data-candidate={moment.id}>
      <h3>
        <MomentName moment={moment.id} />
      </h3>
      <p>{t('candidate_met', { met: moment.candidate.met })}</p>
      <Criteria moment={moment} />
      {whatIf && report.reading && <WhatIf now={report.reading} then={whatIf} row={row} />}
      <div className="bar">
        <Button weight="primary" onPress={() => setDeciding(true)}>
          {t('decide')}
        </Button>
        <Button onPress={() => change({ critical: [...filters.critical, `${moment.id}=${t('what_if_reason')}`] })}>{t('what_if_try')}</Button>
      </div>
      {deciding && <Decide cycle={cycle} moment={moment.id} name={name} onClose={() => setDeciding(false)} />}
    </div>
  );
}

export function Criteria({ moment }: { moment: MomentMeasures }) {
  const t = useResultWords();
  const numbers = useNumbers();
  const told = (state: MomentMeasures['candidate']['criteria'][number]): string => {
    if (state.criterion === 'importance') return state.value === null ? '' : numbers.plain(state.value);
    if (state.criterion === 'negatives' && moment.negative?.value != null)
      return `${numbers.share(moment.negative.value)} (${t('counts', { part: countOf(moment.negative), whole: moment.negative.n })})`;
    if (state.criterion === 'complaints' && moment.case_share?.value != null)
      return `${numbers.share(moment.case_share.value)} (${t('counts', { part: countOf(moment.case_share), whole: moment.case_share.n })})`;
    return '';
  };
  return (
    <ul className="tests">
      {moment.candidate.criteria.map((state) => (
        <li key={state.criterion}>
          <b role="img" aria-label={t(state.met === null ? 'check_unknown' : state.met ? 'check_met' : 'check_not_met')}>
            {state.met === null ? '?' : state.met ? '✓' : '–'}
          </b>
          <span className={state.met ? undefined : 'note'}>
            {t(`criterion_${state.criterion}`)}
            {told(state) !== '' && `: ${told(state)}`}
          </span>
        </li>
      ))}
    </ul>
  );
}

/** "puntuación 9,89 → 19,78; índice 65,1 → 63,4; integridad 80 % → 60 % (12 de 20 sin fallo crítico)" */
export function WhatIf({ now, then, row }: { now: Reading; then: Reading; row: RankingRow | undefined }) {
  const t = useResultWords();
  const numbers = useNumbers();
  if (!now.index || !then.index || !now.integrity || !then.integrity) return null;
  const readings = {
    index: numbers.one(now.index.value ?? 0),
    new_index: numbers.one(then.index.value ?? 0),
    integrity: numbers.share(now.integrity.value ?? 0),
    new_integrity: numbers.share(then.integrity.value ?? 0),
    counts: t('counts', { part: countOf(then.integrity), whole: then.integrity.n }),
  };
  const text = row
    ? t('candidate_what_if_ranked', { ...readings, score: numbers.two(row.score), new_score: numbers.two(row.score_if_critical) })
    : t('candidate_what_if', readings);
  return <p className="hint results-whatif">{text}</p>;
}
