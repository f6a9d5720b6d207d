// The import wizard where a file is not as we would write it: pasted, with other headers, with faults; and remembered.
import { resolve } from 'node:path';

import type { BrowserContext } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';

import { openHouse, sticksOut, violations, type House } from './house.ts';
import { signedIn, type Speaker } from './signed-in.ts';
import { storyCycle } from './story.ts';

const pasted = [
  'Persona\tRecepción, su nota\tPapeles\tEdad',
  'P1\t4\t3\t41',
  'P2\t2\t4\t38',
  'P3\t7\t5\t52',
  'P4\tns/nc\t4\t29',
  'P5\t3\t3\t33',
  'P6\t5\t4\t61',
].join('\n');

let house: House;
let marta: Speaker;
const opened: BrowserContext[] = [];

beforeAll(async () => {
  house = await openHouse();
  marta = await signedIn(house);
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

test('a pasted table: proposals, mapping by keyboard, the ledger before anything is written, remembered the next time', async () => {
  const cycle = await storyCycle(marta);
  const { page, faults } = await visit();
  const paste = async (): Promise<void> => {
    await page.goto(`/cycles/${cycle}/evidence/new`);
    await page.getByText('Pegar una tabla').click();
    await page.getByLabel('La tabla, con sus encabezados').fill(pasted);
    await page.getByRole('button', { name: 'Usar lo pegado' }).click();
    await page.getByText('¿Qué significa cada columna?').waitFor();
  };
  const meaning = (header: string) => page.getByRole('button', { name: new RegExp(`Qué significa ${header}`) });
  const choose = async (header: string, option: RegExp): Promise<void> => {
    await meaning(header).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('option', { name: option }).press('Enter');
    await meaning(header).getByText(option).waitFor();
  };
  await paste();
  await choose('Persona', /Quién responde/);
  await meaning('Recepción, su nota').click();
  expect((await page.getByRole('option').nth(1).textContent()) ?? '').toContain('M3 Recepción en urgencias');
  await page.getByRole('option', { name: /Valoración: M3/ }).click();
  await choose('Papeles', /Valoración: M4/);
  await choose('Edad', /Conocida y no se quiere/);
  await page.getByText('Se pueden usar 6 de 6 filas.').waitFor();
  expect(await violations(page)).toEqual([]);
  await page.getByRole('button', { name: 'Comprobar' }).click();
  await page.getByText('valor fuera de la escala').first().waitFor();
  const before = (await marta.done('GET', `/api/cycles/${cycle}/imports`)) as unknown as { imports: unknown[] };
  expect(before.imports).toEqual([]);

  // Back goes one step back, and the file is still there
  await page.goBack();
  await page.getByText('¿Qué significa cada columna?').waitFor();
  await page.goForward();
  await page.getByRole('button', { name: 'Importar 6 filas' }).click();
  await page.getByText(/se usan 6 de 6 filas/).waitFor();
  await page.getByRole('link', { name: 'Ver los resultados' }).click();
  await page.locator('#moments').waitFor();
  expect(await page.locator('#ledger').textContent()).toContain('valor fuera de la escala');

  await paste();
  await page.getByText('Es un archivo como el de la vez pasada').waitFor();
  await meaning('Papeles').getByText(/Valoración: M4/).waitFor();
  expect(faults).toEqual([]);
});

test('meanings chosen faster than the server answers are all kept', async () => {
  const cycle = await storyCycle(marta);
  const { page, faults } = await visit();
  await page.route('**/imports/preview', async (route) => {
    await new Promise((later) => setTimeout(later, 700));
    await route.continue();
  });
  await page.goto(`/cycles/${cycle}/evidence/new`);
  await page.getByText('Pegar una tabla').click();
  await page.getByLabel('La tabla, con sus encabezados').fill(pasted);
  await page.getByRole('button', { name: 'Usar lo pegado' }).click();
  const meaning = (header: string) => page.getByRole('button', { name: new RegExp(`Qué significa ${header}`) });
  for (const [header, option] of [['Persona', /Quién responde/], ['Papeles', /Valoración: M4/], ['Edad', /Conocida y no se quiere/]] as const) {
    await meaning(header).click();
    await page.getByRole('option', { name: option }).click();
  }
  await page.getByText('Se pueden usar 6 de 6 filas.').waitFor();
  await meaning('Persona').getByText(/Quién responde/).waitFor();
  await meaning('Papeles').getByText(/Valoración: M4/).waitFor();
  await meaning('Edad').getByText(/Conocida y no se quiere/).waitFor();
  expect(faults).toEqual([]);
});

test('an object-centric log: which objects are the cases is chosen, and then what they lived is shown', async () => {
  const cycle = await storyCycle(marta);
  const { page, faults } = await visit();
  await page.goto(`/cycles/${cycle}/evidence/new`);
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Elegir archivo…' }).click();
  await (await chooser).setFiles(resolve(import.meta.dirname, '../../tests/inputs/objects/desk.jsonocel'));
  await page.getByText(/Falta decir cuál de los tipos de objeto del archivo es el caso\. Elija uno de estos: /).waitFor();
  await page.getByRole('button', { name: /Cada caso es un objeto de tipo/ }).click();
  await page.getByRole('option', { name: /Appointment/ }).click();
  await page.getByText('Se pueden usar 5 de 6 filas.').waitFor();
  expect(await violations(page)).toEqual([]);
  await page.getByRole('button', { name: 'Comprobar' }).click();
  await page.getByRole('button', { name: 'Importar 5 filas' }).click();
  await page.getByText(/se usan 5 de 6 filas/).waitFor();
  await page.goto(`/cycles/${cycle}/lived`);
  await page.getByText(/de 2 casos/).first().waitFor();
  expect(faults).toEqual([]);
});

test('a file that cannot be read says why, and nothing is lost', async () => {
  const cycle = await storyCycle(marta);
  const { page, faults } = await visit({ width: 360 });
  await page.goto(`/cycles/${cycle}/evidence/new`);
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Elegir archivo…' }).click();
  await (await chooser).setFiles({ name: 'picture.png', mimeType: 'image/png', buffer: Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 3]) });
  await page.getByRole('alert').waitFor();
  expect(await sticksOut(page)).toEqual([]);
  expect(await violations(page)).toEqual([]);
  expect(faults).toEqual([]);
});

test.each([
  ['en', 'Which file do you have?'],
  ['nl', 'Welk bestand hebt u?'],
] as const)('the wizard in %s', async (language, question) => {
  const cycle = await storyCycle(marta);
  const { page, faults } = await visit({ language });
  await page.goto(`/cycles/${cycle}/evidence`);
  expect(await page.locator('.empty').count()).toBeLessThanOrEqual(1);
  await page.goto(`/cycles/${cycle}/evidence/new`);
  await page.getByText(question).waitFor();
  expect(await violations(page)).toEqual([]);
  expect(faults).toEqual([]);
});
