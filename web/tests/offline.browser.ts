// An hour without the server while somebody edits: nothing is lost, the page opens again without it, and what collided is shown
// with who wrote it and when, side by side, answered by keys.
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { cellsOf, type Cells } from '../src/editor/model/cells.ts';
import type { Json } from '../src/editor/model/map.ts';
import { openHouse, sticksOut, violations, type House } from './house.ts';
import { signedIn, Speaker } from './signed-in.ts';

let house: House;
let marta: Speaker;
let ana: Speaker;
let cycle: string;
let context: BrowserContext;

/** Ana, invited and signed in: a second person who shapes cycles. */
async function invited(): Promise<Speaker> {
  const { id } = await marta.done('POST', '/api/records/person', { values: { name: 'Ana Torres', email: 'ana@example.org', role_class: 'front_line' } });
  await house.command('record', 'add', 'grant', JSON.stringify({ person: id, role: 'facilitator' }));
  const { link } = await marta.done('POST', `/api/people/${String(id)}/invitation`);
  const speaker = new Speaker(house);
  await speaker.done('POST', '/api/invitation', { link: String(link).replace(/^.*#/, ''), password: 'doce signos y luna' });
  return speaker;
}

beforeAll(async () => {
  house = await openHouse();
  marta = await signedIn(house);
  ana = await invited();
  const started = (await marta.done('POST', '/api/cycles', { from: 'hospital-emergency' })) as unknown as { cycle: { id: string } };
  cycle = started.cycle.id;
  ({ context } = await house.visitor());
  await marta.enter(context);
});
afterAll(() => house?.close());

async function cells(): Promise<Cells> {
  return cellsOf((await marta.done('GET', `/api/cycles/${cycle}?version=draft&format=json`))['map'] as Json);
}

const name = (page: Page, moment: string) => page.locator(`[data-cell="moment/${moment} 1"]`);
const soon = <Value>(get: () => Value | Promise<Value>) => expect.poll(get, { timeout: 60_000 });

async function type(page: Page, moment: string, text: string): Promise<void> {
  await name(page, moment).dblclick();
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type(text);
  await page.keyboard.press('Enter');
}

/** The shell is kept as soon as an editor was opened once. */
async function shellKept(page: Page): Promise<string[]> {
  await page.evaluate(() => navigator.serviceWorker.ready);
  return page.evaluate(async () => {
    const kept = await Promise.all((await caches.keys()).map(async (one) => (await (await caches.open(one)).keys()).map((request) => new URL(request.url).pathname)));
    return kept.flat();
  });
}

test('an hour without the server: nothing is lost, the editor opens again, and what collided is shown', async () => {
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(String(error)));
  await page.clock.install();
  await page.goto(`/cycles/${cycle}/edit`);
  await page.getByRole('grid').waitFor();
  const kept = await shellKept(page);
  expect(kept).toContain('/');
  expect(kept.filter((path) => path !== '/' && !path.startsWith('/assets/'))).toEqual([]);

  await context.setOffline(true);
  await type(page, 'M1', 'Llama a la ambulancia');
  await type(page, 'M4', 'Da sus datos');
  await page.clock.runFor(2_000);
  await page.getByText(/^Sin conexión\. Sus 2 cambios están en este equipo\./).waitFor();
  await ana.done('POST', `/api/cycles/${cycle}/edits`, {
    edits: [{ cell: 'moment/M4/name/es', before: JSON.parse((await cells()).get('moment/M4/name/es')!) as string, after: 'Se registra' }],
  });
  await page.clock.runFor('01:00:00');
  await page.getByText(/^Sin conexión\. Sus 2 cambios están en este equipo\./).waitFor();
  await page.close();

  // opened again, still without the server: the map is there with what was changed, and can be changed further
  const again = await context.newPage();
  again.on('pageerror', (error) => faults.push(String(error)));
  await again.goto(`/cycles/${cycle}/edit`);
  await again.getByRole('grid').waitFor();
  await soon(() => name(again, 'M1').innerText()).toContain('Llama a la ambulancia');
  await again.getByText(/^Sin conexión con el servidor\. Puede seguir/).waitFor();
  await type(again, 'M2', 'Sube a la ambulancia');
  await again.getByText(/^Sin conexión\. Sus 3 cambios están en este equipo\./).waitFor();
  expect(await violations(again)).toEqual([]);
  await again.close();

  await context.setOffline(false);
  const back = await context.newPage();
  back.on('pageerror', (error) => faults.push(String(error)));
  await back.goto(`/cycles/${cycle}/edit`);
  await soon(async () => (await cells()).get('moment/M1/name/es')).toBe('"Llama a la ambulancia"');
  await soon(async () => (await cells()).get('moment/M2/name/es')).toBe('"Sube a la ambulancia"');
  const questions = back.getByRole('region', { name: 'Dos versiones de lo mismo (1)' });
  await questions.waitFor();
  expect(await questions.innerText()).toMatch(/Da sus datos[\s\S]*Ana Torres, [^\n]* a las \d\d:\d\d[\s\S]*Se registra/);
  expect((await cells()).get('moment/M4/name/es')).toBe('"Se registra"');
  expect(await violations(back)).toEqual([]);
  await back.setViewportSize({ width: 360, height: 780 });
  expect(await sticksOut(back)).toEqual([]);
  await questions.getByRole('button', { name: 'Poner lo mío' }).focus();
  await back.keyboard.press('Enter');
  await soon(async () => (await cells()).get('moment/M4/name/es')).toBe('"Da sus datos"');
  await soon(() => back.evaluate(() => document.activeElement?.closest('[role="grid"]') !== null)).toBe(true);
  await soon(() => back.evaluate(() => localStorage.getItem('ciclo.resting'))).toBe(null);
  expect(faults).toEqual([]);
  await back.close();
});

test('without the server and with nothing unsent, it says so and goes on by itself when the server is back', async () => {
  const page = await context.newPage();
  await context.setOffline(true);
  await page.goto(`/cycles/${cycle}/edit`);
  await page.getByRole('heading', { name: 'Sin conexión con el servidor' }).waitFor();
  expect(await violations(page)).toEqual([]);
  await context.setOffline(false);
  await page.getByRole('grid').waitFor();
  await page.close();
});
