// The two readings side by side, never one number alone: the index says how it goes on average, integrity for how many it
// broke. Then who would come back, and what a candidate would change.
import { Section } from '../parts/Answer.tsx';
import type { EstimateJson, Shown } from '../parts/Estimate.tsx';
import { useNumbers } from '../words/words.tsx';
import { countOf, Figure, useEnds } from './Figure.tsx';
import { Marked } from './Marked.tsx';
import { Askable } from './Method.tsx';
import { useReport, useResultWords } from './report.ts';

/** More keys than these nobody reads; the JSON has fifty. */
const namesShown = 12;

export function ReadingsPart() {
  const { report } = useReport();
  const t = useResultWords();
  const { reading } = report;
  if (!reading || report.respondents === 0) return null;
  const named = reading.broken.slice(0, namesShown);
  if (reading.broken_count > named.length) named.push(t('also_more', { count: reading.broken_count - named.length }));
  return (
    <Section title={t('readings_title')} id="readings">
      <div className="results-readings">
        <Big name={t('figure_index')} kind="index" estimate={reading.index} shown="index" of={t('figure_of_100')} />
        <Big name={t('figure_integrity')} kind="integrity" estimate={reading.integrity} shown="share" of={t('integrity_of')} />
      </div>
      <ul className="rows">
        <Line name={t('figure_satisfied')} kind="satisfied" estimate={report.satisfied} />
        <Line name={t('figure_closure')} kind="closure" estimate={report.closure} />
        {reading.broken_count > 0 && (
          <li>
            <Marked text={t('also_broken', { count: reading.broken_count, names: named.join(', ') })} />
          </li>
        )}
      </ul>
    </Section>
  );
}

interface BigProps {
  name: string;
  kind: string;
  estimate: EstimateJson | null;
  shown: Shown;
  of: string;
}

function Big({ name, kind, estimate, shown, of }: BigProps) {
  const t = useResultWords();
  const numbers = useNumbers();
  const ends = useEnds();
  if (!estimate || estimate.value === null) return null;
  const text = shown === 'share' ? numbers.share(estimate.value) : numbers.one(estimate.value);
  const between = ends(estimate, shown);
  const count = shown === 'share' ? t('counts', { part: countOf(estimate), whole: estimate.n }) : t('word_n', { n: estimate.n });
  return (
    <div className="results-big">
      <p className="lab">{name}</p>
      <Askable asked={{ name, kind, estimate, shown }} value={estimate.value} className="results-bignumber">
        {text}
      </Askable>
      <p className="note">{of}</p>
      <p className="note">
        {count}
        {between && ` · ${between}`}
      </p>
    </div>
  );
}

function Line({ name, kind, estimate }: { name: string; kind: string; estimate: EstimateJson | null }) {
  if (!estimate) return null;
  return (
    <li>
      {name}: <Figure estimate={estimate} shown="share" name={name} kind={kind} />
    </li>
  );
}

export function LoyaltyPart() {
  const { report } = useReport();
  const t = useResultWords();
  const { loyalty, recommend } = report;
  if (!loyalty && !recommend) return null;
  const fragile = loyalty?.fragile;
  return (
    <Section title={t('loyalty_title')} id="loyalty">
      {loyalty && (
        <>
          <table className="grid results-cross">
            <caption className="vh">{t('loyalty_title')}</caption>
            <thead>
              <tr>
                <td />
                <th scope="col">{t('loyalty_returning')}</th>
                <th scope="col">{t('loyalty_not_returning')}</th>
              </tr>
            </thead>
            <tbody>
              <tr>
                <th scope="row">{t('loyalty_satisfied')}</th>
                <td>{loyalty.satisfied_returning}</td>
                <td>{loyalty.satisfied_not_returning}</td>
              </tr>
              <tr>
                <th scope="row">{t('loyalty_dissatisfied')}</th>
                <td>{loyalty.dissatisfied_returning}</td>
                <td>{loyalty.dissatisfied_not_returning}</td>
              </tr>
            </tbody>
          </table>
          {fragile && (
            <p>
              {t('fragile')}: <Figure estimate={fragile} shown="share" name={t('fragile')} kind="fragile" /> <span className="note">{t('fragile_note')}</span>
            </p>
          )}
        </>
      )}
      {recommend && <Recommend {...recommend} />}
    </Section>
  );
}

function Recommend({ promoters, passives, detractors, nps }: { promoters: number; passives: number; detractors: number; nps: EstimateJson | null }) {
  const t = useResultWords();
  if (!nps || nps.value === null) return <p>{t('loyalty_nps_hidden', { promoters, passives, detractors })}</p>;
  return (
    <p>
      {t('figure_nps')}: <Figure estimate={nps} shown="plain" name={t('figure_nps')} kind="nps" />{' '}
      <span className="note">{t('nps_counts', { promoters, passives, detractors })}</span>
    </p>
  );
}
