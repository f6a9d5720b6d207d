// The story of a hospital's October (examples/clinic) in a house: a published cycle, and its files.
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

import type { Speaker } from './signed-in.ts';

const folder = resolve(import.meta.dirname, '../../examples/clinic');

export const storyFile = (name: string): string => join(folder, name);

/** A cycle from the emergency template, published as version 1. */
export async function storyCycle(marta: Speaker): Promise<string> {
  const { cycle } = (await marta.done('POST', '/api/cycles', { from: 'hospital-emergency' })) as unknown as { cycle: { id: string } };
  await marta.done('POST', `/api/cycles/${cycle.id}/publish`, { note: 'v1' });
  return cycle.id;
}

/** Imports without the wizard. */
export async function bring(marta: Speaker, cycle: string, name: string, what: string, wave = ''): Promise<void> {
  const file = { name, base64: readFileSync(storyFile(name)).toString('base64') };
  await marta.done('POST', `/api/cycles/${cycle}/imports`, { file, what, wave });
}

/** All of survey A, importance, cases and times. */
export async function wholeStory(marta: Speaker): Promise<string> {
  const cycle = await storyCycle(marta);
  await bring(marta, cycle, 'survey_a.csv', 'answers', 'A');
  await bring(marta, cycle, 'importance.csv', 'importance');
  await bring(marta, cycle, 'cases.csv', 'cases');
  await bring(marta, cycle, 'times.csv', 'times');
  return cycle;
}
