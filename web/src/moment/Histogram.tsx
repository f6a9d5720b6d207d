// How many gave each rating. Under thirty answers each is drawn as one figure, with the shape of its sign; above, as a bar
// with its number. Under five nothing is drawn: it would show single people.
import { fewestToShow } from '../parts/Estimate.tsx';
import { useWords } from '../words/words.tsx';
import words from './words.json';

interface Bin {
  rating: number;
  n: number;
}

const figuresBelow = 30;
const row = 34;

type Shape = 'neg' | 'mix' | 'pos' | 'nd';

/** On the scale 1–5: 1 and 2 bad, 3 middling, 4 and 5 good. Ratings of other scales get no sign here. */
export function shapeOf(rating: number, highest: number): Shape {
  if (highest > 5) return 'nd';
  return rating <= 2 ? 'neg' : rating < 4 ? 'mix' : 'pos';
}

/** Every rating from 1 to the highest that was given, at least 5; a rating nobody gave is a row without figures. */
export function rowsOf(histogram: readonly Bin[]): Bin[] {
  const highest = Math.max(5, ...histogram.map((bin) => bin.rating));
  const lowest = Math.min(1, ...histogram.map((bin) => bin.rating));
  return Array.from({ length: highest - lowest + 1 }, (_, at) => ({
    rating: lowest + at,
    n: histogram.find((bin) => bin.rating === lowest + at)?.n ?? 0,
  }));
}

export function Histogram({ histogram, n }: { histogram: readonly Bin[]; n: number }) {
  const t = useWords(words);
  if (n < fewestToShow) return <p className="note">{t('few', { n })}</p>;
  const rows = rowsOf(histogram);
  const most = Math.max(...rows.map((bin) => bin.n));
  const each = n < figuresBelow;
  const label = t('histogram_label', { ratings: rows.map((bin) => `${bin.rating}: ${bin.n}`).join('; ') });
  const width = each ? 132 + Math.max(most, 6) * 32 + 30 : 460;
  return (
    <svg className="plot moment-histogram" viewBox={`0 0 ${width} ${rows.length * row + 2}`} role="img" aria-label={label}>
      {rows.map((bin, at) => (
        <Row key={bin.rating} bin={bin} y={at * row + 3} each={each} most={most} shape={shapeOf(bin.rating, rows.at(-1)!.rating)} name={named(t, bin.rating, rows.at(-1)!.rating)} />
      ))}
    </svg>
  );
}

function named(t: ReturnType<typeof useWords<typeof words>>, rating: number, highest: number): string {
  const keys = ['rating_1', 'rating_2', 'rating_3', 'rating_4', 'rating_5'] as const;
  const key = keys[rating - 1];
  return highest === 5 && key ? `${rating} ${t(key)}` : String(rating);
}

function Row({ bin, y, each, most, shape, name }: { bin: Bin; y: number; each: boolean; most: number; shape: Shape; name: string }) {
  const length = each ? bin.n * 32 : (280 * bin.n) / Math.max(1, most);
  return (
    <>
      <text x="104" y={y + 16} textAnchor="end">
        {name}
      </text>
      {each ? Array.from({ length: bin.n }, (_, at) => <One key={at} x={120 + at * 32} y={y} shape={shape} />) : <rect className={`s-${shape}`} x="120" y={y} width={length} height="22" strokeWidth="1.5" />}
      <text className="v" x={120 + length + 8} y={y + 16}>
        {bin.n}
      </text>
    </>
  );
}

function One({ x, y, shape }: { x: number; y: number; shape: Shape }) {
  if (shape === 'neg') return <rect className="s-neg" x={x} y={y} width="22" height="22" strokeWidth="1.5" />;
  if (shape === 'mix') return <path className="s-mix" d={`M${x + 11} ${y - 2}l13 13-13 13-13-13Z`} strokeWidth="1.5" />;
  return <circle className={`s-${shape}`} cx={x + 11} cy={y + 11} r="11.5" strokeWidth="1.5" />;
}
