// Every screen with real addresses of the demonstration: one row for each address of src/app/routes.ts. Tests and pictures go
// through the same table, so that a screen is looked at in every way or missed in none.
import type { BrowserContext, Page, Request } from 'playwright-core';

import { routes } from '../src/app/routes.ts';

/** What stands in addresses: ids of the demonstration. */
export interface Ids {
  /** Hospital San Gabriel's emergency care, with the story's answers. */
  cycle: string;
  /** A draft nobody has answered anything about. */
  draft: string;
  service: string;
  person: string;
}

const kinds = [
  'organisation', 'unit', 'person', 'grant', 'role', 'provider', 'service', 'term', 'cycle', 'cycle_version', 'cycle_edit', 'evidence_import',
  'evidence_part', 'derived_answer', 'cycle_review', 'procedure', 'listening_post', 'emerging_need', 'finding',
] as const;

export interface Row {
  path: string;
  /** Real addresses of the screen. */
  at: (ids: Ids) => string[];
  /** Seen by whoever is not signed in. */
  stranger?: boolean;
}

const same = (path: string): Row => ({ path, at: () => [path] });
const strange = (path: string, hash = ''): Row => ({ path, at: () => [path + hash], stranger: true });
/** Of the cycle with answers, and of the draft without. */
const both = (tail: string, query = ''): Row => ({
  path: `/cycles/:id${tail}`,
  at: (ids) => [`/cycles/${ids.cycle}${tail}${query}`, `/cycles/${ids.draft}${tail}`],
});

export const rows: readonly Row[] = [
  strange('/setup'),
  strange('/sign-in'),
  strange('/enter', '#gone'),
  strange('/invitation', '#gone'),
  strange('/reset', '#gone'),
  strange('/password'),
  { ...same('/second-factor') },
  { path: '/begin', at: () => [] }, // loads the demonstration and goes home: tried in entry.browser.ts
  same('/'),
  same('/cycles'),
  both(''),
  both('/blueprint'),
  both('/curve'),
  both('/present'),
  both('/edit', '?at=moment/M3'),
  both('/canvas'),
  both('/versions'),
  { path: '/cycles/:id/compare', at: (ids) => [`/cycles/${ids.cycle}/compare`, `/cycles/${ids.cycle}/compare?before=1&after=draft`] },
  both('/results'),
  both('/lived', '?at=M4&reached=M4'),
  both('/report'),
  { path: '/cycles/:id/moments/:moment', at: (ids) => [`/cycles/${ids.cycle}/moments/M3`, `/cycles/${ids.draft}/moments/M1`] },
  both('/walk'),
  both('/cards'),
  both('/indicators'),
  both('/evidence'),
  both('/evidence/new'),
  same('/organisation'),
  same('/organisation/units'),
  same('/organisation/roles'),
  same('/organisation/services'),
  { path: '/organisation/services/:id', at: (ids) => [`/organisation/services/${ids.service}`] },
  { path: '/organisation/:part', at: () => ['people', 'providers', 'listening', 'procedures', 'needs'].map((part) => `/organisation/${part}`) },
  { path: '/records/:kind', at: () => kinds.map((kind) => `/records/${kind}`) },
  { path: '/records/:kind/new', at: () => ['person', 'service', 'cycle', 'listening_post', 'finding'].map((kind) => `/records/${kind}/new`) },
  { path: '/records/:kind/:id/history', at: (ids) => [`/records/person/${ids.person}/history`] },
  { path: '/records/:kind/:id', at: (ids) => [`/records/person/${ids.person}`, `/records/cycle/${ids.cycle}`, `/records/service/${ids.service}`] },
  same('/library'),
  same('/help'),
  same('/glossary'),
  same('/settings'),
  same('/settings/me'),
  same('/settings/people'),
  same('/settings/people/new'),
  { path: '/settings/people/:id', at: (ids) => [`/settings/people/${ids.person}`] },
  same('/settings/organisation'),
  same('/settings/audit'),
  same('/settings/backup'),
  same('/settings/doctor'),
  same('/settings/retention'),
  same('/settings/demo'),
];

/** Addresses of the application that no row tries, and rows of no address. */
export function unmatched(): { untried: string[]; unknown: string[] } {
  const there = routes.map((route) => route.path);
  const tried = rows.map((row) => row.path);
  return { untried: there.filter((path) => !tried.includes(path)), unknown: tried.filter((path) => !there.includes(path)) };
}

export async function demoIds(page: Page): Promise<Ids> {
  return page.evaluate(async () => {
    interface Found { id: string; values: { name: string | { es: string } } }
    const one = async (kind: string, name: string) => {
      const { records } = (await (await fetch(`/api/records/${kind}`)).json()) as { records: Found[] };
      const found = records.find(({ values }) => (typeof values.name === 'string' ? values.name : values.name.es).startsWith(name));
      if (!found) throw new Error(`no ${kind} is called ${name}`);
      return found.id;
    };
    return {
      cycle: await one('cycle', 'Atención de urgencias'),
      draft: await one('cycle', 'Estancia sin traslados'),
      service: await one('service', 'Atención de urgencias'),
      person: await one('person', 'Ana Quispe'),
    };
  });
}

/** Knows what a page is still reading, so that a picture is taken of the finished page and not of its beginning. */
export class Reading {
  readonly #page: Page;
  readonly #open = new Set<Request>();

  constructor(page: Page) {
    this.#page = page;
    page.on('request', (request) => isWhole(request) && this.#open.add(request));
    page.on('requestfinished', (request) => this.#open.delete(request));
    page.on('requestfailed', (request) => this.#open.delete(request));
    page.on('load', () => this.#open.clear()); // what an earlier page asked for
  }

  /** The page has its heading, waits for nothing, and nothing new was asked for since. What it says instead if it never has one. */
  async done(): Promise<string[]> {
    try {
      await this.#page.locator('h1').first().waitFor({ state: 'attached', timeout: 60_000 });
    } catch {
      return [`no heading: ${(await this.#page.locator('body').innerText()).slice(0, 200)}`];
    }
    // A request that a worker answers may never be told as finished: patience has an end.
    for (let quiet = 0, looks = 0; quiet < 2 && looks < 300; ++looks) {
      const waiting = await this.#page.evaluate(
        () => new Promise<boolean>((done) => requestAnimationFrame(() => setTimeout(() => done(document.querySelector('.waiting') !== null), 20))),
      );
      quiet = waiting || this.#open.size > 0 ? 0 : quiet + 1;
    }
    return [];
  }
}

/** The stream of changes never ends. */
function isWhole(request: Request): boolean {
  return request.resourceType() !== 'eventsource' && !/\/api\/events\b|presence/.test(request.url());
}

/** Another screen as a link would show it, without reading the application again. */
export async function go(page: Page, address: string): Promise<void> {
  await page.evaluate((to) => {
    history.pushState(null, '', to);
    window.dispatchEvent(new PopStateEvent('popstate'));
  }, address);
}

/** The language chosen by hand, as a person's browser keeps it. */
export async function speaks(context: BrowserContext, language: string): Promise<void> {
  await context.addInitScript((chosen) => localStorage.setItem('ciclo.language', chosen), language);
}
