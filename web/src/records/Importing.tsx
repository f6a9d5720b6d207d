// Bringing records in from a sheet: a rehearsal first, which says what would happen to every row; then one transaction.
import { useState } from 'react';
import { FileTrigger } from 'react-aria-components';

import { useDeed } from '../api/queries.ts';
import { Button } from '../parts/Button.tsx';
import { Sheet } from '../parts/Dialogs.tsx';
import { givenFile, type GivenFile } from '../parts/file.ts';
import { Trouble } from '../parts/States.tsx';
import { textIn, useSpeech, useWords } from '../words/words.tsx';
import { useFaults } from './faults.ts';
import { placeOf, type KindName } from './kinds.ts';
import type { ImportAnswer, KindForm, LedgerLine } from './types.ts';
import words from './words.json';

export function ImportSheet({ kind, form, onClose }: { kind: KindName; form: KindForm; onClose: () => void }) {
  const t = useWords(words);
  const faults = useFaults(form);
  const [file, setFile] = useState<GivenFile | null>(null);
  const rehearse = useDeed<ImportAnswer>('post', placeOf.import(kind));
  const bring = useDeed<ImportAnswer>('post', placeOf.import(kind));
  const choose = async (files: FileList | null) => {
    const chosen = files?.[0];
    if (!chosen) return;
    const given = await givenFile(chosen);
    setFile(given);
    bring.reset();
    rehearse.mutate({ body: { file: given, 'dry-run': true } });
  };
  const answer = bring.data ?? rehearse.data;
  const failed = faults.told(bring.error ?? rehearse.error);
  const useful = rehearse.data && rehearse.data.made + rehearse.data.changed > 0;
  return (
    <Sheet title={t('import')} isOpen onClose={onClose} wide>
      <p>{t('import_how')}</p>
      <p className="micro records-columns">{['id', ...form.fields.filter((field) => !field.read_only).map((field) => field.name)].join(', ')}</p>
      <div className="bar">
        <FileTrigger acceptedFileTypes={['.csv', '.xlsx', '.txt']} onSelect={(files) => void choose(files)}>
          <Button isPending={rehearse.isPending}>{file ? t('import_another') : t('import_choose')}</Button>
        </FileTrigger>
        {file && <span className="note">{file.name}</span>}
      </div>
      {failed && <Trouble error={failed} />}
      {answer && <Outcome form={form} answer={answer} />}
      <div className="bar">
        {file && useful && !bring.data && (
          <Button weight="primary" onPress={() => bring.mutate({ body: { file } })} isPending={bring.isPending}>
            {t('import_do')}
          </Button>
        )}
        {bring.data && (
          <Button weight="primary" onPress={onClose}>
            {t('done')}
          </Button>
        )}
      </div>
    </Sheet>
  );
}

function Outcome({ form, answer }: { form: KindForm; answer: ImportAnswer }) {
  const t = useWords(words);
  const counts = { made: answer.made, changed: answer.changed, unchanged: answer.unchanged, left_out: answer.left_out };
  return (
    <div role="status">
      <p className="records-outcome">{answer.dry_run ? t('import_would', counts) : t('import_did', counts)}</p>
      {answer.ledger.length > 0 && (
        <div className="tablewrap" role="region" aria-label={t('ledger')} tabIndex={0}>
          <table className="grid stack">
            <thead>
              <tr>
                <th scope="col">{t('ledger_row')}</th>
                <th scope="col">{t('ledger_field')}</th>
                <th scope="col">{t('ledger_what')}</th>
                <th scope="col">{t('ledger_then')}</th>
              </tr>
            </thead>
            <tbody>
              {answer.ledger.map((line, at) => (
                <LedgerRow key={at} form={form} line={line} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </div>
  );
}

function LedgerRow({ form, line }: { form: KindForm; line: LedgerLine }) {
  const t = useWords(words);
  const { language } = useSpeech();
  const faults = useFaults(form);
  const field = form.fields.find((one) => one.name === line.field);
  const said = faults.say({ code: line.code, what: line.code.replaceAll('_', ' '), cure: '', field: line.field, place: '' });
  const then = { row_left_out: t('row_left_out'), value_left_out: t('value_left_out'), read_as: t('read_as', { reading: line.reading }), noted: t('noted') }[line.treatment];
  return (
    <tr>
      <td className="solo">{line.line}</td>
      <td className="main">{textIn(field?.label, language) || line.field}</td>
      <td data-l={t('ledger_what')}>
        {said}
        {line.text && ` («${line.text}»)`}
      </td>
      <td data-l={t('ledger_then')}>{then ?? line.treatment}</td>
    </tr>
  );
}
