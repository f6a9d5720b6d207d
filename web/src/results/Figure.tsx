// Measured numbers as they stand in sentences, tables and rows: with n and interval, counts before shares.
import { useFigure, fewestToShow, type EstimateJson, type Shown } from '../parts/Estimate.tsx';
import { useNumbers, useWords } from '../words/words.tsx';
import { Askable } from './Method.tsx';
import words from './words.json';

/** How many a share counts: it was made as count divided by n, and this only undoes the division. */
export function countOf(share: EstimateJson): number {
  return Math.round((share.value ?? 0) * share.n);
}

/** From here on a share has a decimal of its own; below it would only seem exact. As the report has it. */
const decimalFrom = 100;

/** "entre 18 y 57 %" */
export function useEnds(): (estimate: EstimateJson, shown: Shown) => string {
  const t = useWords(words);
  const numbers = useNumbers();
  const figure = useFigure();
  return ({ low, high, n }, shown) => {
    if (low === null || high === null) return '';
    if (shown !== 'share') return t('between', { low: figure(low, shown), high: figure(high, shown) });
    if (n >= decimalFrom) return t('between', { low: numbers.one(low * 100), high: numbers.share(high) });
    return t('between', { low: numbers.whole(low * 100), high: numbers.share(wholePercent(high)) });
  };
}

/** A share of resamples is never surer than whole percents. */
export function wholePercent(share: number): number {
  return Math.round(share * 100) / 100;
}

interface Props {
  estimate: EstimateJson | null | undefined;
  shown: Shown;
  /** What it is called, and which kind of number it is (Method.tsx). */
  name: string;
  kind: string;
  /** In a table n has a column of its own. */
  compact?: boolean;
  /** A difference, with its sign. */
  signed?: boolean;
  /** A share that counts no observations. */
  uncounted?: boolean;
}

/** "35 % (7 de 20; entre 18 y 57 %)", "2,85 (n 20; entre 2,36 y 3,34)"; under five observations only their number. */
export function Figure({ estimate, shown, name, kind, compact, signed, uncounted }: Props) {
  const t = useWords(words);
  const numbers = useNumbers();
  const figure = useFigure();
  const ends = useEnds();
  if (!estimate || estimate.value === null || estimate.n === 0) return <span className="note">{t('no_data')}</span>;
  if (estimate.n < fewestToShow) return <span className="note">{t('few', { n: estimate.n })}</span>;
  const text = figure(estimate.value, shown);
  const count =
    shown === 'share' && !signed && !uncounted ? t('counts', { part: numbers.whole(countOf(estimate)), whole: numbers.whole(estimate.n) }) : compact ? '' : t('word_n', { n: numbers.whole(estimate.n) });
  const between = ends(estimate, shown);
  const around = [count, between].filter((part) => part !== '').join('; ');
  return (
    <span className="results-figure">
      <Askable asked={{ name, kind, estimate, shown }} value={estimate.value}>
        {signed && estimate.value > 0 ? `+${text}` : text}
      </Askable>{' '}
      {around !== '' && <span className="note">({around})</span>}
    </span>
  );
}
