import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

import { saidOf } from './said.ts';

test('sentences of the examination are known by their shape', () => {
  expect(saidOf('/srv/ciclo/keys: others may read it')).toEqual({ key: 'others_read', values: { what: '/srv/ciclo/keys' } });
  expect(saidOf('the unit does not exist of role 01J9')).toEqual({ key: 'reference_lost', values: { what: 'unit', other: 'role', id: '01J9' } });
  expect(saidOf('the audit chain: entry 12: its hash is not that of what stands there')).toMatchObject({ key: 'audit_chain_at', values: { what: 12 } });
  expect(saidOf('the last backup is 9 days old')).toEqual({ key: 'backup_old', values: { what: 9 } });
  expect(saidOf('3 erasures are not in the register yet: they are added at the next opening')).toEqual({ key: 'erasures_due', values: { what: 3 } });
  expect(saidOf('something new')).toBeNull();
});

test('what the program writes today is known', () => {
  const source = (name: string) => readFileSync(new URL(`../../../../src/storage/${name}`, import.meta.url), 'utf8');
  const text = source('examine_folder.cc') + source('sqlite_examination.cc');
  for (const piece of ['": others may write it"', '": others may read it"', '"the schema lacks: "', '" does not exist of "', '"the file is damaged: "', '"a reference leads nowhere in "', '"the audit chain: "', '"a restore into this folder was cut off', '" erasures are not in the register yet', '"there is no backup in backups/', '"the last backup is "', '"the disk has "', '" MiB left; a backup needs "', '"the log of the database has "']) {
    expect(text).toContain(piece);
  }
  // a new sentence here wants a shape there
  expect([...text.matchAll(/(findings|advice)\.(push_back|emplace_back)\(/g)].length).toBe(13);
});
