// Which moments are new, gone, moved or changed: the mark of the drawing, the word, the names.
import { useWords } from '../words/words.tsx';
import { shapes, signs, type Mark } from './marks.ts';
import type { MomentChanges } from './types.ts';
import words from './words.json';

export function MarkSign({ mark }: { mark: Mark }) {
  return (
    <svg className="versions-mark" viewBox="-15 -15 30 30" aria-hidden="true">
      <path d={shapes[mark]} />
      <text y="5" textAnchor="middle">
        {signs[mark]}
      </text>
    </svg>
  );
}

export function ChangeList({ changes, names }: { changes: MomentChanges; names: ReadonlyMap<string, string> }) {
  const t = useWords(words);
  const kinds: readonly [Mark, readonly string[]][] = [
    ['new', changes.added],
    ['gone', changes.removed],
    ['moved', changes.moved],
    ['changed', changes.changed],
  ];
  return (
    <ul className="rows">
      {kinds.map(([mark, moments]) => (
        <li key={mark} className="versions-change">
          <MarkSign mark={mark} />
          <div>
            <h3>{t(`mark_${mark}`, { count: moments.length })}</h3>
            {moments.length > 0 && <p className="note">{moments.map((moment) => `${moment} ${names.get(moment) ?? ''}`).join(' · ')}</p>}
          </div>
        </li>
      ))}
    </ul>
  );
}
