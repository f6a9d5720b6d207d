// One indicator: the concept it stands for, the form of its formula, and the number worked out. The server computes it.
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';

import { write } from '../api/client.ts';
import type { Indicator } from '../moment/index.ts';
import { Button } from '../parts/Button.tsx';
import { Form, TextField } from '../parts/Field.tsx';
import type { EstimateJson, StandardMeasure } from '../results/index.ts';
import { textIn, useNumbers, useSpeech, useWords } from '../words/words.tsx';
import words from './words.json';

export function IndicatorBlock({ indicator, measures }: { indicator: Indicator; measures: StandardMeasure[] }) {
  const t = useWords(words);
  const { language } = useSpeech();
  const facts: [string, string | undefined][] = [
    [t('concept'), indicator.concept],
    [t('formula'), indicator.f],
    [t('numerator'), indicator.numerator],
    [t('denominator'), indicator.denominator],
    [t('data_source'), indicator.source],
    [t('frequency'), indicator.frequency],
    [t('owner'), indicator.owner],
    [t('limits'), indicator.limits],
  ];
  return (
    <div className="indicators-indicator">
      <h3>
        {textIn(indicator, language)} <span className="note">· {t(`type_${indicator.type}`)}</span>
      </h3>
      <p className="indicators-form">{t(`form_${indicator.type}`)}</p>
      {indicator.type === 'percentage' && measures.map((measure) => <Worked key={`${measure.standard} ${measure.period}`} measure={measure} />)}
      <dl className="facts">
        {facts
          .filter(([, text]) => text)
          .map(([label, text]) => (
            <Line key={label} label={label} text={text!} />
          ))}
      </dl>
      <Calculator indicator={indicator} />
    </div>
  );
}

function Line({ label, text }: { label: string; text: string }) {
  return (
    <>
      <dt>{label}</dt>
      <dd>{text}</dd>
    </>
  );
}

/** "12 / 20 × 100 = 60 %" */
function Worked({ measure }: { measure: StandardMeasure }) {
  const t = useWords(words);
  const numbers = useNumbers();
  return (
    <p className="indicators-worked">
      {measure.period && <span className="note">{t('period', { period: measure.period })}: </span>}
      <data value={String(measure.compliance.value)}>
        {measure.met} / {measure.n} × 100 = {numbers.share(measure.compliance.value ?? 0)}
      </data>
    </p>
  );
}

interface CalcAnswer extends Partial<EstimateJson> {
  value: number;
  percent?: number;
}

/** The form of the formula, with somebody's own numbers. */
function Calculator({ indicator }: { indicator: Indicator }) {
  const t = useWords(words);
  const numbers = useNumbers();
  const [a, setA] = useState('');
  const [b, setB] = useState(indicator.base === undefined ? '' : String(indicator.base));
  const per = indicator.multiplier ?? 1000;
  const calc = useMutation<CalcAnswer, Error>({
    mutationFn: async () => {
      const given = { type: indicator.type, a: Number(a.replace(',', '.')), b: Number(b.replace(',', '.')), ...(indicator.type === 'rate' ? { per } : {}) };
      const { text } = await write<{ text: string }>('post', '/api/deeds/calc', { body: { name: 'k-15', input: JSON.stringify(given) } });
      return JSON.parse(text) as CalcAnswer;
    },
  });
  const { type } = indicator;
  const shown = calc.data && (type === 'percentage' ? numbers.share(calc.data.value) : numbers.plain(calc.data.value));
  return (
    <details className="indicators-calc">
      <summary>{t('work_out')}</summary>
      <Form onSubmit={() => calc.mutate()} error={calc.error} fields={[]}>
        <div className="indicators-two">
          <TextField label={t(`a_${type}`)} inputMode="decimal" isRequired value={a} onChange={setA} />
          <TextField label={t(`b_${type}`)} inputMode="decimal" isRequired value={b} onChange={setB} />
        </div>
        <div className="bar">
          <Button type="submit">{t('compute')}</Button>
          <output className="indicators-worked">{shown && t(`worked_${type}`, { a, b, per, value: shown })}</output>
        </div>
      </Form>
    </details>
  );
}
