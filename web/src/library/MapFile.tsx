// A map somebody already has, as YAML, JSON or a table: read by the server when the cycle is started.
import { FileTrigger } from 'react-aria-components';

import { Button } from '../parts/Button.tsx';
import { givenFile } from '../records/index.ts';
import { useWords } from '../words/words.tsx';
import type { Beginning } from './types.ts';
import words from './words.json';

export function MapFile({ onMap }: { onMap: (beginning: Beginning) => void }) {
  const t = useWords(words);
  const choose = async (files: FileList | null) => {
    const file = files?.[0];
    if (file) onMap({ map: await givenFile(file), name: '' });
  };
  return (
    <div className="library-last">
      <p>{t('own_map_what')}</p>
      <FileTrigger acceptedFileTypes={['.yaml', '.yml', '.json']} onSelect={(files) => void choose(files)}>
        <Button>{t('choose_map')}</Button>
      </FileTrigger>
    </div>
  );
}
