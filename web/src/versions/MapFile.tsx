// The map as a file, for Ciclo itself or for another tool. The server writes each form.
import { useState } from 'react';

import { read, save, write } from '../api/client.ts';
import { Button } from '../parts/Button.tsx';
import { ChoiceField } from '../parts/Field.tsx';
import { Trouble } from '../parts/States.tsx';
import { bytesOf, fileName } from '../views/exports.ts';
import type { VersionRecord } from '../views/index.ts';
import { useWords } from '../words/words.tsx';
import words from './words.json';

interface Form {
  ending: string;
  name: string;
  media: string;
}

const forms: readonly Form[] = [
  { ending: 'yaml', name: 'YAML', media: 'application/yaml' },
  { ending: 'json', name: 'JSON', media: 'application/json' },
  { ending: 'xlsx', name: 'XLSX', media: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' },
  { ending: 'csv', name: 'CSV', media: 'text/csv' },
  { ending: 'bpmn', name: 'BPMN', media: 'application/xml' },
  { ending: 'mmd', name: 'Mermaid', media: 'text/plain' },
  { ending: 'dot', name: 'DOT', media: 'text/vnd.graphviz' },
];

interface Yaml {
  yaml: string;
}
interface Files {
  files: { name: string; base64: string }[];
}

async function saveMap(id: string, version: string, name: string, form: Form): Promise<void> {
  const { yaml } = await read<Yaml>('/api/cycles/{id}', { path: { id }, query: { version } });
  const output = `${name}.${form.ending}`;
  if (form.ending === 'yaml') {
    save(new Blob([yaml], { type: form.media }), output);
    return;
  }
  const answer = await write<Files>('post', '/api/deeds/map-convert', { body: { map: { name: 'map.yaml', text: yaml }, output } });
  for (const file of answer.files) save(new Blob([bytesOf(file.base64)], { type: form.media }), file.name);
}

export function MapFile({ id, versions, name }: { id: string; versions: VersionRecord[]; name: string }) {
  const t = useWords(words);
  const newest = versions[0]?.values.number ?? 1;
  const [number, setNumber] = useState(String(newest));
  const [error, setError] = useState<Error | null>(null);
  const run = (form: Form) => {
    setError(null);
    saveMap(id, number, fileName(name, `v${number}`), form).catch(setError);
  };
  return (
    <>
      <p className="note versions-lead">{t('map_out_what')}</p>
      <div className="bar versions-deeds">
        {versions.length > 1 && (
          <ChoiceField
            label={t('version')}
            choices={versions.map(({ values }) => ({ id: String(values.number), text: `v${values.number} · ${t(`state_${values.state}`)}` }))}
            value={number}
            onChange={(chosen) => setNumber(chosen ?? String(newest))}
          />
        )}
        {forms.map((form) => (
          <Button key={form.ending} onPress={() => run(form)}>
            {form.name}
          </Button>
        ))}
      </div>
      {error && <Trouble error={error} />}
    </>
  );
}
