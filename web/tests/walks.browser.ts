// The whole walk in English and in Dutch, each in an empty house: set up, the map, publish, import, ranking, sheet of a moment,
// report; words, numbers and days as the language writes them.
import { readFileSync } from 'node:fs';

import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';

import { marta, openHouse, violations } from './house.ts';
import { storyFile } from './story.ts';

interface Said {
  language: 'en' | 'nl';
  organisation: string;
  sector: string;
  health: string;
  name: string;
  email: string;
  password: string;
  begin: string;
  later: string;
  cycles: string;
  cycle: string;
  inCircle: RegExp;
  editor: string;
  moments: RegExp;
  versions: string;
  publish: string;
  note: string;
  published: string;
  results: string;
  nothing: string;
  importFirst: string;
  choose: string;
  check: string;
  wave: string;
  importRows: (rows: number) => string;
  used: (file: string, rows: number) => string;
  answer: string;
  readings: string[];
  first: string;
  arithmetic: string;
  reception: string;
  mean: RegExp;
  people: string;
  report: string;
  format: RegExp;
  page: RegExp;
  download: string;
  inReport: string[];
  foreign: RegExp;
}

const english: Said = {
  language: 'en',
  organisation: 'Name of the organisation',
  sector: 'Sector',
  health: 'Health',
  name: 'First and last name',
  email: 'E-mail',
  password: 'Password',
  begin: 'Begin',
  later: 'Later',
  cycles: 'Cycles',
  cycle: 'Hospital emergency care',
  inCircle: /Reception.*in emergency/s,
  editor: 'Edit',
  moments: /^7 moments in 4 stages; 3 critical\./,
  versions: 'Versions',
  publish: 'Publish version 1',
  note: 'What changes and why',
  published: 'Version 1 is published. Draft 2 is open.',
  results: 'Results',
  nothing: 'Import answers',
  importFirst: 'Import a file',
  choose: 'Choose file…',
  check: 'Check',
  wave: 'Wave',
  importRows: (rows) => `Import ${rows} rows`,
  used: (file, rows) => `${file}: ${rows} of ${rows} rows are used.`,
  answer: 'Good on average, broken for 1 in 5.',
  readings: ['65.1', '80%', '16 of 20'],
  first: '3 Reception in emergency',
  arithmetic: '4.6 × 2.15 = 9.89',
  reception: 'Reception in emergency',
  mean: /Mean: 2\.85.*n 20; between 2\.36 and 3\.34/,
  people: 'patients',
  report: 'Report',
  format: /^(Format|.* Format)/,
  page: /Web page/,
  download: 'Download the report',
  inReport: ['65.1', '80%', '2.85', 'Good on average, broken for 1 in 5.'],
  foreign: /\b(Momentos?|pacientes|65,1|2,85)\b/,
};

const dutch: Said = {
  language: 'nl',
  organisation: 'Naam van de organisatie',
  sector: 'Sector',
  health: 'Zorg',
  name: 'Voor- en achternaam',
  email: 'E-mail',
  password: 'Wachtwoord',
  begin: 'Beginnen',
  later: 'Later',
  cycles: 'Cycli',
  cycle: 'Spoedeisende hulp',
  inCircle: /Ontvangst.*spoed/s,
  editor: 'Bewerken',
  moments: /^7 momenten in 4 fasen; 3 kritiek/,
  versions: 'Versies',
  publish: 'Versie 1 publiceren',
  note: 'Wat er verandert en waarom',
  published: 'Versie 1 is gepubliceerd. Concept 2 staat open.',
  results: 'Resultaten',
  nothing: 'Antwoorden importeren',
  importFirst: 'Een bestand importeren',
  choose: 'Bestand kiezen…',
  check: 'Nakijken',
  wave: 'Ronde',
  importRows: (rows) => `${rows} rijen importeren`,
  used: (file, rows) => `${file}: ${rows} van ${rows} rijen worden gebruikt.`,
  answer: 'Gemiddeld goed, stuk voor 1 op de 5.',
  readings: ['65,1', '80 %', '16 van 20'],
  first: '3 Ontvangst op de spoed',
  arithmetic: '4,6 × 2,15 = 9,89',
  reception: 'Ontvangst op de spoed',
  mean: /Gemiddelde: 2,85.*n 20; tussen 2,36 en 3,34/,
  people: 'patiënten',
  report: 'Rapport',
  format: /Formaat/,
  page: /Webpagina/,
  download: 'Het rapport downloaden',
  inReport: ['65,1', '80 %', '2,85', 'Gemiddeld goed, stuk voor 1 op de 5.'],
  foreign: /\b(Momentos?|pacientes|65\.1|2\.85)\b/,
};

const written = async (page: Page, where: string): Promise<string> => (await page.locator(where).first().innerText()).replaceAll(/\s+/g, ' ');

async function bringIn(page: Page, say: Said, file: string, rows: number, wave = ''): Promise<void> {
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: say.choose }).click();
  await (await chooser).setFiles(storyFile(file));
  await page.getByRole('button', { name: say.check, exact: true }).click();
  await page.getByRole('button', { name: say.importRows(rows) }).waitFor();
  if (wave !== '') await page.getByLabel(say.wave).fill(wave);
  await page.getByRole('button', { name: say.importRows(rows) }).click();
  await page.getByText(say.used(file, rows)).waitFor();
}

test.each([english, dutch])('the whole walk in $language: set up, map, publish, import, ranking, sheet, report (rows 1, 3, 8, 17, 19, 46)', async (say) => {
  const house = await openHouse();
  try {
    const { page, faults } = await house.visitor({ language: say.language });
    page.setDefaultTimeout(20_000);
    await page.goto(house.setupLink);
    await page.getByLabel(say.organisation).fill('Hospital San Gabriel');
    await page.getByRole('button', { name: new RegExp(`${say.sector}$`) }).click();
    await page.getByRole('option', { name: say.health, exact: true }).click();
    await page.getByLabel(say.name).fill(marta.name);
    await page.getByLabel(say.email).fill(marta.email);
    await page.getByLabel(say.password).fill(marta.password);
    await page.getByRole('button', { name: say.begin, exact: true }).click();
    await page.getByRole('button', { name: say.later, exact: true }).click();
    await page.waitForURL(`${house.origin}/`);

    await page.locator('.rail').getByRole('link', { name: say.cycles, exact: true }).click();
    await page.locator('.home-cycle a, .home-cycles a').first().click();
    await page.locator('.views-frame svg').waitFor();
    expect(await written(page, 'h1')).toContain(say.cycle);
    expect(await page.locator('.views-frame svg').textContent()).toMatch(say.inCircle);
    const tab = (name: string) => page.locator('.tabs').getByRole('link', { name, exact: true }).click();
    await tab(say.editor);
    await page.getByRole('grid').waitFor();
    expect(await written(page, '.answer')).toMatch(say.moments);

    await tab(say.versions);
    await page.getByRole('button', { name: say.publish }).click();
    const sheet = page.locator('.sheet');
    await sheet.getByLabel(say.note).fill('v1');
    const aware = sheet.getByRole('checkbox');
    await sheet.getByRole('button', { name: say.publish }).waitFor();
    if ((await aware.count()) > 0) await sheet.locator('label', { has: aware }).click();
    await sheet.getByRole('button', { name: say.publish }).click();
    await page.getByText(say.published).waitFor();
    await page.keyboard.press('Escape');

    await tab(say.results);
    await page.getByRole('link', { name: say.nothing }).click();
    await bringIn(page, say, 'survey_a.csv', 20, 'A');
    await page.goto(page.url().replace(/\?.*/, ''));
    await bringIn(page, say, 'importance.csv', 7);
    await tab(say.results);
    await page.locator('#ranking li').first().waitFor();
    expect(await written(page, '.answer')).toContain(say.answer);
    for (const one of say.readings) expect((await written(page, '#readings')).replaceAll('\u00a0', ' ')).toContain(one);
    expect(await written(page, '#ranking li')).toContain(say.first);
    expect(await written(page, '#ranking li')).toContain(say.arithmetic);
    expect(await written(page, 'main')).toContain(say.people);
    expect(await written(page, 'main')).not.toMatch(say.foreign);

    await page.locator('#ranking li').first().getByRole('link', { name: say.reception }).click();
    await page.waitForURL(/moments\/M3/);
    await expect.poll(() => written(page, 'main')).toMatch(say.mean);
    expect(await written(page, 'main')).not.toMatch(say.foreign);
    expect(await violations(page)).toEqual([]);

    await tab(say.report);
    await page.getByRole('button', { name: say.format }).click();
    await page.getByRole('option', { name: say.page }).click();
    const coming = page.waitForEvent('download');
    await page.getByRole('button', { name: say.download }).click();
    const report = readFileSync(await (await coming).path(), 'utf8').replaceAll(/[\u00a0\u202f]/g, ' ');
    expect(report).toContain(`<html lang="${say.language}"`);
    for (const one of say.inReport) expect(report).toContain(one);
    expect(faults).toEqual([]);
  } finally {
    await house.close();
  }
});
