// The lanes: whatever is dragged can be done by keys, and by fields; all of it is one draft with one undo. Rows H 3 and H 6.
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';

import { openHouse, sticksOut, violations, type House } from './house.ts';
import { signedIn, Speaker } from './signed-in.ts';

let house: House;
let marta: Speaker;

interface Shown {
  map: {
    moments: { id: string; stage: string; lane?: string }[];
    blueprint?: { actions?: { id: string; moment: string; lane: string; text: { es: string }; fail_point?: boolean; decision?: boolean }[]; arrows?: { from: string; to: string }[] };
  };
}

beforeAll(async () => {
  house = await openHouse();
  marta = await signedIn(house);
});
afterAll(() => house?.close());

const opened: BrowserContext[] = [];
afterEach(async () => {
  for (const context of opened.splice(0)) await context.close();
});

async function canvas(options: Parameters<House['visitor']>[0] = {}): Promise<{ id: string; page: Page; faults: string[] }> {
  const { cycle } = (await marta.done('POST', '/api/cycles', { from: 'hospital-emergency' })) as unknown as { cycle: { id: string } };
  const visitor = await house.visitor(options);
  opened.push(visitor.context);
  await marta.enter(visitor.context);
  await visitor.page.goto(`/cycles/${cycle.id}/canvas`);
  await visitor.page.locator('#box-M3').waitFor();
  return { id: cycle.id, ...visitor };
}

async function shown(id: string): Promise<Shown['map']> {
  return ((await marta.done('GET', `/api/cycles/${id}?version=draft&format=json`)) as unknown as Shown).map;
}
const order = async (id: string) => (await shown(id)).moments.map((moment) => moment.id).join(' ');
const lane = async (id: string, moment: string) => (await shown(id)).moments.find((one) => one.id === moment)?.lane;
const actions = async (id: string) => (await shown(id)).blueprint?.actions ?? [];
const arrows = async (id: string) => ((await shown(id)).blueprint?.arrows ?? []).map((arrow) => `${arrow.from}>${arrow.to}`);
const focused = (page: Page) => page.evaluate(() => document.activeElement?.id);

/** The middle of a box, on the screen. */
async function middle(page: Page, box: string): Promise<{ x: number; y: number }> {
  const found = (await page.locator(`#box-${box}`).boundingBox())!;
  return { x: found.x + found.width / 2, y: found.y + found.height / 2 };
}

async function drag(page: Page, from: { x: number; y: number }, to: { x: number; y: number }): Promise<void> {
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2, { steps: 4 });
  await page.mouse.move(to.x, to.y, { steps: 4 });
  await page.mouse.up();
}

test('arrow keys go from box to box; Tab comes to one of them only', async () => {
  const { page } = await canvas();
  await expect.poll(() => page.locator('.canvas-box[tabindex="0"]').count()).toBe(1);
  await page.locator('#box-M1').focus();
  await page.keyboard.press('ArrowRight');
  expect(await focused(page)).toBe('box-M2');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowLeft');
  expect(await focused(page)).toBe('box-M2');
  expect(new URL(page.url()).searchParams.get('box')).toBe('M2');
});

test('along the order: dragging, Alt and arrows, and the field do the same; undo takes each back', async () => {
  const { id, page, faults } = await canvas();
  const first = await order(id);
  const swapped = 'M2 M1 M3 M4 M5 M6 M7';
  await page.locator('#box-M1').focus();
  await page.keyboard.press('Alt+ArrowRight');
  await expect.poll(() => order(id)).toBe(swapped);
  expect(await focused(page)).toBe('box-M1');
  expect(await page.locator('p[role=status].vh').innerText()).toContain('lugar 2');
  await page.keyboard.press('Control+z');
  await expect.poll(() => order(id)).toBe(first);
  await drag(page, await middle(page, 'M1'), await middle(page, 'M2'));
  await expect.poll(() => order(id)).toBe(swapped);
  await page.getByRole('button', { name: 'Deshacer' }).click();
  await expect.poll(() => order(id)).toBe(first);
  await page.locator('#box-M1').focus();
  await page.getByRole('button', { name: /Lugar en el orden/ }).click();
  await page.getByRole('option', { name: '2', exact: true }).click();
  await expect.poll(() => order(id)).toBe(swapped);
  expect(faults).toEqual([]);
});

test('between lanes: dragging, Alt and arrows, and the field do the same', async () => {
  const { id, page, faults } = await canvas();
  await page.locator('#box-M3').focus();
  await page.keyboard.press('Alt+ArrowDown');
  await expect.poll(() => lane(id, 'M3')).toBe('backstage');
  await page.keyboard.press('Alt+ArrowUp');
  await expect.poll(() => lane(id, 'M3')).toBe('onstage');
  const from = await middle(page, 'M3');
  const name = (await page.getByRole('button', { name: /^Tras bastidores/ }).boundingBox())!;
  await drag(page, from, { x: from.x, y: name.y + name.height / 2 });
  await expect.poll(() => lane(id, 'M3')).toBe('backstage');
  await page.locator('#box-M3').focus();
  await page.locator('.canvas-panel').getByRole('button', { name: /Carril/ }).click();
  await page.getByRole('option', { name: 'Procesos de apoyo' }).click();
  await expect.poll(() => lane(id, 'M3')).toBe('support');
  expect(faults).toEqual([]);
});

test('actions are added, named in place, marked and removed by keys', async () => {
  const { id, page, faults } = await canvas();
  await page.locator('#box-M3').focus();
  await page.keyboard.press('n');
  const field = page.getByRole('textbox', { name: 'Cambiar el texto' });
  await field.fill('Busca la historia');
  await page.keyboard.press('Enter');
  await expect.poll(async () => (await actions(id)).map((action) => action.text.es)).toEqual(['Busca la historia']);
  const [made] = await actions(id);
  expect([made!.moment, made!.lane]).toEqual(['M3', 'onstage']);
  await expect.poll(() => focused(page)).toBe(`box-${made!.id}`);
  await page.keyboard.press('Alt+ArrowDown');
  await expect.poll(async () => (await actions(id))[0]!.lane).toBe('backstage');
  await page.getByText('Punto de fallo', { exact: true }).click();
  await page.getByText('Decisión', { exact: true }).click();
  await expect.poll(async () => [(await actions(id))[0]!.fail_point, (await actions(id))[0]!.decision]).toEqual([true, true]);
  expect(await violations(page)).toEqual([]);
  await page.locator(`#box-${made!.id}`).focus();
  await page.keyboard.press('Delete');
  await expect.poll(async () => (await actions(id)).length).toBe(0);
  await page.keyboard.press('Control+z');
  await expect.poll(async () => (await actions(id))[0]?.fail_point).toBe(true);
  expect(faults).toEqual([]);
});

test('arrows: dragging from box to box and "connect to…" do the same', async () => {
  const { id, page, faults } = await canvas();
  await page.locator('#box-M1').focus();
  await page.keyboard.press('c');
  await page.getByRole('dialog').getByRole('button', { name: /Conectar con/ }).click();
  await page.getByRole('option', { name: /2 Traslado/ }).click();
  await page.getByRole('button', { name: 'Dibujar la flecha' }).click();
  await expect.poll(() => arrows(id)).toEqual(['M1>M2']);
  const out = (await page.locator('.react-flow__node[data-id="M2"] .source').boundingBox())!;
  const into = (await page.locator('.react-flow__node[data-id="M3"] .target').boundingBox())!;
  await drag(page, { x: out.x + out.width / 2, y: out.y + out.height / 2 }, { x: into.x + into.width / 2, y: into.y + into.height / 2 });
  await expect.poll(() => arrows(id)).toEqual(['M1>M2', 'M2>M3']);
  await page.locator('#box-M1').focus();
  await page.getByRole('button', { name: 'Quitar la flecha' }).click();
  await expect.poll(() => arrows(id)).toEqual(['M2>M3']);
  expect(faults).toEqual([]);
});

test('a lane is folded and says how many boxes it holds; keys enlarge; the small map is there when wanted', async () => {
  const { page } = await canvas();
  const inLane = await page.locator('.canvas-box.onstage').count();
  const others = (await page.locator('.canvas-box').count()) - inLane;
  const onstage = page.getByRole('button', { name: `A la vista: ${inLane} cajas` });
  await onstage.click();
  expect(await onstage.getAttribute('aria-expanded')).toBe('false');
  await expect.poll(() => page.locator('.canvas-box').count()).toBe(others);
  await onstage.click();
  const width = async () => (await page.locator('#box-M1').boundingBox())!.width;
  const before = await width();
  await page.keyboard.press('+');
  await expect.poll(width).toBeGreaterThan(before);
  await page.keyboard.press('0');
  await page.getByRole('button', { name: 'Mapa pequeño' }).click();
  await page.locator('.react-flow__minimap').waitFor();
});

test('without violations, in three languages, and nothing sticks out at 360 px', async () => {
  for (const language of ['es', 'en', 'nl'] as const) {
    const { page, faults } = await canvas({ language, width: language === 'nl' ? 360 : 1440, height: 800 });
    await page.locator('#box-M3').focus();
    expect(await violations(page), language).toEqual([]);
    expect(await sticksOut(page), language).toEqual([]);
    expect(faults, language).toEqual([]);
  }
});

test('from the table to the lanes and back, at the same moment', async () => {
  const { id, page } = await canvas();
  await page.locator('#box-M3').click();
  await page.getByRole('link', { name: 'Ver la tabla' }).or(page.getByRole('link', { name: /tabla/i })).first().click();
  await page.waitForURL(/\/edit\?at=moment(\/|%2F)M3/);
  await page.getByRole('grid').waitFor();
  await page.getByRole('link', { name: 'Ver en los carriles' }).click();
  await page.waitForURL(new RegExp(`/cycles/${id}/canvas\\?box=M3`));
  await page.locator('#box-M3.selected').waitFor();
  const tabs = page.getByRole('navigation', { name: 'Vistas del ciclo' });
  expect(await tabs.getByRole('link', { name: 'Carriles' }).getAttribute('aria-current')).toBe('page');
  await tabs.getByRole('link', { name: 'Editar' }).click();
  await page.getByRole('grid').waitFor();
});

test('who else is here, and at which box; what collides is shown beside the lanes too', async () => {
  const { id, page } = await canvas();
  const added = await marta.done('POST', '/api/records/person', { values: { name: 'Ana Torres', email: 'ana@example.org', role_class: 'front_line' } });
  await house.command('record', 'add', 'grant', JSON.stringify({ person: added['id'], role: 'facilitator' }));
  const { link } = await marta.done('POST', `/api/people/${String(added['id'])}/invitation`);
  const ana = new Speaker(house);
  await ana.done('POST', '/api/invitation', { link: String(link).replace(/^.*#/, ''), password: 'doce signos y luna' });
  const other = await house.visitor();
  opened.push(other.context);
  await ana.enter(other.context);
  await other.page.goto(`/cycles/${id}/canvas?box=M4`);
  await expect.poll(() => page.locator('.canvas-people').innerText(), { timeout: 60_000 }).toBe('También está aquí: Ana Torres');
  await expect.poll(() => page.locator('#box-M4').getAttribute('data-here'), { timeout: 60_000 }).toBe('Ana Torres');
  expect(await page.locator('#box-M4').getAttribute('aria-label')).toContain('Está aquí: Ana Torres.');
  await page.locator('#box-M4').dblclick();
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type('Da sus datos');
  await other.page.locator('#box-M4').dblclick();
  await other.page.keyboard.press('ControlOrMeta+A');
  await other.page.keyboard.type('Se registra');
  await other.page.keyboard.press('Enter');
  await expect.poll(async () => JSON.stringify(await shown(id)), { timeout: 60_000 }).toContain('Se registra');
  await page.keyboard.press('Enter');
  const questions = page.getByRole('region', { name: 'Dos versiones de lo mismo (1)' });
  await questions.waitFor();
  expect(await questions.innerText()).toMatch(/Da sus datos[\s\S]*Ana Torres, [^\n]* a las \d\d:\d\d[\s\S]*Se registra/);
  expect(await violations(page)).toEqual([]);
  await questions.getByRole('button', { name: 'Dejar lo que hay' }).click();
  await questions.waitFor({ state: 'detached' });
  expect(JSON.stringify(await shown(id))).toContain('Se registra');
});
