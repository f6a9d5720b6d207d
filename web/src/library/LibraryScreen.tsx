// The library: nine templates and nine patterns that start cycles, a map or a log of one's own, and an empty one as the last
// choice.
import { useState } from 'react';
import { useSearchParams } from 'wouter';

import { write } from '../api/client.ts';
import { useRead } from '../api/queries.ts';
import { fileTypes, type ObjectType } from '../imports/index.ts';
import { Answer, Section } from '../parts/Answer.tsx';
import { Button } from '../parts/Button.tsx';
import type { GivenFile } from '../parts/file.ts';
import { Trouble, Waiting } from '../parts/States.tsx';
import { useWords } from '../words/words.tsx';
import { BeginningFile } from './BeginningFile.tsx';
import { PatternRow } from './PatternRow.tsx';
import { StartDialog } from './StartDialog.tsx';
import { TemplateRow } from './TemplateRow.tsx';
import type { Beginning, IndustryGroup, Library } from './types.ts';
import words from './words.json';
import './library.css';

const mapTypes = ['.yaml', '.yml', '.json'];

export default function LibraryScreen() {
  const t = useWords(words);
  const library = useRead<Library>('/api/library', {}, { staleTime: Infinity });
  const [params, setParams] = useSearchParams();
  const [file, setFile] = useState<Beginning | null>(null);
  if (library.error) return <Trouble error={library.error} again={() => void library.refetch()} />;
  if (!library.data) return <Waiting />;
  const set = (name: string, value: string | null) =>
    setParams(
      (now) => {
        const next = new URLSearchParams(now);
        if (value === null) next.delete(name);
        else next.set(name, value);
        return next;
      },
      { replace: true },
    );
  const industry = params.get('industry') ?? '';
  const { templates, patterns, industry_groups } = library.data;
  const shown = templates.filter((template) => industry === '' || template.industry_group === industry);
  const start = file ?? beginningOf(library.data, params.get('start'));
  return (
    <>
      <Answer name={t('library')} answer={t('answer', { templates: templates.length, patterns: patterns.length })} basis={t('narrow_first')} />
      <Section title={t('templates')} beside={t('templates_shown', { count: shown.length })}>
        <Industries groups={industry_groups} chosen={industry} onChoose={(id) => set('industry', id === '' ? null : id)} />
        <ul className="rows">
          {shown.map((template) => (
            <TemplateRow key={template.id} template={template} onStart={() => set('start', template.id)} />
          ))}
        </ul>
      </Section>
      <Section title={t('patterns')} beside={t('patterns_what')}>
        <ul className="rows library-patterns">
          {patterns.map((pattern) => (
            <PatternRow key={pattern.id} pattern={pattern} onStart={() => set('start', `pattern:${pattern.id}`)} />
          ))}
        </ul>
      </Section>
      <Section title={t('own_map')}>
        <BeginningFile what={t('own_map_what')} choose={t('choose_map')} types={mapTypes} onFile={(map) => setFile({ map, name: '' })} />
      </Section>
      <Section title={t('own_log')}>
        <BeginningFile what={t('own_log_what')} choose={t('choose_log')} types={fileTypes} onFile={async (log) => setFile({ log, types: await objectTypesOf(log), name: '' })} />
      </Section>
      <Section title={t('blank')}>
        <div className="library-last">
          <p>{t('blank_what')}</p>
          <Button onPress={() => set('start', 'blank')}>{t('start_blank')}</Button>
        </div>
      </Section>
      {start && (
        <StartDialog
          beginning={start}
          service={params.get('service')}
          onClose={() => {
            setFile(null);
            set('start', null);
          }}
        />
      )}
    </>
  );
}

/** Of an object-centric log. Where that cannot be said, neither can a cycle begin, and then the reason is told. */
async function objectTypesOf(log: GivenFile): Promise<readonly ObjectType[]> {
  try {
    return (await write<{ object_types: ObjectType[] }>('post', '/api/library/preview', { body: { log } })).object_types;
  } catch {
    return [];
  }
}

/** What the address says to start from, so that a colleague can be sent to the very template. */
function beginningOf(library: Library, start: string | null): Beginning | null {
  if (start === null) return null;
  if (start === 'blank') return { from: 'blank', name: '' };
  const pattern = library.patterns.find((one) => `pattern:${one.id}` === start);
  if (pattern) return { pattern: pattern.id, name: pattern.name };
  const template = library.templates.find((one) => one.id === start);
  return template ? { from: template.id, name: template.name } : null;
}

function Industries({ groups, chosen, onChoose }: { groups: readonly IndustryGroup[]; chosen: string; onChoose: (id: string) => void }) {
  const t = useWords(words);
  const all = [{ id: '', name: t('all_industries') }, ...groups];
  return (
    <div className="library-industries" role="group" aria-label={t('industry')}>
      {all.map((group) => (
        <button key={group.id} type="button" aria-pressed={group.id === chosen} onClick={() => onChoose(group.id)}>
          {group.name}
        </button>
      ))}
    </div>
  );
}
