// Settings: people and rights, the organisation's own words, audit, backups, examination, demonstration; the glossary.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { openHouse, sticksOut, violations, type House } from './house.ts';
import { signedIn } from './signed-in.ts';

let house: House;
let page: Page;
let faults: string[];

beforeAll(async () => {
  house = await openHouse();
  const visitor = await house.visitor();
  ({ page, faults } = visitor);
  await (await signedIn(house)).enter(visitor.context);
});
afterAll(async () => {
  await house.close();
});

async function isSound(on: Page): Promise<void> {
  await on.locator('h1').first().waitFor();
  await expect.poll(() => on.locator('.waiting').count()).toBe(0);
  expect(await violations(on)).toEqual([]);
  const size = on.viewportSize()!;
  await on.setViewportSize({ width: 360, height: 780 });
  expect(await sticksOut(on)).toEqual([]);
  await on.setViewportSize(size);
}

const screens = ['', '/me', '/people', '/people/new', '/organisation', '/audit', '/backup', '/doctor', '/retention', '/demo'];

for (const language of ['es', 'en', 'nl'] as const) {
  test(`every screen of settings is sound in ${language}`, async () => {
    await page.goto('/settings');
    await page.evaluate((chosen) => localStorage.setItem('ciclo.language', chosen), language);
    for (const screen of screens) {
      await page.goto(`/settings${screen}`);
      await isSound(page);
    }
    await page.evaluate(() => localStorage.setItem('ciclo.language', 'es'));
  });
}

describe('people', () => {
  test('a person is added, gets a right with its days, and an invitation that works once', async () => {
    await page.goto('/settings/people');
    await page.getByRole('link', { name: 'Añadir a una persona' }).click();
    await page.getByLabel('Nombre').fill('Ana Torres');
    await page.getByLabel('Correo').fill('ana@example.org');
    await page.getByLabel('Clase de rol').click();
    await page.getByRole('option', { name: 'primera línea' }).click();
    await page.getByRole('button', { name: 'Guardar y dar permisos' }).click();
    await expect.poll(() => page.locator('.answer').textContent()).toBe('Ana Torres todavía no puede hacer nada aquí.');
    await page.getByRole('button', { name: 'Dar un permiso' }).click();
    await page.getByLabel('Papel').click();
    await page.getByRole('option', { name: 'gestión de calidad' }).click();
    await page.getByLabel('Hasta').fill('2030-12-31');
    await page.getByRole('button', { name: 'Dar un permiso' }).click();
    await expect.poll(() => page.locator('.answer').textContent()).toBe('Ana Torres tiene un permiso.');
    expect(await page.locator('.rows').first().textContent()).toContain('toda la organización, hasta el 31 dic 2030');
    await isSound(page);

    await page.getByRole('button', { name: 'Invitar' }).click();
    const link = new URL((await page.locator('.admin-secret code').textContent()) ?? '');
    expect(link.pathname).toBe('/invitation');
    const ana = await house.visitor();
    await ana.page.goto(link.pathname + link.hash);
    await ana.page.getByLabel('Contraseña nueva').fill('doce signos y luna');
    await ana.page.getByRole('button', { name: 'Elegir y entrar' }).click();
    await ana.page.waitForURL(`${house.origin}/`);
    await ana.page.goto('/settings');
    await ana.page.locator('h1').waitFor();
    expect(await ana.page.getByRole('link', { name: 'Personas y permisos' }).count()).toBe(0); // not hers to arrange
    expect(await ana.page.getByRole('link', { name: 'Organización' }).count()).toBeGreaterThan(0);
    expect(ana.faults).toEqual([]);
    await ana.context.close();
  });

  test('a right withdrawn is gone', async () => {
    await page.goto('/settings/people');
    await page.getByRole('link', { name: 'Ana Torres' }).click();
    await page.getByRole('button', { name: 'Retirar' }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Retirar' }).click();
    await expect.poll(() => page.locator('.answer').textContent()).toBe('Ana Torres todavía no puede hacer nada aquí.');
  });
});

test('the organisation changes its word, and every screen follows', async () => {
  await page.goto('/settings/organisation');
  const word = page.getByRole('group', { name: 'La palabra para cliente' });
  await word.getByLabel('Español').fill('vecino');
  await page.getByRole('button', { name: 'Guardar' }).click();
  await page.getByText(/Guardado a las \d\d:\d\d/).waitFor();
  await page.goto('/help');
  await expect.poll(() => page.locator('main').textContent()).toContain('palabra para vecino');
});

test('the audit tells who did what, filtered by the address, and goes out as CSV', async () => {
  await page.goto('/settings/audit?deed=invited');
  await expect.poll(() => page.locator('tbody tr').count()).toBe(1);
  expect(await page.locator('tbody tr').textContent()).toContain('Marta Ríos');
  const leaving = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Exportar CSV' }).click();
  expect((await leaving).suggestedFilename()).toMatch(/\.csv$/);
});

test('a backup is made and listed', async () => {
  await page.goto('/settings/backup');
  await page.getByRole('button', { name: 'Hacer una copia' }).click();
  await expect.poll(() => page.locator('tbody tr').count(), { timeout: 60_000 }).toBe(1);
  await isSound(page);
});

test('the program examines itself', async () => {
  await page.goto('/settings/doctor');
  await expect.poll(() => page.locator('.answer').textContent()).toBe('Todo está en orden.');
});

test('what is kept how long is told by the declarations', async () => {
  await page.goto('/settings/retention');
  const people = page.locator('tbody tr', { hasText: 'Quienes trabajan aquí' });
  await people.waitFor();
  expect(await people.textContent()).toContain('tres años desde el último cambio');
  expect(await people.textContent()).toContain('Nombre, Correo, Teléfono');
});

test('the demonstration comes and goes with one click each', async () => {
  await page.goto('/settings/demo');
  await page.getByRole('button', { name: 'Cargar la demostración' }).click();
  const remove = page.getByRole('button', { name: /^Quitar la demostración \([\d.]+ registros\)$/ });
  await remove.waitFor({ timeout: 50_000 });
  await isSound(page);
  await expect.poll(() => page.locator('.hint.demo').count()).toBe(1);
  await remove.click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Quitar la demostración' }).click();
  await page.getByRole('button', { name: 'Cargar la demostración' }).waitFor({ timeout: 50_000 });
  expect(await page.locator('.hint.demo').count()).toBe(0);
});

describe('the glossary', () => {
  test('98 words in three languages, found without accents, to be gone to by letter', async () => {
    await page.goto('/glossary');
    const fill = page.getByRole('button', { name: 'Cargar las 98 palabras' });
    await page.locator('.answer, .empty').first().waitFor();
    if (await fill.isVisible()) await fill.click();
    await expect.poll(() => page.locator('.help-term').count()).toBe(98);
    await isSound(page);
    await page.getByRole('link', { name: 'Q', exact: true }).click();
    expect(new URL(page.url()).hash).toBe('#letter-Q');
    await page.getByLabel('Buscar').fill('indice');
    await expect.poll(() => page.locator('.help-term dt').first().textContent()).toContain('Índice');
    expect(await page.locator('.help-term dt').nth(1).textContent()).toContain('Index');
  });
});

test('no page broke', () => {
  expect(faults).toEqual([]);
});
