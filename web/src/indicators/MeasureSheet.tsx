// Measuring a standard by hand: value by value, pasted, or with the stopwatch. The same list of values whichever way; the
// server keeps them as an import that can be undone.
import { useState } from 'react';

import { useDeed } from '../api/queries.ts';
import { Button } from '../parts/Button.tsx';
import { Sheet } from '../parts/Dialogs.tsx';
import { faultOf, Form, TextField } from '../parts/Field.tsx';
import { textIn, useNumbers, useSpeech, useWords } from '../words/words.tsx';
import type { Measuring } from './IndicatorsScreen.tsx';
import { Stopwatch } from './Stopwatch.tsx';
import { readValues, secondsPer } from './values.ts';
import words from './words.json';

interface Props {
  cycle: string;
  measuring: Measuring;
  onClose: () => void;
}

export function MeasureSheet({ cycle, measuring, onClose }: Props) {
  const t = useWords(words);
  const { language } = useSpeech();
  const { standard, moment } = measuring;
  const [values, setValues] = useState<number[]>([]);
  const [period, setPeriod] = useState(() => new Date().toISOString().slice(0, 7));
  const [day, setDay] = useState('');
  const [note, setNote] = useState('');
  const keep = useDeed<{ used: number }>('post', '/api/cycles/{id}/measurements');
  const save = () => {
    if (values.length === 0) return;
    const body = { moment, standard: standard.id, values, unit: standard.u, period: period.trim(), ...(day ? { measured_on: day } : {}), ...(note ? { note } : {}) };
    keep.mutate({ path: { id: cycle }, body }, { onSuccess: onClose });
  };
  const add = (more: number[]) => setValues((now) => [...now, ...more]);
  return (
    <Sheet wide isOpen title={t('measure_this', { standard: textIn(standard, language) || standard.id })} onClose={onClose}>
      <div className="indicators-ways">
        <Typing unit={standard.u} onAdd={add} />
        {secondsPer(standard.u) !== undefined && <Stopwatch unit={standard.u} onMeasured={(value) => add([value])} />}
      </div>
      <ValueList values={values} unit={standard.u} onRemove={(at) => setValues(values.filter((_, each) => each !== at))} />
      <Form onSubmit={save} error={keep.error} fields={['period', 'measured_on', 'note']}>
        <div className="indicators-two">
          <TextField name="period" label={t('period_label')} hint={t('period_hint')} isRequired value={period} onChange={setPeriod} maxLength={40} error={faultOf(keep.error, 'period')} />
          <TextField name="measured_on" label={t('measured_on')} type="date" value={day} onChange={setDay} error={faultOf(keep.error, 'measured_on')} />
        </div>
        <TextField name="note" label={t('note')} hint={t('note_hint')} value={note} onChange={setNote} maxLength={400} error={faultOf(keep.error, 'note')} />
        <div className="bar">
          <Button type="submit" weight="primary" isDisabled={values.length === 0 || keep.isPending}>
            {t('save_values', { n: values.length })}
          </Button>
          {values.length === 0 && <span className="note">{t('no_values')}</span>}
        </div>
      </Form>
    </Sheet>
  );
}

/** Enter adds what was typed and leaves the field ready for the next; a pasted series is added as a whole. */
function Typing({ unit, onAdd }: { unit: string; onAdd: (values: number[]) => void }) {
  const t = useWords(words);
  const { language } = useSpeech();
  const [text, setText] = useState('');
  const [wrong, setWrong] = useState<string[]>([]);
  const take = () => {
    const read = readValues(text, language !== 'en');
    onAdd(read.values);
    setWrong(read.wrong);
    setText(read.wrong.join('\n'));
  };
  return (
    <form
      className="indicators-typing"
      onSubmit={(event) => {
        event.preventDefault();
        take();
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || event.shiftKey) return;
        event.preventDefault();
        take();
      }}
    >
      <TextField long label={t('values')} unit={unit} hint={t('values_hint')} value={text} onChange={setText} inputMode="decimal" error={wrong.length > 0 ? t('wrong_values', { values: wrong.join(', ') }) : undefined} />
      <div className="bar">
        <Button type="submit" isDisabled={text.trim() === ''}>
          {t('add_values')}
        </Button>
      </div>
    </form>
  );
}

function ValueList({ values, unit, onRemove }: { values: number[]; unit: string; onRemove: (at: number) => void }) {
  const t = useWords(words);
  const numbers = useNumbers();
  return (
    <div className="indicators-values">
      <p className="lab" role="status">
        {t('values_so_far', { n: values.length })}
      </p>
      <ol aria-label={t('values')}>
        {values.map((value, at) => (
          <li key={at}>
            <Button weight="small" aria-label={t('remove_value', { value: `${numbers.plain(value)} ${unit}`, at: at + 1 })} onPress={() => onRemove(at)}>
              {numbers.plain(value)} {unit} <span aria-hidden="true">✕</span>
            </Button>
          </li>
        ))}
      </ol>
    </div>
  );
}
