// "How was this computed?" at each number. The page holds one popover; a number is a button that opens it beside itself.
import { createContext, useContext, useMemo, useRef, useState, type ReactNode } from 'react';
import { Dialog, Heading, Popover } from 'react-aria-components';

import { useFigure, type EstimateJson, type Shown } from '../parts/Estimate.tsx';
import { useNumbers, useWords } from '../words/words.tsx';
import type { HowText } from './types.ts';
import words from './words.json';
import './results.css';

/** What is asked about: a number, what it is called, and what the methods page calls its kind. */
export interface Asked {
  name: string;
  /** Key of the explanation of this kind of number: "mean", "index", "score"… */
  kind: string;
  estimate?: EstimateJson | null | undefined;
  shown?: Shown;
  /** The sum itself, where there is one. */
  arithmetic?: string | undefined;
}

type Ask = (asked: Asked, button: HTMLElement) => void;
const AskContext = createContext<Ask>(() => undefined);

/** `how`: the server's texts, by kind of number and by the way an interval was made. */
export function MethodProvider({ how, children }: { how: Record<string, HowText>; children: ReactNode }) {
  const [asked, setAsked] = useState<Asked | null>(null);
  const anchor = useRef<HTMLElement | null>(null);
  const ask = useMemo<Ask>(
    () => (next, button) => {
      anchor.current = button;
      setAsked(next);
    },
    [],
  );
  return (
    <AskContext.Provider value={ask}>
      {children}
      <Popover className="popover results-how" triggerRef={anchor} isOpen={asked !== null} onOpenChange={(open) => !open && setAsked(null)}>
        {asked && <Explanation asked={asked} how={how} />}
      </Popover>
    </AskContext.Provider>
  );
}

function Explanation({ asked, how }: { asked: Asked; how: Record<string, HowText> }) {
  const t = useWords(words);
  const { estimate } = asked;
  const kind = how[asked.kind];
  const method = estimate ? how[estimate.method] : undefined;
  return (
    <Dialog>
      <Heading slot="title">{t('how_title', { what: asked.name })}</Heading>
      {asked.arithmetic && <p className="results-sum">{asked.arithmetic}</p>}
      {kind && <p>{kind.how}</p>}
      {estimate && <Interval estimate={estimate} shown={asked.shown ?? 'plain'} how={method?.how === kind?.how ? undefined : method} />}
      <p className="micro">{t('methods_limits')}</p>
    </Dialog>
  );
}

function Interval({ estimate, shown, how }: { estimate: EstimateJson; shown: Shown; how: HowText | undefined }) {
  const t = useWords(words);
  const numbers = useNumbers();
  const figure = useFigure();
  const exact = (value: number) => (shown === 'share' ? `${numbers.exact(value * 100)} %` : numbers.exact(value));
  return (
    <>
      <dl className="facts">
        <dt>{t('exact_value')}</dt>
        <dd>{estimate.value === null ? t('no_data') : exact(estimate.value)}</dd>
        <dt>{t('observations')}</dt>
        <dd>{numbers.whole(estimate.n)}</dd>
        {estimate.low !== null && estimate.high !== null && (
          <>
            <dt>{t('interval_of', { level: numbers.share(estimate.level) })}</dt>
            <dd>{t('between', { low: figure(estimate.low, shown), high: figure(estimate.high, shown) })}</dd>
          </>
        )}
      </dl>
      {how && (
        <p>
          <b>{how.name}.</b> {how.how}
        </p>
      )}
    </>
  );
}

/** A number one may ask about. `value` is its full precision, for programs and for whoever looks closer. */
export function Askable({ asked, value, children, className = '' }: { asked: Asked; value: number | null; children: ReactNode; className?: string }) {
  const ask = useContext(AskContext);
  const t = useWords(words);
  return (
    <button
      type="button"
      className={`results-number ${className}`}
      onClick={(event) => ask(asked, event.currentTarget)}
    >
      <data value={value === null ? '' : String(value)}>{children}</data>
      <span className="vh"> {t('how_hint')}</span>
    </button>
  );
}
