// Numbers that carry n and their interval. A bare number never appears: it is a figure with n and interval, or "not yet".
import { useNumbers, useWords } from '../words/words.tsx';
import type { SignCode } from './Sign.tsx';
import words from './words.json';

/** As docs/report-json.md has it. */
export interface EstimateJson {
  value: number | null;
  low: number | null;
  high: number | null;
  level: number;
  n: number;
  method: string;
}

export type Shown = 'share' | 'mean' | 'index' | 'plain';

export function useFigure(): (value: number, shown: Shown) => string {
  const numbers = useNumbers();
  return (value, shown) =>
    ({ share: numbers.share, mean: numbers.two, index: numbers.one, plain: numbers.plain })[shown](value);
}

/** Fewer than five observations are counts and nothing more. */
export const fewestToShow = 5;

/** "2,85 (n 20; entre 2,39 y 3,31)" */
export function Estimate({ estimate, shown }: { estimate: EstimateJson | null; shown: Shown }) {
  const t = useWords(words);
  const figure = useFigure();
  if (!estimate || estimate.value === null || estimate.n === 0) return <span className="note">{t('no_data')}</span>;
  if (estimate.n < fewestToShow) return <span className="note">{t('too_few', { n: estimate.n })}</span>;
  const between =
    estimate.low === null || estimate.high === null
      ? ''
      : `; ${t('between', { low: figure(estimate.low, shown), high: figure(estimate.high, shown) })}`;
  return (
    <span className="estimate">
      <b>{figure(estimate.value, shown)}</b>{' '}
      <span className="note">
        (n {estimate.n}
        {between})
      </span>
    </span>
  );
}

interface BarProps {
  estimate: EstimateJson | null;
  sign: SignCode;
  low?: number;
  high?: number;
  middle?: number;
  label: string;
}

const shortOf: Record<SignCode, string> = { positive: 'pos', mixed: 'mix', negative: 'neg', none: 'nd' };

/** The interval bar of look.md: axis, dotted middle, pale band with end ticks for 95 %, shaped point for the mean. */
export function IntervalBar({ estimate, sign, low = 1, high = 5, middle = 3, label }: BarProps) {
  if (!estimate || estimate.value === null) return null;
  const x = (value: number) => 10 + (220 * (Math.min(high, Math.max(low, value)) - low)) / (high - low);
  const small = estimate.n < fewestToShow;
  const kind = small ? 's-nd' : `s-${shortOf[sign]}`;
  const at = x(estimate.value);
  const ticks = Array.from({ length: 5 }, (_, i) => low + ((high - low) * i) / 4);
  const known = !small && estimate.low !== null && estimate.high !== null;
  return (
    <svg className="ib" viewBox="0 0 240 44" role="img" aria-label={label}>
      <path className="ax" d={`M10 14H230${ticks.map((tick) => `M${x(tick)} 11v6`).join('')}`} />
      <path className="mid" d={`M${x(middle)} 0V28`} />
      {known && <path className={`iv ${kind}`} d={`M${x(estimate.low!)} 14H${x(estimate.high!)}`} />}
      {known && <path className={`cap ${kind}`} d={`M${x(estimate.low!)} 9v10M${x(estimate.high!)} 9v10`} />}
      <Point at={at} kind={kind} sign={small ? 'none' : sign} />
      {ticks.map((tick) => (
        <text key={tick} x={x(tick)} y="40" textAnchor="middle">
          {tick}
        </text>
      ))}
    </svg>
  );
}

function Point({ at, kind, sign }: { at: number; kind: string; sign: SignCode }) {
  if (sign === 'negative') return <rect className={`pt ${kind}`} x={at - 6} y="8" width="12" height="12" />;
  if (sign === 'mixed') return <path className={`pt ${kind}`} d={`M${at} 6l8 8-8 8-8-8Z`} />;
  return <circle className={`pt ${kind}`} cx={at} cy="14" r="6.5" />;
}
