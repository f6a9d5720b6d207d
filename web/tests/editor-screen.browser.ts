// The editor as a screen: saving, undo and conflicts, who else is here, keys, and how it looks and answers.
import { describe, expect, it } from 'vitest';

import { addMoment } from '../src/editor/model/deeds.ts';
import { mapOf, type Cells } from '../src/editor/model/cells.ts';
import { commandFor, overlaid } from '../src/editor/model/edits.ts';
import { cell, columns, editing, row, saved, soon, type } from './editing.ts';
import { sticksOut, violations } from './house.ts';
import { Speaker } from './signed-in.ts';

const { house, marta, started, cellsIn, sent, somebodyWrites, visitor, open } = editing();

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
  const { id } = await marta().done('POST', '/api/records/person', { values: { name: 'Ana Torres', email: 'ana@example.org', role_class: 'front_line' } });
  await house().command('record', 'add', 'grant', JSON.stringify({ person: id, role: 'facilitator' }));
  const { link } = await marta().done('POST', `/api/people/${String(id)}/invitation`);
  const speaker = new Speaker(house());
  await speaker.done('POST', '/api/invitation', { link: String(link).replace(/^.*#/, ''), password: 'doce signos y luna' });
  return speaker;
}

describe('presence', () => {
  it('shows by name who else is here, and on which moment', async () => {
    const cycle = await started('hospital-emergency');
    const { page } = await open(cycle);
    const other = await visitor();
    await (await ana()).enter(other.context);
    await other.page.goto(`/cycles/${cycle}/edit`);
    await cell(other.page, 'moment/M4', columns.name).click();
    await soon(() => page.locator('.ed-people').innerText()).toBe('También está aquí: Ana Torres');
    await soon(() => cell(page, 'moment/M4', columns.name).innerText()).toContain('Ana Torres');
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
