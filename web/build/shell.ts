// Makes sw.js: what lets the application's shell open without the server. It holds files of this build only (the page, and
// what the editors of a cycle are made of); answers of the API are never in it.
import { createHash } from 'node:crypto';
import type { Plugin, Rollup } from 'vite';

/** The screens that work without the server. */
const offline = [/\/editor\/EditorScreen\.tsx$/, /\/canvas\/CanvasScreen\.tsx$/];

type Bundle = Rollup.OutputBundle;

function chunkOf(bundle: Bundle, name: string): Rollup.OutputChunk | undefined {
  const file = bundle[name];
  return file?.type === 'chunk' ? file : undefined;
}

/** A chunk with everything it cannot run without. */
function gather(bundle: Bundle, name: string, into: Set<string>): void {
  const chunk = chunkOf(bundle, name);
  if (!chunk || into.has(name)) return;
  into.add(name);
  for (const file of [...(chunk.viteMetadata?.importedCss ?? []), ...(chunk.viteMetadata?.importedAssets ?? [])]) into.add(file);
  for (const next of chunk.imports) gather(bundle, next, into);
}

/** Words are loaded by language, on their own: those of what is gathered belong to it. */
function gatherWords(bundle: Bundle, into: Set<string>): void {
  for (const name of [...into]) {
    for (const next of chunkOf(bundle, name)?.dynamicImports ?? []) {
      if (/words/.test(next)) gather(bundle, next, into);
    }
  }
}

function filesOf(bundle: Bundle): string[] {
  const files = new Set<string>();
  for (const [name, file] of Object.entries(bundle)) {
    if (file.type !== 'chunk') continue;
    if (file.isEntry || offline.some((screen) => screen.test(file.facadeModuleId ?? ''))) gather(bundle, name, files);
  }
  gatherWords(bundle, files);
  for (const name of Object.keys(bundle)) if (/\.(woff2|svg)$/.test(name)) files.add(name);
  return [...files].sort();
}

export function shellPlugin(worker: () => Promise<string>): Plugin {
  return {
    name: 'ciclo-shell',
    apply: 'build',
    enforce: 'post',
    async generateBundle(_, bundle) {
      const files = ['/', ...filesOf(bundle).map((file) => `/${file}`)];
      const version = createHash('sha256').update(Object.keys(bundle).sort().join('\n')).digest('hex').slice(0, 12);
      const source = (await worker()).replace("'VERSION'", JSON.stringify(version)).replace("'FILES'", JSON.stringify(files));
      this.emitFile({ type: 'asset', fileName: 'sw.js', source });
    },
  };
}
