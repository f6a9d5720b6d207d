// Units as the tree they are. A unit whose parent is not to be seen stands at the top.
import { useMemo } from 'react';

import { useAllRecords, type RecordJson } from '../records/index.ts';

export interface UnitNode {
  id: string;
  name: string;
  record: RecordJson;
  below: UnitNode[];
}

export function treeOf(units: readonly RecordJson[], compare: (a: string, b: string) => number): UnitNode[] {
  const nodes = new Map(units.map((record) => [record.id, { id: record.id, name: String(record.values['name'] ?? ''), record, below: [] as UnitNode[] }]));
  const top: UnitNode[] = [];
  for (const node of nodes.values()) {
    const parent = nodes.get(String(node.record.values['parent'] ?? ''));
    (parent ? parent.below : top).push(node);
  }
  const sort = (list: UnitNode[]) => {
    list.sort((a, b) => compare(a.name, b.name));
    for (const node of list) sort(node.below);
  };
  sort(top);
  return top;
}

/** How many people work in each unit itself; null while they are read, and where there are too many to read. */
export function usePeopleIn(): Map<string, number> | null {
  const people = useAllRecords('person', { filter: 'unit?' }).data;
  return useMemo(() => {
    if (!people || people.more) return null;
    const counts = new Map<string, number>();
    for (const person of people.records) {
      const unit = String(person.values['unit'] ?? '');
      counts.set(unit, (counts.get(unit) ?? 0) + 1);
    }
    return counts;
  }, [people]);
}
