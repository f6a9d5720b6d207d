// Home: a newcomer's first steps, the day as the server tells it, the list of cycles.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BrowserContext, Page } from 'playwright-core';

import { openHouse, sticksOut, violations, type House } from './house.ts';
import { signedIn, type Speaker } from './signed-in.ts';

let house: House;
let marta: Speaker;
let cycle = '';

beforeAll(async () => {
  house = await openHouse();
  marta = await signedIn(house, { word: { es: 'paciente', en: 'patient', nl: 'patiënt' } });
  const started = await marta.done('POST', '/api/cycles', { from: 'hospital-emergency' });
  cycle = (started['cycle'] as { id: string }).id;
});
afterAll(() => house.close());

const ring = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64"><title>Urgencias</title><circle cx="32" cy="32" r="24" fill="none"/></svg>';

/** A day of the story, in the shape of GET /api/home: the screen is tried with what only a month of evidence would give. */
function day(empty = false): object {
  if (empty) return { answer: '', basis: '', alarms: [], themes: [], due: [], cycles: [], today: {} };
  return {
    answer: 'Atención de urgencias: Bueno en promedio (65,1 de 100), pero roto para 4 de 20.',
    basis: '20 respuestas, 14–19 oct 2025; intervalos al 95 %.',
    alarms: [
      { cycle, moment: '', name: 'Atención de urgencias', sentence: 'Bueno en promedio (65,1 de 100), pero roto para 4 de 20', negative: 0.2, n: 20 },
      { cycle, moment: 'M3', name: 'Recepción en urgencias', sentence: 'Recepción en urgencias: 35 % de respuestas negativas (7 de 20)', negative: 0.35, n: 20 },
    ],
    themes: [
      { theme: 'coverage', value: 0.9, unit: 'share', text: '2.790 atendidos de 3.100', trend: [], target: 0.95 },
      { theme: 'satisfaction', value: 65.1, unit: 'index', text: '65,1 de 100 (n 20)', trend: [{ label: 'A', value: 65.1 }, { label: 'B', value: 78.1 }], target: 75 },
      { theme: 'efficiency', value: null, unit: 'share', text: '147,2 de 348,2 min presentes aportan valor', trend: [], target: null },
    ],
    due: [
      { what: 'review', title: 'Revisar: Atención de urgencias', day: '2025-10-31', overdue: false, link: `/cycles/${cycle}`, text: 'toca el 31 oct 2025' },
      { what: 'listening', title: 'Escuchar: Buzón de la sala de espera', day: '2025-10-17', overdue: true, link: '/organisation/listening', text: 'tocaba el 17 oct 2025: 3 días de retraso' },
    ],
    cycles: [
      { id: cycle, name: 'Atención de urgencias', answer: 'Bueno en promedio, roto para 1 de cada 5.', ring_svg: ring, index: 65.1, integrity: 0.8, state: 'published', demo: true, next_review: '2025-10-31' },
      { id: 'other', name: 'Estancia en hotel', answer: '', ring_svg: ring, index: null, integrity: null, state: 'draft', demo: false },
    ],
    today: {},
  };
}

async function open(path: string, told: object | null, options: { language?: 'es' | 'en' | 'nl'; width?: number } = {}) {
  const visit = await house.visitor(options);
  await marta.enter(visit.context);
  if (told) await tells(visit.context, told);
  await visit.page.goto(path);
  await visit.page.locator('h1').first().waitFor();
  return visit;
}

/** The day and the moment of the alarm. */
async function tells(context: BrowserContext, told: object): Promise<void> {
  await context.route('**/api/home?*', (route) => route.fulfill({ json: told }));
  const mean = { value: 2.85, low: 2.39, high: 3.31, level: 0.95, n: 20, method: 'normal' };
  const measures = { critical: false, mean, sign: 'negative', candidate: { proposed: true } };
  await context.route('**/moments/M3?*', (route) => route.fulfill({ json: { number: 3, measures } }));
}

async function isSound({ page, faults }: { page: Page; faults: string[] }): Promise<void> {
  expect(faults).toEqual([]);
  expect(await violations(page)).toEqual([]);
  expect(await sticksOut(page)).toEqual([]);
}

describe('the day', () => {
  it('says the answer first, then alarms with their interval, themes and what is due, the overdue first', async () => {
    const visit = await open('/', day());
    const { page } = visit;
    await expect.poll(() => page.locator('.answer').innerText()).toBe('Atención de urgencias: Bueno en promedio (65,1 de 100), pero roto para 4 de 20.');
    await page.getByRole('img', { name: 'Media 2,85 de 5, entre 2,39 y 3,31, 20 respuestas' }).waitFor();
    const alarms = page.locator('.alarm-row');
    await expect.poll(() => alarms.nth(1).getByRole('heading').innerText()).toBe('3 Recepción en urgencias ★? candidato');
    expect(await alarms.nth(1).getByRole('link').getAttribute('href')).toBe(`/cycles/${cycle}/moments/M3`);
    expect(await alarms.nth(0).getByRole('link').getAttribute('href')).toBe(`/cycles/${cycle}/results`);
    expect(await page.locator('.theme .fig').allInnerTexts()).toEqual(['90\u00a0%', '65,1']);
    expect(await page.locator('.theme').nth(2).innerText()).toContain('aún no');
    await expect.poll(() => page.getByRole('img', { name: 'Tendencia. A: 65,1; B: 78,1' }).count()).toBe(1);
    const due = await page.locator('.due tbody tr').allInnerTexts();
    expect(due[0]).toMatch(/17 oct 2025\s+vencido\s+Escuchar: Buzón de la sala de espera/);
    expect(due[1]).toMatch(/31 oct 2025\s+Revisar: Atención de urgencias/);
    await isSound(visit);
    await visit.context.close();
  });

  it('stands in three languages, wide and on a phone', async () => {
    for (const language of ['es', 'en', 'nl'] as const) {
      const visit = await open('/', day(), { language, width: language === 'en' ? 1440 : 360 });
      await isSound(visit);
      await visit.context.close();
    }
  });

  it('finds a cycle by name without accents, in the address too', async () => {
    const visit = await open('/cycles', day());
    const { page } = visit;
    await page.getByLabel('Buscar por nombre').fill('atencion');
    await page.getByText('Estancia en hotel').waitFor({ state: 'detached' });
    await expect.poll(() => page.locator('.home-cycles > li').count()).toBe(1);
    expect(page.url()).toContain('q=atencion');
    await page.getByText('Próxima revisión: 31 oct 2025.').waitFor();
    await isSound(visit);
    await visit.context.close();
  });
});

describe('a newcomer', () => {
  it('is shown the library and the demonstration when there is nothing yet', async () => {
    const visit = await open('/', day(true));
    const { page } = visit;
    await page.getByRole('button', { name: 'Cargar la demostración' }).waitFor();
    expect(await page.getByRole('link', { name: 'Abrir la biblioteca' }).getAttribute('href')).toBe('/library');
    await isSound(visit);
    await visit.context.close();
  });

  it('sees the demonstration and its cycles from the real server', async () => {
    const description = (await marta.done('GET', '/api/openapi.json')) as unknown as { paths: object };
    if (!('/api/home' in description.paths)) return console.log('skipped 1: this program has no GET /api/home');
    await marta.done('POST', '/api/demo', {});
    const visit = await open('/', null);
    const { page } = visit;
    const begun = Date.now();
    await page.locator('.home-cycle').nth(3).waitFor();
    expect(Date.now() - begun).toBeLessThan(60_000);
    expect((await page.locator('.answer').innerText()).length).toBeGreaterThan(20);
    await page.getByText('Datos de demostración.').waitFor();
    await isSound(visit);
    await visit.context.close();
  });
});
