// A newcomer and the demonstration: what ./run gives, seen in the browser.
import { afterAll, beforeAll, expect, test } from 'vitest';

import { cycleIds, enterAsMarta, loadDemo } from './demo.ts';
import { openHouse, sticksOut, violations, type House } from './house.ts';

let house: House;
beforeAll(async () => {
  house = await openHouse();
  await loadDemo(house);
});
afterAll(() => house.close());

test('R1-54: the first page after the link already says where to look first', async () => {
  const { page, faults } = await house.visitor();
  await enterAsMarta(house, page);
  await page.getByText('Primero,').first().waitFor();
  expect(await page.locator('.answer').innerText()).toMatch(/roto para 1 de cada \d+/);
  expect(await page.getByRole('heading', { name: 'Alarmas' }).count()).toBe(1);
  expect(await page.locator('main').innerText()).toContain('Atención de urgencias');
  expect(faults).toEqual([]);
  await page.context().close();
});

test('scene 6: wave A of the demonstration reads 65,1 and 80 %', async () => {
  const { page, faults } = await house.visitor();
  await enterAsMarta(house, page);
  const id = (await cycleIds(page)).get('Atención de urgencias')!;
  await page.goto(`/cycles/${id}/results?wave=A`);
  await page.locator('.answer', { hasText: 'Bueno en promedio, roto para 1 de cada 5.' }).waitFor();
  const told = await page.locator('main').innerText();
  expect(told).toContain('65,1');
  expect(told).toContain('16 de 20 pacientes');
  expect(faults).toEqual([]);
  await page.context().close();
});

test.each(['es', 'en', 'nl'] as const)('home, the cycles, a circle and its results hold in %s', async (language) => {
  const { context, page, faults } = await house.visitor({ language, width: 360 });
  await context.addInitScript((chosen) => localStorage.setItem('ciclo.language', chosen), language);
  await enterAsMarta(house, page);
  const id = (await cycleIds(page)).get('Atención de urgencias')!;
  for (const path of ['/', '/cycles', `/cycles/${id}`, `/cycles/${id}/results`, `/cycles/${id}/moments/M3`]) {
    await page.goto(path);
    await page.locator('.answer').first().waitFor();
    await page.waitForLoadState('networkidle').catch(() => undefined);
    expect(await violations(page), path).toEqual([]);
    expect(await sticksOut(page), path).toEqual([]);
  }
  expect(faults).toEqual([]);
  await page.context().close();
});

test('the demonstration goes at one wish', async () => {
  expect(await house.command('demo', 'remove')).not.toBe('');
  expect(await house.command('record', 'list', 'cycle')).not.toContain('Atención de urgencias');
});
