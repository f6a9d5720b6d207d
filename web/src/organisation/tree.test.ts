import { expect, it } from 'vitest';

import type { RecordJson } from '../records/index.ts';
import { treeOf } from './tree.ts';

function unit(id: string, name: string, parent: string | null): RecordJson {
  return { id, version: 1, archived: false, created: '', created_by: '', updated: '', updated_by: '', values: { name, parent } };
}

it('puts units below theirs, sorted, and orphans on top', () => {
  const tree = treeOf([unit('2', 'Triaje', '1'), unit('1', 'Urgencias', null), unit('3', 'Admisión', '1'), unit('4', 'Farmacia', 'not to be seen')], (a, b) => a.localeCompare(b, 'es'));
  expect(tree.map((node) => node.name)).toEqual(['Farmacia', 'Urgencias']);
  expect(tree[1]!.below.map((node) => node.name)).toEqual(['Admisión', 'Triaje']);
});
