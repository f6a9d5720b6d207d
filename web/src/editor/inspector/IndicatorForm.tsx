// One indicator: its type and, by type, the parts of its formula.
import { useState } from 'react';

import { Button } from '../../parts/Button.tsx';
import { Sheet } from '../../parts/Dialogs.tsx';
import { ChoiceField, Form, TextField } from '../../parts/Field.tsx';
import { useSpeech, useWords, type Language } from '../../words/words.tsx';
import { useEditor } from '../context.tsx';
import { indicatorTypes, type Indicator, type IndicatorType, type Moment } from '../model/map.ts';
import { parseNumber } from '../model/minutes.ts';
import { freshPromiseId } from '../model/names.ts';
import { Writing } from '../model/writing.ts';
import { codeText } from '../names.ts';
import words from '../words.json';

export interface IndicatorDraft {
  text: string;
  type: IndicatorType;
  f: string;
  numerator: string;
  denominator: string;
  multiplier: string;
  base: string;
  source: string;
  frequency: string;
  owner: string;
  limits: string;
  concept: string;
}

export function indicatorDraft(indicator: Indicator | undefined, language: Language): IndicatorDraft {
  const number = (value: number | undefined) => (value === undefined ? '' : String(value));
  return {
    text: indicator?.[language] ?? '',
    type: indicator?.type ?? 'percentage',
    f: indicator?.f ?? '',
    numerator: indicator?.numerator ?? '',
    denominator: indicator?.denominator ?? '',
    multiplier: number(indicator?.multiplier),
    base: number(indicator?.base),
    source: indicator?.source ?? '',
    frequency: indicator?.frequency ?? '',
    owner: indicator?.owner ?? '',
    limits: indicator?.limits ?? '',
    concept: indicator?.concept?.[language] ?? '',
  };
}

/** Writes an indicator of a moment; a new one goes to the end of the list. Returns its id. */
export function writeIndicator(writing: Writing, thing: string, moment: Moment, id: string | null, draft: IndicatorDraft, language: Language): string {
  const ids = moment.ind.map((one) => one.id);
  const own = id ?? freshPromiseId(moment.id, 'i', ids);
  const at = `${thing}/ind/${own}`;
  if (id === null) writing.order(`${thing}/ind`, [...ids, own]);
  writing.put(`${at}/${language}`, draft.text.trim());
  writing.say(`${at}/type`, draft.type);
  for (const key of ['f', 'numerator', 'denominator', 'source', 'frequency', 'owner', 'limits'] as const) writing.put(`${at}/${key}`, draft[key].trim());
  writing.put(`${at}/multiplier`, draft.type === 'rate' ? parseNumber(draft.multiplier) : null);
  writing.put(`${at}/base`, draft.type === 'index' ? parseNumber(draft.base) : null);
  writing.put(`${at}/concept/${language}`, draft.concept.trim());
  return own;
}

interface FieldsProps {
  draft: IndicatorDraft;
  change: (part: Partial<IndicatorDraft>) => void;
  brief?: boolean;
  fault?: string | undefined;
}

export function IndicatorFields({ draft, change, brief, fault }: FieldsProps) {
  const t = useWords(words);
  const field = (key: keyof IndicatorDraft) => ({ value: draft[key], onChange: (value: string) => change({ [key]: value }) });
  return (
    <>
      <TextField label={t('f_name')} {...field('text')} error={fault} />
      <ChoiceField
        label={t('f_type')}
        hint={t(`form_${draft.type}`)}
        choices={indicatorTypes.map((id) => ({ id, text: codeText(t, 'type', id) }))}
        value={draft.type}
        onChange={(type) => type !== null && change({ type: type as IndicatorType })}
      />
      <TextField label={t('f_numerator')} {...field('numerator')} />
      <TextField label={t('f_denominator')} {...field('denominator')} />
      {draft.type === 'rate' && <TextField label={t('f_multiplier')} inputMode="decimal" {...field('multiplier')} />}
      {draft.type === 'index' && <TextField label={t('f_base')} inputMode="decimal" {...field('base')} />}
      <TextField label={t('f_f')} {...field('f')} />
      {!brief && (
        <details>
          <summary>{t('g_more')}</summary>
          <TextField label={t('f_concept')} {...field('concept')} />
          <TextField label={t('f_source')} {...field('source')} />
          <TextField label={t('f_frequency')} {...field('frequency')} />
          <TextField label={t('f_owner')} {...field('owner')} />
          <TextField label={t('f_limits')} long {...field('limits')} />
        </details>
      )}
    </>
  );
}

interface Props {
  thing: string;
  moment: Moment;
  indicator: Indicator | undefined;
  close: () => void;
}

export function IndicatorForm({ thing, moment, indicator, close }: Props) {
  const t = useWords(words);
  const { language } = useSpeech();
  const { draft: map } = useEditor();
  const [draft, setDraft] = useState(() => indicatorDraft(indicator, language));
  const [tried, setTried] = useState(false);
  const [error, setError] = useState<Error | null>(null);
  const save = async () => {
    setTried(true);
    if (draft.text.trim() === '') return;
    const writing = new Writing(map.snapshot().cells);
    writeIndicator(writing, thing, moment, indicator?.id ?? null, draft, language);
    try {
      await map.submit(writing.values);
      close();
    } catch (trouble) {
      setError(trouble as Error);
    }
  };
  return (
    <Sheet title={t('indicator')} isOpen onClose={close}>
      <Form onSubmit={() => void save()} error={error} fields={[]}>
        <IndicatorFields draft={draft} change={(part) => setDraft({ ...draft, ...part })} fault={tried && draft.text.trim() === '' ? t('needs_text') : undefined} />
        <div className="bar">
          <Button weight="primary" type="submit">
            {t('save')}
          </Button>
          <Button onPress={close}>{t('cancel')}</Button>
        </div>
      </Form>
    </Sheet>
  );
}
