// A right in words: what, where, for how long.
import type { Titles } from '../../records/index.ts';
import { useNumbers, useWords } from '../../words/words.tsx';
import { isRole } from '../roles.ts';
import words from '../words.json';
import { holdingOf, type Right } from './rights.ts';

export function today(): string {
  return new Date().toISOString().slice(0, 10);
}

function useSpan(right: Right): string {
  const t = useWords(words);
  const numbers = useNumbers();
  const from = right.from && numbers.day(right.from);
  const until = right.until && numbers.day(right.until);
  if (from && until) return t('right_between', { from, until });
  if (from) return t('right_from', { from });
  return until ? t('right_until', { until }) : '';
}

export function RightText({ right, titles }: { right: Right; titles: Titles }) {
  const t = useWords(words);
  const span = useSpan(right);
  const holding = holdingOf(right, today());
  const where = right.unit === null ? t('whole_organisation') : (titles['unit']?.[right.unit] ?? t('another_unit'));
  return (
    <>
      <b>{isRole(right.role) ? t(`role_${right.role}`) : right.role}</b>{' '}
      <span className="note">
        {where}
        {span !== '' && `, ${span}`}
        {holding !== 'now' && ` (${t(`right_${holding}`)})`}
      </span>
    </>
  );
}
