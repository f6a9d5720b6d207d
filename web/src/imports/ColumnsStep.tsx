// Step 2: every column with samples and its meaning. Moments whose names resemble the header come first.
import { Button } from '../parts/Button.tsx';
import { ChoiceField, type Choice } from '../parts/Field.tsx';
import { Reasons, sentence, Trouble } from '../parts/States.tsx';
import { Refused } from '../api/client.ts';
import { inLanguage } from '../api/refusals/refusals.ts';
import { useSpeech, useWords } from '../words/words.tsx';
import { fieldsOf, ignored, meaningOf, withMeaning } from './mapping.ts';
import { ObjectTypeField, onlyType } from './ObjectTypeField.tsx';
import { sorts, type FileColumn, type Mapping, type Preview, type Sort } from './types.ts';
import type { MomentChoice } from './Wizard.tsx';
import words from './words.json';

interface Props {
  preview: Preview;
  moments: readonly MomentChoice[];
  busy: boolean;
  error: Error | null;
  onChange: (what: Sort, mapping: Mapping | null) => void;
  onBack: () => void;
  onNext: () => void;
}

export function ColumnsStep({ preview, moments, busy, error, onChange, onBack, onNext }: Props) {
  const t = useWords(words);
  const usable = preview.errors.length === 0;
  return (
    <>
      <div className="form">
        <ChoiceField label={t('what')} choices={sorts.map((sort) => ({ id: sort, text: t(`sort_${sort}`) }))} value={preview.what} onChange={(id) => id && id !== preview.what && onChange(id as Sort, null)} />
      </div>
      {preview.remembered && <p className="hint">{t('remembered')}</p>}
      {error && (error instanceof Refused ? <div className="hint warn" role="alert"><Reasons error={error} /></div> : <Trouble error={error} />)}
      <FileErrors preview={preview} />
      {preview.object_types.length > 0 && <ObjectType preview={preview} onChange={onChange} />}
      {preview.columns.length === 0 ? (
        preview.object_types.length === 0 && <p>{t('no_columns')}</p>
      ) : (
        <Columns preview={preview} moments={moments} onMeaning={(header, meaning) => onChange(preview.what, withMeaning(preview.mapping, preview.what, header, meaning))} />
      )}
      <p className="note" role="status">
        {busy ? t('reading') : t('usable', { used: preview.used, rows: preview.rows })}
      </p>
      <div className="bar imports-next">
        <Button weight="primary" isDisabled={!usable || preview.used === 0 || busy} onPress={onNext}>
          {t('next')}
        </Button>
        <Button onPress={onBack}>{t('back')}</Button>
        {(!usable || preview.used === 0) && <span className="note">{t('not_yet_usable')}</span>}
      </div>
    </>
  );
}

/** Which objects are the cases of an object-centric log. */
function ObjectType({ preview, onChange }: Pick<Props, 'preview' | 'onChange'>) {
  const said = preview.mapping.events?.['objects'];
  const chosen = typeof said === 'string' ? said.replace(/^=/, '') : onlyType(preview.object_types);
  return (
    <div className="form">
      <ObjectTypeField types={preview.object_types} value={chosen} onChange={(type) => onChange('events', { ...preview.mapping, events: { ...preview.mapping.events, objects: `=${type}` } })} />
    </div>
  );
}

/** Each with its place in the file: of a workbook the column is counted from A. */
export function FileErrors({ preview }: { preview: Preview }) {
  const t = useWords(words);
  const { language } = useSpeech();
  if (preview.errors.length === 0) return null;
  return (
    <div className="hint warn" role="alert">
      <ul className="reasons">
        {preview.errors.map((told) => inLanguage(told, language)).map((error) => (
          <li key={`${error.code}${error.line}${error.column}${error.what}`}>
            {error.line > 0 && `${t(error.column > 0 ? 'place' : 'line', { line: error.line, column: error.column })}: `}
            {sentence(error.what)} {sentence(error.cure)}
          </li>
        ))}
      </ul>
    </div>
  );
}

function Columns({ preview, moments, onMeaning }: { preview: Preview; moments: readonly MomentChoice[]; onMeaning: (header: string, meaning: string) => void }) {
  const t = useWords(words);
  return (
    <div className="tablewrap imports-columns" tabIndex={0} role="region" aria-label={t('columns')}>
      <table className="grid stack">
        <caption className="vh">{t('columns')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('column_header')}</th>
            <th scope="col">{t('column_samples')}</th>
            <th scope="col">{t('column_meaning')}</th>
          </tr>
        </thead>
        <tbody>
          {preview.columns.map((column) => (
            <tr key={column.header}>
              <td className="main">{column.header}</td>
              <td data-l={t('column_samples')}>{column.samples.join(' · ')}</td>
              <td data-l={t('column_meaning')}>
                <Meaning column={column} sort={preview.what} moments={moments} onMeaning={onMeaning} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Meaning({ column, sort, moments, onMeaning }: { column: FileColumn; sort: Sort; moments: readonly MomentChoice[]; onMeaning: (header: string, meaning: string) => void }) {
  const t = useWords(words);
  const now = meaningOf(column);
  const choices = useMeanings(column, sort, moments);
  const known = choices.some((choice) => choice.id === now);
  return (
    <ChoiceField
      label={t('meaning_of', { header: column.header })}
      none={t('meaning_none')}
      choices={known || now === '' ? choices : [{ id: now, text: column.detail ?? now }, ...choices]}
      value={now === '' ? null : now}
      onChange={(id) => (id ?? '') !== now && onMeaning(column.header, id ?? '')}
    />
  );
}

/** A field whose name the catalogue has; the others are shown by their name in the file format. */
type FieldWord = Extract<keyof typeof words, `field_${string}`>;

function useMeanings(column: FileColumn, sort: Sort, moments: readonly MomentChoice[]): Choice[] {
  const t = useWords(words);
  const fields = fieldsOf[sort].map((field) => ({ id: field, text: t(`field_${sort}_${field}` as FieldWord) }));
  const ignore = { id: ignored, text: t('meaning_ignore') };
  if (sort !== 'answers') return [...fields, ignore];
  const likely = (moment: MomentChoice) => column.proposals.includes(moment.id);
  const ordered = [...moments.filter(likely), ...moments.filter((moment) => !likely(moment))];
  const rating = ordered.map((moment) => ({ id: `moments ${moment.id}`, text: t('meaning_rating', { moment: `${moment.id} ${moment.name}` }), ...(likely(moment) ? { note: t('likely') } : {}) }));
  const importance = moments.map((moment) => ({ id: `importance ${moment.id}`, text: t('meaning_importance', { moment: `${moment.id} ${moment.name}` }) }));
  const groups = [
    { id: 'segments unit', text: t('meaning_unit') },
    { id: 'segments channel', text: t('meaning_channel') },
  ];
  return [...rating, ...fields, ...groups, ...importance, ignore];
}
