// From an empty installation to a person at work: first run, second factor, signing in and out, sessions, tokens.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { marta, openHouse, sticksOut, violations, type House } from './house.ts';
import { oneTimeCode } from './signed-in.ts';

let house: House;
let page: Page;
let faults: string[];
let secret = '';

beforeAll(async () => {
  house = await openHouse();
  ({ page, faults } = await house.visitor());
});
afterAll(async () => {
  await house.close();
});

/** The server takes no code twice, but takes the one after now. */
function codeNow(later_ms = 0): string {
  return oneTimeCode(secret.replaceAll(' ', ''), Date.now() + later_ms);
}

async function signIn(on: Page, code?: string): Promise<void> {
  await on.getByLabel('Correo').fill(marta.email);
  await on.getByLabel('Contraseña').fill(marta.password);
  await on.getByRole('button', { name: 'Iniciar sesión' }).click();
  await on.getByLabel('Código del segundo factor').fill(code ?? codeNow(30_000));
  await on.getByRole('button', { name: 'Iniciar sesión' }).click();
}

/** A page that says what it is about, breaks no rule of WCAG 2.2 AA and fits a telephone. */
async function isSound(on: Page): Promise<void> {
  await on.locator('h1').first().waitFor();
  expect(await violations(on)).toEqual([]);
  const size = on.viewportSize()!;
  await on.setViewportSize({ width: 360, height: 780 });
  expect(await sticksOut(on)).toEqual([]);
  await on.setViewportSize(size);
}

describe('the first run', () => {
  test('nobody is let in before, and the way is told', async () => {
    await page.goto('/cycles');
    await page.waitForURL('**/setup');
    await expect.poll(() => page.locator('.answer').textContent()).toContain('Falta la clave del enlace');
    await isSound(page);
  });

  test('three questions; a weak password is told in place and nothing is lost', async () => {
    await page.goto('about:blank');
    await page.goto(house.setupLink);
    await page.getByLabel('Nombre de la organización').fill('Hospital San Gabriel');
    await page.getByRole('button', { name: /^Elija Sector|Sector$/ }).click();
    await page.getByRole('option', { name: 'Salud' }).click();
    expect(await page.getByRole('radio', { name: 'paciente' }).isChecked()).toBe(true); // the sector's usual word
    await page.getByText('En blanco').click();
    await page.getByLabel('Nombre y apellidos').fill(marta.name);
    await page.getByLabel('Correo').fill(marta.email);
    await page.getByLabel('Contraseña').fill('hola');
    await expect.poll(() => page.getByText('Faltan 11 signos.').count()).toBe(1);
    await isSound(page);
    await page.getByRole('button', { name: 'Empezar' }).click();
    await page.locator('.fault', { hasText: 'menos de 15 signos' }).waitFor();
    await expect.poll(() => page.getByLabel('Nombre de la organización').inputValue()).toBe('Hospital San Gabriel');
    await page.getByLabel('Contraseña').fill(marta.password);
    await page.getByRole('button', { name: 'Empezar' }).click();
    await page.waitForURL('**/second-factor');
  });

  test('the second factor: a picture to read, six digits, ten codes to keep', async () => {
    await isSound(page);
    await page.getByRole('button', { name: 'Prepararlo ahora' }).click();
    secret = (await page.locator('.entry-secret').textContent()) ?? '';
    expect(secret.replaceAll(' ', '')).toMatch(/^[A-Z2-7]{32}$/);
    await expect.poll(() => page.getByRole('img', { name: 'Código QR' }).count()).toBe(1);
    await isSound(page);
    await page.getByLabel('Las seis cifras').fill('000000');
    await page.getByRole('button', { name: 'Confirmar' }).click();
    await page.getByRole('alert').waitFor();
    await page.getByLabel('Las seis cifras').fill(codeNow());
    await page.getByRole('button', { name: 'Confirmar' }).click();
    await page.locator('.entry-codes').waitFor();
    await expect.poll(() => page.locator('.entry-codes li').count()).toBe(10);
    await isSound(page);
    await page.getByRole('button', { name: 'Los he guardado' }).click();
    await page.waitForURL(`${house.origin}/`);
  });

  test('every screen says the word of the organisation', async () => {
    await page.goto('/help');
    await expect.poll(() => page.locator('main').textContent()).toContain('palabra para paciente');
    await isSound(page);
  });
});

describe('signing in and out', () => {
  test('a session is listed, and ended from another one', async () => {
    const other = await house.visitor();
    await other.page.goto('/settings/me');
    await other.page.waitForURL('**/sign-in?to=**');
    await isSound(other.page);
    await signIn(other.page);
    await other.page.waitForURL('**/settings/me'); // where they wanted to go
    await expect.poll(() => other.page.locator('section', { hasText: 'Sesiones abiertas' }).locator('tbody tr').count()).toBe(2);
    await page.goto('/settings/me');
    await page.getByRole('button', { name: /^Terminar la sesión de Chrome/ }).click();
    await expect.poll(() => page.locator('section', { hasText: 'Sesiones abiertas' }).locator('tbody tr').count()).toBe(1);
    await other.page.goto('/help');
    await other.page.waitForURL('**/sign-in?to=**');
    expect(other.faults).toEqual([]);
    await other.context.close();
  });

  test('a token is made after the password was given once more, shown once, and revoked', async () => {
    await page.goto('/settings/me');
    await isSound(page);
    await page.getByRole('button', { name: 'Hacer un testigo' }).click();
    await page.getByLabel('Para qué').fill('exportar cada noche');
    await page.getByRole('button', { name: 'Hacer un testigo' }).click();
    const dialog = page.getByRole('dialog', { name: 'Confirme que es usted' });
    const shown = page.locator('.admin-secret code');
    await dialog.or(shown).first().waitFor(); // ten minutes after the second factor nothing is asked
    if (await dialog.isVisible()) {
      await dialog.getByLabel('Su contraseña').fill(marta.password);
      await dialog.getByRole('button', { name: 'Confirmar' }).click();
    }
    await shown.waitFor();
    const token = (await shown.textContent()) ?? '';
    expect(token).toMatch(/^cx_[\w-]{8}_[\w-]{43}$/);
    const asked = () => fetch(`${house.origin}/api/records/unit`, { headers: { authorization: `Bearer ${token}` } }).then((answer) => answer.status);
    expect(await asked()).toBe(200);
    await page.getByRole('button', { name: 'Ya lo tengo' }).click();
    expect(await page.getByText(token).count()).toBe(0);
    await page.getByRole('button', { name: 'Revocar' }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Revocar' }).click();
    await expect.poll(() => page.getByText('exportar cada noche').count()).toBe(0);
    expect(await asked()).toBe(401);
  });

  test('a wrong password is told in place, in the language chosen', async () => {
    await page.goto('/settings/me');
    await page.getByRole('button', { name: 'Cerrar sesión' }).click();
    await page.waitForURL('**/sign-in');
    await page.getByRole('button', { name: 'Nederlands' }).click();
    await page.getByLabel('E-mail').fill(marta.email);
    await page.getByLabel('Wachtwoord').fill('not the password at all');
    await page.getByRole('button', { name: 'Aanmelden' }).click();
    await expect.poll(() => page.getByRole('alert').textContent()).toContain('De naam, het wachtwoord of de code klopt niet.');
    await expect.poll(() => page.getByLabel('E-mail').inputValue()).toBe(marta.email);
    expect(await page.locator('html').getAttribute('lang')).toBe('nl');
    await isSound(page);
    await page.getByRole('button', { name: 'English' }).click();
    await expect.poll(() => page.getByRole('button', { name: 'Sign in' }).count()).toBe(1);
    await isSound(page);
    await page.getByRole('button', { name: 'Español' }).click();
  });

  test('links that are no links say what to do', async () => {
    const stranger = await house.visitor();
    for (const path of ['/invitation', '/reset', '/password', '/enter']) {
      await stranger.page.goto(path);
      await isSound(stranger.page);
    }
    await stranger.page.goto('/enter#nothing');
    await stranger.page.getByRole('alert').waitFor();
    expect(await stranger.page.getByRole('alert').textContent()).toContain('Este enlace ya se usó');
    expect(stranger.faults).toEqual([]);
    await stranger.context.close();
  });

  test('whoever holds the folder lets a person in with a link', async () => {
    const told = await house.command('person', 'enter', marta.email);
    const path = /\/enter#\S+/.exec(told)![0];
    await page.goto('about:blank');
    await page.goto(path);
    await page.waitForURL(`${house.origin}/`);
    expect(await page.locator('.rail').textContent()).toContain(marta.name);
  });
});

test('"?" lists the keys, and typing has them to itself', async () => {
  await page.goto('/glossary');
  await page.locator('h1').waitFor();
  await page.keyboard.press('?');
  const dialog = page.getByRole('dialog', { name: 'Teclas de esta pantalla' });
  await dialog.waitFor();
  expect(await violations(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  await page.goto('/sign-in');
});

test('no page broke', () => {
  expect(faults).toEqual([]);
});
