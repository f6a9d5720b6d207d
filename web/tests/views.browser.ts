// The views of a cycle: circle, blueprint, curve, presentation, share link, files. Rows H 5, 6 and 7; scenes 5 and 6.
import { readFileSync } from 'node:fs';

import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';

import { openHouse, sticksOut, violations, type House } from './house.ts';
import { signedIn, type Speaker } from './signed-in.ts';
import { wholeStory } from './story.ts';

let house: House;
let marta: Speaker;
let bank: string;
let story: string;

interface Started {
  cycle: { id: string };
}

beforeAll(async () => {
  house = await openHouse();
  marta = await signedIn(house, { word: { es: 'paciente', en: 'patient', nl: 'patiënt' } });
  bank = ((await marta.done('POST', '/api/cycles', { from: 'bank-cheque' })) as unknown as Started).cycle.id;
  story = await wholeStory(marta);
});
afterAll(() => house?.close());

const opened: BrowserContext[] = [];
afterEach(async () => {
  for (const context of opened.splice(0)) await context.close();
});

async function visit(path: string, options: Parameters<House['visitor']>[0] = {}): Promise<{ page: Page; faults: string[] }> {
  const visitor = await house.visitor(options);
  opened.push(visitor.context);
  await marta.enter(visitor.context);
  await visitor.page.goto(path);
  return visitor;
}

async function downloaded(page: Page, button: string): Promise<{ name: string; bytes: Buffer }> {
  const waiting = page.waitForEvent('download');
  await page.getByRole('button', { name: button, exact: true }).click();
  const file = await waiting;
  return { name: file.suggestedFilename(), bytes: readFileSync(await file.path()) };
}

/** Edits of the draft, as a person who saw it would make them. */
async function edit(cycle: string, edits: { cell: string; before?: unknown; after: unknown }[]): Promise<void> {
  const taken = (await marta.done('POST', `/api/cycles/${cycle}/edits`, { edits })) as unknown as { conflicts: unknown[] };
  expect(taken.conflicts).toEqual([]);
}

test('row 5: the bank is a circle of 13 numbered moments and a transversal one; arrow keys go round, Enter opens (R0-03)', async () => {
  const { page, faults } = await visit(`/cycles/${bank}`);
  await page.locator('.views-frame svg').waitFor();
  const links = page.locator('.views-frame svg a[href*="/moments/M"]');
  await expect.poll(() => links.count()).toBe(13);
  const numbers = await page.locator('.views-frame svg').evaluate((svg) =>
    [...svg.querySelectorAll('a[href*="/moments/M"]')].map((link) => /(^|\D)(\d{1,2})(?=\D|$)/.exec(link.querySelector('.cd-number, text')?.textContent ?? '')?.[2]),
  );
  expect(numbers).toEqual(Array.from({ length: 13 }, (_, at) => String(at + 1)));
  expect(await page.locator('.views-frame svg a[href$="/moments/T1"]').count()).toBeGreaterThan(0);
  await links.first().focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  expect(await page.evaluate(() => document.activeElement?.getAttribute('href'))).toBe(`/cycles/${bank}/moments/M3`);
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Enter');
  await page.waitForURL(`**/cycles/${bank}/moments/M2`);
  expect(faults).toEqual([]);
});

test('the circle is enlarged and fitted by keys, buttons and wheel; the page never scrolls sideways', async () => {
  const { page } = await visit(`/cycles/${bank}`);
  const frame = page.locator('.views-frame');
  await frame.locator('svg').waitFor();
  const width = async () => (await frame.locator('svg').first().boundingBox())!.width;
  const fitted = await width();
  await frame.focus();
  await page.keyboard.press('+');
  await page.keyboard.press('+');
  expect(await width()).toBeGreaterThan(fitted * 1.2);
  expect(await sticksOut(page)).toEqual([]);
  await page.keyboard.press('0');
  expect(Math.round(await width())).toBe(Math.round(fitted));
  await frame.hover();
  await page.keyboard.down('Control');
  await page.mouse.wheel(0, -200);
  await page.keyboard.up('Control');
  await expect.poll(width).toBeGreaterThan(fitted);
  await page.getByRole('button', { name: 'Ver entero' }).click();
  expect(Math.round(await width())).toBe(Math.round(fitted));
});

test('drawings are saved as what they are called: SVG, PNG and PDF', async () => {
  const { page } = await visit(`/cycles/${story}`);
  await page.locator('.views-frame svg').waitFor();
  const svg = await downloaded(page, 'SVG');
  expect(svg.name).toBe('atencion-de-urgencias-hospitalarias-circulo.svg');
  expect(svg.bytes.toString('utf8')).toMatch(/^<svg [\s\S]*65,1[\s\S]*<\/svg>\s*$/);
  const png = await downloaded(page, 'PNG');
  expect(png.bytes.subarray(0, 8).toString('hex')).toBe('89504e470d0a1a0a');
  const [a4, a3] = [await downloaded(page, 'PDF A4'), await downloaded(page, 'PDF A3')];
  expect([a4.bytes.subarray(0, 5).toString(), a3.bytes.subarray(0, 5).toString()]).toEqual(['%PDF-', '%PDF-']);
  expect(a4.bytes.equals(a3.bytes)).toBe(false);
});

test('scene 6 on the page of the cycle: index, integrity and what comes first', async () => {
  const { page, faults } = await visit(`/cycles/${story}`);
  await page.locator('.views-frame svg').waitFor();
  const said = (await page.locator('.opening').innerText()).replaceAll('\u00a0', ' ');
  expect(said).toContain('Bueno en promedio, roto para 1 de cada 5.');
  expect(said).toContain('Índice 65,1 de 100');
  expect(said).toContain('Integridad 80 %');
  const first = page.locator('.rank > li');
  expect(await first.locator('.score').allInnerTexts()).toEqual(['9,89', '8,33', '7,20']);
  expect(await first.locator('h3 a').allInnerTexts()).toEqual(['3 Recepción en urgencias', '5 Hospitalización y estabilización', '1 Solicitud de ambulancia']);
  expect(await violations(page)).toEqual([]);
  expect(faults).toEqual([]);
});

test('row 7: the curve and its values (scene 6)', async () => {
  const { page, faults } = await visit(`/cycles/${story}/curve`);
  await page.locator('.views-frame svg').waitFor();
  const drawn = (await page.locator('.views-frame svg').textContent()) ?? '';
  for (const value of ['3,13', '3,63', '2,85', '3,55', '4,15', '3,89', '3,94']) expect(drawn).toContain(value);
  expect(drawn).toContain('valle');
  expect(await page.locator('.grid .estimate b').allInnerTexts()).toEqual(['3,13', '3,63', '2,85', '3,55', '4,15', '3,89', '3,94']);
  const counts = await page.locator('.grid .estimate .note').allInnerTexts();
  expect(counts.map((text) => /n (\d+)/.exec(text)?.[1])).toEqual(['8', '8', '20', '20', '20', '18', '18']);
  expect(await violations(page)).toEqual([]);
  expect(faults).toEqual([]);
});

test('without answers the curve says what is missing and where to go', async () => {
  const { page } = await visit(`/cycles/${bank}/curve`);
  await page.getByText('Todavía no se puede dibujar la curva').waitFor();
  await page.getByRole('link', { name: 'Traer evidencia' }).click();
  await page.waitForURL(`**/cycles/${bank}/evidence`);
});

test('row 6: the blueprint, its three lines, fail and wait points; scene 5: asked three times, 35 minutes at reception (R1-01)', async () => {
  const asks = { es: 'Fecha de nacimiento', en: 'Date of birth', nl: 'Geboortedatum' };
  const { map } = (await marta.done('GET', `/api/cycles/${story}?version=draft&format=json`)) as unknown as { map: { moments: { id: string; information?: unknown }[] } };
  const before = (id: string) => map.moments.find((moment) => moment.id === id)?.information ?? null;
  await edit(story, [
    ...['M1', 'M3', 'M4'].map((id) => ({ cell: `moment/${id}/information`, before: before(id), after: [asks] })),
    { cell: 'action/*', after: ['B1', 'B2'] },
    { cell: 'action/B1/moment', after: 'M3' }, { cell: 'action/B1/lane', after: 'customer' },
    { cell: 'action/B1/text/es', after: 'Espera a que lo llamen' }, { cell: 'action/B1/wait_point', after: true }, { cell: 'action/B1/minutes', after: 35 },
    { cell: 'action/B2/moment', after: 'M4' }, { cell: 'action/B2/lane', after: 'backstage' },
    { cell: 'action/B2/text/es', after: 'Teclea otra vez los datos' }, { cell: 'action/B2/fail_point', after: true },
  ]);
  const { page, faults } = await visit(`/cycles/${story}/blueprint?version=draft`);
  await page.locator('.views-frame svg').first().waitFor();
  const svg = page.locator('.views-paper svg');
  for (const line of ['.cd-interaction', '.cd-visibility', '.cd-internal']) expect(await svg.locator(line).count()).toBeGreaterThan(0);
  expect(await svg.locator('.cd-lane').count()).toBeGreaterThanOrEqual(5);
  expect(await svg.textContent()).toContain('35');
  const points = (await page.locator('.views-points').innerText()).replaceAll('\u00a0', ' ');
  expect(points).toContain('Punto de espera:');
  expect(points).toContain('3 Espera a que lo llamen');
  expect(points).toContain('35 min');
  expect(points).toContain('Punto de fallo:');
  expect(points).toContain('"Fecha de nacimiento" se pregunta 3 veces: en M1, M3 y M4');
  expect(await sticksOut(page)).toEqual([]);
  expect(await violations(page)).toEqual([]);
  expect(faults).toEqual([]);
});

test('the blueprint of the bank has 13 columns and scrolls in its own frame, the names of the lanes in sight', async () => {
  const { page } = await visit(`/cycles/${bank}/blueprint`);
  const frame = page.locator('.views-frame');
  await frame.locator('.views-paper svg').waitFor();
  await expect.poll(() => page.locator('.views-paper svg .cd-head').count()).toBe(13);
  await frame.focus();
  for (let press = 0; press < 12; press += 1) await page.keyboard.press('ArrowRight');
  await expect.poll(() => frame.evaluate((element) => element.scrollLeft)).toBeGreaterThan(100);
  const [edge, names] = [(await frame.boundingBox())!, (await page.locator('.views-lanes').boundingBox())!];
  expect(Math.abs(names.x - edge.x)).toBeLessThan(3);
  expect(await sticksOut(page)).toEqual([]);
});

test('presentation: arrow keys change the picture, Esc leaves; "p" on the page of the cycle begins it', async () => {
  const { page, faults } = await visit(`/cycles/${story}`);
  await page.locator('.views-frame svg').waitFor();
  await page.keyboard.press('p');
  await page.waitForURL('**/present**');
  const where = page.locator('.views-present header p');
  await expect.poll(() => where.innerText()).toBe('1 de 4: Círculo');
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => where.innerText()).toBe('2 de 4: Curva');
  await page.keyboard.press('End');
  await expect.poll(() => where.innerText()).toBe('4 de 4: Qué atender primero y por qué');
  await page.keyboard.press('ArrowRight');
  expect(await where.innerText()).toContain('4 de 4');
  await page.keyboard.press('Home');
  expect(await where.innerText()).toContain('1 de 4');
  expect(await violations(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await page.waitForURL(`**/cycles/${story}`);
  expect(faults).toEqual([]);
});

test('a share link shows the circle without signing in and without JavaScript, and not after it is withdrawn', async () => {
  const { page, faults } = await visit(`/cycles/${story}`);
  await page.getByRole('button', { name: 'Compartir' }).click();
  await page.getByRole('button', { name: 'Crear el enlace' }).click();
  const address = await page.locator('.sheet .hint a').getAttribute('href');
  expect(await violations(page)).toEqual([]);
  const stranger = await house.browser.newContext({ javaScriptEnabled: false, locale: 'es' });
  opened.push(stranger);
  const there = await stranger.newPage();
  expect((await there.goto(address!))!.status()).toBe(200);
  expect(await there.locator('svg').count()).toBeGreaterThan(0);
  expect(await there.locator('script').count()).toBe(0);
  await page.getByRole('button', { name: 'Retirar' }).click();
  await page.getByText('No hay ninguno.').waitFor();
  expect((await there.goto(address!))!.status()).toBe(404);
  expect(faults).toEqual([]);
});

test('at 360 px: the ring with numbers, the names in the list below, nothing sticks out', async () => {
  for (const path of ['', '/blueprint', '/curve']) {
    const { page, faults } = await visit(`/cycles/${story}${path}`, { width: 360, height: 740 });
    await page.locator('.views-frame svg').first().waitFor();
    expect(await sticksOut(page), path).toEqual([]);
    if (path === '') expect((await page.locator('.views-frame svg text').allTextContents()).join(' ')).not.toContain('Trámites');
    if (path !== '/blueprint') expect(await page.locator('.grid td.main a').count()).toBe(7);
    expect(faults, path).toEqual([]);
  }
});

test('in English and Dutch, without violations', async () => {
  for (const [language, title] of [['en', 'What to attend to first, and why'], ['nl', 'Wat eerst aandacht vraagt, en waarom']] as const) {
    const { page, faults } = await visit(`/cycles/${story}`, { language });
    await page.locator('.views-frame svg').waitFor();
    await page.getByRole('heading', { name: title }).waitFor();
    expect(await violations(page), language).toEqual([]);
    expect(faults, language).toEqual([]);
  }
});
