// What is due, the overdue first: when and what. Days in words, never only in colour.
import { Link } from 'wouter';

import { useNumbers, useWords } from '../words/words.tsx';
import type { Due } from './types.ts';
import words from './words.json';

export function inOrder(due: readonly Due[]): Due[] {
  return [...due].sort((a, b) => Number(b.overdue) - Number(a.overdue) || a.day.localeCompare(b.day));
}

export function DueList({ due }: { due: readonly Due[] }) {
  const t = useWords(words);
  const numbers = useNumbers();
  if (due.length === 0) return <p className="empty">{t('nothing_due')}</p>;
  return (
    <table className="due">
      <thead>
        <tr>
          <th scope="col">{t('when')}</th>
          <th scope="col">{t('what')}</th>
        </tr>
      </thead>
      <tbody>
        {inOrder(due).map((one) => (
          <tr key={`${one.link}${one.title}${one.day}`}>
            <td className={one.overdue ? 'when late' : 'when'}>
              {numbers.day(one.day)}
              {one.overdue && <span className="block">{t('overdue')}</span>}
            </td>
            <td>
              <Link href={one.link}>{one.title}</Link>
              {one.text && <span className="note block">{one.text}</span>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
