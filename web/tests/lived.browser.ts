// What really happened, against the map: a log of four visits, number for number (tests/inputs/lived/visits.csv).
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';

import { openHouse, sticksOut, violations, type House } from './house.ts';
import { signedIn, type Speaker } from './signed-in.ts';
import { storyCycle } from './story.ts';

const log = readFileSync(resolve(import.meta.dirname, '../../tests/inputs/lived/visits.csv'));

let house: House;
let marta: Speaker;
let cycle = '';
const opened: BrowserContext[] = [];

beforeAll(async () => {
  house = await openHouse();
  marta = await signedIn(house, { word: { es: 'paciente', en: 'patient', nl: 'patiënt' } });
  cycle = await storyCycle(marta);
});
afterEach(async () => {
  for (const context of opened.splice(0)) await context.close();
});
afterAll(() => house?.close());

async function visit(options: Parameters<House['visitor']>[0] = {}) {
  const visitor = await house.visitor(options);
  opened.push(visitor.context);
  await marta.enter(visitor.context);
  return visitor;
}

const text = async (page: Page, selector: string): Promise<string> => ((await page.locator(selector).first().innerText()) ?? '').replaceAll(/\s+/g, ' ');

test('without a log the screen says what will stand there, and leads to the import', async () => {
  const { page, faults } = await visit();
  await page.goto(`/cycles/${cycle}/lived`);
  await page.getByText('Todavía no hay un registro de lo que ocurrió.').waitFor();
  expect(await page.getByRole('link', { name: 'Importar un registro' }).getAttribute('href')).toBe(`/cycles/${cycle}/evidence/new`);
  expect(await violations(page)).toEqual([]);
  expect(faults).toEqual([]);
});

test('four visits against the map: who lived what, who waited how long, one case event by event', async () => {
  await marta.done('POST', `/api/cycles/${cycle}/imports`, { file: { name: 'visits.csv', base64: log.toString('base64') }, what: 'events' });
  const { page, faults } = await visit();
  await page.goto(`/cycles/${cycle}/lived`);
  await page.getByText(/^1 de 4 casos siguieron el camino del mapa/).waitFor();
  const third = await text(page, '#moments tbody tr:nth-child(3)');
  expect(third).toContain('muy pocos (n 4)'); // fewer than five are counts, nothing more
  expect(await text(page, '#unknown')).toContain('Pago');
  await page.getByRole('button', { name: 'Caso B' }).first().click();
  const sheet = page.getByRole('dialog');
  await sheet.getByText('faltó', { exact: true }).waitFor();
  expect(await sheet.locator('.lived-story li').count()).toBe(7);
  expect(new URL(page.url()).searchParams.get('case')).toBe('B');
  await page.keyboard.press('Escape');
  await sheet.waitFor({ state: 'detached' });
  expect(await violations(page)).toEqual([]);
  expect(faults).toEqual([]);
});

test('a period takes the cases that began in it, and one without cases can be left', async () => {
  const { page, faults } = await visit();
  await page.goto(`/cycles/${cycle}/lived?from=2025-10-07&until=2025-10-08`);
  await page.getByText(/14 eventos de 2 casos/).waitFor();
  await page.goto(`/cycles/${cycle}/lived?from=2026-01-01`);
  await page.getByText('En esos días no comenzó ningún caso.').waitFor();
  expect(faults).toEqual([]);
});

test.each([
  ['en', 'followed the path of the map'],
  ['nl', 'volgde het pad van de kaart'],
] as const)('the lived path in %s, on a phone', async (language, sentence) => {
  const { page, faults } = await visit({ language, width: 360, height: 760 });
  await page.goto(`/cycles/${cycle}/lived`);
  await page.getByText(sentence).first().waitFor();
  expect(await sticksOut(page)).toEqual([]);
  expect(await violations(page)).toEqual([]);
  expect(faults).toEqual([]);
});
