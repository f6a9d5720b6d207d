// A drawing as a file: the server draws it again for paper, the browser only hands it over.
import { read, save } from '../api/client.ts';
import type { PictureKind } from './reading.ts';

export type FileKind = 'svg' | 'png' | 'pdf';

interface FilesAnswer {
  files: { name: string; base64: string }[];
}

const mediaTypes: Record<FileKind, string> = { svg: 'image/svg+xml', png: 'image/png', pdf: 'application/pdf' };

export function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  const text = atob(base64);
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at += 1) bytes[at] = text.charCodeAt(at);
  return bytes;
}

export interface Wish {
  id: string;
  version: string;
  as: PictureKind;
  measured: boolean;
  kind: FileKind;
  paper?: 'a4' | 'a3';
  /** What the file is called, without its ending. */
  name: string;
}

/** A long blueprint comes in several sheets: several pictures, one PDF. */
export async function savePicture({ id, version, as, measured, kind, paper, name }: Wish): Promise<void> {
  const query = { version, as, output: `${name}.${kind}`, ...(paper ? { paper } : {}) };
  const path = measured ? '/api/cycles/{id}/results/picture' : '/api/cycles/{id}/draw';
  const answer = await read<FilesAnswer>(path, { path: { id }, query });
  for (const file of answer.files) save(new Blob([bytesOf(file.base64)], { type: mediaTypes[kind] }), file.name);
}

/** "Atención de urgencias" → "atencion-de-urgencias" */
export function fileName(...parts: string[]): string {
  const plain = parts.join(' ').normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  return plain.replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '').slice(0, 80) || 'ciclo';
}
