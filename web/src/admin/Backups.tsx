// /settings/backup: the copies there are, making one, and what restoring takes.
import { useRead, useDeed } from '../api/queries.ts';
import { Answer, Section } from '../parts/Answer.tsx';
import { Button } from '../parts/Button.tsx';
import { Empty, Trouble, Waiting } from '../parts/States.tsx';
import { momentText } from '../records/index.ts';
import { useNumbers, useSpeech, useWords } from '../words/words.tsx';
import { Crumb } from './Crumb.tsx';
import { useBytes } from './bytes.ts';
import words from './words.json';
import './admin.css';

interface Backup {
  /** Its name in the folder of backups. */
  path: string;
  bytes: number;
  made: string;
  holds_key: boolean;
}

/** A copy is no change of the records: a list read a moment ago may not have it yet. */
function together(made: Backup | undefined, listed: readonly Backup[]): readonly Backup[] {
  return made && !listed.some((backup) => backup.path === made.path) ? [made, ...listed] : listed;
}

function Copies({ backups }: { backups: readonly Backup[] }) {
  const t = useWords(words);
  const { language } = useSpeech();
  const bytes = useBytes();
  return (
    <div className="tablewrap">
      <table className="grid stack">
        <thead>
          <tr>
            <th scope="col">{t('backup_made')}</th>
            <th scope="col">{t('backup_file')}</th>
            <th scope="col" className="r">
              {t('backup_size')}
            </th>
          </tr>
        </thead>
        <tbody>
          {backups.map((backup) => (
            <tr key={backup.path}>
              <td className="main">{momentText(backup.made, language)}</td>
              <td data-l={t('backup_file')}>
                {backup.path}
                <span className="micro block">{backup.holds_key ? t('backup_with_key') : t('backup_without_key')}</span>
              </td>
              <td data-l={t('backup_size')} className="r">
                {bytes(backup.bytes)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Restoring() {
  const t = useWords(words);
  return (
    <Section title={t('restore')}>
      <p>{t('restore_note')}</p>
      <p>
        <code>ciclo restore backups/… --data …</code>
      </p>
      <p className="note">{t('restore_key')}</p>
    </Section>
  );
}

export default function Backups() {
  const t = useWords(words);
  const numbers = useNumbers();
  const { language } = useSpeech();
  const backups = useRead<{ backups: Backup[] }>('/api/backups');
  const make = useDeed<{ backup: Backup }>('post', '/api/backups');
  const all = together(make.data?.backup, backups.data?.backups ?? []);
  const last = all[0];
  return (
    <>
      <Crumb />
      <Answer
        name={t('backup')}
        answer={backups.data && (last ? t('backup_answer', { when: momentText(last.made, language), copies: numbers.whole(all.length) }) : t('backup_never'))}
        basis={t('backup_basis')}
        beside={
          <Button weight="primary" onPress={() => make.mutate({})} isPending={make.isPending}>
            {t('backup_make')}
          </Button>
        }
      />
      <p className="note" role="status">
        {make.isPending ? t('backup_making') : make.isSuccess ? t('backup_done') : ''}
      </p>
      {make.isError && <Trouble error={make.error} />}
      {backups.isPending && <Waiting />}
      {backups.isError && <Trouble error={backups.error} again={() => void backups.refetch()} />}
      {backups.isSuccess && all.length === 0 && <Empty>{t('backup_none')}</Empty>}
      {all.length > 0 && <Copies backups={all} />}
      <Restoring />
    </>
  );
}
