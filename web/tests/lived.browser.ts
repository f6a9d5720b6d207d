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

test('a cycle begins from a log: the draft says how many cases follow it and what it leaves out, and is corrected', async () => {
  const { page, faults } = await visit();
  await page.goto('/library');
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Elegir el registro' }).click();
  await (await chooser).setFiles({ name: 'visitas.csv', mimeType: 'text/csv', buffer: log });
  const sheet = page.getByRole('dialog');
  await sheet.getByText('se toma el nombre que está en visitas.csv').waitFor();
  await sheet.getByLabel('Nombre del ciclo').fill('Visitas');
  await sheet.getByRole('button', { name: 'Empezar' }).click();
  await sheet.getByText(/^\d+ momentos en \d+ etapas?\.$/).waitFor();
  await expect.poll(() => sheet.getByText(/^\d de 4 casos sigue[n]? este borrador de principio a fin\.$/).count()).toBe(1);
  await sheet.getByText('Por qué es así el borrador').click();
  const told = sheet.locator('.library-why li');
  expect(await told.count()).toBe(Number(/^\d+/.exec(await sheet.getByText(/^\d+ momentos en/).innerText())![0]));
  expect(await text(page, '.library-why li')).toBe('M1 Lo vivieron 4 de 4 casos. En otro orden: de aquí 1 de 4 veces a «M3».');
  expect(await text(page, '.library-why li:nth-child(3)')).toMatch(/^M3 Empieza una etapa: 3 de 3 veces otra persona toma el relevo de «M2»\. Lo vivieron 4 de 4 casos\./);
  expect(await violations(page)).toEqual([]);
  await page.setViewportSize({ width: 360, height: 740 });
  expect(await sticksOut(page)).toEqual([]);
  await sheet.getByRole('link', { name: 'Ir al editor' }).click();
  await page.getByRole('grid').waitFor();
  expect(await page.locator('[data-thing^="moment/"]').count()).toBeGreaterThan(2);
  expect(faults).toEqual([]);
});

test.each([
  ['en', 'Choose the log', 'Start', 'Why the draft is like this', 'M4 Optional: 3 of 4 cases lived it. Loop: from here 1 of 3 times the same once more.'],
  ['nl', 'Logboek kiezen', 'Beginnen', 'Waarom het ontwerp zo is', 'M4 Optioneel: 3 van 4 gevallen beleefden het. Lus: van hier 1 van 3 keer nog eens hetzelfde.'],
] as const)('a draft from a log says in %s why it is like this, on a phone', async (language, choose, start, why, fourth) => {
  const { page, faults } = await visit({ language, width: 360, height: 740 });
  await page.goto('/library');
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: choose }).click();
  await (await chooser).setFiles({ name: 'visits.csv', mimeType: 'text/csv', buffer: log });
  const sheet = page.getByRole('dialog');
  await sheet.getByRole('button', { name: start }).click();
  await sheet.getByText(why).press('Enter');
  await sheet.locator('.library-why li').first().waitFor();
  expect(await text(page, '.library-why li:nth-child(4)')).toBe(fourth);
  expect(await sticksOut(page)).toEqual([]);
  expect(await violations(page)).toEqual([]);
  expect(faults).toEqual([]);
});

test.each([
  ['es', 1440, 'Elegir el registro', 'Empezar', /Cada caso es un objeto de tipo/, '3 momentos en 1 etapa.'],
  ['nl', 360, 'Logboek kiezen', 'Beginnen', /Elk geval is een object van soort/, '3 momenten in 1 fase.'],
] as const)('a cycle begins from an object-centric log, whose cases are chosen first (%s)', async (language, width, choose, start, type, size) => {
  const { page, faults } = await visit({ language, width, height: 800 });
  await page.goto('/library');
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: choose }).click();
  await (await chooser).setFiles(resolve(import.meta.dirname, '../../tests/inputs/objects/desk.jsonocel'));
  const sheet = page.getByRole('dialog');
  await sheet.getByRole('button', { name: type }).waitFor();
  expect(await sheet.getByRole('button', { name: start }).isDisabled()).toBe(true);
  expect(await violations(page)).toEqual([]);
  await sheet.getByRole('button', { name: type }).click();
  await page.getByRole('option', { name: /Appointment/ }).click();
  await sheet.getByRole('button', { name: start }).click();
  await sheet.getByText(size).waitFor();
  expect(await sticksOut(page)).toEqual([]);
  expect(faults).toEqual([]);
});

test('what is no log is refused with its reason, and the dialog stays', async () => {
  const { page } = await visit();
  await page.goto('/library');
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Elegir el registro' }).click();
  await (await chooser).setFiles({ name: 'otra.csv', mimeType: 'text/csv', buffer: Buffer.from('a,b\n1,2\n') });
  const sheet = page.getByRole('dialog');
  await sheet.getByRole('button', { name: 'Empezar' }).click();
  await sheet.getByRole('alert').first().waitFor();
  expect((await sheet.getByRole('alert').allInnerTexts()).join(' ')).toMatch(/otra\.csv:1:1 Ninguna columna dice qué actividad ocurrió; los encabezados son a, b\. Diga qué columna es la actividad/);
  await expect.poll(() => sheet.getByRole('button', { name: 'Empezar' }).count()).toBe(1);
});

test('four visits against the map: who lived what, who waited how long, one case event by event', async () => {
  await marta.done('POST', `/api/cycles/${cycle}/imports`, { file: { name: 'visits.csv', base64: log.toString('base64') }, what: 'events' });
  const { page, faults } = await visit();
  await page.goto(`/cycles/${cycle}/lived`);
  await page.locator('.answer', { hasText: /^1 de 4 casos siguió el camino del mapa/ }).waitFor();
  const third = await text(page, '#moments tbody tr:nth-child(3)');
  expect(third).toContain('muy pocos (n 4)'); // fewer than five are counts, nothing more
  expect(await text(page, '#unknown')).toContain('Pago');
  await page.getByRole('button', { name: 'Caso B' }).first().click();
  const sheet = page.getByRole('dialog');
  await sheet.getByText('faltó', { exact: true }).waitFor();
  await expect.poll(() => sheet.locator('.lived-story li').count()).toBe(7);
  expect(new URL(page.url()).searchParams.get('case')).toBe('B');
  const exported = page.waitForEvent('download');
  await sheet.getByRole('button', { name: 'Descargar CSV' }).click();
  expect((await exported).suggestedFilename()).toBe('case-B.csv');
  await page.keyboard.press('Escape');
  await sheet.waitFor({ state: 'detached' });
  await page.getByRole('textbox', { name: 'Un caso, como lo llama el registro' }).fill('Z');
  await page.keyboard.press('Enter');
  await sheet.getByText('El registro no tiene el caso Z').waitFor();
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
  await page.getByText('Ningún caso del registro es así.').waitFor();
  expect(faults).toEqual([]);
});

/** Forty visits, one a day from Monday 6 October 2025 at nine: twenty wait 50 to 69 minutes for M3, then twenty wait 20 to 39; of
 *  the first twenty all go to M4, of the others five. */
function forty(): string {
  const rows = ['case,activity,start,end,resource'];
  for (let visit = 0; visit < 40; visit++) {
    const wait = (visit < 20 ? 50 : 20) + (visit % 20);
    const clock = (minute: number) => new Date(Date.UTC(2025, 9, 6 + visit, 9, minute)).toISOString();
    const add = (activity: string, from: number, until: number) => rows.push(`V${visit},${activity},${clock(from)},${clock(until)},${visit % 2 === 0 ? 'Ana' : 'Luis'}`);
    add('M1', 0, 5);
    add('M2', 10, 15);
    add('M3', 15 + wait, 20 + wait);
    if (visit < 25) add('M4', 25 + wait, 30 + wait);
  }
  return rows.join('\n');
}

test('two imports of one form are one log, and each can be looked at alone', async () => {
  const january = forty().split('\n');
  // a cycle of its own: twenty visits, then the last five of them again with twenty more
  cycle = await storyCycle(marta);
  const bringRows = (name: string, rows: string[]) =>
    marta.done('POST', `/api/cycles/${cycle}/imports`, { file: { name, base64: Buffer.from([january[0], ...rows].join('\n')).toString('base64') }, what: 'events' });
  const rowsOf = (from: number, until: number) => january.slice(1).filter((row) => Number(/^V(\d+),/.exec(row)![1]) >= from && Number(/^V(\d+),/.exec(row)![1]) < until);
  await bringRows('first.csv', rowsOf(0, 20));
  await bringRows('second.csv', rowsOf(15, 40));
  const { page, faults } = await visit();
  await page.goto(`/cycles/${cycle}/lived`);
  await page.getByText(/145 eventos de 40 casos.* 2 importaciones juntas\. 20 eventos están en dos de ellas y se cuentan una vez\./).waitFor();
  await page.getByText('Ver los 20 eventos que están en dos archivos').click();
  expect(await text(page, '.lived-common tbody tr')).toContain('second.csv');
  await page.getByRole('button', { name: /Registro/ }).click();
  await page.getByRole('option', { name: /^first\.csv/ }).click();
  await page.getByText(/80 eventos de 20 casos/).waitFor();
  await page.getByRole('button', { name: /Registro/ }).click();
  await page.getByRole('option', { name: /Las 2 importaciones juntas/ }).click();
  await page.getByText(/145 eventos de 40 casos/).waitFor();
  expect(new URL(page.url()).searchParams.has('log')).toBe(false);
  expect(await violations(page)).toEqual([]);
  expect(faults).toEqual([]);
});

test('the circle shows who lived what; a moment is chosen in it with the keys, and stands in the address', async () => {
  cycle = await storyCycle(marta);
  await marta.done('POST', `/api/cycles/${cycle}/imports`, { file: { name: 'forty.csv', base64: Buffer.from(forty()).toString('base64') }, what: 'events' });
  const { page, faults } = await visit();
  await page.goto(`/cycles/${cycle}/lived?zone=UTC`);
  await page.locator('#circle svg').getByText('lo vivió el 62,5 %').waitFor();
  await page.getByText('Elija un momento del círculo').waitFor();
  await page.locator('#circle svg a').first().focus();
  for (const key of ['ArrowRight', 'ArrowRight', 'ArrowRight', 'Enter']) await page.keyboard.press(key);
  await page.locator('.lived-chosen-panel h3').waitFor();
  expect(new URL(page.url()).searchParams.get('at')).toBe('M4');
  expect(new URL(page.url()).searchParams.get('zone')).toBe('UTC'); // what else is looked at stays
  expect(await text(page, '.lived-chosen-panel .facts')).toContain('62,5 % (25 casos; entre 47 % y 75,8 %)');
  expect(await text(page, '#moments tr[aria-current]')).toContain('62,5 %');
  await expect.poll(() => page.locator('#circle a[aria-current]').count()).toBe(1);
  expect(await page.evaluate(() => document.activeElement?.getAttribute('href'))).toContain('at=M4'); // the keys go on from there
  expect(await violations(page)).toEqual([]);
  expect(faults).toEqual([]);
});

test('cases are filtered by a moment and by a column, and every filter can be taken away', async () => {
  const { page, faults } = await visit();
  await page.goto(`/cycles/${cycle}/lived?at=M4`);
  await page.getByRole('button', { name: 'Solo los 15 que no' }).click();
  await page.getByText(/45 eventos de 15 casos/).waitFor();
  expect(new URL(page.url()).searchParams.getAll('without')).toEqual(['M4']);
  await page.getByRole('button', { name: /Solo los casos/ }).click();
  await page.getByRole('option', { name: 'quién lo hizo' }).click();
  await page.getByRole('button', { name: /Cuál/ }).click();
  await page.getByRole('option', { name: 'Luis' }).click();
  await page.getByText(/24 eventos de 8 casos/).waitFor();
  await page.getByRole('button', { name: /Quitar «No vivieron: / }).click();
  await page.getByText(/de 20 casos/).first().waitFor();
  await page.getByRole('button', { name: 'Quitar todos' }).click();
  await page.getByText(/de 40 casos/).first().waitFor();
  await page.goto(`/cycles/${cycle}/lived?where=resource%3DNadie`);
  await page.getByText('Ningún caso del registro es así.').waitFor();
  expect(await violations(page)).toEqual([]);
  await page.getByRole('button', { name: 'Quitar «quién lo hizo: Nadie»' }).click();
  await page.getByText(/de 40 casos/).first().waitFor();
  expect(faults).toEqual([]);
});

test('two periods are compared: the answer first, then each moment with its interval', async () => {
  const { page, faults } = await visit();
  await page.goto(`/cycles/${cycle}/lived?on=2025-10-26`);
  await page.getByText(/^Desde el 26 oct 2025 frente a los días anteriores: antes de .* se espera de 23 min 38 s a 36 min 22 s menos \(95 %; mediana 29 min 30 s frente a 59 min 30 s\)/).waitFor();
  const rows = page.locator('#compare tbody tr');
  const row = async (name: RegExp, measure: string) => (await rows.filter({ hasText: name }).filter({ hasText: measure }).innerText()).replaceAll(/\s+/g, ' ');
  const third = ((await page.locator('#moments tbody tr').nth(2).locator('td').first().innerText()) ?? '').replace(/★.*/, '').trim();
  const wait = await row(new RegExp(third), 'Espera antes');
  expect(wait).toContain('29,5 min (n 20');
  expect(wait).toContain('59,5 min (n 20');
  expect(wait).toContain('−30 min (entre −36,4 min y −23,6 min)');
  expect(wait).toMatch(/sí$/);
  expect(await row(/Todo el recorrido/, 'Duración')).toMatch(/sí$/);
  await page.getByRole('button', { name: 'Dejar de comparar' }).click();
  await rows.first().waitFor({ state: 'detached' });
  await page.goto(`/cycles/${cycle}/lived?reached=M1`);
  await page.getByText('Con lo elegido, uno de los dos lados no tiene casos.').waitFor();
  await page.goto(`/cycles/${cycle}/lived?by=resource`);
  await page.getByText('Ana frente a Luis: no se puede decir que haya diferencia. El recorrido entero dura entre', { exact: false }).waitFor();
  expect(await violations(page)).toEqual([]);
  expect(faults).toEqual([]);
});

test('when people wait longest: the sentence, and every hour of the week with its number', async () => {
  const { page, faults } = await visit();
  await page.goto(`/cycles/${cycle}/lived`);
  const hours = page.locator('#hours');
  await hours.getByText(/se espera más los sábados de 9 a 10 h: 55 min /).waitFor();
  // Mondays are visits 0, 7, 14, 21, 28 and 35: 50, 57, 64, 21, 28 and 35 minutes
  const monday = hours.locator('.lived-hours').first().locator('tbody tr').first().locator('td').first();
  expect((await monday.innerText()).replaceAll(/\s+/g, ' ')).toBe('43 n 6');
  await page.goto(`/cycles/${cycle}/lived?from=2025-11-10&at=M3`);
  // five waits, each on another weekday: none of the hours of the week has five, but the same hour of any day
  await hours.getByText(/se espera más cualquier día de 9 a 10 h: 37 min \(mediana; n 5\)/).waitFor();
  await expect.poll(() => hours.locator('.lived-hours').first().locator('td', { hasText: 'n<5' }).count()).toBe(5);
  expect((await hours.locator('.lived-hours').first().locator('td').last().innerText()).replaceAll(/\s+/g, ' ')).toBe('37 n 5');
  await page.goto(`/cycles/${cycle}/lived?from=2025-11-11&at=M3`);
  await hours.getByText('todavía no se puede decir cuándo se espera más').waitFor();
  expect(await violations(page)).toEqual([]);
  expect(faults).toEqual([]);
});

test.each([
  ['en', 'followed the path of the map'],
  ['nl', 'volgden het pad van de kaart'],
] as const)('the lived path in %s, on a phone', async (language, sentence) => {
  const { page, faults } = await visit({ language, width: 360, height: 760 });
  await page.goto(`/cycles/${cycle}/lived?at=M3&on=2025-10-26`);
  await page.getByText(sentence).first().waitFor();
  await page.locator('#compare tbody tr').first().waitFor();
  expect(await sticksOut(page)).toEqual([]);
  expect(await violations(page)).toEqual([]);
  expect(faults).toEqual([]);
});
