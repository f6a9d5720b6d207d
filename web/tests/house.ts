// A house for the browser tests: the built program serving an empty folder, and Chromium.
//
// Every test file opens its own house (openHouse), so that none sees what another wrote. The program is CICLO_PROGRAM,
// build/release/ciclo if it is not said; it must have been built with web/dist.
import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';

const root = resolve(import.meta.dirname, '../..');
export const program = process.env['CICLO_PROGRAM'] ?? join(root, 'build/release/ciclo');
/** A built web application to try before the program that carries it: its files are given in the program's place. */
const webFolder = process.env['CICLO_WEB'];
const axeSource = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

export default function setup(): void {
  if (!existsSync(program)) throw new Error(`${program} is not built`);
}

export interface House {
  origin: string;
  folder: string;
  setupLink: string;
  browser: Browser;
  /** A new visitor: own cookies, own language, own window. */
  visitor: (options?: Visitor) => Promise<{ context: BrowserContext; page: Page; faults: string[] }>;
  /** A command of the program on this house's folder; its standard output. */
  command: (...words: string[]) => Promise<string>;
  close: () => Promise<void>;
}

export interface Visitor {
  language?: 'es' | 'en' | 'nl';
  width?: number;
  height?: number;
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  server.close();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

async function started(server: ChildProcess): Promise<string> {
  let told = '';
  return new Promise((done, fail) => {
    server.stdout?.on('data', (bytes: Buffer) => {
      told += bytes.toString();
      if (/\/setup#\S+/.test(told)) done(told);
    });
    server.on('exit', (code) => fail(new Error(`ciclo serve ended with ${code}: ${told}`)));
  });
}

/** Until it has let go of its folder; one that ended by itself is not waited for. */
async function ended(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  const gone = new Promise((done) => server.once('exit', done));
  server.kill('SIGTERM');
  await gone;
}

function run(folder: string, words: string[]): Promise<string> {
  const child = spawn(program, [...words, '--data', folder]);
  let out = '';
  let trouble = '';
  child.stdout.on('data', (bytes: Buffer) => (out += bytes.toString()));
  child.stderr.on('data', (bytes: Buffer) => (trouble += bytes.toString()));
  return new Promise((done, fail) => {
    child.on('exit', (code) => (code === 0 ? done(out) : fail(new Error(`ciclo ${words.join(' ')}: ${trouble}`))));
  });
}

/** `rates` raised: a test clicks faster than people. */
export async function openHouse(): Promise<House> {
  const home = mkdtempSync(join(tmpdir(), 'ciclo-house-'));
  const port = await freePort();
  const folder = join(home, 'data');
  const fast = '{burst: 100000, per_second: 1000}';
  writeFileSync(
    join(home, 'ciclo.yaml'),
    `data: ${folder}\nlisten: 127.0.0.1:${port}\nlog: faults\nrates: {page: ${fast}, session_request: ${fast}, upload: ${fast}}\n`,
  );
  const server = spawn(program, ['serve', '--config', join(home, 'ciclo.yaml')], { stdio: ['ignore', 'pipe', 'inherit'] });
  const told = await started(server);
  const origin = `http://127.0.0.1:${port}`;
  const browser = await chromium.launch({
    executablePath: process.env['CICLO_CHROMIUM'] ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
  });
  return {
    origin,
    folder,
    setupLink: /\/setup#\S+/.exec(told)![0],
    browser,
    visitor: (options) => visitor(browser, origin, options),
    command: (...words) => run(folder, words),
    close: async () => {
      await browser.close();
      await ended(server);
      rmSync(home, { recursive: true, force: true });
    },
  };
}

async function visitor(browser: Browser, origin: string, { language = 'es', width = 1440, height = 900 }: Visitor = {}) {
  // files that are given in the program's place are not the program's: no worker keeps them
  const serviceWorkers = webFolder ? 'block' : 'allow';
  const context = await browser.newContext({ baseURL: origin, locale: language, viewport: { width, height }, serviceWorkers });
  context.setDefaultTimeout(90_000);
  if (webFolder) await serveFolder(context, origin);
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error' && !/Failed to load resource/.test(message.text())) faults.push(message.text());
  });
  return { context, page, faults };
}

/** Under the policy the program gives its own page. */
async function serveFolder(context: BrowserContext, origin: string): Promise<void> {
  const policy = (await fetch(origin)).headers.get('content-security-policy') ?? '';
  await context.route(
    (url) => !/^\/(api|share|health)/.test(url.pathname),
    (route) => route.fulfill({ path: webFile(new URL(route.request().url()).pathname), headers: { 'content-security-policy': policy } }),
  );
}

function webFile(path: string): string {
  const file = join(webFolder!, path);
  return path.startsWith('/assets/') && existsSync(file) ? file : join(webFolder!, 'index.html');
}

export interface Person {
  name: string;
  email: string;
  password: string;
}

export const marta: Person = { name: 'Marta Ríos', email: 'marta@example.org', password: 'correct horse battery staple 9' };

/** What axe says against WCAG 2.2 AA on the page as it stands: rule and place of each violation. `only` = the rules asked, of all. */
export async function violations(page: Page, only: readonly string[] = []): Promise<string[]> {
  await page.evaluate(await (await import('node:fs/promises')).readFile(axeSource, 'utf8'));
  return page.evaluate(async (rules) => {
    const axe = (window as unknown as { axe: { run: (node: Document, options: object) => Promise<{ violations: { id: string; nodes: { target: string[] }[] }[] }> } }).axe;
    const found = await axe.run(document, { runOnly: rules.length > 0 ? rules : ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] });
    return found.violations.flatMap((violation) => violation.nodes.map((node) => `${violation.id} at ${node.target.join(' ')}`));
  }, [...only]);
}

/** Whether the page can be scrolled sideways, and what sticks out. */
export async function sticksOut(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= width) return [];
    const found = [...document.querySelectorAll('main *')]
      .filter((element) => element.getBoundingClientRect().right > width + 1 && !element.closest('.tablewrap, .scrolls'))
      .slice(0, 5)
      .map((element) => `${element.tagName.toLowerCase()}.${element.getAttribute('class') ?? ''}`);
    return found.length > 0 ? found : [`something outside main: ${document.documentElement.scrollWidth} px of ${width}`];
  });
}
