import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

import { keyOfDeed } from './deeds.ts';

const read = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8');
const words = JSON.parse(read('./words.json')) as Record<string, object>;

/** Deeds that change something: those of every route that is no reading, but for those that only compute. */
function writingDeeds(): string[] {
  const rows = [...read('../../../../docs/permissions.md').matchAll(/^\| (POST|PUT|DELETE) \| `([^`]+)` \| ([^|]*) \|/gm)];
  return rows.filter(([, , route]) => !/^\/api\/deeds\/(analyze|calc|draw-|map-|trace-)|\/presence$|\/preview$/.test(route!)).map(([, , , deed]) => deed!.trim());
}

test('every deed that changes something has words', () => {
  const deeds = [...new Set(writingDeeds())].filter((deed) => deed !== '');
  expect(deeds.length).toBeGreaterThan(40);
  expect(deeds.filter((deed) => words[keyOfDeed(deed)] === undefined)).toEqual([]);
});
