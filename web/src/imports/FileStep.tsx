// Step 1: a file by dropping, choosing or pasting; and what it is, if somebody wants to say.
import { useState } from 'react';
import { DropZone, FileTrigger, isFileDropItem, type DropZoneProps } from 'react-aria-components';

import { Button } from '../parts/Button.tsx';
import { ChoiceField, TextField } from '../parts/Field.tsx';
import { base64Of, givenFile, largestFile, type GivenFile } from '../parts/file.ts';
import { Trouble } from '../parts/States.tsx';
import { useNumbers, useWords } from '../words/words.tsx';
import { fileTypes, sorts, type Sort } from './types.ts';
import words from './words.json';

interface Props {
  busy: boolean;
  error: Error | null;
  onFile: (file: GivenFile, what: Sort | null) => void;
}

export function FileStep({ busy, error, onFile }: Props) {
  const t = useWords(words);
  const numbers = useNumbers();
  const [what, setWhat] = useState<Sort | null>(null);
  const [tooLarge, setTooLarge] = useState(false);
  const take = async (file: File | undefined) => {
    if (!file) return;
    setTooLarge(file.size > largestFile);
    if (file.size <= largestFile) onFile(await givenFile(file), what);
  };
  const drop = async (event: Parameters<NonNullable<DropZoneProps['onDrop']>>[0]) => {
    const item = event.items.find(isFileDropItem);
    await take(await item?.getFile());
  };
  return (
    <div className="form">
      {error && <Trouble error={error} />}
      {tooLarge && (
        <p className="hint warn" role="alert">
          {t('too_large', { megabytes: numbers.whole(largestFile / 1024 / 1024) })}
        </p>
      )}
      <ChoiceField label={t('what')} hint={t('what_hint')} none={t('what_find')} choices={sorts.map((sort) => ({ id: sort, text: t(`sort_${sort}`), note: t(`sort_${sort}_note`) }))} value={what} onChange={(id) => setWhat(id as Sort | null)} />
      <DropZone className="imports-drop" aria-label={t('drop_label')} onDrop={(event) => void drop(event)}>
        <p>{t('drop')}</p>
        <FileTrigger acceptedFileTypes={fileTypes} onSelect={(files) => void take(files?.[0])}>
          <Button weight="primary">{t('choose_file')}</Button>
        </FileTrigger>
        <p className="micro">{t('kinds_of_file')}</p>
      </DropZone>
      <Paste onPaste={(text) => onFile({ name: t('pasted_name'), base64: base64Of(new TextEncoder().encode(text)) }, what)} />
      <p className="note" role="status">
        {busy ? t('reading') : ''}
      </p>
    </div>
  );
}

function Paste({ onPaste }: { onPaste: (text: string) => void }) {
  const t = useWords(words);
  const [text, setText] = useState('');
  return (
    <details className="imports-paste">
      <summary>{t('paste')}</summary>
      <TextField label={t('paste_label')} hint={t('paste_hint')} long value={text} onChange={setText} />
      <div className="bar">
        <Button isDisabled={text.trim() === ''} onPress={() => onPaste(text)}>
          {t('paste_use')}
        </Button>
      </div>
    </details>
  );
}
