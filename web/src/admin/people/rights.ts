// What a grant says, and whether it holds today.
import type { RecordJson } from '../../records/index.ts';

export interface Right {
  id: string;
  version: number;
  role: string;
  unit: string | null;
  from: string | null;
  until: string | null;
}

export type Holding = 'now' | 'not_yet' | 'over';

const text = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);

export function rightOf(record: RecordJson): Right {
  const { role, unit, valid_from, valid_until } = record.values;
  return { id: record.id, version: record.version, role: text(role) ?? '', unit: text(unit), from: text(valid_from), until: text(valid_until) };
}

/** Days are whole: a right holds on its first and on its last day. */
export function holdingOf(right: Pick<Right, 'from' | 'until'>, today: string): Holding {
  if (right.from !== null && today < right.from.slice(0, 10)) return 'not_yet';
  return right.until !== null && today > right.until.slice(0, 10) ? 'over' : 'now';
}

export function rightsByPerson(grants: readonly RecordJson[]): Map<string, Right[]> {
  const rights = new Map<string, Right[]>();
  for (const grant of grants) {
    const person = text(grant.values['person']);
    if (person === null) continue;
    rights.set(person, [...(rights.get(person) ?? []), rightOf(grant)]);
  }
  return rights;
}
