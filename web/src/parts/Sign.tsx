// Signs: shape, glyph, colour and, in tables, the word. And the star of a critical moment.
import { useWords } from '../words/words.tsx';
import words from './words.json';

export type SignCode = 'positive' | 'mixed' | 'negative' | 'none';

const shapes: Record<SignCode, { className: string; shape: React.ReactNode }> = {
  positive: {
    className: 's-pos',
    shape: (
      <>
        <circle cx="10" cy="10" r="8.5" strokeWidth="1.5" />
        <path d="M10 6v8M6 10h8" stroke="currentColor" strokeWidth="2" fill="none" />
      </>
    ),
  },
  mixed: {
    className: 's-mix',
    shape: (
      <>
        <path d="M10 .9L19.1 10 10 19.1.9 10Z" strokeWidth="1.5" />
        <path d="M5.8 11c1.4-2.6 2.9-2.6 4.2-1s2.8 1.6 4.2-1" stroke="currentColor" strokeWidth="1.9" fill="none" />
      </>
    ),
  },
  negative: {
    className: 's-neg',
    shape: (
      <>
        <rect x="2" y="2" width="16" height="16" strokeWidth="1.5" />
        <path d="M5.8 10h8.4" stroke="currentColor" strokeWidth="2.2" fill="none" />
      </>
    ),
  },
  none: { className: 's-nd', shape: <circle cx="10" cy="10" r="8.5" strokeWidth="1.5" strokeDasharray="3 2.3" /> },
};

export function Sign({ sign }: { sign: SignCode }) {
  const t = useWords(words);
  const { className, shape } = shapes[sign];
  return (
    <svg className={`sg ${className}`} viewBox="0 0 20 20" role="img" aria-label={t(`sign_${sign}`)}>
      {shape}
    </svg>
  );
}

export function Criticality({ critical, candidate }: { critical: boolean; candidate?: boolean }) {
  const t = useWords(words);
  if (critical) return <span className="star">★ {t('critical')}</span>;
  if (candidate) return <span className="star">★? {t('candidate')}</span>;
  return null;
}
