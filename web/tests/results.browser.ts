// Results of a cycle, number for number: scene 6 (the survey speaks, by import) and the ranking of scene 9.
import { readFileSync } from 'node:fs';

import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';

import { openHouse, sticksOut, violations, type House } from './house.ts';
import { signedIn, type Speaker } from './signed-in.ts';
import { bring, storyCycle, storyFile, wholeStory } from './story.ts';

let house: House;
let marta: Speaker;

beforeAll(async () => {
  house = await openHouse();
  marta = await signedIn(house, { word: { es: 'paciente', en: 'patient', nl: 'patiënt' } });
});
afterAll(() => house?.close());

/** Each open page holds a stream; too many from one address are refused. */
const opened: BrowserContext[] = [];
afterEach(async () => {
  for (const context of opened.splice(0)) await context.close();
});

async function visit(options: Parameters<House['visitor']>[0] = {}) {
  const visitor = await house.visitor(options);
  opened.push(visitor.context);
  await marta.enter(visitor.context);
  return visitor;
}

/** Full values as the page holds them beside the shown ones. */
async function values(page: Page, within: string): Promise<number[]> {
  return page.locator(`${within} data`).evaluateAll((all) => all.map((one) => Number((one as HTMLDataElement).value)));
}

async function text(page: Page, selector: string): Promise<string> {
  return ((await page.locator(selector).first().textContent()) ?? '').replaceAll('\u00a0', ' ');
}

test('scene 6: a survey is brought in by hand and read (row 17, row 18; R2-07, R0-16)', async () => {
  const cycle = await storyCycle(marta);
  const { page, faults } = await visit();
  await page.goto(`/cycles/${cycle}/results`);
  await page.getByText('Todavía no hay respuestas, casos ni mediciones').waitFor();
  await page.getByRole('link', { name: 'Importar respuestas' }).click();
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Elegir archivo…' }).click();
  await (await chooser).setFiles(storyFile('survey_a.csv'));
  await page.getByRole('heading', { name: 'Importar evidencia' }).waitFor();
  await page.getByText('¿Qué significa cada columna?').waitFor();
  expect(new URL(page.url()).searchParams.get('step')).toBe('columns');
  const meanings = await page.locator('.imports-columns tbody tr').evaluateAll((rows) => rows.map((row) => [row.querySelector('td')?.textContent, row.querySelector('.select span')?.textContent]));
  expect(meanings).toContainEqual(['M3', 'Valoración: M3 Recepción en urgencias']);
  expect(meanings).toContainEqual(['would_return', '¿Volvería?']);
  expect(await violations(page)).toEqual([]);
  await page.getByRole('button', { name: 'Comprobar' }).click();
  await page.getByText('Todas las filas y todos los valores se usaron tal como venían.').waitFor();
  await page.getByLabel('Ronda').fill('A');
  expect(await violations(page)).toEqual([]);
  await page.getByRole('button', { name: 'Importar 20 filas' }).click();
  await page.getByText('survey_a.csv: se usan 20 de 20 filas.').waitFor();
  await bring(marta, cycle, 'importance.csv', 'importance');
  await bring(marta, cycle, 'cases.csv', 'cases');
  await page.getByRole('link', { name: 'Ver los resultados' }).click();
  await page.locator('#ranking').waitFor();

  expect(await text(page, '.answer')).toContain('Bueno en promedio, roto para 1 de cada 5.');
  expect((await values(page, '.results-readings'))[0]).toBeCloseTo(65.0833, 3);
  expect((await values(page, '.results-readings'))[1]).toBeCloseTo(0.8, 9);
  const readings = await text(page, '#readings');
  expect(readings).toContain('65,1');
  expect(readings).toContain('80 %');
  expect(readings).toContain('16 de 20');
  expect(readings).toContain('72,2 %');
  expect(readings).toContain('13 de 18');
  expect(readings).toContain('55,6 %');
  expect(readings).toContain('10 de 18');
  expect(readings).toContain('R02, R05, R07, R16');
  const loyalty = await text(page, '#loyalty');
  expect(loyalty).toContain('23,1 %');
  expect(loyalty).toContain('3 de 13');

  const rows = page.locator('#moments tbody tr');
  const means = await rows.evaluateAll((all) => all.map((row) => Number((row.querySelectorAll('data')[0] as HTMLDataElement).value)));
  expect(means.map((mean) => mean.toFixed(3))).toEqual(['3.125', '3.625', '2.850', '3.550', '4.150', '3.889', '3.944']);
  const counts = await rows.evaluateAll((all) => all.map((row) => row.querySelectorAll('td')[1]?.textContent));
  expect(counts).toEqual(['8', '8', '20', '20', '20', '18', '18']);
  expect(faults).toEqual([]);
});

test('scene 6: with the cases known on 20 October, M3 is a candidate for three reasons (row 4; R2-17, K-09b)', async () => {
  const cycle = await wholeStory(marta);
  const { page } = await visit();
  await page.goto(`/cycles/${cycle}/results?until=2025-10-20`);
  const candidate = page.locator('[data-candidate]');
  await candidate.waitFor();
  expect(await candidate.evaluateAll((all) => all.map((one) => one.getAttribute('data-candidate')))).toEqual(['M3']);
  const reasons = await text(page, '[data-candidate=M3] .tests');
  expect(reasons).toContain('Importancia 4,5 o más: 4,6');
  expect(reasons).toContain('Negativas 25 % o más: 35 % (7 de 20)');
  expect(reasons).toContain('30 % o más de las quejas: 50 % (3 de 6)');
  await page.getByRole('button', { name: /Quitar filtro: Hasta/ }).click();
  await page.getByText('44,4 % (4 de 9)').first().waitFor();
  expect(new URL(page.url()).search).toBe('');
});

test('scene 9: alarms above the order, places with their arithmetic, quadrants, what-if (row 19; R0-35, K-08, K-09)', async () => {
  const cycle = await wholeStory(marta);
  const { page, faults } = await visit();
  await page.goto(`/cycles/${cycle}/results`);
  await page.locator('#ranking li').first().waitFor();
  const alarms = (await text(page, '.results-alarms')).replace(/\s+/g, ' ');
  expect(alarms).toContain('2 alarmas, por encima de cualquier orden');
  expect(alarms).toContain('37,5 % de negativas (3 de 8)');
  expect(alarms).toContain('35 % de negativas (7 de 20)');
  const places = await page.locator('#ranking li[data-moment]').evaluateAll((all) =>
    all.map((one) => [one.getAttribute('data-moment'), one.querySelector('.score data')?.textContent, one.querySelector('.results-arithmetic')?.textContent]),
  );
  expect(places).toEqual([
    ['M3', '9,89', '4,6 × 2,15 = 9,89'],
    ['M5', '8,33', '4,9 × 0,85 × 2 = 8,33'],
    ['M1', '7,20', '4,8 × 1,875 × 2 × 0,4 = 7,20'],
    ['M2', '5,17', '4,7 × 1,375 × 2 × 0,4 = 5,17'],
    ['M4', '4,93', '3,4 × 1,45 = 4,93'],
    ['M6', '3,80', '3,8 × 1,111 × 0,9 = 3,80'],
    ['M7', '3,80', '4 × 1,056 × 0,9 = 3,80'],
  ]);
  expect(await text(page, '#ranking li[data-moment=M3] details')).toContain('cumple 3 de 5 criterios de crítico');
  expect(await text(page, '#ranking li[data-moment=M3] .results-likely')).toMatch(/Primero en el \d+ % de los remuestreos/);
  const quadrants = await page.locator('#matrix tbody tr').evaluateAll((rows) => rows.map((row) => row.querySelectorAll('td')[3]?.textContent));
  expect(quadrants).toEqual(['concentrarse aquí', 'mantener', 'concentrarse aquí', 'prioridad baja', 'mantener', 'posible exceso', 'posible exceso']);
  expect(await text(page, '#matrix')).toContain('desempeño 3,59, importancia 4,31');
  await page.locator('#matrix svg').first().waitFor();
  expect((await text(page, '.results-whatif'))).toBe('Si se acepta: puntuación 9,89 → 19,78; índice 65,1 → 63,4; integridad 80 % → 60 % (12 de 20 sin fallo crítico).');
  expect(await text(page, '#design')).toContain('42,3 %'); // row 32: the kind of service, counted from the map
  expect(await text(page, '#design')).toContain('coproducción');
  expect(faults).toEqual([]);
  expect(await violations(page)).toEqual([]);
});

test('a person accepts M3 as critical, with a reason, in the draft (row 4; R2-16, R2-17)', async () => {
  const cycle = await wholeStory(marta);
  const { page, faults } = await visit();
  await page.goto(`/cycles/${cycle}/results`);
  await page.getByRole('button', { name: 'Decidir…' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Aceptar como crítico' }).click();
  await dialog.getByText('Falta el motivo. Escriba en una frase por qué.').waitFor();
  expect(await violations(page)).toEqual([]);
  await dialog.getByLabel('Motivo').fill('La espera sin información es lo que más pesa a quien llega.');
  await dialog.getByRole('button', { name: 'Aceptar como crítico' }).click();
  await dialog.getByText('Anotado en el borrador (versión 2).').waitFor();
  await dialog.getByRole('link', { name: 'Ver los resultados con el borrador' }).click();
  await page.getByRole('button', { name: /Quitar filtro: Versión del ciclo/ }).waitFor();
  await page.locator('#ranking li[data-moment=M3] .score').getByText('19,78').waitFor();
  const readings = await text(page, '.results-readings');
  expect(readings).toContain('63,4');
  expect(readings).toContain('60 %');
  expect(readings).toContain('12 de 20');
  expect(faults).toEqual([]);
});

test('what if M3 were critical is a reading only, and stands in the address', async () => {
  const cycle = await wholeStory(marta);
  const { page } = await visit();
  await page.goto(`/cycles/${cycle}/results`);
  await page.getByRole('button', { name: 'Ver cómo se leería' }).click();
  await page.locator('.results-readings').getByText('63,4').waitFor();
  expect(new URL(page.url()).searchParams.get('critical')).toMatch(/^M3=/);
  await page.getByRole('button', { name: 'Quitar todos' }).click();
  await page.locator('.results-readings').getByText('65,1').waitFor();
});

test('each number says how it was computed, by keyboard', async () => {
  const cycle = await wholeStory(marta);
  const { page } = await visit();
  await page.goto(`/cycles/${cycle}/results`);
  const index = page.locator('.results-bignumber').first();
  await index.focus();
  await page.keyboard.press('Enter');
  const how = page.locator('.results-how');
  await how.getByText('Media de los momentos, los críticos pesan 2 y los demás 1').waitFor();
  expect(await how.textContent()).toContain('65,083333');
  expect(await violations(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await how.waitFor({ state: 'detached' });
  expect(await index.evaluate((button) => button === document.activeElement)).toBe(true);
});

test('undoing an import takes its numbers away, and counting it again brings them back', async () => {
  const cycle = await wholeStory(marta);
  const { page, faults } = await visit();
  await page.goto(`/cycles/${cycle}/evidence`);
  await page.getByRole('button', { name: 'Deshacer survey_a.csv' }).click();
  await page.getByRole('button', { name: 'Volver a contar survey_a.csv' }).waitFor();
  expect(await violations(page)).toEqual([]);
  await page.getByRole('link', { name: 'Resultados' }).click();
  await page.getByText('Falta que alguien diga cómo vive cada momento.').waitFor();
  expect(await page.locator('.results-readings').count()).toBe(0);
  await page.goBack();
  await page.getByRole('button', { name: 'Volver a contar survey_a.csv' }).click();
  await page.getByRole('button', { name: 'Deshacer survey_a.csv' }).waitFor();
  await page.getByRole('button', { name: 'Registro de cases.csv' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Registro en CSV' }).waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('link', { name: 'Resultados' }).click();
  await page.locator('.results-readings').getByText('65,1').waitFor();
  expect(faults).toEqual([]);
});

test('before and after: the second wave beside the first, by the same map (scene 12)', async () => {
  const cycle = await wholeStory(marta);
  await bring(marta, cycle, 'survey_b.csv', 'answers', 'B');
  const { page, faults } = await visit();
  await page.goto(`/cycles/${cycle}/results?wave=B&before=A&critical=M3%3Dprueba`);
  await page.locator('#before table').first().waitFor();
  const change = await text(page, '#before');
  expect(change).toContain('3 Recepción en urgencias pasó de 2,85 (n 20) a 3,85 (n 20), +1');
  expect(change).toContain('63,4');
  expect(change).toContain('77,5');
  expect(change).toContain('95 %');
  await page.locator('#before .results-two svg').nth(1).waitFor();
  expect(faults).toEqual([]);
});

test('with 240 answers and an event log: association, veto, expected loss, waits; each with its n', async () => {
  const cycle = await storyCycle(marta);
  const rating = (person: number, moment: number): number => 1 + ((person * 7 + moment * 13 + Math.floor(person / (moment + 1))) % 5);
  const answers = ['respondent,M1,M2,M3,M4,M5,M6,M7,satisfied,would_return,recommend,unit'];
  for (let person = 0; person < 240; person += 1) {
    const ratings = [1, 2, 3, 4, 5, 6, 7].map((moment) => rating(person, moment));
    const satisfied = Math.max(1, Math.min(5, Math.round((2 * ratings[2]! + ratings[4]! + (person % 3)) / 3)));
    answers.push([`P${person}`, ...ratings, satisfied, satisfied > 3 ? 'yes' : 'no', satisfied * 2, person < 3 ? 'Capilla' : 'Sala'].join(','));
  }
  const at = (minute: number): string => new Date(Date.UTC(2025, 9, 1, 8, minute)).toISOString();
  const events = ['case,activity,start,end'];
  for (let person = 0; person < 12; person += 1) {
    events.push(`C${person},M3,${at(person * 60)},${at(person * 60 + 5)}`, `C${person},M4,${at(person * 60 + 5 + person)},${at(person * 60 + 15 + person)}`);
  }
  const bytes = (lines: string[]): string => Buffer.from(lines.join('\n')).toString('base64');
  await marta.done('POST', `/api/cycles/${cycle}/imports`, { file: { name: 'many.csv', base64: bytes(answers) }, what: 'answers', wave: 'A' });
  await marta.done('POST', `/api/cycles/${cycle}/imports`, { file: { name: 'log.csv', base64: bytes(events) }, what: 'events' });
  const { page, faults } = await visit();
  await page.goto(`/cycles/${cycle}/results`);
  await page.locator('#drivers tbody tr').first().waitFor();
  expect(await text(page, '#drivers')).toContain('n 240');
  await expect.poll(() => page.locator('#veto tbody tr').count()).toBe(7);
  await expect.poll(() => page.locator('#loss tbody tr').count()).toBe(7);
  const waits = await text(page, '#waits');
  expect(waits).toContain('12 recorridos registrados');
  expect(waits).toContain('5,5 min'); // of 0, 1 … 11 minutes before M4
  expect(await text(page, '#loyalty')).toContain('Recomendación neta (NPS)');
  expect(await violations(page)).toEqual([]);

  // a group of three is not shown: they could be recognised
  await page.getByRole('button', { name: /^Filtrar/ }).click();
  await page.getByRole('button', { name: /Unidad/ }).click();
  await page.getByRole('option', { name: 'Capilla' }).click();
  await page.getByText('Menos de cinco respuestas en este grupo').waitFor();
  expect(await page.locator('#ranking').count()).toBe(0);
  await page.getByRole('link', { name: 'Ver todo' }).click();
  await page.locator('#drivers tbody tr').first().waitFor();
  expect(faults).toEqual([]);
});

test('lists and reports go out as files (row 46)', async () => {
  const cycle = await wholeStory(marta);
  const { page } = await visit();
  await page.goto(`/cycles/${cycle}/results`);
  const csv = page.waitForEvent('download');
  await page.locator('#ranking').getByRole('button', { name: 'CSV' }).click();
  const list = readFileSync(await (await csv).path(), 'utf8').split('\r\n');
  expect(list[1]).toMatch(/^1,3 Recepción en urgencias,9\.8[89]/);
  expect(list.length).toBe(9);
  await page.goto(`/cycles/${cycle}/report`);
  expect(await violations(page)).toEqual([]);
  for (const [format, begin] of [['PDF', '%PDF'], ['Página web', '<!DOCTYPE html>'], ['Excel', 'PK'], ['JSON', '{']] as const) {
    await page.getByRole('button', { name: /Formato/ }).click();
    await page.getByRole('option', { name: new RegExp(format) }).click();
    const report = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Descargar el informe' }).click();
    expect(readFileSync(await (await report).path()).toString('latin1').slice(0, begin.length)).toBe(begin);
    await page.getByText(/Descargado a las/).waitFor();
  }
});

test('at 360 px nothing sticks out, on every screen of this room', async () => {
  const cycle = await wholeStory(marta);
  const { page, faults } = await visit({ width: 360, height: 800 });
  for (const path of ['results', 'report', 'evidence', 'evidence/new', 'indicators', 'moments/M3', 'walk', 'cards']) {
    await page.goto(`/cycles/${cycle}/${path}`);
    await page.locator('h1').first().waitFor();
    await page.waitForLoadState('networkidle');
    expect(await sticksOut(page), path).toEqual([]);
  }
  expect(faults).toEqual([]);
});

test.each([
  ['en', 'Good on average, broken for 1 in 5.', 'What to attend to first, and why'],
  ['nl', 'Gemiddeld goed, stuk voor 1 op de 5.', 'Wat eerst aandacht vraagt en waarom'],
] as const)('the results in %s', async (language, answer, title) => {
  const cycle = await wholeStory(marta);
  const { page, faults } = await visit({ language });
  await page.goto(`/cycles/${cycle}/results`);
  await page.locator('#ranking li').first().waitFor();
  expect(await text(page, '.answer')).toContain(answer);
  expect(await text(page, '#ranking h2')).toBe(title);
  await expect.poll(() => page.locator('#ranking li[data-moment=M3] .score data').textContent()).toBe(language === 'en' ? '9.89' : '9,89');
  expect(await violations(page)).toEqual([]);
  expect(faults).toEqual([]);
});
