// Rows of part H that no other file shows whole, and the second half of scene 1: what the cycle looks like once it is started.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';

import { openHouse, sticksOut, violations, type House } from './house.ts';
import { signedIn, type Speaker } from './signed-in.ts';
import { bring } from './story.ts';

let house: House;
let marta: Speaker;
const opened: Page[] = [];

beforeAll(async () => {
  house = await openHouse();
  marta = await signedIn(house, { word: { es: 'paciente', en: 'patient', nl: 'patiënt' } });
});
afterAll(() => house.close());
afterEach(async () => {
  for (const page of opened.splice(0)) await page.context().close();
});

async function visit(path: string): Promise<{ page: Page; faults: string[] }> {
  const { context, page, faults } = await house.visitor();
  opened.push(page);
  await marta.enter(context);
  await page.goto(path);
  return { page, faults };
}

async function started(from: string): Promise<string> {
  const { cycle } = (await marta.done('POST', '/api/cycles', { from })) as unknown as { cycle: { id: string } };
  return cycle.id;
}

async function edit(cycle: string, edits: { cell: string; before?: unknown; after: unknown }[]): Promise<void> {
  const { conflicts } = await marta.done('POST', `/api/cycles/${cycle}/edits`, { edits: edits.map((one) => ({ before: null, ...one })) });
  expect(conflicts).toEqual([]);
}

/** Each dimension of the design as it is written: value and level. */
async function design(page: Page): Promise<Record<string, string>> {
  await page.locator('#design tbody tr').first().waitFor();
  const rows = await page.locator('#design tbody tr').evaluateAll((all) => all.map((row) => [...row.children].map((cell) => cell.textContent!.replace('cómo se calcula', '').replaceAll(/\s+/g, ' ').trim())));
  return Object.fromEntries(rows.map(([name, value, level]) => [name!, `${value} ${level}`.trim()]));
}

/** Middles of the seven numbered nodes, in the order of their numbers. */
async function nodes(page: Page): Promise<{ x: number; y: number }[]> {
  return page.locator('.views-frame svg a[href*="/moments/"]').evaluateAll((links) =>
    links.map((link) => {
      const box = link.querySelector('circle')!.getBoundingClientRect();
      return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    }),
  );
}

test('every row of part H that the web application must show is named by a test', () => {
  const wanted = [1, 2, 3, 4, 5, 6, 7, 8, 14, 15, 17, 18, 19, 32, 34, 35, 41, 46, 49, 50];
  const files = readdirSync(import.meta.dirname).filter((name) => name.endsWith('.browser.ts'));
  const titles = files.flatMap((name) => readFileSync(join(import.meta.dirname, name), 'utf8').match(/^\s*(describe|test|it)(\.each\(.*?\))?\('.*/gm) ?? []);
  const named = new Set(titles.flatMap((title) => [...title.matchAll(/\brow (\d+)/g)].map((match) => Number(match[1]))));
  expect(wanted.filter((row) => !named.has(row))).toEqual([]);
});

test('row 1, row 5, row 41, scene 1: the circle of the fresh draft: 7 moments clockwise from the top, 3 stars, the first stage optional', async () => {
  const { page, faults } = await visit(`/cycles/${await started('hospital-emergency')}`);
  await page.locator('.views-frame svg').waitFor();
  const at = await nodes(page);
  expect(at).toHaveLength(7);
  const middle = { x: at.reduce((sum, one) => sum + one.x, 0) / 7, y: at.reduce((sum, one) => sum + one.y, 0) / 7 };
  const turned = at.map((one) => (Math.atan2(one.x - middle.x, middle.y - one.y) + 2 * Math.PI) % (2 * Math.PI)); // clockwise from the top
  expect(Math.min(turned[0]!, 2 * Math.PI - turned[0]!)).toBeLessThan(0.1);
  expect(turned.slice(1)).toEqual(turned.slice(1).sort((one, other) => one - other));
  await expect.poll(() => page.locator('main tr', { hasText: '★' }).count()).toBe(3);
  await page.getByText(/A Solicitud y traslado.*opcional/s).first().waitFor();
  expect(faults).toEqual([]);
});

test('row 1, scene 1: the circle goes out on A4 lying down, one page', async () => {
  const { page } = await visit(`/cycles/${await started('hospital-emergency')}`);
  await page.locator('.views-frame svg').waitFor();
  const coming = page.waitForEvent('download');
  await page.getByRole('button', { name: 'PDF A4' }).click();
  const chunks: Buffer[] = [];
  for await (const chunk of await (await coming).createReadStream()) chunks.push(chunk as Buffer);
  const paper = Buffer.concat(chunks).toString('latin1');
  const [width, height] = /\/MediaBox\s*\[\s*0\s+0\s+([\d.]+)\s+([\d.]+)/.exec(paper)!.slice(1).map(Number);
  expect([Math.round(width!), Math.round(height!)]).toEqual([842, 595]);
  expect(/\/Count 1\b/.test(paper)).toBe(true);
});

test('row 32, scene 1: contact 100 %, wait 42,3 %, participation and divergence 42,9 %, complexity 7 = low, before anybody answered', async () => {
  const { page, faults } = await visit(`/cycles/${await started('hospital-emergency')}/results`);
  expect(await design(page)).toMatchObject({
    'Grado de contacto': '100 % alto',
    'Participación del paciente': '42,9 % coproducción',
    'Complejidad': '7 bajo',
    'Divergencia': '42,9 % medio',
    'Proporción de espera': '42,3 %',
  });
  expect(await violations(page)).toEqual([]);
  expect(faults).toEqual([]);
});

test('row 32: four steps behind the counter change the complexity from 13 to 17 at once; place and dependence are said (R1-16…R1-24)', async () => {
  const bank = await started('bank-cheque');
  const { page, faults } = await visit(`/cycles/${bank}/results`);
  expect(await design(page)).toMatchObject({ 'Grado de contacto': '72,7 % alto', 'Participación del paciente': '62,5 % coproducción', 'Complejidad': '13 medio', 'Divergencia': '10,3 % bajo' });
  await edit(bank, [
    { cell: 'action/*', after: ['B1', 'B2', 'B3', 'B4'] },
    ...['B1', 'B2', 'B3', 'B4'].flatMap((id) => [
      { cell: `action/${id}/moment`, after: 'M8' },
      { cell: `action/${id}/lane`, after: 'backstage' },
      { cell: `action/${id}/text/es`, after: `Comprueba ${id}` },
    ]),
    { cell: 'cycle/process_dependence', after: ['equipment'] },
  ]);
  await page.goto(`/cycles/${bank}/edit`);
  await page.getByRole('button', { name: 'Sobre el ciclo' }).click();
  const inspector = page.getByRole('complementary');
  await inspector.getByText('Clasificación').click();
  await inspector.getByLabel('Dónde ocurre').selectOption({ label: 'En nuestra sede' }).catch(async () => {
    await inspector.getByRole('button', { name: /Dónde ocurre/ }).click();
    await page.getByRole('option', { name: 'En nuestra sede' }).click();
  });
  await page.getByText(/^Guardado a las/).waitFor();
  await page.goto(`/cycles/${bank}/results`);
  expect(await design(page)).toMatchObject({ 'Complejidad': '17 medio' });
  await page.locator('#design .facts', { hasText: 'en nuestra sede' }).waitFor();
  expect(await page.locator('#design .facts').innerText()).toContain('sí: por los equipos');
  expect(faults).toEqual([]);
});

test('row 15, scene 1: standards of a template are starting values, and the screens say so', async () => {
  const { page } = await visit(`/cycles/${await started('hospital-emergency')}/indicators`);
  await page.locator('.answer').waitFor();
  expect(await page.getByText('valor de partida').count()).toBeGreaterThan(10);
});

test('row 14: a need heard four times becomes a requirement of its moment (R0-14, R0-17, R2-18)', async () => {
  const cycle = await started('hospital-emergency');
  const need = await marta.done('POST', '/api/records/emerging_need', {
    values: { text: 'Un SMS con el tiempo de espera', cycle, moment: 'M3', heard_count: 1, first_heard: '2025-10-14', last_heard: '2025-10-14', status: 'heard' },
  });
  const { page, faults } = await visit(`/records/emerging_need/${String(need['id'])}`);
  await page.getByRole('button', { name: 'Se oyó otra vez' }).click();
  const sheet = page.getByRole('dialog');
  await sheet.getByLabel('Dónde').fill('comentarios de la encuesta');
  await sheet.getByLabel('Cuántas veces').fill('3');
  await sheet.getByRole('button', { name: 'Guardar' }).click();
  await sheet.waitFor({ state: 'detached' });
  await expect.poll(() => page.locator('.records-facts').innerText()).toMatch(/Veces oída\s+4/);
  await page.getByRole('button', { name: 'Convertir en requisito' }).click();
  await sheet.getByLabel('El requisito').fill('Avisar por SMS del tiempo de espera');
  await sheet.getByRole('button', { name: 'Guardar' }).click();
  await sheet.waitFor({ state: 'detached' });
  await expect.poll(() => page.locator('.records-facts').innerText()).toMatch(/convertida en requerimiento/);
  await page.goto(`/cycles/${cycle}/edit?at=moment/M3`);
  await page.getByRole('complementary').getByText('Requerimientos (4)').waitFor();
  expect(await page.getByRole('complementary').getByLabel('Qué espera el paciente').inputValue()).toMatch(/^Que alguien me mire al llegar/);
  expect(faults).toEqual([]);
});

test('row 2, row 34: need, concept and outcomes on the sheet of a service; the portfolio by ITIL stage, one in design', async () => {
  const service = await marta.done('POST', '/api/records/service', {
    values: { name: { es: 'Urgencias' }, need: { es: 'Sentirse a salvo' }, concept: { es: 'La ayuda correcta, a tiempo' }, outcome: 'service', desired_outcomes: ['curado', 'derivado'], itil_stage: 'operation', status: 'transition' },
  });
  await marta.done('POST', '/api/records/service', { values: { name: { es: 'Consulta externa' }, need: { es: 'Saber qué tengo' }, concept: { es: 'Una respuesta el mismo día' }, outcome: 'service', itil_stage: 'design', status: 'design' } });
  const { page, faults } = await visit(`/organisation/services/${String(service['id'])}`);
  await page.locator('.answer', { hasText: 'La ayuda correcta, a tiempo' }).waitFor();
  const sheet = await page.locator('main').innerText();
  for (const said of ['Necesidad: Sentirse a salvo', 'curado', 'derivado', 'operación']) expect(sheet).toContain(said);
  await page.goto('/organisation/services');
  await page.getByText('2 servicios: 1 en diseño y 1 en operación.').waitFor();
  await page.getByText('diseño', { exact: true }).first().click();
  await expect.poll(() => page.locator('.grid tbody tr').count()).toBe(1);
  expect(await page.locator('.grid tbody').innerText()).toContain('Consulta externa');
  expect(faults).toEqual([]);
});

test('row 50: a box for every Friday not opened since long is due at home, and no more once it was (R0-05, R0-15)', async () => {
  const post = await marta.done('POST', '/api/records/listening_post', { values: { name: 'Buzón de la entrada', sort: 'box', rhythm: 'weekly', weekday: 'friday', last_done: '2025-10-10' } });
  const { page, faults } = await visit('/');
  const row = page.locator('.due tr', { hasText: 'Buzón de la entrada' });
  await row.waitFor();
  expect(await row.innerText()).toMatch(/17 oct 2025\s+vencido/);
  await page.goto(`/records/listening_post/${String(post['id'])}`);
  await page.getByRole('button', { name: 'Anotar que se escuchó' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Guardar' }).click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await page.goto('/');
  await page.locator('.answer, .empty, h1').first().waitFor();
  await expect.poll(() => page.locator('.due tr', { hasText: 'Buzón de la entrada' }).filter({ hasText: 'vencido' }).count()).toBe(0);
  expect(await sticksOut(page)).toEqual([]);
  expect(faults).toEqual([]);
});

test('row 18: 13 satisfied of 18, 10 would return: 3 of 13 are fragile (R0-31); the three themes stand at home (R0-30)', async () => {
  const cycle = await started('hospital-emergency');
  await marta.done('POST', `/api/cycles/${cycle}/publish`, { note: 'v1' });
  await bring(marta, cycle, 'survey_a.csv', 'answers', 'A');
  const { page } = await visit(`/cycles/${cycle}/results`);
  await expect.poll(async () => (await page.locator('#loyalty').innerText()).replaceAll(/\s+/g, ' ')).toMatch(/23,1 %.*3 de 13/);
  await page.goto('/');
  await expect.poll(() => page.locator('.theme').count()).toBe(3);
});
