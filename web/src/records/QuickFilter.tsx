// The choices of one field as buttons above a list: what people filter by most, one press away. The same filter stands
// in the address.
import { useSearchParams } from 'wouter';

import { textIn, useSpeech, useWords } from '../words/words.tsx';
import { conditionsOf, paramsOf, stateOf, textOf } from './filter.ts';
import { useKindForm, type KindName } from './kinds.ts';
import words from './words.json';

export function QuickFilter({ kind, field: name }: { kind: KindName; field: string }) {
  const t = useWords(words);
  const { language } = useSpeech();
  const [params, setParams] = useSearchParams();
  const field = useKindForm(kind).data?.fields.find((one) => one.name === name);
  if (!field) return null;
  const state = stateOf(params);
  const conditions = conditionsOf(state.filter);
  const chosen = conditions.find((one) => one.field === name && one.comparison === '=')?.value ?? '';
  const choose = (code: string) => {
    const rest = conditions.filter((one) => one.field !== name);
    const next = code === '' ? rest : [...rest, { field: name, comparison: '=' as const, value: code }];
    setParams(paramsOf({ ...state, filter: textOf(next) }), { replace: true });
  };
  const choices = [{ code: '', text: t('view_all') }, ...field.choices.map((choice) => ({ code: choice.code, text: textIn(choice.label, language) }))];
  return (
    <div className="records-quick" role="group" aria-label={textIn(field.label, language)}>
      <span className="note">{textIn(field.label, language)}</span>
      {choices.map((choice) => (
        <button key={choice.code} type="button" aria-pressed={chosen === choice.code} onClick={() => choose(choice.code)}>
          {choice.text}
        </button>
      ))}
    </div>
  );
}
