// What people say at a moment in their own words, what they begin to ask for, and what is being done about it.
import { Link } from 'wouter';

import { Section } from '../parts/Answer.tsx';
import { LinkButton } from '../parts/Button.tsx';
import { useNumbers, useWords } from '../words/words.tsx';
import type { MomentSheet, SheetRecord } from './types.ts';
import words from './words.json';

function textOf(record: SheetRecord, field: string): string {
  const value = record.values[field];
  return typeof value === 'string' ? value : '';
}

/** Quotes and wishes; without either, why, and where to write one down. */
export function Heard({ sheet }: { sheet: MomentSheet }) {
  const t = useWords(words);
  const nothing = sheet.quotes.length === 0 && sheet.heard.length === 0;
  return (
    <Section title={t('heard')}>
      {sheet.quotes.map((quote) => (
        <blockquote key={quote.text}>{quote.text}</blockquote>
      ))}
      {nothing && (
        <div className="empty">
          <p>{t('heard_empty')}</p>
          <div className="bar">
            <LinkButton href="/records/emerging_need">{t('heard_step')}</LinkButton>
          </div>
        </div>
      )}
      {sheet.heard.length > 0 && (
        <ul className="rows">
          {sheet.heard.map((need) => (
            <Wish key={need.id} need={need} />
          ))}
        </ul>
      )}
    </Section>
  );
}

function Wish({ need }: { need: SheetRecord }) {
  const t = useWords(words);
  const numbers = useNumbers();
  const count = need.values['heard_count'];
  const last = textOf(need, 'last_heard');
  return (
    <li>
      <Link href={`/records/emerging_need/${need.id}`}>{textOf(need, 'text')}</Link>
      {typeof count === 'number' && last !== '' && <span className="note block">{t('heard_times', { count, day: numbers.day(last) })}</span>}
    </li>
  );
}

const statuses = ['planned', 'under_way', 'done', 'dropped'] as const;

export function Actions({ actions }: { actions: SheetRecord[] }) {
  const t = useWords(words);
  const numbers = useNumbers();
  if (actions.length === 0) return null;
  return (
    <Section title={t('actions')}>
      <ul className="rows">
        {actions.map((action) => {
          const status = statuses.find((one) => one === action.values['status']);
          const due = textOf(action, 'due');
          return (
            <li key={action.id}>
              <Link href={`/records/action/${action.id}`}>{textOf(action, 'text')}</Link>
              <span className="note block">
                {status && t(`action_${status}`)}
                {due !== '' && ` · ${t('action_due', { day: numbers.day(due) })}`}
              </span>
            </li>
          );
        })}
      </ul>
    </Section>
  );
}
