// A map file in the place of the draft: first what would change, then the deed. What was there can be read in the history.
import { useState } from 'react';
import { FileTrigger } from 'react-aria-components';

import { Refused } from '../api/client.ts';
import { useDeed } from '../api/queries.ts';
import { Button, LinkButton } from '../parts/Button.tsx';
import { sentence, Trouble } from '../parts/States.tsx';
import { useWords } from '../words/words.tsx';
import { CellTable } from './CellTable.tsx';
import { ChangeList } from './ChangeList.tsx';
import { givenFile, type GivenFile } from './given-file.ts';
import type { Replacement } from './types.ts';
import words from './words.json';

/** A file that is no map: every fault with its line and column. */
function Faults({ error }: { error: Error }) {
  if (!(error instanceof Refused)) return <Trouble error={error} />;
  return (
    <div className="hint warn" role="alert">
      <ul className="reasons">
        {error.reasons.map((reason) => (
          <li key={reason.place + reason.what}>
            {reason.place && <code>{reason.place}</code>} {sentence(reason.what)} {sentence(reason.cure)}
          </li>
        ))}
      </ul>
    </div>
  );
}

interface PreviewProps {
  file: GivenFile;
  preview: Replacement;
  isPending: boolean;
  onReplace: () => void;
  onLeave: () => void;
}

function Preview({ file, preview, isPending, onReplace, onLeave }: PreviewProps) {
  const t = useWords(words);
  const names = new Map(Object.entries(preview.names));
  return (
    <div className="versions-preview">
      <h3>{t('would_change', { file: file.name, cells: preview.cells.length })}</h3>
      {preview.cells.length > 0 && <ChangeList changes={preview.moments} names={names} />}
      <div className="bar versions-deeds">
        {preview.cells.length > 0 && (
          <Button weight="primary" isPending={isPending} onPress={onReplace}>
            {t('replace_now')}
          </Button>
        )}
        <Button onPress={onLeave}>{t('leave_it')}</Button>
      </div>
      {preview.cells.length > 0 && <CellTable cells={preview.cells} names={names} />}
    </div>
  );
}

export function ReplaceDraft({ id }: { id: string }) {
  const t = useWords(words);
  const preview = useDeed<Replacement>('post', '/api/cycles/{id}/replace');
  const replace = useDeed<Replacement>('post', '/api/cycles/{id}/replace');
  const [file, setFile] = useState<GivenFile | null>(null);
  const look = async (chosen: File | undefined) => {
    if (!chosen) return;
    replace.reset();
    const given = await givenFile(chosen);
    setFile(given);
    preview.mutate({ path: { id }, body: { map: given, 'dry-run': true } });
  };
  const leave = () => {
    preview.reset();
    setFile(null);
  };
  const now = () => replace.mutate({ path: { id }, body: { map: file, revision: preview.data?.revision } }, { onSuccess: leave });
  return (
    <>
      <p className="note versions-lead">{t('map_in_what')}</p>
      <FileTrigger acceptedFileTypes={['.yaml', '.yml', '.json', '.csv', '.xlsx']} onSelect={(files) => void look(files?.[0])}>
        <Button>{t('choose_file')}</Button>
      </FileTrigger>
      {preview.error && <Faults error={preview.error} />}
      {replace.error && <Faults error={replace.error} />}
      {preview.data && file && <Preview file={file} preview={preview.data} isPending={replace.isPending} onReplace={now} onLeave={leave} />}
      {replace.data && (
        <p className="hint" role="status">
          {t('replaced', { cells: replace.data.cells.length })}
        </p>
      )}
      {replace.data && <LinkButton href={`/cycles/${id}/edit`}>{t('see_draft')}</LinkButton>}
    </>
  );
}
