// What the tests of the editor share: a house of its own with a person in it, cycles to edit, and how cells are reached.
//
//   const { started, open, cellsIn } = editing();            // at the top of a test file: a house for all of its tests
//   const { page } = await open(await started('blank'));     // the window is closed after the test
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';

import { cellsOf, compact, idsIn, type Cells } from '../src/editor/model/cells.ts';
import type { Edit } from '../src/editor/model/edits.ts';
import type { Json } from '../src/editor/model/map.ts';
import { openHouse, type House } from './house.ts';
import { signedIn, type Speaker } from './signed-in.ts';

interface Taken {
  changed: boolean;
  conflicts: { cell: string }[];
}

interface Visit {
  context: BrowserContext;
  page: Page;
  faults: string[];
}

export const cell = (page: Page, thing: string, column: number) => page.locator(`[data-cell="${thing} ${column}"]`);
export const row = (page: Page, thing: string) => page.locator(`[data-thing="${thing}"]`);
export const saved = (page: Page) => page.getByText(/^Guardado a las/).waitFor();
/** Other people's machines are slow too. */
export const soon = <Value>(get: () => Value | Promise<Value>) => expect.poll(get, { timeout: 60_000 });
export const columns = { number: 0, name: 1, actor: 2, contact: 3, wait: 4, optional: 5, critical: 6 };

/** Types over a cell of the table. */
export async function type(page: Page, thing: string, column: number, text: string): Promise<void> {
  await cell(page, thing, column).dblclick();
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type(text);
  await page.keyboard.press('Enter');
}

export function editing() {
  let house: House;
  let marta: Speaker;
  const windows: BrowserContext[] = [];
  beforeAll(async () => {
    house = await openHouse();
    marta = await signedIn(house, { word: { es: 'paciente', en: 'patient', nl: 'patiënt' } });
  });
  afterEach(async () => {
    await Promise.all(windows.splice(0).map((context) => context.close()));
  });
  afterAll(() => house.close());

  const started = async (from: string): Promise<string> => {
    const { cycle } = (await marta.done('POST', '/api/cycles', { from })) as unknown as { cycle: { id: string } };
    return cycle.id;
  };
  const cellsIn = async (cycle: string): Promise<Cells> => {
    const shown = await marta.done('GET', `/api/cycles/${cycle}?version=draft&format=json`);
    return cellsOf(shown['map'] as Json);
  };
  const sent = async (cycle: string, edits: readonly Edit[]): Promise<Taken> => {
    const value = (text: string | null) => (text === null ? null : (JSON.parse(text) as Json));
    const body = { edits: edits.map((edit) => ({ cell: edit.cell, before: value(edit.before), after: value(edit.after) })) };
    return (await marta.done('POST', `/api/cycles/${cycle}/edits`, body)) as unknown as Taken;
  };
  /** A window of nobody yet, closed after the test. */
  const visitor = async (options: Parameters<House['visitor']>[0] = {}): Promise<Visit> => {
    const visit = await house.visitor(options);
    windows.push(visit.context);
    return visit;
  };
  return {
    house: () => house,
    marta: () => marta,
    started,
    cellsIn,
    sent,
    orderIn: async (cycle: string) => idsIn((await cellsIn(cycle)).get('moment/*')),
    somebodyWrites: async (cycle: string, address: string, value: Json): Promise<void> => {
      const before = (await cellsIn(cycle)).get(address) ?? null;
      expect((await sent(cycle, [{ cell: address, before, after: compact(value) }])).conflicts).toEqual([]);
    },
    visitor,
    open: async (cycle: string, options: { language?: 'es' | 'en' | 'nl'; width?: number; at?: string } = {}): Promise<Visit> => {
      const visit = await visitor(options);
      await marta.enter(visit.context);
      await visit.page.goto(`/cycles/${cycle}/edit${options.at ? `?at=${options.at}` : ''}`);
      await visit.page.getByRole('grid').waitFor();
      return visit;
    },
  };
}
