// Marta, signed in to a house of her own as administrator and quality manager: for tests that are not about getting in.
import { createHmac } from 'node:crypto';

import type { BrowserContext } from 'playwright-core';

import { marta, type House } from './house.ts';

interface Answer {
  status: number;
  json: Record<string, unknown>;
}

/** The six digits of an authenticator (RFC 6238, SHA-1, 30 s). */
export function oneTimeCode(secret: string, now = Date.now()): string {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
  const bits = [...secret.replaceAll('=', '')].map((letter) => letters.indexOf(letter).toString(2).padStart(5, '0')).join('');
  const key = Buffer.from(bits.match(/.{8}/g)!.map((byte) => parseInt(byte, 2)));
  const step = Buffer.alloc(8);
  step.writeBigUInt64BE(BigInt(Math.floor(now / 30_000)));
  const digest = createHmac('sha1', key).update(step).digest();
  const at = digest.at(-1)! & 15;
  return String((digest.readUInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}

/** Speaks with the server as a browser of this house would; keeps the session's cookie. */
export class Speaker {
  readonly #house: House;
  cookie: { name: string; value: string } | null = null;

  constructor(house: House) {
    this.#house = house;
  }

  async ask(method: string, path: string, body?: object): Promise<Answer> {
    const headers: Record<string, string> = { origin: this.#house.origin, 'idempotency-key': crypto.randomUUID() };
    if (this.cookie) headers['cookie'] = `${this.cookie.name}=${this.cookie.value}`;
    if (body) headers['content-type'] = 'application/json';
    const response = await fetch(this.#house.origin + path, { method, headers, body: body && JSON.stringify(body) });
    const set = /^([^=]+)=([^;]*)/.exec(response.headers.getSetCookie()[0] ?? '');
    if (set) this.cookie = { name: set[1]!, value: set[2]! };
    const text = await response.text();
    return { status: response.status, json: text === '' ? {} : (JSON.parse(text) as Record<string, unknown>) };
  }

  /** Refusals end the test with what the server said. */
  async done(method: string, path: string, body?: object): Promise<Record<string, unknown>> {
    const { status, json } = await this.ask(method, path, body);
    if (status >= 400) throw new Error(`${method} ${path}: ${status} ${JSON.stringify(json)}`);
    return json;
  }

  async enter(context: BrowserContext): Promise<void> {
    if (!this.cookie) throw new Error('nobody is signed in');
    await context.addCookies([{ ...this.cookie, url: this.#house.origin }]);
  }
}

export interface SetUp {
  organisation?: string;
  word?: { es: string; en: string; nl: string };
}

/** Sets the house up and signs Marta in. Her rights come before her session: a change of rights ends sessions. */
export async function signedIn(house: House, { organisation = 'Hospital San Gabriel', word }: SetUp = {}): Promise<Speaker> {
  const speaker = new Speaker(house);
  const link = house.setupLink.slice(house.setupLink.indexOf('#') + 1);
  const person = await speaker.done('POST', '/api/setup', { link, organisation, name: marta.name, email: marta.email, password: marta.password });
  await house.command('record', 'add', 'grant', JSON.stringify({ person: person['person'], role: 'quality_manager' }));
  await speaker.done('POST', '/api/session', { name: marta.email, password: marta.password });
  const me = await speaker.done('GET', '/api/me');
  if (!Array.isArray(me['grants']) || me['grants'].length === 0) {
    const { secret } = await speaker.done('POST', '/api/second-factor', {});
    await speaker.done('POST', '/api/second-factor/confirm', { code: oneTimeCode(String(secret)) });
  }
  if (word) {
    const { records } = (await speaker.done('GET', '/api/records/organisation')) as unknown as { records: { id: string; version: number }[] };
    await speaker.done('PUT', `/api/records/organisation/${records[0]!.id}`, { version: records[0]!.version, values: { customer_word: word } });
  }
  return speaker;
}
