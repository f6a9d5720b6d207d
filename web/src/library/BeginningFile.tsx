// A file to begin from, read by the server when the cycle is started: a map somebody already has, or a log of what happened.
import { useState } from 'react';
import { FileTrigger } from 'react-aria-components';

import { Button } from '../parts/Button.tsx';
import { givenFile, largestFile, type GivenFile } from '../parts/file.ts';
import { useNumbers, useWords } from '../words/words.tsx';
import words from './words.json';

interface Props {
  what: string;
  choose: string;
  types: readonly string[];
  onFile: (file: GivenFile) => void;
}

export function BeginningFile({ what, choose, types, onFile }: Props) {
  const t = useWords(words);
  const { whole } = useNumbers();
  const [tooLarge, setTooLarge] = useState(false);
  const chosen = async (files: FileList | null) => {
    const file = files?.[0];
    if (!file) return;
    setTooLarge(file.size > largestFile);
    if (file.size <= largestFile) onFile(await givenFile(file));
  };
  return (
    <div className="library-last">
      <p>{what}</p>
      <FileTrigger acceptedFileTypes={[...types]} onSelect={(files) => void chosen(files)}>
        <Button>{choose}</Button>
      </FileTrigger>
      {tooLarge && (
        <p className="hint warn" role="alert">
          {t('too_large', { megabytes: whole(largestFile / 1024 / 1024) })}
        </p>
      )}
    </div>
  );
}
