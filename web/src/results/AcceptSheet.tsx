// Accepting the order: as computed, or another one with a reason. Every move is a button, so that the keyboard does it all.
import { useState } from 'react';

import { useDeed } from '../api/queries.ts';
import { Button } from '../parts/Button.tsx';
import { Sheet } from '../parts/Dialogs.tsx';
import { Form, TextField } from '../parts/Field.tsx';
import { useFilters } from './filters.ts';
import { useMomentNames, useReport, useResultWords } from './report.ts';

/** The same list with the one at `at` moved by `by` places; unchanged at the ends. */
export function moved(order: readonly string[], at: number, by: -1 | 1): string[] {
  const to = at + by;
  if (to < 0 || to >= order.length) return [...order];
  const next = [...order];
  [next[at], next[to]] = [next[to]!, next[at]!];
  return next;
}

export function AcceptSheet({ onClose }: { onClose: () => void }) {
  const { cycle, report, results } = useReport();
  const { filters } = useFilters();
  const t = useResultWords();
  const computed = report.ranking!.rows.map((row) => row.moment);
  const [order, setOrder] = useState(computed);
  const [reason, setReason] = useState('');
  const [capacity, setCapacity] = useState('');
  const [missing, setMissing] = useState(false);
  const accept = useDeed('post', '/api/cycles/{id}/orders');
  const changed = order.some((moment, at) => moment !== computed[at]);
  const submit = () => {
    setMissing(changed && reason.trim() === '');
    if (changed && reason.trim() === '') return;
    const { wave, version } = filters;
    const body = {
      ...(changed && { order, reason: reason.trim() }),
      ...(capacity.trim() !== '' && { capacity: capacity.trim() }),
      ...(wave && { wave }),
      ...(version && { version }),
      seen: results.asked,
    };
    accept.mutate({ path: { id: cycle }, body }, { onSuccess: onClose });
  };
  return (
    <Sheet title={t('accept_title')} isOpen onClose={onClose}>
      <Form onSubmit={submit} error={accept.error} fields={['reason', 'capacity']}>
        <p className="note">{t('accept_what')}</p>
        <Places order={order} computed={computed} change={setOrder} />
        {changed && <TextField name="reason" label={t('accept_reason')} long isRequired value={reason} onChange={setReason} error={missing ? t('accept_reason_missing') : undefined} />}
        <TextField name="capacity" label={t('accept_capacity')} hint={t('accept_capacity_hint')} long value={capacity} onChange={setCapacity} />
        <div className="bar">
          <Button type="submit" weight="primary">
            {t('accept')}
          </Button>
          {changed && <Button onPress={() => setOrder(computed)}>{t('accept_as_computed')}</Button>}
        </div>
      </Form>
    </Sheet>
  );
}

function Places({ order, computed, change }: { order: string[]; computed: string[]; change: (order: string[]) => void }) {
  const t = useResultWords();
  const name = useMomentNames();
  return (
    <ol className="results-places" aria-label={t('attention_title')}>
      {order.map((moment, at) => (
        <li key={moment}>
          <span className="results-place-name">
            {name(moment)}
            {computed[at] !== moment && <span className="micro"> {t('accepted_was', { rank: computed.indexOf(moment) + 1 })}</span>}
          </span>
          <Button weight="small" aria-label={t('move_up', { name: name(moment) })} isDisabled={at === 0} onPress={() => change(moved(order, at, -1))}>
            ↑
          </Button>
          <Button weight="small" aria-label={t('move_down', { name: name(moment) })} isDisabled={at === order.length - 1} onPress={() => change(moved(order, at, 1))}>
            ↓
          </Button>
        </li>
      ))}
    </ol>
  );
}
