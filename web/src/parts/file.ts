// A file somebody chose, dropped or pasted, as the server takes it. It is read by the server alone: nothing is guessed here.

export interface GivenFile {
  name: string;
  base64: string;
}

/** The server takes 20 MiB in one piece (docs/server.md). */
export const largestFile = 20 * 1024 * 1024;

/** The bytes as they are: a table may be in any encoding, or a workbook. */
export async function givenFile(file: File): Promise<GivenFile> {
  return { name: file.name, base64: base64Of(new Uint8Array(await file.arrayBuffer())) };
}

export function base64Of(bytes: Uint8Array): string {
  const piece = 0x8000; // more arguments than this are too many for one call
  let binary = '';
  for (let at = 0; at < bytes.length; at += piece) binary += String.fromCharCode(...bytes.subarray(at, at + piece));
  return btoa(binary);
}
