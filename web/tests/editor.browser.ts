// The cycle editor: scene 1 of part G, and rows 3 (stages, moments, order, optional, branches), 4 (criticality with reason,
// accompanying moments) and 15 (standards tied to indicators) of part H.
import { describe, expect, it } from 'vitest';

import { mapOf, type Cells } from '../src/editor/model/cells.ts';
import { commandFor } from '../src/editor/model/edits.ts';
import type { Json } from '../src/editor/model/map.ts';
import { cell, columns, editing, row, saved, soon, type } from './editing.ts';

const { marta, started, cellsIn, sent, orderIn, open } = editing();

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
    expect((await marta().ask('POST', `/api/cycles/${cycle}/edits`, body)).status).toBe(422);
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
