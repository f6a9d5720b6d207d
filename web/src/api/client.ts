// The one way to the server. Paths, inputs and methods are typed from its OpenAPI description (schema.d.ts, made by
// tools/openapi); answers are typed where they are used.
//
//   const { cycle } = await read<CycleAnswer>('/api/cycles/{id}', { path: { id }, query: { version: 'draft' } });
//   await write<Kept>('put', '/api/records/unit/{id}', { path: { id }, body: { values, version } });
//
// A refusal is thrown as Refused, with the server's reasons in the person's language (refusals/).
import createClient from 'openapi-fetch';

import { inLanguage } from './refusals/refusals.ts';
import type { paths } from './schema';

/** One reason of a refusal; `field` names the input it is about. */
export interface Reason {
  code: string;
  what: string;
  cure: string;
  field: string;
  place: string;
}

export class Refused extends Error {
  readonly status: number;
  readonly reasons: Reason[];
  readonly requestId: string;

  constructor(status: number, reasons: Reason[], requestId: string) {
    super(reasons[0]?.what ?? `refused (${status})`);
    this.status = status;
    this.reasons = reasons;
    this.requestId = requestId;
  }

  has(code: string): boolean {
    return this.reasons.some((reason) => reason.code === code);
  }

  /** The reason about one field, if there is one. */
  about(field: string): Reason | undefined {
    return this.reasons.find((reason) => reason.field === field);
  }
}

/** Nobody answered: no network, or the server stands still. */
export class Unreachable extends Error {}

export interface Inputs {
  path?: Record<string, string>;
  /** A list stands for a name that is given more than once. */
  query?: Record<string, string | number | boolean | readonly string[] | undefined>;
  body?: unknown;
  /** The same key again gives the first answer again; for deeds that are sent twice after a lost connection. */
  key?: string;
  signal?: AbortSignal;
}

const client = createClient<paths>({ baseUrl: '' });
type Loose = (path: string, options: object) => Promise<{ data?: unknown; error?: unknown; response: Response }>;

let language = 'es';
let formToken = '';

/** In which language the server writes its sentences. */
export function speak(wanted: string): void {
  language = wanted;
}

export function useFormToken(token: string): void {
  formToken = token;
}

function refusal(response: Response, error: unknown): Refused {
  const told = error as { errors?: Reason[]; request_id?: string } | undefined;
  const reasons = (told?.errors ?? []).map((reason) => inLanguage(reason, language));
  return new Refused(response.status, reasons, told?.request_id ?? response.headers.get('x-request-id') ?? '');
}

async function ask<Answer>(method: Loose, path: string, inputs: Inputs, headers: Record<string, string>): Promise<Answer> {
  let outcome: Awaited<ReturnType<Loose>>;
  try {
    outcome = await method(path, {
      params: { path: inputs.path ?? {}, query: { language, ...inputs.query } },
      body: inputs.body,
      headers,
      signal: inputs.signal,
    });
  } catch (trouble) {
    if (inputs.signal?.aborted) throw trouble;
    throw new Unreachable(String(trouble));
  }
  if (!outcome.response.ok) throw refusal(outcome.response, outcome.error);
  return outcome.data as Answer;
}

export type ReadPath = { [Path in keyof paths]: paths[Path] extends { get: unknown } ? Path : never }[keyof paths];
type WritePath<Method extends string> = { [Path in keyof paths]: paths[Path] extends { [M in Method]: unknown } ? Path : never }[keyof paths];

export function read<Answer>(path: ReadPath, inputs: Inputs = {}): Promise<Answer> {
  return ask<Answer>(client.GET as unknown as Loose, path, inputs, {});
}

/** Changes something. Each call is one deed: a key of its own, unless one is given. */
export function write<Answer, Method extends 'post' | 'put' | 'delete' = 'post'>(
  method: Method,
  path: WritePath<Method>,
  inputs: Inputs = {},
): Promise<Answer> {
  const headers: Record<string, string> = { 'idempotency-key': inputs.key ?? crypto.randomUUID() };
  if (formToken !== '') headers['x-form-token'] = formToken;
  const methods = { post: client.POST, put: client.PUT, delete: client.DELETE };
  return ask<Answer>(methods[method] as unknown as Loose, path, { body: {}, ...inputs }, headers);
}

/** Fetches a file and hands it to the person. */
export async function download(path: string, query: Record<string, string | undefined> = {}): Promise<void> {
  const given = Object.entries({ language, ...query }).filter((entry): entry is [string, string] => entry[1] !== undefined);
  const response = await fetch(`${path}?${new URLSearchParams(given)}`);
  if (!response.ok) throw refusal(response, await response.json().catch(() => undefined));
  save(await response.blob(), nameIn(response) ?? path.slice(path.lastIndexOf('/') + 1));
}

function nameIn(response: Response): string | undefined {
  return /filename="([^"]+)"/.exec(response.headers.get('content-disposition') ?? '')?.[1];
}

export function save(bytes: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(bytes);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
