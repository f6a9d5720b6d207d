// One of the three central themes (R0-30): its figure, its track with interval and target, the server's sentence, its trend.
import { useNumbers, useWords } from '../words/words.tsx';
import type { Theme } from './types.ts';
import words from './words.json';

/** Satisfaction runs from 0 to 100, the shares from 0 to 1. */
function topOf(theme: Theme): number {
  return theme.unit === 'share' || (theme.unit !== 'index' && theme.theme !== 'satisfaction') ? 1 : 100;
}

export function ThemeRow({ theme }: { theme: Theme }) {
  const t = useWords(words);
  const numbers = useNumbers();
  const top = topOf(theme);
  const figure = (value: number) => (top === 1 ? numbers.share(value) : numbers.one(value));
  return (
    <div className="theme">
      <h3>{t(`theme_${theme.theme}`)}</h3>
      <span className={theme.value === null ? 'note' : 'fig'}>{theme.value === null ? t('not_yet') : figure(theme.value)}</span>
      {theme.value !== null && <Track theme={theme} value={theme.value} top={top} />}
      <p className="note">{theme.text}</p>
      <Trend theme={theme} figure={figure} top={top} />
    </div>
  );
}

function Track({ theme, value, top }: { theme: Theme; value: number; top: number }) {
  const x = (at: number) => (300 * Math.min(top, Math.max(0, at))) / top;
  const band = typeof theme.low === 'number' && typeof theme.high === 'number';
  return (
    <svg className="track" viewBox="0 0 300 18" preserveAspectRatio="none" aria-hidden="true">
      <path className="home-axis" d="M0 9H300M0 5v8M300 5v8" vectorEffect="non-scaling-stroke" />
      {band && <path className="home-band" d={`M${x(theme.low!)} 9H${x(theme.high!)}`} />}
      {band && <path className="home-ends" d={`M${x(theme.low!)} 4v10M${x(theme.high!)} 4v10`} />}
      {theme.target !== null && <path className="home-target" d={`M${x(theme.target)} 0v18`} />}
      <path className="home-value" d={`M${x(value)} 2v14`} />
    </svg>
  );
}

/** Each period as a step of a line; a period without a value is a gap, never zero. */
function Trend({ theme, figure, top }: { theme: Theme; figure: (value: number) => string; top: number }) {
  const t = useWords(words);
  const points = theme.trend;
  if (points.filter((point) => point.value !== null).length < 2) return null;
  const x = (at: number) => 6 + (288 * at) / Math.max(1, points.length - 1);
  const y = (value: number) => 34 - (28 * Math.min(top, Math.max(0, value))) / top;
  const path = points.map((point, at) => (point.value === null ? '' : `${at > 0 && points[at - 1]!.value !== null ? 'L' : 'M'}${x(at)} ${y(point.value)}`)).join('');
  const said = points.map((point) => `${point.label}: ${point.value === null ? t('not_yet') : figure(point.value)}`).join('; ');
  return (
    <figure className="home-trend">
      <svg viewBox="0 0 300 40" role="img" aria-label={t('trend', { points: said })}>
        <path className="home-axis" d="M0 34H300" />
        <path className="home-line" d={path} />
        {points.map((point, at) => point.value !== null && <circle key={point.label} className="home-dot" cx={x(at)} cy={y(point.value)} r="3.5" />)}
      </svg>
      <figcaption className="micro">
        {points.map((point) => `${point.label} ${point.value === null ? t('not_yet') : figure(point.value)}`).join(' · ')}
      </figcaption>
    </figure>
  );
}
