// One standard, with the indicator that measures it: one of the moment's, or a new one written here.
import { useState } from 'react';

import { Button } from '../../parts/Button.tsx';
import { Sheet } from '../../parts/Dialogs.tsx';
import { CheckField, ChoiceField, Form, TextField } from '../../parts/Field.tsx';
import { textIn, useSpeech, useWords, type Language, type Say } from '../../words/words.tsx';
import { useEditor } from '../context.tsx';
import { comparisons, type Comparison, type Moment, type Standard } from '../model/map.ts';
import { parseNumber } from '../model/minutes.ts';
import { freshPromiseId } from '../model/names.ts';
import { Writing } from '../model/writing.ts';
import { codeText } from '../names.ts';
import words from '../words.json';
import { IndicatorFields, indicatorDraft, writeIndicator } from './IndicatorForm.tsx';

interface StandardDraft {
  text: string;
  op: Comparison;
  v: string;
  u: string;
  comply: string;
  basis: string;
  confirmed: boolean;
  series: string;
  /** Id of an indicator, "new", or nothing yet. */
  ind: string | null;
}

const another = 'new';

function begun(standard: Standard | undefined, moment: Moment, language: Language): StandardDraft {
  return {
    text: standard?.[language] ?? '',
    op: standard?.op ?? '<=',
    v: standard === undefined ? '' : String(standard.v),
    u: standard?.u ?? '',
    comply: String(standard?.comply ?? 100),
    basis: standard?.basis ?? '',
    confirmed: standard?.confirmed ?? false,
    series: standard?.series?.join(', ') ?? '',
    ind: standard?.ind ?? moment.ind[0]?.id ?? null,
  };
}

type Faults = Partial<Record<'text' | 'v' | 'u' | 'comply' | 'ind' | 'indicator', string>>;

function faultsIn(t: Say<typeof words>, draft: StandardDraft, indicatorText: string): Faults {
  const faults: Faults = {};
  if (draft.text.trim() === '') faults.text = t('needs_text');
  if (parseNumber(draft.v) === null) faults.v = t('needs_value');
  if (draft.u.trim() === '') faults.u = t('needs_unit');
  if (parseNumber(draft.comply) === null) faults.comply = t('bad_number');
  if (draft.ind === null) faults.ind = t('needs_indicator');
  if (draft.ind === another && indicatorText.trim() === '') faults.indicator = t('needs_indicator');
  return faults;
}

function writeStandard(writing: Writing, thing: string, moment: Moment, id: string | null, draft: StandardDraft, indicator: string, language: Language): void {
  const ids = moment.std.map((one) => one.id);
  const own = id ?? freshPromiseId(moment.id, 's', ids);
  const at = `${thing}/std/${own}`;
  if (id === null) writing.order(`${thing}/std`, [...ids, own]);
  writing.put(`${at}/${language}`, draft.text.trim());
  writing.say(`${at}/op`, draft.op);
  writing.say(`${at}/v`, parseNumber(draft.v));
  writing.put(`${at}/u`, draft.u.trim());
  writing.say(`${at}/comply`, parseNumber(draft.comply));
  writing.put(`${at}/basis`, draft.basis.trim());
  writing.put(`${at}/confirmed`, draft.confirmed);
  writing.put(`${at}/series`, draft.series.split(',').map((one) => one.trim()).filter((one) => one !== ''));
  writing.say(`${at}/ind`, indicator);
}

interface Props {
  thing: string;
  moment: Moment;
  standard: Standard | undefined;
  close: () => void;
}

export function StandardForm({ thing, moment, standard, close }: Props) {
  const t = useWords(words);
  const { language } = useSpeech();
  const { draft: map } = useEditor();
  const [draft, setDraft] = useState(() => begun(standard, moment, language));
  const [indicator, setIndicator] = useState(() => indicatorDraft(undefined, language));
  const [tried, setTried] = useState(false);
  const [error, setError] = useState<Error | null>(null);
  const change = (part: Partial<StandardDraft>) => setDraft({ ...draft, ...part });
  const faults = tried ? faultsIn(t, draft, indicator.text) : {};
  const save = async () => {
    setTried(true);
    if (Object.keys(faultsIn(t, draft, indicator.text)).length > 0) return;
    const writing = new Writing(map.snapshot().cells);
    const tie = draft.ind === another ? writeIndicator(writing, thing, moment, null, indicator, language) : draft.ind!;
    writeStandard(writing, thing, moment, standard?.id ?? null, draft, tie, language);
    try {
      await map.submit(writing.values);
      close();
    } catch (trouble) {
      setError(trouble as Error);
    }
  };
  const field = (key: 'text' | 'v' | 'u' | 'comply' | 'basis' | 'series') => ({ value: draft[key], onChange: (value: string) => change({ [key]: value }) });
  return (
    <Sheet title={t('standard')} isOpen onClose={close}>
      <Form onSubmit={() => void save()} error={error} fields={[]}>
        <TextField label={t('standard_text')} {...field('text')} error={faults.text} />
        <ChoiceField label={t('f_op')} choices={comparisons.map((id) => ({ id, text: codeText(t, 'op', id) }))} value={draft.op} onChange={(op) => op !== null && change({ op: op as Comparison })} />
        <div className="ed-pair">
          <TextField label={t('f_v')} inputMode="decimal" {...field('v')} error={faults.v} />
          <TextField label={t('f_u')} {...field('u')} error={faults.u} />
        </div>
        <TextField label={t('f_comply')} inputMode="decimal" {...field('comply')} error={faults.comply} />
        <ChoiceField
          label={t('f_measured_by')}
          choices={[...moment.ind.map((one) => ({ id: one.id, text: textIn(one, language) })), { id: another, text: t('new_indicator') }]}
          none={t('no_indicator')}
          value={draft.ind}
          onChange={(ind) => change({ ind })}
          error={faults.ind}
        />
        {draft.ind === another && <IndicatorFields brief draft={indicator} change={(part) => setIndicator({ ...indicator, ...part })} fault={faults.indicator} />}
        <TextField label={t('f_basis')} {...field('basis')} />
        <CheckField label={t('f_confirmed')} value={draft.confirmed} onChange={(confirmed) => change({ confirmed })} />
        <TextField label={t('f_series')} {...field('series')} />
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
