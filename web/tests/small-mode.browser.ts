// Small mode (R1-54; row 49): one person from an empty installation to a printed circle, with every click and key counted; and
// how soon a newcomer with the demonstration knows where to look first.
import { afterAll, beforeAll, expect, test } from 'vitest';

import { Hand } from './hand.ts';
import { enterAsMarta, loadDemo } from './demo.ts';
import { openHouse, type House } from './house.ts';

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

test('row 49, R1-54: a kiosk from empty to its own printed circle, by one person, in 60 clicks and keys at most', async () => {
  const { context, page, faults } = await house.visitor();
  const hand = new Hand(page);
  const button = (name: string) => page.getByRole('button', { name, exact: true });

  await page.goto(house.setupLink);
  await hand.fill(page.getByLabel('Nombre de la organización'), 'Kiosco La Esquina');
  await hand.click(page.getByText('Empezamos en pequeño'));
  await hand.fill(page.getByLabel('Nombre y apellidos'), 'Rosa Gil');
  await hand.fill(page.getByLabel('Correo'), 'rosa@example.org');
  await hand.fill(page.getByLabel('Contraseña'), 'correct horse battery staple 9');
  await hand.click(page.getByText('En blanco'));
  await hand.click(button('Empezar'));
  await page.waitForURL('**/second-factor');
  await hand.click(button('Más tarde'));
  await page.waitForURL(`${house.origin}/`);

  await hand.click(page.getByRole('link', { name: 'Abrir la biblioteca' }));
  await hand.click(button('Empezar vacío'));
  await page.locator('.sheet input:focus').waitFor();
  await hand.type('Comprar el periódico');
  await hand.press('Enter');
  await page.waitForURL('**/edit');

  // Three moments to rename, two to add; one of them critical, with its reason.
  const names = ['Ve el kiosco desde la acera', 'Pide su periódico', 'Paga', 'Recibe el cambio', 'Se va leyendo'];
  const cells = page.locator('[data-thing^="moment/"] [data-cell$=" 1"]');
  await hand.click(cells.nth(0));
  for (const [at, name] of names.entries()) {
    await hand.press(at < 3 ? 'Enter' : 'ControlOrMeta+Enter');
    await page.locator('[role=grid] :is(input, textarea):focus').waitFor();
    await page.keyboard.press('ControlOrMeta+A');
    await hand.type(name);
    await hand.press('Enter');
    await expect.poll(() => cells.nth(at).innerText()).toContain(name);
    if (at < 2) await hand.press('ArrowDown');
  }
  await hand.click(cells.nth(1));
  const inspector = page.getByRole('complementary');
  await hand.click(inspector.getByText('Sí: si sale mal'));
  await hand.fill(inspector.getByLabel('Por qué'), 'Si no tiene el suyo, no vuelve');
  await hand.fill(inspector.getByLabel('Quién lo decidió'), 'Rosa');
  await hand.press('Tab');
  await page.getByText(/^Guardado a las/).waitFor();

  await hand.click(page.getByRole('link', { name: 'Círculo', exact: true }));
  await page.locator('.views-frame svg').waitFor();
  await expect.poll(() => page.locator('.views-frame svg').textContent()).toContain('Se va leyendo');
  const coming = page.waitForEvent('download');
  await hand.click(button('PDF A4'));
  const paper = await (await coming).createReadStream();
  const first = await new Promise<Buffer>((done) => paper.once('data', (bytes: Buffer) => done(bytes)));
  expect(first.subarray(0, 5).toString()).toBe('%PDF-');

  console.log(hand.told('R1-54, empty to printed circle'));
  expect(hand.count).toBeLessThanOrEqual(60);
  expect(faults).toEqual([]);
  await context.close();
});

test('row 49, R1-54: with the demonstration, the first page says where to look first without a click', async () => {
  const { context, page, faults } = await house.visitor();
  await loadDemo(house);
  const hand = new Hand(page);
  await enterAsMarta(house, page);
  await page.locator('.answer', { hasText: /Primero, / }).waitFor();
  await page.getByRole('heading', { name: 'Alarmas' }).waitFor();
  console.log(hand.told('R1-54, from the link to the first insight'));
  expect(hand.count).toBe(0);
  expect(faults).toEqual([]);
  await context.close();
});
