// A file to begin from, read by the server when the cycle is started: a map somebody already has, or a log of what happened.
import { FileTrigger } from 'react-aria-components';

import { Button } from '../parts/Button.tsx';
import { givenFile, type GivenFile } from '../records/index.ts';

interface Props {
  what: string;
  choose: string;
  types: readonly string[];
  onFile: (file: GivenFile) => void;
}

export function BeginningFile({ what, choose, types, onFile }: Props) {
  const chosen = async (files: FileList | null) => {
    const file = files?.[0];
    if (file) onFile(await givenFile(file));
  };
  return (
    <div className="library-last">
      <p>{what}</p>
      <FileTrigger acceptedFileTypes={[...types]} onSelect={(files) => void chosen(files)}>
        <Button>{choose}</Button>
      </FileTrigger>
    </div>
  );
}
