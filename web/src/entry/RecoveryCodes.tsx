// Ten codes for the day the telephone is lost. They are shown once: to print, to keep as a file, to write down.
import { save } from '../api/client.ts';
import { Answer } from '../parts/Answer.tsx';
import { Button } from '../parts/Button.tsx';
import { useMe } from '../session/session.tsx';
import { useWords } from '../words/words.tsx';
import { useArriving } from './arriving.ts';
import words from './words.json';

export function RecoveryCodes({ codes }: { codes: readonly string[] }) {
  const t = useWords(words);
  const me = useMe();
  const arrive = useArriving();
  const keep = () => save(new Blob([`Ciclo · ${me.email ?? ''}\n\n${codes.join('\n')}\n`], { type: 'text/plain' }), 'ciclo-codes.txt');
  return (
    <>
      <Answer name={t('codes')} answer={t('codes_answer')} basis={t('codes_basis')} />
      <ul className="entry-codes">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <div className="bar no-print">
        <Button weight="primary" onPress={() => void arrive('/')}>
          {t('codes_kept')}
        </Button>
        <Button onPress={() => print()}>{t('print')}</Button>
        <Button onPress={keep}>{t('keep_file')}</Button>
      </div>
    </>
  );
}
