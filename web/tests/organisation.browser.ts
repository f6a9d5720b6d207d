// Scene 1, first half (part G): Marta enters the hospital, its units and its people, and starts the cycle from a template.
// Rows of part H that are shown here: 1 organisation, 2 services, 34 ITIL stage, 35 patterns and industry groups, 41 templates.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';

import { openHouse, sticksOut, violations, type House } from './house.ts';
import { signedIn, type Speaker } from './signed-in.ts';

let house: House;
let marta: Speaker;

beforeAll(async () => {
  house = await openHouse();
  marta = await signedIn(house, { word: { es: 'paciente', en: 'patient', nl: 'patiënt' } });
});
afterAll(() => house.close());

async function open(path: string, options: { language?: 'es' | 'en' | 'nl'; width?: number } = {}) {
  const visit = await house.visitor(options);
  await marta.enter(visit.context);
  await visit.page.goto(path);
  await visit.page.locator('h1').first().waitFor();
  return visit;
}

/** A screen as everybody may meet it: nothing failed, nothing that axe finds, nothing out at the side. */
async function isSound({ page, faults }: { page: Page; faults: string[] }): Promise<void> {
  expect(faults).toEqual([]);
  expect(await violations(page)).toEqual([]);
  expect(await sticksOut(page)).toEqual([]);
}

async function addUnit(page: Page, name: string, below?: string): Promise<void> {
  if (below) {
    await page.getByRole('row', { name: new RegExp(`^${below}`) }).click();
    await page.getByRole('button', { name: 'Añadir debajo' }).click();
  } else {
    await page.getByRole('button', { name: 'Añadir unidad' }).first().click();
  }
  const form = page.getByRole('dialog');
  await form.getByLabel('Nombre').fill(name);
  await form.getByRole('button', { name: 'Guardar' }).click();
  await form.waitFor({ state: 'detached' });
}

describe('row 1: organisation, units, people and the word', () => {
  it('holds five units as a tree that the keyboard walks', async () => {
    const visit = await open('/organisation/units');
    const { page } = visit;
    await addUnit(page, 'Urgencias');
    for (const name of ['Despacho', 'Admisión', 'Sala de observación']) await addUnit(page, name, 'Urgencias');
    await addUnit(page, 'Hospitalización');
    await page.getByText('5 unidades, 2 en lo más alto.').waitFor();
    const tree = page.getByRole('treegrid', { name: 'Unidades' });
    await expect.poll(() => tree.getByRole('row').count()).toBe(5);
    await tree.getByRole('row', { name: /^Urgencias/ }).focus();
    await page.keyboard.press('ArrowLeft');
    await expect.poll(() => tree.getByRole('row').count()).toBe(2);
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => tree.getByRole('row').count()).toBe(5);
    await isSound(visit);
    await visit.context.close();
  });

  it('moves a unit by a dialog, without dragging, and refuses to put it below itself', async () => {
    const visit = await open('/organisation/units');
    const { page } = visit;
    await page.getByRole('row', { name: /^Urgencias/ }).click();
    await page.getByRole('button', { name: 'Mover' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('combobox').fill('Despacho');
    await page.getByRole('option', { name: 'Despacho' }).click();
    await dialog.getByRole('button', { name: 'Mover' }).click();
    await dialog.getByText('La unidad quedaría por debajo de sí misma. Elija una que no dependa de ella.').first().waitFor();
    expect(await violations(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Cancelar' }).click();
    expect(visit.faults).toEqual([]);
    await visit.context.close();
  });

  it('adds one person by the form, with refusals beside the fields, and keeps what was typed', async () => {
    const visit = await open('/records/person/new');
    const { page } = visit;
    await page.getByLabel('Correo').fill('ana');
    await page.getByRole('button', { name: 'Guardar' }).click();
    await page.getByText('No es una dirección de correo. Escríbala así: nombre@lugar.').first().waitFor();
    expect(await page.getByText('Falta. Complételo.').count()).toBeGreaterThan(1);
    await expect.poll(() => page.getByLabel('Correo').inputValue()).toBe('ana');
    await isSound(visit);
    await page.reload();
    await page.getByText('Aquí está lo que escribió').waitFor();
    await expect.poll(() => page.getByLabel('Correo').inputValue()).toBe('ana');
    await page.getByLabel('Nombre').fill('Ana Paz');
    await page.getByLabel('Correo').fill('ana@example.org');
    await page.getByRole('button', { name: /Clase de rol/ }).click();
    await page.getByRole('option', { name: 'primera línea' }).click();
    await page.getByRole('combobox', { name: 'Unidad' }).click();
    await page.keyboard.type('Urg');
    await page.getByRole('option', { name: 'Urgencias' }).click();
    await page.getByRole('button', { name: 'Guardar' }).click();
    await page.getByRole('heading', { name: 'Ana Paz' }).waitFor();
    expect(await page.evaluate(() => Object.keys(sessionStorage).filter((key) => key.startsWith('ciclo.draft')))).toEqual([]);
    await visit.context.close();
  });

  it('brings the other five in from a sheet: rehearsed, with a ledger, then done', async () => {
    const visit = await open('/organisation/people');
    const { page } = visit;
    await page.getByRole('button', { name: /Hojas de cálculo/ }).click();
    await page.getByRole('menuitem', { name: 'Traer de una hoja' }).click();
    const sheet = [
      'name,role_class,post,unit',
      'Luis Mora,front_line,Despachador,Despacho',
      'Pedro Gil,front_line,Auxiliar de admisión,Admisión',
      'Sofía León,front_line,Médica,Urgencias',
      'Carmen Ruiz,secondary,Enfermera de planta,Hospitalización',
      'Raúl Díaz,secondary,Vigilante,Urgencias',
      'Nadie,unknown,Sin clase,Urgencias',
    ].join('\n');
    await page.locator('input[type=file]').setInputFiles({ name: 'personas.csv', mimeType: 'text/csv', buffer: Buffer.from(sheet) });
    await page.getByText('Ensayo: 5 nuevos, 0 cambiados, 0 iguales, 1 no tomado. Nada se ha escrito.').waitFor();
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Traerlos' }).click();
    await page.getByText('Hecho: 5 nuevos, 0 cambiados, 0 iguales, 1 no tomado.').waitFor();
    await page.getByRole('button', { name: 'Listo' }).click();
    await page.getByText('Trabajan aquí 7 personas.').waitFor(); // the six of the team, and Marta
    await page.getByRole('button', { name: 'secundario' }).click();
    await page.getByText('2 encontrados').waitFor();
    expect(page.url()).toContain('filter=role_class%3Dsecondary');
    await isSound(visit);
    await visit.context.close();
  });

  it('says it all in one sentence with the word "paciente", and in English and Dutch', async () => {
    const said: Record<'es' | 'en' | 'nl', string> = {
      es: '5 unidades, 7 personas y ningún servicio para pacientes.',
      en: '5 units, 7 people and no service for patients.',
      nl: '5 eenheden, 7 personen en geen dienst voor patiënten.',
    };
    for (const language of ['es', 'en', 'nl'] as const) {
      for (const width of [1440, 360]) {
        const visit = await open('/organisation', { language, width });
        await visit.page.locator('.answer').waitFor();
        await expect.poll(() => visit.page.locator('.answer').innerText()).toBe(said[language]);
        await isSound(visit);
        await visit.context.close();
      }
    }
  });
});

describe('row 2, row 34: services with need, concept, outcomes and ITIL stage', () => {
  it('refuses a service without its need, and shows the sheet and the portfolio', async () => {
    const visit = await open('/records/service/new');
    const { page } = visit;
    const name = page.getByRole('group', { name: /^Nombre/ });
    await name.getByLabel('Español').fill('Atención de urgencias');
    await page.getByRole('button', { name: /Estado/ }).click();
    await page.getByRole('option', { name: /transición/ }).click();
    await page.getByRole('button', { name: 'Guardar' }).click();
    await page.getByText('Necesidad: Falta. Complételo.').waitFor();
    await page.getByRole('group', { name: /^Necesidad/ }).getByLabel('Español').fill('Sentirse a salvo y ser curado');
    await page.getByRole('group', { name: /^Concepto/ }).getByLabel('Español').fill('La ayuda correcta, a tiempo');
    await page.getByLabel('Resultados deseados').fill('curado\nderivado');
    await page.getByRole('button', { name: /Etapa ITIL/ }).click();
    await page.getByRole('option', { name: /operación/i }).click();
    await isSound(visit);
    await page.getByRole('button', { name: 'Guardar' }).click();
    await page.getByRole('heading', { name: 'Atención de urgencias' }).waitFor();
    await page.goto('/organisation/services');
    await page.getByText(/^1 servicio: 1 en operación\.$/i).waitFor();
    await isSound(visit);
    await page.getByRole('link', { name: 'Atención de urgencias' }).click();
    await page.getByText('La ayuda correcta, a tiempo').waitFor();
    await isSound(visit);
    await visit.context.close();
  });
});

describe('row 35, row 41: the library', () => {
  const table: [string, string][] = [
    ['hospital-emergency', '7 momentos en 4 etapas|3 críticos|Contacto 100 %|Espera 42,3 %|Participación 42,9 %|Divergencia 42,9 %|11 normas, 8 indicadores'],
    ['hotel-stay', '12 momentos en 5 etapas|3 críticos|Contacto 99,4 %|Espera 3,9 %|Participación 37,5 %|Divergencia 27,8 %|14 normas, 12 indicadores'],
    ['bank-cheque', '13 momentos y 1 transversal en 4 etapas|3 críticos|Contacto 72,7 %|Espera 65,7 %|Participación 62,5 %|Divergencia 10,3 %|14 normas, 15 indicadores'],
    ['restaurant-lunch', '11 momentos en 4 etapas|3 críticos|Contacto 100 %|Espera 43,8 %|Participación 35 %|Divergencia 21,2 %|11 normas, 11 indicadores'],
    ['government-permit', '10 momentos en 5 etapas|2 críticos|Contacto 2,5 %|Espera 24 %|Participación 50 %|Divergencia 20 %|10 normas, 10 indicadores'],
    ['telephone-support', '9 momentos en 4 etapas|3 críticos|Contacto 2,6 %|Espera 15,4 %|Participación 31,3 %|Divergencia 40,7 %|10 normas, 10 indicadores'],
    ['served-document', '9 momentos en 4 etapas|4 críticos|Contacto 0,2 %|Espera 0 %|Participación 16,7 %|Divergencia 25,9 %|9 normas, 9 indicadores'],
    ['complaint-handling', '8 momentos en 4 etapas|3 críticos|Contacto 1,3 %|Espera 14,7 %|Participación 31,3 %|Divergencia 50 %|8 normas, 8 indicadores'],
    ['tour-package', '6 momentos en 4 etapas|2 críticos|Contacto 76,2 %|Espera 5,3 %|Participación 33,3 %|Divergencia 55,6 %|6 normas, 6 indicadores'],
  ];

  it('shows nine templates with the figures of table C and nine patterns', async () => {
    const visit = await open('/library');
    const { page } = visit;
    await page.locator('.library-template').first().waitFor();
    for (const [id, figures] of table) {
      const row = page.locator(`li[data-template="${id}"]`);
      const text = (await row.innerText()).replaceAll(/\s+/g, ' ');
      for (const figure of figures.split('|')) expect(text, id).toContain(figure);
    }
    await expect.poll(() => page.locator('li[data-template]').count()).toBe(9);
    await expect.poll(() => page.locator('.library-patterns > li').count()).toBe(9);
    await isSound(visit);
    await visit.context.close();
  });

  it('finds bank-cheque under banking, and keeps the filter in the address (R1-34)', async () => {
    const visit = await open('/library', { width: 360 });
    const { page } = visit;
    await page.getByRole('button', { name: /^Banca/ }).click();
    expect(await page.locator('li[data-template]').evaluateAll((rows) => rows.map((row) => row.getAttribute('data-template')))).toEqual(['bank-cheque']);
    expect(page.url()).toContain('industry=banking');
    await isSound(visit);
    await visit.context.close();
  });

  it('starts the cycle from hospital-emergency: draft v1, 4 stages, 7 moments, 3 stars', async () => {
    const visit = await open('/library');
    const { page } = visit;
    await page.locator('li[data-template="hospital-emergency"]').getByRole('button').click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('Hágalo corto').waitFor();
    expect(await violations(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Empezar' }).click();
    await page.waitForURL(/\/cycles\/[0-9A-Z]{26}\/edit/);
    const id = /cycles\/([0-9A-Z]{26})/.exec(page.url())![1]!;
    const cycle = (await marta.done('GET', `/api/cycles/${id}`)) as unknown as {
      number: number;
      state: string;
      map: { cycle: { status: string }; stages: { id: string; optional?: boolean }[]; moments: { id: string; critical?: boolean }[] };
    };
    expect([cycle.number, cycle.state, cycle.map.stages.length, cycle.map.moments.length]).toEqual([1, 'draft', 4, 7]);
    expect(cycle.map.moments.filter((moment) => moment.critical).map((moment) => moment.id)).toEqual(['M1', 'M2', 'M5']);
    expect(cycle.map.stages.filter((stage) => stage.optional).map((stage) => stage.id)).toEqual(['S1']);
    await visit.context.close();
  });
});

describe('records of any kind', () => {
  it('show two versions side by side when two people changed the same field', async () => {
    const { records } = (await marta.done('GET', '/api/records/unit?search=Despacho')) as unknown as { records: { id: string; version: number }[] };
    const unit = records[0]!;
    const visit = await open(`/records/unit/${unit.id}`);
    const { page } = visit;
    await page.getByRole('button', { name: 'Cambiar' }).click();
    await page.getByLabel('Nombre').fill('Despacho de ambulancias');
    await marta.done('PUT', `/api/records/unit/${unit.id}`, { version: unit.version, values: { name: 'Central de despacho' } });
    await page.getByRole('button', { name: 'Guardar' }).click();
    const clash = page.getByRole('dialog');
    await clash.getByText('Central de despacho').waitFor();
    await clash.getByText('Despacho de ambulancias').waitFor();
    await clash.getByText('Falta elegir un campo.').waitFor();
    expect(await violations(page)).toEqual([]);
    await clash.getByRole('radio', { name: /La mía/ }).focus();
    await page.keyboard.press('Space');
    await clash.getByRole('button', { name: 'Guardar las dos unidas' }).click();
    await page.getByRole('heading', { name: 'Despacho de ambulancias' }).waitFor();
    await page.getByRole('link', { name: 'Historia' }).click();
    await page.getByText('Central de despacho').first().waitFor();
    await expect.poll(() => page.locator('.records-history > li').count()).toBe(3);
    await isSound(visit);
    await visit.context.close();
  });

  it('are archived and taken back: at once with Ctrl+Z, later from the list of the archived', async () => {
    const added = await marta.done('POST', '/api/records/unit', { values: { name: 'Unidad de prueba' } });
    const id = String(added['id']);
    const isArchived = async () => ((await marta.done('GET', `/api/records/unit/${id}`)) as { archived: boolean }).archived;
    const visit = await open(`/records/unit/${id}`);
    const { page } = visit;
    await page.getByRole('button', { name: 'Archivar' }).click();
    await page.getByText('Se archivó: Unidad de prueba.').waitFor();
    expect(await isArchived()).toBe(true);
    await page.keyboard.press('ControlOrMeta+Z');
    await expect.poll(isArchived).toBe(false);
    await page.getByText('Se archivó: Unidad de prueba.').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Archivar' }).click();
    await page.getByRole('status').getByRole('button', { name: 'Deshacer' }).waitFor();
    expect(await violations(page)).toEqual([]);
    // what can be taken back stands on other screens too
    await page.goto('/records/unit?archived=only');
    await page.getByRole('button', { name: 'Recuperar: Unidad de prueba' }).click();
    await expect.poll(isArchived).toBe(false);
    await page.goto(`/records/unit/${id}/history`);
    await page.getByText('lo recuperó').first().waitFor();
    await expect.poll(() => page.locator('.records-history > li').count()).toBe(5);
    await isSound(visit);
    await visit.context.close();
  });
});
