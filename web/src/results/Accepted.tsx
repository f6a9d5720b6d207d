// The order of attention as somebody accepted it (R0-35): who, when, why it differs from the computed one, and the
// arithmetic it stood on; and the button with which it is accepted.
import { useState } from 'react';

import { useRead } from '../api/queries.ts';
import { Button } from '../parts/Button.tsx';
import { Trouble } from '../parts/States.tsx';
import { textIn, useNumbers, useSpeech, type LocalText } from '../words/words.tsx';
import { AcceptSheet } from './AcceptSheet.tsx';
import { useFilters, type Filters } from './filters.ts';
import { useReport, useResultWords } from './report.ts';
import type { RankingRow } from './types.ts';

export interface OrderRow {
  place: number;
  moment: string;
  name: LocalText;
  rank: number;
  importance: number;
  distance: number;
  criticality_weight: number;
  reach: number;
  score: number;
}
export interface Order {
  id: string;
  day: string;
  accepted_by: string | null;
  changed: boolean;
  reason: string | null;
  capacity: string | null;
  cycle_version: number;
  wave: string | null;
  current: boolean;
  ranking: { rows: OrderRow[] };
}
export interface Orders {
  orders: Order[];
  may_accept: boolean;
}

/** An order is accepted of the whole evidence of a wave, never of a part of it or of a "what if". */
export function isWhole(filters: Filters): boolean {
  return filters.critical.length === 0 && !filters.unit && !filters.channel && !filters.from && !filters.until;
}

/** True when the evidence still gives the order that was accepted. */
export function stillGiven(order: Order, rows: readonly RankingRow[]): boolean {
  const then = [...order.ranking.rows].sort((a, b) => a.rank - b.rank).map((row) => row.moment);
  return then.length === rows.length && rows.every((row, at) => row.moment === then[at]);
}

export function AcceptedPart() {
  const { cycle, report } = useReport();
  const { filters } = useFilters();
  const t = useResultWords();
  const [accepting, setAccepting] = useState(false);
  const orders = useRead<Orders>('/api/cycles/{id}/orders', { path: { id: cycle } });
  if (orders.error) return <Trouble error={orders.error} />;
  if (!orders.data || !report.ranking) return null;
  const [newest, ...older] = orders.data.orders;
  return (
    <div className="results-accepted" id="accepted">
      <h3>{t('accepted_title')}</h3>
      {newest ? <Accepted order={newest} given={stillGiven(newest, report.ranking.rows)} /> : <p className="note">{t('accepted_none')}</p>}
      {orders.data.may_accept && isWhole(filters) && (
        <div className="bar">
          <Button weight={newest ? 'plain' : 'primary'} onPress={() => setAccepting(true)}>
            {t('accept')}
          </Button>
        </div>
      )}
      {orders.data.may_accept && !isWhole(filters) && <p className="note">{t('accept_whole')}</p>}
      {older.length > 0 && (
        <details>
          <summary>{t('accepted_older', { count: older.length })}</summary>
          {older.map((order) => (
            <Accepted key={order.id} order={order} given />
          ))}
        </details>
      )}
      {accepting && <AcceptSheet onClose={() => setAccepting(false)} />}
    </div>
  );
}

function Accepted({ order, given }: { order: Order; given: boolean }) {
  const t = useResultWords();
  const numbers = useNumbers();
  const who = order.accepted_by ?? t('accepted_by_machine');
  return (
    <div className="results-order">
      <p>
        {t('accepted_by', { day: numbers.day(order.day), who, version: order.cycle_version, wave: order.wave ?? 'none' })}
      </p>
      {order.changed && <p>{t('accepted_changed', { reason: order.reason ?? '' })}</p>}
      {order.capacity && <p>{t('accepted_capacity', { capacity: order.capacity })}</p>}
      {!given && <p className="hint warn">{t('accepted_other_now')}</p>}
      <details>
        <summary>{t('accepted_rows', { count: order.ranking.rows.length })}</summary>
        <ol className="results-order-rows">
          {order.ranking.rows.map((row) => (
            <OrderLine key={row.moment} row={row} />
          ))}
        </ol>
      </details>
    </div>
  );
}

function OrderLine({ row }: { row: OrderRow }) {
  const t = useResultWords();
  const numbers = useNumbers();
  const { language } = useSpeech();
  const factors = [numbers.plain(row.importance), numbers.two(row.distance)];
  if (row.criticality_weight !== 1) factors.push(numbers.plain(row.criticality_weight));
  if (row.reach !== 1) factors.push(numbers.two(row.reach));
  return (
    <li>
      {textIn(row.name, language)} <span className="nums note">{`${factors.join(' × ')} = ${numbers.two(row.score)}`}</span>
      {row.rank !== row.place && <span className="note"> {t('accepted_was', { rank: row.rank })}</span>}
    </li>
  );
}
