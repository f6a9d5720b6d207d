// Takes a picture of every screen in one manner, to be looked at by a person.
//   node web/tools/looks.ts dark|grey|print|light [es|en|nl] [1440|360] [part of an address]   → build/looks/<manner>-<language>-<width>/
// CICLO_PROGRAM and CICLO_WEB as for the tests.
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';

import { enterAsMarta, loadDemo } from '../tests/demo.ts';
import { openHouse } from '../tests/house.ts';
import { demoIds, go, Reading, rows, speaks } from '../tests/screens.ts';

const [manner = 'light', language = 'es', width = '1440', part = ''] = process.argv.slice(2);
const folder = resolve(import.meta.dirname, `../../build/looks/${manner}-${language}-${width}`);
mkdirSync(folder, { recursive: true });

const house = await openHouse();
await loadDemo(house);
const { context, page } = await house.visitor({ language: language as 'es', width: Number(width), height: Number(width) > 700 ? 900 : 740 });
await speaks(context, language);
await page.emulateMedia({ colorScheme: manner === 'dark' ? 'dark' : 'light' });
const reading = new Reading(page);

async function take(address: string): Promise<void> {
  if (!address.includes(part)) return;
  await go(page, address);
  await reading.done();
  const name = address.replace(/\/[0-9A-Z]{26}/g, '').replaceAll(/[^a-z0-9]+/gi, '-').replace(/^-|-$/g, '') || 'home';
  const path = join(folder, `${name}${address.includes(ids?.draft ?? '-') ? '-draft' : ''}`);
  if (manner === 'print') return void (await page.pdf({ path: `${path}.pdf`, format: 'A4', preferCSSPageSize: true }));
  if (manner === 'grey') await page.evaluate(() => (document.documentElement.style.filter = 'grayscale(1)'));
  await page.screenshot({ path: `${path}.png`, fullPage: manner !== 'grey' });
}

let ids: Awaited<ReturnType<typeof demoIds>> | undefined;
await page.goto('/sign-in');
for (const row of rows.filter((one) => one.stranger)) {
  for (const address of row.at({ cycle: '', draft: '', service: '', person: '' })) await take(address);
}
await enterAsMarta(house, page);
ids = await demoIds(page);
for (const row of rows.filter((one) => !one.stranger)) {
  for (const address of row.at(ids)) await take(address);
}
await house.close();
