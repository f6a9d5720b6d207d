// Step 4: what was kept, and where to look at it.
import { Button, LinkButton } from '../parts/Button.tsx';
import { useWords } from '../words/words.tsx';
import type { Imported } from './types.ts';
import words from './words.json';

export function DoneStep({ cycle, imported, onMore }: { cycle: string; imported: Imported; onMore: () => void }) {
  const t = useWords(words);
  const { values } = imported.import;
  return (
    <div role="status">
      <p>{t('done', { used: imported.used, rows: imported.rows, file: values.file_name })}</p>
      <p className="note">{t('done_undo')}</p>
      <div className="bar imports-next">
        <LinkButton weight="primary" href={`/cycles/${cycle}/results`}>
          {t('see_results')}
        </LinkButton>
        <Button onPress={onMore}>{t('another')}</Button>
        <LinkButton href={`/cycles/${cycle}/evidence`}>{t('to_list')}</LinkButton>
      </div>
    </div>
  );
}
