// One moment by itself, the walk in the customer's words, the cards of the staff.
import type { BrowserContext } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';

import { openHouse, violations, type House } from './house.ts';
import { signedIn, type Speaker } from './signed-in.ts';
import { storyCycle, wholeStory } from './story.ts';

let house: House;
let marta: Speaker;
const opened: BrowserContext[] = [];

beforeAll(async () => {
  house = await openHouse();
  marta = await signedIn(house, { word: { es: 'paciente', en: 'patient', nl: 'patiënt' } });
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

/** The pages of a PDF in millimetres. */
function sheets(pdf: Buffer): string[] {
  const millimetres = (points: string): number => Math.round((Number(points) * 25.4) / 72);
  return [...pdf.toString('latin1').matchAll(/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)/g)].map((box) => `${millimetres(box[1]!)} × ${millimetres(box[2]!)}`);
}

test('M3 on one screen: mean, n, shares, complaints, standard, waits (row 8; R0-04, S8)', async () => {
  const cycle = await wholeStory(marta);
  const { page, faults } = await visit();
  await page.goto(`/cycles/${cycle}/moments/M3`);
  await page.locator('.moment').waitFor();
  const sheet = ((await page.locator('.moment').textContent()) ?? '').replaceAll('\u00a0', ' ');
  expect(sheet).toContain('Momento 3 de 7');
  expect(sheet).toContain('Que alguien me mire al llegar y me diga cuánto voy a esperar');
  expect(sheet).toContain('2,85');
  expect(sheet).toContain('(n 20; entre 2,36 y 3,34)');
  expect(sheet).toContain('35 %');
  expect(sheet).toContain('(7 de 20; entre 18 y 57 %)');
  expect(sheet).toContain('25 %');
  expect(sheet).toContain('(5 de 20;');
  expect(sheet).toContain('4 de 9 quejas y reclamos (44,4 %)');
  expect(sheet).toContain('Q-2025-014');
  expect(sheet).toContain('Media 14,75 min, mediana 12,5 min; 9 de cada 10 en 25 min o menos; máximo 31 min.');
  expect(sheet).toContain('9,89 · 1.º de 7');
  expect(sheet).toContain('Espera de partida35 min');
  expect(sheet).toContain('Cumple 3 de 5 criterios');
  expect(sheet).toContain('Si se acepta: puntuación 9,89 → 19,78; índice 65,1 → 63,4; integridad 80 % → 60 %');
  // under thirty answers each is one figure, with the shape of its sign
  const shapes = await page.locator('.moment-histogram').evaluate((svg) => [svg.querySelectorAll('rect.s-neg').length, svg.querySelectorAll('path.s-mix').length, svg.querySelectorAll('circle.s-pos').length]);
  expect(shapes).toEqual([7, 8, 5]);
  expect(await page.locator('.moment-promise svg').count()).toBeGreaterThan(0);
  expect(await page.locator('.moment-level.assumed').allTextContents()).toEqual(['supuesto', 'supuesto']);
  expect(await violations(page)).toEqual([]);

  // the arrows go to the neighbours, and stop at the ends
  await page.keyboard.press('ArrowRight');
  await page.getByRole('heading', { name: /4 Trámites administrativos/ }).waitFor();
  await page.keyboard.press('ArrowLeft');
  await page.getByRole('heading', { name: /3 Recepción en urgencias/ }).waitFor();
  expect(faults).toEqual([]);
});

test('a moment nobody rated says so, and never shows a zero', async () => {
  const cycle = await storyCycle(marta);
  const { page, faults } = await visit();
  await page.goto(`/cycles/${cycle}/moments/M3`);
  await page.getByText('Todavía nadie ha dicho cómo vive este momento.').waitFor();
  expect(await page.locator('.moment-histogram').count()).toBe(0);
  await page.getByRole('link', { name: 'Importar respuestas' }).waitFor();
  expect(await violations(page)).toEqual([]);
  expect(faults).toEqual([]);
});

test('the walk: seven pages with the arrow keys, in the words of the patient (row 8; R2-14)', async () => {
  const cycle = await storyCycle(marta);
  const { page, faults } = await visit();
  await page.goto(`/cycles/${cycle}/walk`);
  await page.getByRole('heading', { name: 'Solicitud de ambulancia' }).waitFor();
  const seen: string[] = [];
  for (let at = 0; at < 7; at += 1) {
    seen.push((await page.locator('.walk-page.shown h1').textContent()) ?? '');
    await page.keyboard.press('ArrowRight');
  }
  expect(new Set(seen).size).toBe(7);
  expect(seen.at(-1)).toBe('Resultado y valoración');
  await expect.poll(() => page.locator('.walk-page.shown h1').textContent()).toBe('Resultado y valoración');
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  const third = (await page.locator('.walk-page.shown').textContent()) ?? '';
  expect(third).toContain('Que alguien me mire al llegar y me diga cuánto voy a esperar');
  expect(third).toContain('Espero 35 min. Me atienden 5 min.');
  expect(new URL(page.url()).searchParams.get('at')).toBe('M3');
  expect(await violations(page)).toEqual([]);
  await page.emulateMedia({ media: 'print' });
  expect(await page.locator('.walk-page').evaluateAll((all) => all.filter((one) => getComputedStyle(one).display !== 'none').length)).toBe(7);
  await page.emulateMedia({ media: 'screen' });
  await page.keyboard.press('Escape');
  await page.waitForURL(`**/cycles/${cycle}`);
  expect(faults).toEqual([]);
});

test('the card of M1 says what to ask only, and prints on A6 or A4 (R0-09)', async () => {
  const cycle = await storyCycle(marta);
  const information = ['where', 'what', 'phone'].map((en, at) => ({ es: ['dónde', 'qué', 'teléfono'][at], en, nl: ['waar', 'wat', 'telefoon'][at] }));
  await marta.done('POST', `/api/cycles/${cycle}/edits`, {
    edits: [
      { cell: 'moment/M1/information', before: null, after: information },
      { cell: 'moment/M1/customer_helps/en', before: null, after: 'Says where they are first' },
    ],
  });
  await marta.done('POST', `/api/cycles/${cycle}/publish`, { note: 'help' });
  const { page, faults } = await visit({ language: 'en' });
  await page.goto(`/cycles/${cycle}/cards`);
  const card = page.locator('[data-moment=M1]');
  await card.waitFor();
  expect(await card.textContent()).toContain('Ask only: where, what, phone');
  expect(await card.textContent()).toContain('How the patient can help: Says where they are first');
  await expect.poll(() => page.locator('.staff-card').count()).toBe(7);
  expect(await violations(page)).toEqual([]);
  expect(sheets(await page.pdf({ preferCSSPageSize: true }))).toEqual(Array(7).fill('105 × 148'));
  await page.goto(`/cycles/${cycle}/cards?size=a4`);
  await card.waitFor();
  expect(sheets(await page.pdf({ preferCSSPageSize: true }))).toEqual(Array(7).fill('210 × 297'));
  expect(faults).toEqual([]);
});

test('the sheet in Dutch, with its long words', async () => {
  const cycle = await wholeStory(marta);
  const { page, faults } = await visit({ language: 'nl', width: 360 });
  await page.goto(`/cycles/${cycle}/moments/M5`);
  await page.locator('.moment').waitFor();
  expect(await page.locator('.moment').textContent()).toContain('Wat de patiënt verwacht');
  expect(await violations(page)).toEqual([]);
  expect(faults).toEqual([]);
});
