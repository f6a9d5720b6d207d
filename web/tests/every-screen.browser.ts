// Every screen of the application on the demonstration, in three languages: no page breaks, WCAG 2.2 AA holds, nothing sticks
// out on a telephone (360 px) or at 400 % of a 1280 px window (320 px), no text is cut, no word is missing or of another
// language; in Spanish the contrast of dark mode too.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { enterAsMarta, loadDemo } from './demo.ts';
import { openHouse, sticksOut, violations, type House } from './house.ts';
import { foreignWords, missingWords } from './missing-words.ts';
import { cutTexts } from './cut-texts.ts';
import { demoIds, go, Reading, rows, speaks, unmatched } from './screens.ts';

let house: House;
beforeAll(async () => {
  house = await openHouse();
  await loadDemo(house);
});
afterAll(() => house.close());

test('every address of the application has its row here', () => {
  expect(unmatched()).toEqual({ untried: [], unknown: [] });
});

/** Colours do not change with the language: one of them is enough. */
async function inTheDark(page: Page): Promise<string[]> {
  await page.emulateMedia({ colorScheme: 'dark' });
  const found = await violations(page, ['color-contrast']);
  await page.emulateMedia({ colorScheme: 'light' });
  return found;
}

const phone = { width: 360, height: 740 };
const enlarged = { width: 320, height: 640 };
const desk = { width: 1440, height: 900 };

test.each(['es', 'en', 'nl'] as const)(
  'every screen in %s: sound, whole at 320, 360 and 1440 px, and in that language',
  async (language) => {
    const { context, page, faults } = await house.visitor({ language });
    await speaks(context, language);
    const reading = new Reading(page);
    const wrong: string[] = [];
    const note = (address: string, found: string[]) => wrong.push(...found.map((one) => `${address}  ${one}`));

    const see = async (address: string) => {
      await go(page, address);
      note(address, await reading.done());
      note(address, await violations(page));
      if (language === 'es') note(`${address} in the dark`, await inTheDark(page));
      note(address, await missingWords(page));
      note(address, await foreignWords(page, language));
      for (const size of [phone, enlarged, desk]) {
        await page.setViewportSize(size);
        note(`${address} at ${size.width}`, await sticksOut(page));
        note(`${address} at ${size.width}`, await cutTexts(page));
      }
      note(address, faults.splice(0));
    };

    await page.goto('/sign-in');
    for (const row of rows.filter((one) => one.stranger)) {
      for (const address of row.at({ cycle: '', draft: '', service: '', person: '' })) await see(address);
    }
    await enterAsMarta(house, page);
    const ids = await demoIds(page);
    for (const row of rows.filter((one) => !one.stranger)) {
      for (const address of row.at(ids)) await see(address);
    }
    expect(wrong).toEqual([]);
    await context.close();
  },
  300_000, // of a busy machine
);
