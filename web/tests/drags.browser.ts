// Whatever can be dragged can be done by keys. Every file that listens to a drag has its row; one without a row fails here.
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';

import { openHouse, type House } from './house.ts';
import { signedIn, type Speaker } from './signed-in.ts';

const source = resolve(import.meta.dirname, '../src');
const listens = /onPointerDown=|onDragStart=|onNodeDragStop=|<DropZone|useDragAndDrop|draggable=\{?true|'pointerdown'|'dragstart'/;

/** Where something is dragged, and which test below does the same by keys alone. */
const drags: Record<string, string[]> = {
  'editor/table/Rows.tsx': ['a moment and a stage in the table'],
  'canvas/Canvas.tsx': ['a box along the order and between lanes', 'an arrow from box to box', 'the lanes under their frame'],
  'views/pan.ts': ['a drawing under its frame'],
  'imports/FileStep.tsx': ['a file onto the page'],
};

let house: House;
let marta: Speaker;
const opened: Page[] = [];
beforeAll(async () => {
  house = await openHouse();
  marta = await signedIn(house);
});
afterAll(() => house.close());
afterEach(async () => {
  for (const page of opened.splice(0)) await page.context().close();
});

interface Shown {
  map: { moments: { id: string; lane?: string }[]; blueprint?: { arrows?: { from: string; to: string }[] } };
}
const shown = async (id: string) => ((await marta.done('GET', `/api/cycles/${id}?version=draft&format=json`)) as unknown as Shown).map;
const order = async (id: string) => (await shown(id)).moments.map((moment) => moment.id).join(' ');

async function open(tail: string, from = 'hospital-emergency', width = 1440): Promise<{ id: string; page: Page; faults: string[] }> {
  const { cycle } = (await marta.done('POST', '/api/cycles', { from })) as unknown as { cycle: { id: string } };
  const { context, page, faults } = await house.visitor({ width });
  opened.push(page);
  await marta.enter(context);
  await page.goto(`/cycles/${cycle.id}${tail}`);
  return { id: cycle.id, page, faults };
}

/** Tab and Shift+Tab until something is focused; nothing is touched with the mouse. */
async function tabTo(page: Page, what: string): Promise<void> {
  for (let presses = 0; presses < 80; ++presses) {
    if (await page.evaluate((selector) => document.activeElement?.matches(selector) ?? false, what)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab never came to ${what}`);
}

test('every drag of the application has its row here', () => {
  const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((name) => /\.tsx?$/.test(name) && !/\.test\./.test(name));
  const dragging = files.filter((name) => listens.test(readFileSync(join(source, name), 'utf8')));
  expect(dragging.sort()).toEqual(Object.keys(drags).sort());
});

test('by keys: a moment and a stage in the table', async () => {
  const { id, page, faults } = await open('/edit');
  await page.getByRole('grid').waitFor();
  await tabTo(page, '[data-cell]');
  await page.keyboard.press('Control+Home');
  while (!(await page.evaluate(() => document.activeElement?.getAttribute('data-cell')?.startsWith('moment/M1') ?? false))) await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Alt+ArrowDown');
  await expect.poll(() => order(id)).toBe('M2 M1 M3 M4 M5 M6 M7');
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Alt+ArrowDown');
  await expect.poll(() => order(id)).toBe('M3 M4 M2 M1 M5 M6 M7'); // the whole first stage, with its moments
  expect(faults).toEqual([]);
});

test('by keys: a box along the order and between lanes', async () => {
  const { id, page, faults } = await open('/canvas');
  await page.locator('#box-M3').waitFor();
  await tabTo(page, '.canvas-box');
  await page.keyboard.press('Alt+ArrowRight');
  await expect.poll(() => order(id)).toBe('M2 M1 M3 M4 M5 M6 M7');
  await page.keyboard.press('Alt+ArrowDown');
  await expect.poll(async () => (await shown(id)).moments[1]!.lane).toBe('backstage');
  expect(faults).toEqual([]);
});

test('by keys: an arrow from box to box', async () => {
  const { id, page, faults } = await open('/canvas');
  await page.locator('#box-M3').waitFor();
  await tabTo(page, '.canvas-box');
  await page.keyboard.press('c');
  await page.getByRole('dialog').waitFor();
  await tabTo(page, '[role=dialog] button[aria-haspopup=listbox]');
  await page.keyboard.press('Enter');
  await page.getByRole('option', { name: /2 Traslado/ }).press('Enter');
  await page.getByRole('listbox').waitFor({ state: 'detached' });
  await page.getByRole('dialog').getByRole('button', { name: 'Dibujar la flecha' }).press('Enter');
  await expect.poll(async () => (await shown(id)).blueprint?.arrows?.map((arrow) => `${arrow.from}>${arrow.to}`)).toEqual(['M1>M2']);
  expect(faults).toEqual([]);
});

test('by keys: the lanes under their frame', async () => {
  const { page, faults } = await open('/canvas', 'bank-cheque');
  await page.locator('#box-M1').waitFor();
  const isInFrame = (box: string) =>
    page.evaluate((id) => {
      const inner = document.getElementById(id)!.getBoundingClientRect();
      const outer = document.querySelector('.react-flow')!.getBoundingClientRect();
      return inner.left >= outer.left && inner.right <= outer.right + 1;
    }, box);
  expect(await isInFrame('box-M13')).toBe(false);
  await tabTo(page, '.canvas-box');
  for (let step = 0; step < 12; ++step) await page.keyboard.press('ArrowRight');
  await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('box-M13');
  await expect.poll(() => isInFrame('box-M13')).toBe(true);
  expect(faults).toEqual([]);
});

test.each(['', '/blueprint'])('by keys: a drawing under its frame (%s)', async (tail) => {
  const { page, faults } = await open(tail, 'bank-cheque');
  await page.locator('.views-frame svg').last().waitFor();
  await tabTo(page, '.views-frame');
  for (let step = 0; step < 5; ++step) await page.keyboard.press('+');
  const at = () => page.locator('.views-frame').evaluate((frame) => [frame.scrollLeft, frame.scrollTop] as const);
  const [left] = await at();
  await expect
    .poll(async () => {
      await page.keyboard.press('ArrowRight');
      return (await at())[0];
    })
    .toBeGreaterThan(left);
  expect(faults).toEqual([]);
});

test('by keys: a file onto the page', async () => {
  const { page, faults } = await open('/evidence/new');
  await page.getByRole('button', { name: 'Elegir archivo…' }).waitFor();
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Elegir archivo…' }).press('Enter');
  await (await chooser).setFiles({ name: 'a.csv', mimeType: 'text/csv', buffer: Buffer.from('respondent,M1,M3\nR1,4,2\n') });
  await page.getByText('¿Qué significa cada columna?').waitFor();
  expect(faults).toEqual([]);
});
