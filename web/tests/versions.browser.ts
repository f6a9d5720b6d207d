// Versions: publishing with every reason why not, what a version keeps, comparing two, the map as a file in and out.
import { readFileSync } from 'node:fs';

import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';

import { openHouse, sticksOut, violations, type House } from './house.ts';
import { signedIn, type Speaker } from './signed-in.ts';

let house: House;
let marta: Speaker;

beforeAll(async () => {
  house = await openHouse();
  marta = await signedIn(house);
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

async function start(given: object): Promise<string> {
  const { cycle } = (await marta.done('POST', '/api/cycles', given)) as unknown as { cycle: { id: string } };
  return cycle.id;
}

const moment = (id: string, name: string) => `  - {id: ${id}, stage: S1, name: ${name}, critical: false, req: [{es: Bien hecho}]}\n`;
const map = (moments: string) =>
  `cycle: {id: taller, name: Taller, need: Coche listo, begins: Llama, ends: Se va}\nstages:\n  - {id: S1, name: Visita}\nmoments:\n${moments}`;
const believed = map(['Llama', 'Llega', 'Espera', 'Explica', 'Deja el coche', 'Paga', 'Recoge'].map((name, at) => moment(`M${at + 1}`, name)).join(''));
/** Nine as lived: two more, and paying comes after collecting. */
const lived = map(
  [['M1', 'Llama'], ['M8', 'Busca sitio'], ['M2', 'Llega'], ['M3', 'Espera'], ['M4', 'Explica'], ['M5', 'Deja el coche'], ['M9', 'Pregunta si está'], ['M7', 'Recoge'], ['M6', 'Paga']]
    .map(([id, name]) => moment(id!, name!)).join(''),
);

test('publishing is refused with every reason, and accepted when they are gone (row 3)', async () => {
  const id = await start({ from: 'blank', name: 'Ciclo nuevo' });
  const { page, faults } = await visit(`/cycles/${id}/versions`);
  await page.getByText('Ninguna versión está vigente').waitFor();
  await page.getByRole('button', { name: 'Publicar la versión 1' }).click();
  await page.getByText('todavía no se puede publicar').waitFor();
  const { findings } = (await marta.done('GET', `/api/cycles/${id}/check?language=es`)) as unknown as { findings: { severity: string; text: string }[] };
  const reasons = findings.filter((finding) => finding.severity === 'error').map((finding) => finding.text);
  expect(reasons.length).toBeGreaterThan(1);
  expect(await page.locator('.versions-group.error li').allInnerTexts()).toEqual(reasons);
  expect(await violations(page)).toEqual([]);
  await page.locator('.sheet').getByRole('button', { name: 'Publicar la versión 1' }).click();
  await expect.poll(() => page.locator('.sheet [role=alert] li').count()).toBe(reasons.length);
  await marta.done('POST', `/api/cycles/${id}/replace`, { map: { name: 'm.yaml', text: believed } });
  await page.reload();
  await page.getByRole('button', { name: 'Publicar la versión 1' }).click();
  await page.getByText('se puede publicar').waitFor();
  await page.getByLabel('Qué cambia y por qué').fill('Primera, dibujada en el taller');
  const aware = page.locator('.sheet').getByText('He visto');
  if ((await aware.count()) > 0) {
    await page.locator('.sheet').getByRole('button', { name: 'Publicar la versión 1' }).click();
    await page.getByText('Lea los avisos y márquelo aquí.').waitFor();
    await aware.click();
  }
  await page.locator('.sheet').getByRole('button', { name: 'Publicar la versión 1' }).click();
  await page.getByText('La versión 1 está publicada. El borrador 2 ya está abierto.').waitFor();
  await page.keyboard.press('Escape');
  await expect.poll(() => page.locator('.grid tbody tr').count()).toBe(2);
  expect(await page.locator('.grid tbody').innerText()).toContain('Primera, dibujada en el taller');
  expect(faults).toEqual([]);
});

test('R0-12: what version 2 changes, version 1 keeps; R0-10: as believed 7 moments, as lived 9: two new, one moved', async () => {
  const id = await start({ map: { name: 'creido.yaml', text: believed } });
  await marta.done('POST', `/api/cycles/${id}/publish`, { note: 'Como creíamos', seen: 'as_believed' });
  const { page, faults } = await visit(`/cycles/${id}/versions`);
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Elegir el archivo' }).click();
  await (await chooser).setFiles({ name: 'vivido.yaml', mimeType: 'application/yaml', buffer: Buffer.from(lived) });
  await page.getByText('Nuevos: 2').waitFor();
  await page.getByText('Cambian de lugar: 1').waitFor();
  expect(await page.locator('.versions-preview').innerText()).toContain('M8 Busca sitio · M9 Pregunta si está');
  await page.getByRole('button', { name: 'Reemplazar el borrador' }).click();
  await page.getByText('El historial guarda lo que había.').waitFor();
  await marta.done('POST', `/api/cycles/${id}/publish`, { note: 'Como se vive', seen: 'as_lived' });
  const count = async (version: string) => {
    const shown = (await marta.done('GET', `/api/cycles/${id}?format=json&version=${version}`)) as unknown as { map: { moments: unknown[] } };
    return shown.map.moments.length;
  };
  expect([await count('1'), await count('2')]).toEqual([7, 9]);
  await page.goto(`/cycles/${id}/compare?from=1&to=2`);
  await page.getByText('2 momentos nuevos, ninguno desaparece, uno cambia de lugar').waitFor();
  await page.getByRole('heading', { name: /Antes: como creíamos/ }).waitFor();
  await page.getByRole('heading', { name: /Ahora: como se vive/ }).waitFor();
  await expect.poll(() => page.locator('.versions-side svg .versions-drawn').count()).toBe(4); // the moved one on both sides, the new ones on one
  expect(await page.locator('.versions-side').nth(1).locator('.versions-drawn text').allTextContents()).toEqual(expect.arrayContaining(['+', '+', '↕']));
  expect(await page.locator('.versions-change').first().innerText()).toContain('M8 Busca sitio');
  expect(await page.locator('.versions-cells').innerText()).toContain('cuáles hay, y su orden');
  expect(await violations(page)).toEqual([]);
  expect(await sticksOut(page)).toEqual([]);
  expect(faults).toEqual([]);
});

test('a file that is no map is refused with its place; what is chosen twice changes nothing', async () => {
  const id = await start({ map: { name: 'm.yaml', text: believed } });
  const { page } = await visit(`/cycles/${id}/versions`);
  const choose = async (text: string) => {
    const chooser = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: 'Elegir el archivo' }).click();
    await (await chooser).setFiles({ name: 'm.yaml', mimeType: 'application/yaml', buffer: Buffer.from(text) });
  };
  await choose(believed.replace('stage: S1, name: Espera', 'stage: S9, name: Espera'));
  await page.locator('.reasons code').first().waitFor();
  expect(await page.locator('.reasons').innerText()).toContain('m.yaml:7');
  await choose(believed);
  await page.getByText('m.yaml dice lo mismo que el borrador: no cambiaría nada.').waitFor();
});

test('the map goes out for Ciclo and for other tools', async () => {
  const id = await start({ from: 'bank-cheque' });
  const { page } = await visit(`/cycles/${id}/versions`);
  const file = async (name: string) => {
    const waiting = page.waitForEvent('download');
    await page.getByRole('button', { name, exact: true }).click();
    return readFileSync(await (await waiting).path());
  };
  expect((await file('YAML')).toString()).toMatch(/moments:\n/);
  expect((JSON.parse((await file('JSON')).toString()) as { moments: unknown[] }).moments).toHaveLength(13);
  expect((await file('BPMN')).toString()).toContain('<bpmn:definitions');
  expect((await file('Mermaid')).toString()).toMatch(/^journey/);
  expect((await file('DOT')).toString()).toMatch(/^digraph/);
  expect((await file('XLSX')).subarray(0, 2).toString()).toBe('PK');
});

test('retiring asks first; versions fit 360 px and speak English and Dutch', async () => {
  const id = await start({ map: { name: 'm.yaml', text: believed } });
  await marta.done('POST', `/api/cycles/${id}/publish`, { note: 'v1' });
  const { page } = await visit(`/cycles/${id}/versions`, { width: 360, height: 740 });
  await page.getByRole('button', { name: 'Retirar' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Retirar' }).click();
  await page.getByText('Ninguna versión está vigente').waitFor();
  expect(await sticksOut(page)).toEqual([]);
  for (const [language, title] of [['en', 'All versions'], ['nl', 'Alle versies']] as const) {
    const other = await visit(`/cycles/${id}/versions`, { language });
    await other.page.getByRole('heading', { name: title }).waitFor();
    expect(await violations(other.page), language).toEqual([]);
    expect(other.faults, language).toEqual([]);
  }
});
