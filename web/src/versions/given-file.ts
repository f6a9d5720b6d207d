// A chosen file as the server takes it: text where it is text, base64 where it is a workbook.

export type GivenFile = { name: string; text: string } | { name: string; base64: string };

export async function givenFile(file: File): Promise<GivenFile> {
  if (!file.name.toLowerCase().endsWith('.xlsx')) return { name: file.name, text: await file.text() };
  const bytes = new Uint8Array(await file.arrayBuffer());
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return { name: file.name, base64: btoa(binary) };
}
