// Standards and their measurements: scene 5, number for number; by hand, pasted and with the stopwatch.
import type { BrowserContext } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';

import { openHouse, sticksOut, violations, type House } from './house.ts';
import { signedIn, type Speaker } from './signed-in.ts';
import { bring, storyCycle } from './story.ts';

const calls = [6, 8, 9, 14, 22, 7, 10, 31, 9, 12, 8, 18, 5, 9, 27, 11, 7, 10, 16, 9];
const triage = [7, 12, 9, 18, 25, 8, 14, 11, 31, 9, 16, 10, 22, 13, 8, 19, 27, 9, 15, 12];

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

const told = async (locator: { textContent: () => Promise<string | null> }): Promise<string> => ((await locator.textContent()) ?? '').replaceAll('\u00a0', ' ');

test('scene 5: two series measured by hand and pasted; neither standard is met (row 15; R4-08, K-14, K-15)', async () => {
  const cycle = await storyCycle(marta);
  const { page, faults } = await visit();
  await page.goto(`/cycles/${cycle}/indicators`);
  await page.getByText('Hay 11 normas y ninguna está medida todavía.').waitFor();

  // typed value by value: Enter takes each and leaves the field ready
  await page.getByRole('button', { name: 'Medir: Llamada contestada en 10 s o menos' }).click();
  const sheet = page.getByRole('dialog');
  const field = sheet.getByRole('textbox', { name: /^Valores/ });
  await field.focus();
  for (const value of calls.slice(0, 3)) await page.keyboard.type(`${value}\n`);
  await field.fill(`${calls.slice(3).join('\t')}\tx`);
  await page.keyboard.press('Enter');
  await sheet.getByText('No son números: x.').waitFor();
  await sheet.getByText('20 valores', { exact: true }).waitFor();
  await field.fill('99');
  await page.keyboard.press('Enter');
  await sheet.getByRole('button', { name: 'Quitar el valor 21: 99' }).click();
  await sheet.getByLabel('Periodo').fill('A');
  expect(await violations(page)).toEqual([]);
  await sheet.getByRole('button', { name: 'Guardar 20 valores' }).click();
  const call = page.locator('[data-standard="M1.s1"]');
  await call.getByText('no se cumple').waitFor();
  const callText = await told(call);
  expect(callText).toMatch(/60 %.*\(12 de 20; entre 39 y 78 %\)/);
  expect(callText).toContain('la meta es 90 %');
  expect(callText).toContain('Media 12,4 s, mediana 9,5 s; 9 de cada 10 en 22 s o menos; máximo 31 s.');

  // pasted whole
  await page.getByRole('button', { name: 'Medir: Triaje en 10 min o menos desde la llegada' }).click();
  await sheet.getByRole('textbox', { name: /^Valores/ }).fill(triage.join('\n'));
  await sheet.getByRole('button', { name: 'Añadir' }).click();
  await sheet.getByLabel('Periodo').fill('A');
  await sheet.getByRole('button', { name: 'Guardar 20 valores' }).click();
  const arrival = page.locator('[data-standard="M3.s1"]');
  await arrival.getByText('no se cumple').waitFor();
  const arrivalText = await told(arrival);
  expect(arrivalText).toMatch(/35 %.*\(7 de 20; entre 18 y 57 %\)/);
  expect(arrivalText).toContain('Media 14,75 min, mediana 12,5 min; 9 de cada 10 en 25 min o menos; máximo 31 min.');
  expect(await page.locator('.indicators-worked data').allTextContents()).toEqual(['12 / 20 × 100 = 60\u00a0%', '7 / 20 × 100 = 35\u00a0%']);
  await page.getByText('2 de 2 normas medidas no llegan a su meta.').waitFor();
  await arrival.getByText('Valores medidos en su orden, con la norma').click();
  await arrival.locator('svg').first().waitFor();
  expect(await violations(page)).toEqual([]);
  expect(faults).toEqual([]);

  // kept like any import: it can be undone
  await page.goto(`/cycles/${cycle}/evidence`);
  await page.getByRole('button', { name: 'Deshacer M1.s1 A' }).waitFor();
});

test('a starting value is nobody’s promise until somebody confirms it (R4-08; scene 5)', async () => {
  const cycle = await storyCycle(marta);
  const { page, faults } = await visit();
  await page.goto(`/cycles/${cycle}/indicators`);
  const call = page.locator('[data-standard="M1.s1"]');
  await call.getByText('Valor de partida: nadie responde todavía por este número.').waitFor();
  await call.getByRole('button', { name: 'Confirmar este valor' }).click();
  await call.getByText('Confirmado en el borrador; vale al publicar.').waitFor();
  const { map } = (await marta.done('GET', `/api/cycles/${cycle}?version=draft&format=json`)) as unknown as { map: { moments: { std?: { confirmed?: boolean }[] }[] } };
  expect(map.moments[0]!.std![0]!.confirmed).toBe(true);
  expect(map.moments[0]!.std![1]!.confirmed ?? false).toBe(false);
  expect(faults).toEqual([]);
});

test('the stopwatch measures with the space bar and with one thumb', async () => {
  const cycle = await storyCycle(marta);
  const { page, faults } = await visit({ width: 360, height: 760 });
  await page.goto(`/cycles/${cycle}/indicators`);
  await page.getByRole('button', { name: 'Medir: Llamada contestada en 10 s o menos' }).click();
  const sheet = page.getByRole('dialog');
  await sheet.getByRole('heading').first().click(); // no field has the focus
  await page.keyboard.press(' ');
  await sheet.getByRole('button', { name: 'Parar y anotar' }).waitFor();
  await page.waitForTimeout(400);
  await page.keyboard.press(' ');
  await sheet.getByText('1 valor', { exact: true }).waitFor();
  await sheet.getByRole('button', { name: 'Empezar' }).click();
  await sheet.getByRole('button', { name: 'Anotar y seguir con el siguiente' }).click();
  await sheet.getByRole('button', { name: 'Parar y anotar' }).click();
  await sheet.getByText('3 valores', { exact: true }).waitFor();
  const first = await sheet.locator('.indicators-values li').first().textContent();
  const seconds = Number(/[\d,]+/.exec(first ?? '')![0].replace(',', '.'));
  expect(seconds).toBeGreaterThan(0.35);
  expect(seconds).toBeLessThan(10);
  expect(await sticksOut(page)).toEqual([]);
  expect(faults).toEqual([]);
});

test('the four kinds of indicator are worked out by the server (R4-10; K-15)', async () => {
  const cycle = await storyCycle(marta);
  const { page } = await visit();
  await page.goto(`/cycles/${cycle}/indicators`);
  await page.locator('.indicators-indicator').first().waitFor();
  const work = async (kind: string, a: string, b: string): Promise<string> => {
    const block = page.locator('.indicators-indicator', { hasText: `· ${kind}` }).first();
    await block.getByText('Calcular con otros números').click();
    await block.getByRole('textbox').nth(0).fill(a);
    await block.getByRole('textbox').nth(1).fill(b);
    await block.getByRole('button', { name: 'Calcular' }).click();
    const output = block.locator('output');
    await output.getByText('=').waitFor();
    return told(output);
  };
  expect(await work('porcentaje', '12', '20')).toBe('12 / 20 × 100 = 60 %');
  expect(await work('índice', '3,6', '3,2')).toBe('3,6 / 3,2 × 100 = 112,5');
  expect(await work('tasa', '9', '2790')).toBe('9 / 2790 × 1000 = 3,23');
  expect(await page.getByText('sucesos / exposición × k').count()).toBeGreaterThan(0);
});

test.each(['en', 'nl'] as const)('the indicators in %s', async (language) => {
  const cycle = await storyCycle(marta);
  await bring(marta, cycle, 'times.csv', 'times');
  const { page, faults } = await visit({ language });
  await page.goto(`/cycles/${cycle}/indicators`);
  await page.getByText(language === 'en' ? '2 of 3 measured standards miss their target.' : '2 van 3 gemeten normen halen hun doel niet.').waitFor();
  expect(await violations(page)).toEqual([]);
  expect(faults).toEqual([]);
});
