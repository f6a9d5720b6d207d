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
  /** May look at it first: until then the button waits. */
  onFile: (file: GivenFile) => void | Promise<void>;
}

export function BeginningFile({ what, choose, types, onFile }: Props) {
  const t = useWords(words);
  const { whole } = useNumbers();
  const [tooLarge, setTooLarge] = useState(false);
  const [busy, setBusy] = useState(false);
  const chosen = async (files: FileList | null) => {
    const file = files?.[0];
    if (!file) return;
    setTooLarge(file.size > largestFile);
    if (file.size > largestFile) return;
    setBusy(true);
    try {
      await onFile(await givenFile(file));
    } finally {
      setBusy(false);
    }
  };
  return (
    <div className="library-last">
      <p>{what}</p>
      <FileTrigger acceptedFileTypes={[...types]} onSelect={(files) => void chosen(files)}>
        <Button isPending={busy}>{choose}</Button>
      </FileTrigger>
      {tooLarge && (
        <p className="hint warn" role="alert">
          {t('too_large', { megabytes: whole(largestFile / 1024 / 1024) })}
        </p>
      )}
    </div>
  );
}
