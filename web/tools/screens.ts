// Takes the pictures of docs/screens from the built program with its demonstration: seven screens, wide and narrow.
//   node web/tools/screens.ts        (CICLO_PROGRAM=…, build/release/ciclo if it is not said)
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';

import { cycleIds, enterAsMarta, loadDemo } from '../tests/demo.ts';
import { openHouse } from '../tests/house.ts';

const folder = resolve(import.meta.dirname, '../../docs/screens');
mkdirSync(folder, { recursive: true });

const shots: readonly { name: string; path: (cycle: string) => string; ready: string }[] = [
  { name: 'home', path: () => '/', ready: '.answer' },
  { name: 'cycle', path: (cycle) => `/cycles/${cycle}?wave=A`, ready: '.drawing svg' },
  { name: 'results', path: (cycle) => `/cycles/${cycle}/results?wave=A`, ready: '.drawing svg' },
  { name: 'moment', path: (cycle) => `/cycles/${cycle}/moments/M3?wave=A`, ready: '.drawing svg' },
  { name: 'editor', path: (cycle) => `/cycles/${cycle}/edit?at=moment/M3`, ready: '[role=grid]' },
  { name: 'lived', path: (cycle) => `/cycles/${cycle}/lived?at=M3`, ready: '.lived-picture svg' },
  { name: 'library', path: () => '/library', ready: 'h2' },
];

const house = await openHouse();
await loadDemo(house);
for (const [size, width, height] of [['wide', 1440, 960], ['narrow', 360, 740]] as const) {
  const { context, page } = await house.visitor({ width, height });
  await enterAsMarta(house, page);
  const cycle = (await cycleIds(page)).get('Atención de urgencias')!;
  for (const shot of shots) {
    await page.goto(shot.path(cycle));
    await page.locator(shot.ready).first().waitFor();
    await page.waitForTimeout(600); // pictures of the server that come after the first
    await page.screenshot({ path: join(folder, `${shot.name}-${size}.png`) });
  }
  await context.close();
}
await house.close();
