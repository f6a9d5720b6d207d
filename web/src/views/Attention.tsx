// The three that come first, with the server's sentence why; the whole order stands on the results page.
import { Link } from 'wouter';

import { Section } from '../parts/Answer.tsx';
import { Sign } from '../parts/Sign.tsx';
import { useNumbers, useWords } from '../words/words.tsx';
import { useMapText } from './reading.ts';
import type { CycleResults, MapDocument, RankedMoment } from './types.ts';
import words from './words.json';

export function topThree(results: CycleResults): RankedMoment[] {
  return results.report.ranking?.rows.slice(0, 3) ?? [];
}

interface Props {
  id: string;
  map: MapDocument;
  results: CycleResults;
  links?: boolean;
}

export function AttentionList({ id, map, results, links = true }: Props) {
  const t = useWords(words);
  const numbers = useNumbers();
  const text = useMapText();
  const nameOf = (moment: string) => {
    const at = map.moments.findIndex((one) => one.id === moment);
    const found = map.moments[at] ?? map.transversal?.find((one) => one.id === moment);
    return `${at >= 0 ? at + 1 : moment} ${text(found?.name)}`;
  };
  const why = new Map(results.words.ranking.map((row) => [row.moment, row.why]));
  const measured = new Map(results.report.moments.map((moment) => [moment.id, moment]));
  return (
    <ol className="rank">
      {topThree(results).map((row) => (
        <li key={row.moment}>
          <span className="pos">{row.rank}</span>
          <h3>
            <Sign sign={measured.get(row.moment)?.sign ?? 'none'} />{' '}
            {links ? <Link href={`/cycles/${id}/moments/${row.moment}`}>{nameOf(row.moment)}</Link> : nameOf(row.moment)}
          </h3>
          <span className="score">{numbers.two(row.score)}</span>
          <p className="why">
            {row.alarm && <span className="tag alarm">{t('alarm')}.</span>} {why.get(row.moment)}
          </p>
        </li>
      ))}
    </ol>
  );
}

export function Attention(props: Props) {
  const t = useWords(words);
  return (
    <Section title={t('attend_first')} beside={<Link href={`/cycles/${props.id}/results`}>{t('whole_order')}</Link>}>
      <AttentionList {...props} />
    </Section>
  );
}
