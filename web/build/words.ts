// Compiles every words.json (ICU MessageFormat, three languages) into functions, so that no parser reaches the browser and
// no code is made from text at run time.
import MessageFormat from '@messageformat/core';
import compileModule from '@messageformat/core/compile-module';
import type { Plugin } from 'vite';

const languages = ['es', 'en', 'nl'] as const;
type Entry = Record<(typeof languages)[number], string>;

function entriesOf(path: string, text: string): Record<string, Entry> {
  const words = JSON.parse(text) as Record<string, Entry>;
  for (const [key, entry] of Object.entries(words)) {
    for (const language of languages) {
      if (typeof entry[language] !== 'string') throw new Error(`${path}: "${key}" has no "${language}"`);
    }
  }
  return words;
}

/** One language of one catalogue, as a module that exports its functions. */
function compiled(language: string, words: Record<string, Entry>): string {
  const messages = Object.fromEntries(
    Object.entries(words).map(([key, entry]) => [key, entry[language as keyof Entry]]),
  );
  return compileModule(new MessageFormat(language, { returnType: 'string' }), messages);
}

export function wordsPlugin(): Plugin {
  // "…/words.json.es.js": the development server looks for imports only in what is called .js
  const ofLanguage = /^(.*words\.json)\.(es|en|nl)\.js$/;
  return {
    name: 'ciclo-words',
    enforce: 'pre',
    resolveId(id) {
      return ofLanguage.test(id) ? id : null;
    },
    async load(id) {
      const [, path, language] = ofLanguage.exec(id) ?? [];
      if (path !== undefined && language !== undefined) {
        const text = await this.fs.readFile(path, { encoding: 'utf8' });
        this.addWatchFile(path);
        return { code: compiled(language, entriesOf(path, text)), moduleType: 'js' };
      }
      if (!id.endsWith('words.json')) return null;
      entriesOf(id, await this.fs.readFile(id, { encoding: 'utf8' }));
      const imports = languages.map((language) => `import ${language} from ${JSON.stringify(`${id}.${language}.js`)};`);
      return { code: `${imports.join('\n')}\nexport default { es, en, nl };\n`, moduleType: 'js' };
    },
  };
}
