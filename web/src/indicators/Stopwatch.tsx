// A stopwatch for one thumb or the space bar: press to start, press to stop, and the time becomes a measurement. "Next one"
// measures and begins again at once, for a queue. Time is the browser's steady clock, not the time of day.
import { useCallback, useEffect, useRef, useState } from 'react';

import { Button } from '../parts/Button.tsx';
import { useNumbers, useSpeech, useWords } from '../words/words.tsx';
import { clockText, inUnit } from './values.ts';
import words from './words.json';

const tick = 100;

export function Stopwatch({ unit, onMeasured }: { unit: string; onMeasured: (value: number) => void }) {
  const t = useWords(words);
  const { language } = useSpeech();
  const numbers = useNumbers();
  const [began, setBegan] = useState<number | null>(null);
  const [shown, setShown] = useState(0);
  const [told, setTold] = useState('');
  const measure = useCallback(
    (from: number) => {
      const value = inUnit(performance.now() - from, unit);
      onMeasured(value);
      setTold(t('measured', { value: numbers.plain(value), unit }));
    },
    [numbers, onMeasured, t, unit],
  );
  const toggle = () => {
    if (began !== null) measure(began);
    setShown(0);
    setBegan(began === null ? performance.now() : null);
  };
  const next = () => {
    if (began === null) return;
    measure(began);
    setBegan(performance.now());
  };
  useTicks(began, setShown);
  useSpace(toggle);
  return (
    <div className="indicators-stopwatch" role="group" aria-label={t('stopwatch')}>
      <p className="indicators-clock" aria-hidden="true">
        {clockText(began === null ? 0 : shown, language === 'en' ? '.' : ',')}
      </p>
      <Button weight="primary" onPress={toggle}>
        {t(began === null ? 'start' : 'stop')}
      </Button>
      <Button isDisabled={began === null} onPress={next}>
        {t('lap')}
      </Button>
      <p className="micro">{t('stopwatch_keys')}</p>
      <p className="vh" role="status">
        {told}
      </p>
    </div>
  );
}

function useTicks(began: number | null, show: (milliseconds: number) => void): void {
  useEffect(() => {
    if (began === null) return;
    const timer = setInterval(() => show(performance.now() - began), tick);
    return () => clearInterval(timer);
  }, [began, show]);
}

/** The space bar works everywhere in the sheet but where a space is typed or presses what is focused. */
function useSpace(toggle: () => void): void {
  const now = useRef(toggle);
  useEffect(() => {
    now.current = toggle;
  });
  useEffect(() => {
    const key = (event: KeyboardEvent) => {
      if (event.key !== ' ' || event.repeat || (event.target instanceof Element && event.target.closest('input, textarea, button, a, select'))) return;
      event.preventDefault();
      now.current();
    };
    addEventListener('keydown', key);
    return () => removeEventListener('keydown', key);
  }, []);
}
