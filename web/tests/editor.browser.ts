// The cycle editor: scene 1 of part G, and rows 3 (stages, moments, order, optional, branches), 4 (criticality with reason,
// accompanying moments) and 15 (standards tied to indicators) of part H.
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';

import { addMoment } from '../src/editor/model/deeds.ts';
import { cellsOf, compact, idsIn, mapOf, type Cells } from '../src/editor/model/cells.ts';
import { commandFor, overlaid, type Edit } from '../src/editor/model/edits.ts';
import type { Json } from '../src/editor/model/map.ts';
import { openHouse, sticksOut, violations, type House } from './house.ts';
import { signedIn, Speaker } from './signed-in.ts';

let house: House;
let marta: Speaker;

beforeAll(async () => {
  house = await openHouse();
  marta = await signedIn(house, { word: { es: 'paciente', en: 'patient', nl: 'patiënt' } });
});
afterAll(() => house.close());

const windows: BrowserContext[] = [];
afterEach(async () => {
  await Promise.all(windows.splice(0).map((context) => context.close()));
});

async function started(from: string): Promise<string> {
  const { cycle } = (await marta.done('POST', '/api/cycles', { from })) as unknown as { cycle: { id: string } };
  return cycle.id;
}

async function cellsIn(cycle: string): Promise<Cells> {
  const shown = await marta.done('GET', `/api/cycles/${cycle}?version=draft&format=json`);
  return cellsOf(shown['map'] as Json);
}

interface Taken {
  changed: boolean;
  conflicts: { cell: string }[];
}

async function sent(cycle: string, edits: readonly Edit[]): Promise<Taken> {
  const value = (text: string | null) => (text === null ? null : (JSON.parse(text) as Json));
  const body = { edits: edits.map((edit) => ({ cell: edit.cell, before: value(edit.before), after: value(edit.after) })) };
  return (await marta.done('POST', `/api/cycles/${cycle}/edits`, body)) as unknown as Taken;
}

async function somebodyWrites(cycle: string, cell: string, value: Json): Promise<void> {
  const before = (await cellsIn(cycle)).get(cell) ?? null;
  expect((await sent(cycle, [{ cell, before, after: compact(value) }])).conflicts).toEqual([]);
}

interface Visit {
  context: BrowserContext;
  page: Page;
  faults: string[];
}

async function open(cycle: string, options: { language?: 'es' | 'en' | 'nl'; width?: number; at?: string } = {}): Promise<Visit> {
  const visit = await house.visitor(options);
  windows.push(visit.context);
  await marta.enter(visit.context);
  await visit.page.goto(`/cycles/${cycle}/edit${options.at ? `?at=${options.at}` : ''}`);
  await visit.page.getByRole('grid').waitFor();
  return visit;
}

const cell = (page: Page, thing: string, column: number) => page.locator(`[data-cell="${thing} ${column}"]`);
const row = (page: Page, thing: string) => page.locator(`[data-thing="${thing}"]`);
const saved = (page: Page) => page.getByText(/^Guardado a las/).waitFor();
const orderIn = async (cycle: string) => idsIn((await cellsIn(cycle)).get('moment/*'));
/** Other people's machines are slow too. */
const soon = <Value>(get: () => Value | Promise<Value>) => expect.poll(get, { timeout: 60_000 });
const columns = { number: 0, name: 1, actor: 2, contact: 3, wait: 4, optional: 5, critical: 6 };

/** Types over a cell of the table. */
async function type(page: Page, thing: string, column: number, text: string): Promise<void> {
  await cell(page, thing, column).dblclick();
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type(text);
  await page.keyboard.press('Enter');
}

describe('the cells of the browser are the cells of the server', () => {
  const templates = ['bank-cheque', 'complaint-handling', 'government-permit', 'hospital-emergency', 'hotel-stay', 'restaurant', 'served-document', 'telephone-support', 'tour-package'];
  const kept = /^cycle\/(id|version|status|date|origin)$/;
  it.each(templates)('%s: known cell by cell, and built from a blank cycle by edits alone', async (template) => {
    const cycle = await started(template);
    const cells = await cellsIn(cycle);
    const same = [...cells].filter(([address]) => !kept.test(address)).map(([address, text]) => ({ cell: address, before: text, after: text }));
    expect(await sent(cycle, same)).toMatchObject({ changed: false, conflicts: [] });
    const blank = await started('blank');
    const before = await cellsIn(blank);
    const addresses = [...new Set([...before.keys(), ...cells.keys()])].filter((address) => !kept.test(address));
    const values = addresses.map((address): [string, string | null] => [address, cells.get(address) ?? null]);
    expect((await sent(blank, commandFor(before, values).edits)).conflicts).toEqual([]);
    const after = await cellsIn(blank);
    const plain = (all: Cells) => Object.fromEntries([...all].filter(([address]) => !kept.test(address)).sort());
    expect(plain(after)).toEqual(plain(cells));
    expect(mapOf(after).moments).toEqual(mapOf(cells).moments);
  });
});

describe('row 3: stages, moments, order, optional, branches (scene 1)', () => {
  it('shows the emergency template: 4 stages, 7 moments, stars on 1, 2 and 5, the first stage optional', async () => {
    const { page, faults } = await open(await started('hospital-emergency'));
    expect(await page.locator('.answer').innerText()).toMatch(/^7 momentos en 4 etapas; 3 críticos\./);
    await expect.poll(() => page.locator('tr.stage').count()).toBe(4);
    expect(await page.locator('tr.stage').first().innerText()).toMatch(/A · .*\(opcional\)/s);
    const stars = await Promise.all([1, 2, 3, 4, 5, 6, 7].map(async (n) => /★/.test(await cell(page, `moment/M${n}`, columns.critical).innerText())));
    expect(stars).toEqual([true, true, false, false, true, false, false]);
    await page.getByText('7/7 decididos').waitFor();
    expect(faults).toEqual([]);
  });

  it('shows the cycle itself when an address names a moment that is not there', async () => {
    const { page, faults } = await open(await started('hospital-emergency'), { at: 'moment/M99' });
    await page.getByRole('complementary').getByRole('heading', { level: 2 }).first().waitFor();
    expect(await page.getByRole('complementary').getByRole('textbox').count()).toBeGreaterThan(3);
    expect(faults).toEqual([]);
  });

  it('R0-01: a staff voice gets a hint as long as the patient is said to act', async () => {
    const { page } = await open(await started('hospital-emergency'), { at: 'moment/M7' });
    await type(page, 'moment/M7', columns.name, 'El cajero verifica');
    const hint = page.getByRole('complementary').getByText(/escríbalo como lo vive el cliente/);
    await hint.waitFor();
    await cell(page, 'moment/M7', columns.actor).dblclick();
    await page.keyboard.press('ArrowDown');
    await cell(page, 'moment/M7', columns.actor).locator('select').selectOption('employee');
    await page.keyboard.press('Enter');
    await hint.waitFor({ state: 'detached' });
    await expect.poll(() => cell(page, 'moment/M7', columns.actor).innerText()).toBe('Personal');
  });

  it('R0-08: a moment put in after M4 makes 8; the old M5 is number 6 and keeps its id', async () => {
    const cycle = await started('hospital-emergency');
    const { page } = await open(cycle);
    await cell(page, 'moment/M4', columns.name).click();
    await page.keyboard.press('ControlOrMeta+Enter');
    await page.locator('[role=grid] :is(input, textarea):focus').waitFor();
    await page.keyboard.press('ControlOrMeta+A');
    await page.keyboard.type('Espera en la sala');
    await page.keyboard.press('Enter');
    await soon(() => page.locator('[data-thing^="moment/"]').count()).toBe(8);
    expect(await cell(page, 'moment/M5', columns.number).innerText()).toMatch(/6$/);
    await saved(page);
    // "Guardado" may still tell of the moment without its name.
    await soon(async () => mapOf(await cellsIn(cycle)).moments[4]?.name.es).toBe('Espera en la sala');
    const map = mapOf(await cellsIn(cycle));
    expect(map.moments.map((moment) => moment.id).filter((id) => /^M\d$/.test(id))).toEqual(['M1', 'M2', 'M3', 'M4', 'M5', 'M6', 'M7']);
    expect(map.moments[5]!.id).toBe('M5');
  });

  it('writes in the moment just made and in no other, whatever is looked for and however soon the keys come', async () => {
    const cycle = await started('hospital-emergency');
    const { page } = await open(cycle);
    await page.keyboard.press('ControlOrMeta+F');
    await page.keyboard.type('trámites administrativos');
    await soon(() => page.locator('[data-thing^="moment/"]').count()).toBe(1);
    await cell(page, 'moment/M4', columns.name).click();
    const named = async () => mapOf(await cellsIn(cycle));
    const before = await named();
    await page.keyboard.press('ControlOrMeta+Enter');
    await page.keyboard.type('Espera en la sala'); // without waiting for anything
    await page.keyboard.press('Enter');
    await soon(async () => (await named()).moments[4]?.name.es).toBe('Espera en la sala');
    const after = await named();
    expect(after.stages).toEqual(before.stages);
    expect(after.moments.filter((_, at) => at !== 4)).toEqual(before.moments);
  });

  it('orders alike by keyboard, by dragging, and by button', async () => {
    const [keys, drag, button] = await Promise.all(['hospital-emergency', 'hospital-emergency', 'hospital-emergency'].map(started));
    const { page } = await open(keys!);
    await cell(page, 'moment/M3', columns.name).click();
    await page.keyboard.press('Alt+ArrowDown');
    expect(await page.evaluate(() => document.activeElement?.getAttribute('data-cell'))).toBe('moment/M3 1');
    await saved(page);
    await page.goto(`/cycles/${drag}/edit`);
    await row(page, 'moment/M3').waitFor();
    const from = (await row(page, 'moment/M3').locator('.ed-handle').boundingBox())!;
    const to = (await row(page, 'moment/M4').boundingBox())!;
    await page.mouse.move(from.x + 6, from.y + 6);
    await page.mouse.down();
    await page.mouse.move(to.x + 40, to.y + 10, { steps: 4 });
    await page.mouse.up();
    await saved(page);
    await page.goto(`/cycles/${button}/edit`);
    await cell(page, 'moment/M3', columns.name).click();
    await page.getByRole('button', { name: 'Bajar' }).click();
    await saved(page);
    const wanted = ['M1', 'M2', 'M4', 'M3', 'M5', 'M6', 'M7'];
    expect([await orderIn(keys!), await orderIn(drag!), await orderIn(button!)]).toEqual([wanted, wanted, wanted]);
  });

  it('moves a stage with its moments, removes with Delete, copies to another cycle', async () => {
    const cycle = await started('hospital-emergency');
    const { page } = await open(cycle);
    await row(page, 'stage/S4').locator('td').click();
    await page.keyboard.press('Alt+ArrowUp');
    await saved(page);
    expect(await orderIn(cycle)).toEqual(['M1', 'M2', 'M3', 'M4', 'M6', 'M7', 'M5']);
    await cell(page, 'moment/M6', columns.name).click();
    await page.keyboard.press('Delete');
    await page.getByText('Quitado un momento. Ctrl + Z lo devuelve.').waitFor();
    await soon(() => page.locator('[data-thing^="moment/"]').count()).toBe(6);
    await page.keyboard.press('ControlOrMeta+Z');
    await soon(() => page.locator('[data-thing^="moment/"]').count()).toBe(7);
    await cell(page, 'moment/M1', columns.name).click();
    await page.keyboard.press('Shift+ArrowDown');
    await page.keyboard.press('ControlOrMeta+C');
    const other = await started('blank');
    await page.goto(`/cycles/${other}/edit`);
    await cell(page, 'moment/M2', columns.name).click();
    await page.keyboard.press('ControlOrMeta+V');
    await soon(() => page.locator('[data-thing^="moment/"]').count()).toBe(5);
    await saved(page);
    const pasted = mapOf(await cellsIn(other)).moments;
    const source = mapOf(await cellsIn(cycle)).moments;
    expect(pasted[2]!.name).toEqual(source[0]!.name);
    expect(pasted[3]!.std.map((one) => one.v)).toEqual(source[1]!.std.map((one) => one.v));
  });

  it('keeps a branch with its condition and its share', async () => {
    const cycle = await started('hospital-emergency');
    const { page } = await open(cycle, { at: 'moment/M3' });
    await page.getByRole('button', { name: 'Añadir rama' }).click();
    const inspector = page.getByRole('complementary');
    await inspector.getByLabel('Cuándo').fill('Sin reserva');
    await inspector.getByLabel('Parte observada (%)').fill('17,5');
    await page.getByText('Guardado').waitFor();
    await soon(async () => mapOf(await cellsIn(cycle)).branches).toEqual([{ id: 'M3>M4', from: 'M3', adds: 'M4', when: { es: 'Sin reserva' }, observed_share: 0.175 }]);
    await soon(() => page.getByText(/Sin reserva \(17,5\s%\)/).count()).toBe(1);
  });
});

describe('row 4: criticality with its reason, moments that accompany', () => {
  it('a person decides, says why, who and when', async () => {
    const cycle = await started('hospital-emergency');
    const { page } = await open(cycle, { at: 'moment/M3' });
    const inspector = page.getByRole('complementary');
    await inspector.getByText('Sí: si sale mal').click();
    await inspector.getByLabel('Por qué').fill('7 de 20 pacientes la valoran mal');
    await inspector.getByLabel('Quién lo decidió').fill('responsable');
    await soon(async () => mapOf(await cellsIn(cycle)).moments[2]).toMatchObject({
      critical: true, crit_reason: '7 de 20 pacientes la valoran mal', crit_basis: 'responsable', crit_date: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
    });
    expect(await cell(page, 'moment/M3', columns.critical).innerText()).toContain('★ sí');
    expect(await page.locator('.answer').innerText()).toMatch(/4 críticos/);
  });

  it('an accompanying moment spans those that are ticked', async () => {
    const cycle = await started('hospital-emergency');
    const { page } = await open(cycle, { at: 'moment/M2' });
    await page.getByRole('button', { name: 'Añadir momento que acompaña' }).click();
    const inspector = page.getByRole('complementary');
    await inspector.getByLabel('Qué hace el paciente').fill('Se siente seguro');
    await inspector.locator('label', { hasText: /^\W*5 / }).click();
    await soon(async () => mapOf(await cellsIn(cycle)).transversal).toMatchObject([{ name: { es: 'Se siente seguro' }, spans: ['M2', 'M5'] }]);
  });
});

describe('row 15: standards tied to indicators', () => {
  it('R4-08: a standard without an indicator is refused, by the form and by the server', async () => {
    const cycle = await started('blank');
    const { page } = await open(cycle, { at: 'moment/M2' });
    await page.getByText('Normas e indicadores (0)').click();
    await page.getByRole('button', { name: 'Añadir norma' }).click();
    const form = page.getByRole('dialog');
    await form.getByLabel('Qué se promete').fill('Espera de 15 min o menos');
    await form.getByLabel('Valor').fill('15');
    await form.getByLabel('Unidad').fill('min');
    await form.getByRole('button', { name: 'Guardar' }).click();
    await form.getByText(/Una norma se guarda con el indicador que la mide/).waitFor();
    expect(mapOf(await cellsIn(cycle)).moments[1]!.std).toEqual([]);
    const alone = commandFor(await cellsIn(cycle), [
      ['moment/M2/std/*', '["M2.s1"]'], ['moment/M2/std/M2.s1/es', '"Corta"'], ['moment/M2/std/M2.s1/op', '"<="'],
      ['moment/M2/std/M2.s1/v', '15'], ['moment/M2/std/M2.s1/u', '"min"'],
    ]);
    const body = { edits: alone.edits.map((edit) => ({ cell: edit.cell, before: null, after: JSON.parse(edit.after!) as Json })) };
    expect((await marta.ask('POST', `/api/cycles/${cycle}/edits`, body)).status).toBe(422);
    await form.getByRole('button', { name: /Indicador que la mide/ }).click();
    await page.getByRole('option', { name: 'Un indicador nuevo' }).click();
    await form.getByLabel('Nombre', { exact: true }).fill('% atendidos en 15 min');
    await form.getByLabel('Numerador').fill('atendidos en 15 min');
    await form.getByLabel('Denominador').fill('atendidos');
    await form.getByRole('button', { name: 'Guardar' }).click();
    await form.waitFor({ state: 'detached' });
    const [standard] = mapOf(await cellsIn(cycle)).moments[1]!.std;
    expect(standard).toMatchObject({ es: 'Espera de 15 min o menos', op: '<=', v: 15, u: 'min', comply: 100, ind: expect.stringMatching(/^M2\.i1/) });
    expect(await page.getByText(/valor de partida · la mide: % atendidos en 15 min/).count()).toBe(1); // as soon as the form goes
  });

  it('R1-22: what is asked in three moments is said where it is asked', async () => {
    const cycle = await started('hospital-emergency');
    const { page } = await open(cycle, { at: 'moment/M1' });
    await page.getByText(/^Información que se pide y se da/).click();
    for (const moment of ['M1', 'M3', 'M4']) {
      await cell(page, `moment/${moment}`, columns.number).click();
      const field = page.getByLabel('Añadir información').first();
      await field.fill('Fecha de nacimiento');
      await field.press('Enter');
    }
    const told = page.getByText('"Fecha de nacimiento" se pregunta 3 veces: en n.º 1, n.º 3 y n.º 4');
    await page.getByRole('complementary').filter({ has: told }).waitFor();
    await page.locator('#findings').getByText(/se pregunta 3 veces/).waitFor();
  });
});

describe('saving', () => {
  it('undo survives saving, and closing the page', async () => {
    const cycle = await started('hospital-emergency');
    const { page, context } = await open(cycle);
    const before = (await cellsIn(cycle)).get('moment/M2/name/es');
    await type(page, 'moment/M2', columns.name, 'Sube a la ambulancia');
    await saved(page);
    expect((await cellsIn(cycle)).get('moment/M2/name/es')).toBe('"Sube a la ambulancia"');
    await page.close();
    const again = await context.newPage();
    await again.goto(`/cycles/${cycle}/edit`);
    await cell(again, 'moment/M2', columns.name).click();
    await again.keyboard.press('ControlOrMeta+Z');
    await soon(async () => (await cellsIn(cycle)).get('moment/M2/name/es')).toBe(before);
    await again.keyboard.press('ControlOrMeta+Shift+Z');
    await soon(async () => (await cellsIn(cycle)).get('moment/M2/name/es')).toBe('"Sube a la ambulancia"');
  });

  it('two people in one cell: both versions side by side, nobody overwrites', async () => {
    const cycle = await started('hospital-emergency');
    const one = await open(cycle);
    const two = await open(cycle);
    await cell(one.page, 'moment/M3', columns.name).dblclick();
    await one.page.keyboard.press('ControlOrMeta+A');
    await one.page.keyboard.type('Llega a recepción');
    await type(two.page, 'moment/M3', columns.name, 'Espera a que le miren');
    await saved(two.page);
    await one.page.keyboard.press('Enter');
    const questions = one.page.getByRole('region', { name: 'Dos versiones de lo mismo (1)' });
    await questions.waitFor();
    expect(await questions.innerText()).toMatch(/Llega a recepción[\s\S]*Espera a que le miren[\s\S]*Recepción en urgencias/);
    expect((await cellsIn(cycle)).get('moment/M3/name/es')).toBe('"Espera a que le miren"');
    expect(await violations(one.page)).toEqual([]);
    await questions.getByRole('button', { name: 'Unir las dos' }).click();
    await questions.getByLabel('Texto unido').fill('Llega a recepción y espera a que le miren');
    await questions.getByRole('button', { name: 'Usar este texto' }).click();
    await soon(async () => (await cellsIn(cycle)).get('moment/M3/name/es')).toBe('"Llega a recepción y espera a que le miren"');
    await soon(() => cell(two.page, 'moment/M3', columns.name).innerText()).toContain('Llega a recepción y espera a que le miren');
  });

  it('offline: nothing is lost when the page is closed; what collided is shown', async () => {
    const cycle = await started('hospital-emergency');
    const { page, context } = await open(cycle);
    await context.setOffline(true);
    await type(page, 'moment/M1', columns.name, 'Llama a la ambulancia');
    await type(page, 'moment/M4', columns.name, 'Da sus datos');
    await page.getByText(/^Sin conexión\. Sus 2 cambios están en este equipo\./).waitFor();
    await somebodyWrites(cycle, 'moment/M4/name/es', 'Se registra');
    await page.close();
    await context.setOffline(false);
    const again = await context.newPage();
    await again.goto(`/cycles/${cycle}/edit`);
    await soon(async () => (await cellsIn(cycle)).get('moment/M1/name/es')).toBe('"Llama a la ambulancia"');
    const questions = again.getByRole('region', { name: 'Dos versiones de lo mismo (1)' });
    await questions.waitFor();
    expect(await questions.innerText()).toMatch(/Da sus datos[\s\S]*Se registra/);
    await questions.getByRole('button', { name: 'Poner lo mío' }).click();
    await soon(async () => (await cellsIn(cycle)).get('moment/M4/name/es')).toBe('"Da sus datos"');
  });
});

/** Ana, invited and signed in: a second person who shapes cycles. */
async function ana(): Promise<Speaker> {
  const { id } = await marta.done('POST', '/api/records/person', { values: { name: 'Ana Torres', email: 'ana@example.org', role_class: 'front_line' } });
  await house.command('record', 'add', 'grant', JSON.stringify({ person: id, role: 'facilitator' }));
  const { link } = await marta.done('POST', `/api/people/${String(id)}/invitation`);
  const speaker = new Speaker(house);
  await speaker.done('POST', '/api/invitation', { link: String(link).replace(/^.*#/, ''), password: 'doce signos y luna' });
  return speaker;
}

describe('presence', () => {
  it('shows by name who else is here, and on which moment', async () => {
    const cycle = await started('hospital-emergency');
    const { page } = await open(cycle);
    const other = await house.visitor();
    windows.push(other.context);
    await (await ana()).enter(other.context);
    await other.page.goto(`/cycles/${cycle}/edit`);
    await cell(other.page, 'moment/M4', columns.name).click();
    await soon(() => page.locator('.ed-people').innerText()).toBe('También está aquí: Ana Torres');
    await soon(() => cell(page, 'moment/M4', columns.name).innerText()).toContain('Ana Torres');
    await other.context.close();
    windows.pop();
  });
});

describe('the screen', () => {
  it('finds, filters and lists its keys', async () => {
    const { page } = await open(await started('hospital-emergency'));
    await page.keyboard.press('ControlOrMeta+F');
    await page.keyboard.type('ambulancia');
    await soon(() => page.getByText('1 momento coincide').count()).toBe(1);
    await soon(() => page.locator('[data-thing^="moment/"]').count()).toBe(1);
    await page.keyboard.press('Escape');
    await soon(() => page.locator('[data-thing^="moment/"]').count()).toBe(7);
    await cell(page, 'moment/M1', columns.name).click();
    await page.keyboard.press('?');
    const keys = page.getByRole('dialog');
    await keys.getByText('subir o bajar el momento o la etapa').waitFor();
    await expect.poll(() => keys.getByText('deshacer', { exact: true }).count()).toBe(1);
  });

  it.each(['es', 'en', 'nl'] as const)('breaks no rule of WCAG 2.2 AA in %s, narrow and wide', async (language) => {
    const { page, faults } = await open(await started('hospital-emergency'), { language, at: 'moment/M3' });
    await page.evaluate(() => document.querySelectorAll<HTMLDetailsElement>('.ed-group').forEach((group) => (group.open = true)));
    await page.getByRole('complementary').getByRole('textbox').last().waitFor();
    expect(await violations(page)).toEqual([]);
    await page.setViewportSize({ width: 360, height: 780 });
    expect(await sticksOut(page)).toEqual([]);
    expect(await violations(page)).toEqual([]);
    expect(faults).toEqual([]);
  });

  it('shows every other part of itself as soundly: all columns, cycle, stage, branch, accompanying moment, forms, hints', async () => {
    const cycle = await started('bank-cheque');
    const { page, faults } = await open(cycle);
    const isSound = async () => {
      expect(await violations(page)).toEqual([]);
      expect(await sticksOut(page)).toEqual([]);
    };
    await page.getByText('Clasificación').click();
    await isSound();
    await row(page, 'stage/S1').locator('td').click();
    await isSound();
    await page.getByRole('button', { name: 'Añadir rama' }).first().click();
    await page.getByRole('complementary').getByLabel('Parte observada (%)').waitFor();
    await isSound();
    const [transversal] = mapOf(await cellsIn(cycle)).transversal;
    await page.getByRole('button', { name: new RegExp(transversal!.name.es!) }).click();
    await isSound();
    await page.getByRole('button', { name: /^Ver (una|las) .*sugerencia/ }).click();
    await page.getByRole('button', { name: 'Todas las columnas' }).click();
    await page.getByRole('columnheader', { name: 'Divergencia' }).waitFor();
    await isSound();
    await page.getByText(/^Normas e indicadores/).click();
    await page.getByRole('button', { name: 'Añadir norma' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Guardar' }).click();
    await page.getByRole('dialog').getByText('Escriba el texto.').waitFor();
    await isSound();
    expect(faults).toEqual([]);
  });

  it('answers keys while it holds 60 moments', async () => {
    const cycle = await started('hospital-emergency');
    const cells = await cellsIn(cycle);
    let wide: Cells = cells;
    for (let n = 8; n <= 60; ++n) {
      const last = mapOf(wide).moments.at(-1)!;
      const made = addMoment(wide, { stage: last.stage!, after: last.id, name: { es: `Momento número ${n}` } });
      wide = overlaid(wide, [commandFor(wide, made.values)]);
    }
    await sent(cycle, commandFor(cells, wide).edits);
    const { page } = await open(cycle, { at: 'moment/M3' });
    await soon(() => page.locator('[data-thing^="moment/"]').count()).toBe(60);
    const latencies = async (keys: string) => {
      await page.evaluate(() => {
        const times: number[] = [];
        Object.assign(window, { times });
        const measure = () => {
          const began = performance.now();
          requestAnimationFrame(() => {
            const { port1, port2 } = new MessageChannel();
            port1.onmessage = () => times.push(performance.now() - began);
            port2.postMessage(null); // after the frame is painted
          });
        };
        document.addEventListener('keydown', measure, { capture: true });
        Object.assign(window, { stop: () => document.removeEventListener('keydown', measure, { capture: true }) });
      });
      await page.keyboard.type(keys, { delay: 60 });
      await page.waitForTimeout(200);
      return page.evaluate(() => {
        const measured = window as unknown as { times: number[]; stop: () => void };
        measured.stop();
        return measured.times.toSorted((a, b) => a - b);
      });
    };
    await page.getByRole('complementary').getByLabel('Qué hace el paciente').click();
    // The machine does other things too: the quietest of up to five rounds says what the editor itself takes.
    let least = Infinity;
    for (let round = 0; round < 5 && least > 50; ++round) {
      const times = await latencies(' y pregunta cuánto espera');
      const [middle, most] = [times[Math.floor(times.length / 2)]!, times[Math.floor(times.length * 0.95)]!];
      process.stdout.write(`a key with 60 moments: median ${middle.toFixed(1)} ms, 95th percentile ${most.toFixed(1)} ms, n ${times.length}\n`);
      least = Math.min(least, most);
    }
    // bench/editor_keys.sh holds it to the 50 ms promised of a quiet machine; elsewhere this catches what grows with the map.
    expect(least).toBeLessThanOrEqual(Number(process.env['CICLO_KEY_MILLISECONDS'] ?? 500));
  });
});
