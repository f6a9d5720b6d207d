// What stands above a list: search, filters as chips, order for narrow screens, archived ones, and views kept by name.
import { useEffect, useState, type ReactNode } from 'react';
import { Button as AriaButton, Input, Label, SearchField } from 'react-aria-components';

import { Button } from '../parts/Button.tsx';
import { DeedMenu } from '../parts/Dialogs.tsx';
import { textIn, useSpeech, useWords } from '../words/words.tsx';
import { FilterSheet } from './FilterSheet.tsx';
import { conditionsOf, isSortable, textOf, type Condition, type ListState } from './filter.ts';
import { isKind, useRecord, useKindForm, type KindName } from './kinds.ts';
import { titleOf, useShow } from './showing.ts';
import type { FieldForm, KindForm } from './types.ts';
import { Views } from './Views.tsx';
import words from './words.json';

interface Props {
  form: KindForm;
  kind: KindName;
  state: ListState;
  onState: (state: ListState) => void;
  beside?: ReactNode;
}

export function ListBar({ form, kind, state, onState, beside }: Props) {
  const t = useWords(words);
  const [adding, setAdding] = useState(false);
  const conditions = conditionsOf(state.filter);
  const without = (gone: Condition) => onState({ ...state, filter: textOf(conditions.filter((one) => one !== gone)) });
  return (
    <div className="records-bar">
      <Search value={state.search} onChange={(search) => onState({ ...state, search })} />
      <div className="bar">
        <Button weight="small" onPress={() => setAdding(true)}>
          {t('filter')}
        </Button>
        <OrderMenu form={form} state={state} onState={onState} />
        <ArchivedMenu state={state} onState={onState} />
        <Views kind={kind} state={state} onState={onState} />
        {beside}
      </div>
      {conditions.length > 0 && (
        <ul className="records-chips" aria-label={t('filters')}>
          {conditions.map((condition) => (
            <li key={textOf([condition])}>
              <Chip form={form} condition={condition} onRemove={() => without(condition)} />
            </li>
          ))}
        </ul>
      )}
      {adding && (
        <FilterSheet
          form={form}
          onClose={() => setAdding(false)}
          onAdd={(condition) => {
            setAdding(false);
            onState({ ...state, filter: textOf([...conditions, condition]) });
          }}
        />
      )}
    </div>
  );
}

const patience_ms = 250;

/** Asks the server when the person stops typing. */
function Search({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  const t = useWords(words);
  const [text, type] = useState(value);
  useEffect(() => type(value), [value]);
  useEffect(() => {
    if (text === value) return;
    const wait = setTimeout(() => onChange(text), patience_ms);
    return () => clearTimeout(wait);
    // `onChange` is new in every drawing; the text is what counts.
  }, [text]);
  return (
    <SearchField className="field records-search" value={text} onChange={type} onSubmit={onChange} onClear={() => onChange('')}>
      <Label>{t('search')}</Label>
      <div className="records-combo">
        <Input />
        {text !== '' && <AriaButton aria-label={t('search_clear')}>✕</AriaButton>}
      </div>
    </SearchField>
  );
}

function OrderMenu({ form, state, onState }: Pick<Props, 'form' | 'state' | 'onState'>) {
  const { language } = useSpeech();
  const t = useWords(words);
  const fields = form.fields.filter((field) => isSortable(field) && field.listed);
  const deeds = [
    { id: 'updated', text: t('order_newest'), run: () => onState({ ...state, order: '-updated' }) },
    ...fields.flatMap((field) => [
      { id: field.name, text: t('order_up', { field: textIn(field.label, language) }), run: () => onState({ ...state, order: field.name }) },
      { id: `-${field.name}`, text: t('order_down', { field: textIn(field.label, language) }), run: () => onState({ ...state, order: `-${field.name}` }) },
    ]),
  ];
  return <DeedMenu label={t('order')} deeds={deeds} />;
}

function ArchivedMenu({ state, onState }: Pick<Props, 'state' | 'onState'>) {
  const t = useWords(words);
  const sorts = ['', 'included', 'only'] as const;
  const deeds = sorts.map((archived) => ({ id: archived || 'out', text: t(`archived_${archived || 'out'}`), run: () => onState({ ...state, archived }) }));
  return <DeedMenu label={t(`archived_${state.archived || 'out'}`)} deeds={deeds} />;
}

const signs: Record<Condition['comparison'], 'is' | 'is_not' | 'less' | 'at_most' | 'more' | 'at_least' | 'holds' | 'there' | 'not_there'> = {
  '=': 'is',
  '!=': 'is_not',
  '<': 'less',
  '<=': 'at_most',
  '>': 'more',
  '>=': 'at_least',
  '~': 'holds',
  '?': 'there',
  '!?': 'not_there',
};

export function useComparisonWord(): (comparison: Condition['comparison']) => string {
  const t = useWords(words);
  return (comparison) => t(`compare_${signs[comparison]}`);
}

function Chip({ form, condition, onRemove }: { form: KindForm; condition: Condition; onRemove: () => void }) {
  const { language } = useSpeech();
  const t = useWords(words);
  const compare = useComparisonWord();
  const field = form.fields.find((one) => one.name === condition.field);
  const label = field ? textIn(field.label, language) : condition.field;
  return (
    <span className="records-chip">
      {label} {compare(condition.comparison)} <b>{field ? <ConditionValue field={field} value={condition.value} /> : condition.value}</b>
      <AriaButton aria-label={t('filter_remove', { field: label })} onPress={onRemove}>
        ✕
      </AriaButton>
    </span>
  );
}

function ConditionValue({ field, value }: { field: FieldForm; value: string }) {
  const show = useShow();
  const t = useWords(words);
  if (field.type === 'reference' && isKind(field.refers_to ?? '')) return <ReferenceTitle kind={field.refers_to as KindName} id={value} />;
  if (field.type === 'yes_no') return <>{value === 'yes' ? t('yes') : value === 'no' ? t('no') : ''}</>;
  if (['whole', 'number', 'share'].includes(field.type) && value !== '') return <>{show(field, Number(value))}</>;
  return <>{value === '' ? '' : show(field, value)}</>;
}

function ReferenceTitle({ kind, id }: { kind: KindName; id: string }) {
  const { language } = useSpeech();
  const t = useWords(words);
  const form = useKindForm(kind).data;
  const record = useRecord(kind, id, id !== '');
  if (id === '') return null;
  return <>{form && record.data ? titleOf(form, record.data, language) : record.isError ? t('somebody_elses') : '…'}</>;
}
