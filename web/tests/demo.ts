// The demonstration, as ./run gives it: loaded at the machine, Marta with every right, and the link with which she enters.
import type { Page } from 'playwright-core';

import type { House } from './house.ts';

const address = 'marta.rios@sangabriel.example';

export async function loadDemo(house: House): Promise<void> {
  await house.command('demo', 'load');
  const people = await house.command('record', 'list', 'person');
  const person = /^(\S+)\s+Marta /m.exec(people)?.[1];
  for (const role of ['administrator', 'quality_manager']) {
    await house.command('record', 'add', 'grant', JSON.stringify({ person, role }));
  }
}

export async function enterAsMarta(house: House, page: Page): Promise<void> {
  const told = await house.command('person', 'enter', address);
  await page.goto(/http\S+/.exec(told)![0]);
  await page.waitForURL(house.origin + '/');
}

/** Ids of the demonstration's cycles by their Spanish names. */
export async function cycleIds(page: Page): Promise<Map<string, string>> {
  const found = await page.evaluate(async () => {
    const answer = (await (await fetch('/api/records/cycle')).json()) as { records: { id: string; values: { name: { es: string } } }[] };
    return answer.records.map((record): [string, string] => [record.values.name.es, record.id]);
  });
  return new Map(found);
}
