// A newcomer and the demonstration: what ./run gives, seen in the browser.
import { afterAll, beforeAll, expect, test } from 'vitest';

import { cycleIds, enterAsMarta, loadDemo } from './demo.ts';
import { openHouse, sticksOut, violations, type House } from './house.ts';

let house: House;
beforeAll(async () => {
  house = await openHouse();
  await loadDemo(house);
});
afterAll(() => house.close());

test('R1-54: the first page after the link already says where to look first', async () => {
  const { page, faults } = await house.visitor();
  await enterAsMarta(house, page);
  await page.getByText('Primero,').first().waitFor();
  expect(await page.locator('.answer').innerText()).toMatch(/^Atención de urgencias: Bueno en promedio, roto para 1 de cada 5\./);
  await expect.poll(() => page.locator('.alarm-row').count()).toBe(5); // the hospital and two of its moments, the hotel, the bank
  const due = await page.locator('.due tbody tr').allInnerTexts();
  expect(due[0]).toMatch(/vencido\s+Escuchar: Buzón de la sala de espera/); // two Fridays missed, whatever the day
  expect(due.filter((row) => !row.includes('vencido')).length).toBeGreaterThan(0);
  await expect.poll(() => page.getByRole('heading', { name: 'Alarmas' }).count()).toBe(1);
  expect(await page.locator('main').innerText()).toContain('Atención de urgencias');
  expect(faults).toEqual([]);
  await page.context().close();
});

test('scene 6: wave A of the demonstration reads 65,1 and 80 %', async () => {
  const { page, faults } = await house.visitor();
  await enterAsMarta(house, page);
  const id = (await cycleIds(page)).get('Atención de urgencias')!;
  await page.goto(`/cycles/${id}/results?wave=A`);
  await page.locator('.answer', { hasText: 'Bueno en promedio, roto para 1 de cada 5.' }).waitFor();
  const told = await page.locator('main').innerText();
  expect(told).toContain('65,1');
  expect(told).toContain('16 de 20 pacientes');
  expect(faults).toEqual([]);
  await page.context().close();
});

test('scene 9, row 19, R0-35: the order is accepted as computed, then another one with its reason, by keyboard', async () => {
  const { page, faults } = await house.visitor();
  await enterAsMarta(house, page);
  const id = (await cycleIds(page)).get('Atención de urgencias')!;
  await page.goto(`/cycles/${id}/results`);
  const accepted = page.locator('.results-accepted');
  await accepted.getByText('Nadie ha aceptado todavía este orden.').waitFor();
  await accepted.getByRole('button', { name: 'Aceptar este orden' }).click();
  const dialog = page.getByRole('dialog');
  expect(await dialog.locator('.results-place-name').allInnerTexts()).toHaveLength(7);
  expect(await violations(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Aceptar este orden' }).click();
  await accepted.getByText(/^Aceptado el .* por Marta Ríos \(versión 1, ola A\)\.$/).waitFor();
  await accepted.getByText('7 momentos con su cuenta').click();
  expect(await accepted.locator('.results-order-rows li').first().innerText()).toMatch(/^Recepción en urgencias\s+4,6 × 2,15 = 9,89$/);

  await accepted.getByRole('button', { name: 'Aceptar este orden' }).click();
  await dialog.getByRole('button', { name: 'Subir 1 Solicitud de ambulancia' }).focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  expect((await dialog.locator('.results-place-name').allInnerTexts())[0]).toMatch(/^1 Solicitud de ambulancia\s+calculado: 3/);
  await dialog.getByRole('button', { name: 'Aceptar este orden' }).click();
  await dialog.getByText('Diga por qué no es el orden calculado.').waitFor();
  await dialog.getByLabel('Por qué otro orden').fill('La llamada es de vida o muerte');
  await dialog.getByRole('button', { name: 'Aceptar este orden' }).click();
  await accepted.getByText('No es el orden calculado: La llamada es de vida o muerte').first().waitFor();
  await accepted.getByText('1 orden anterior').waitFor();
  expect(await violations(page)).toEqual([]);
  expect(await sticksOut(page)).toEqual([]);
  await page.goto('/');
  await page.locator('.home-cycle').first().waitFor();
  expect(await page.locator('.home-cycle', { hasText: 'Atención de urgencias' }).innerText()).not.toContain('nadie ha aceptado');
  expect(faults).toEqual([]);
  await page.context().close();
});

test('scene 5: the map of the demonstration asks the date of birth three times and marks the wait at reception', async () => {
  const { page, faults } = await house.visitor();
  await enterAsMarta(house, page);
  const id = (await cycleIds(page)).get('Atención de urgencias')!;
  await page.goto(`/cycles/${id}/blueprint`);
  await page.locator('.views-points').waitFor();
  const points = (await page.locator('.views-points').innerText()).replaceAll('\u00a0', ' ');
  expect(points).toContain('"Fecha de nacimiento" se pregunta 3 veces: en M1, M3 y M4');
  expect(points).toContain('Espera a que lo llamen');
  expect(points).toContain('35 min');
  expect(faults).toEqual([]);
  await page.context().close();
});

test.each(['es', 'en', 'nl'] as const)('home, the cycles, a circle and its results hold in %s', async (language) => {
  const { context, page, faults } = await house.visitor({ language, width: 360 });
  await context.addInitScript((chosen) => localStorage.setItem('ciclo.language', chosen), language);
  await enterAsMarta(house, page);
  const id = (await cycleIds(page)).get('Atención de urgencias')!;
  for (const path of ['/', '/cycles', `/cycles/${id}`, `/cycles/${id}/results`, `/cycles/${id}/moments/M3`]) {
    await page.goto(path);
    await page.locator('.answer').first().waitFor();
    await page.waitForLoadState('networkidle').catch(() => undefined);
    expect(await violations(page), path).toEqual([]);
    expect(await sticksOut(page), path).toEqual([]);
  }
  expect(faults).toEqual([]);
  await page.context().close();
});

test('the demonstration goes at one wish', async () => {
  expect(await house.command('demo', 'remove')).not.toBe('');
  expect(await house.command('record', 'list', 'cycle')).not.toContain('Atención de urgencias');
});
