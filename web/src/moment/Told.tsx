// The left of the sheet: expected, lived, promised, required, said.
import { Link } from 'wouter';

import { Section } from '../parts/Answer.tsx';
import { LinkButton } from '../parts/Button.tsx';
import { WideDrawing } from '../parts/Drawing.tsx';
import { Bar, countOf, Figure, useUnits, VerdictMark, type StandardMeasure } from '../results/index.ts';
import { textIn, useNumbers, useSpeech, useWords } from '../words/words.tsx';
import { Histogram } from './Histogram.tsx';
import type { MapMoment, MomentSheet, SheetRecord, SheetStandard } from './types.ts';
import words from './words.json';

export function Expectation({ sheet }: { sheet: MomentSheet }) {
  const t = useWords(words);
  const { language } = useSpeech();
  const text = textIn(sheet.moment.expect, language);
  if (text === '') return null;
  return (
    <Section title={t('expects')} beside={sheet.level.expectation ? t(`level_${sheet.level.expectation}`) : undefined}>
      <blockquote>{text}</blockquote>
    </Section>
  );
}

export function Lived({ sheet }: { sheet: MomentSheet }) {
  const t = useWords(words);
  const { measures } = sheet;
  if (!measures || measures.n === 0) {
    return (
      <Section title={t('lives')}>
        <div className="empty">
          <p>{t('lives_empty')}</p>
          <div className="bar">
            <LinkButton href={`/cycles/${sheet.cycle}/evidence/new`}>{t('import_step')}</LinkButton>
          </div>
        </div>
      </Section>
    );
  }
  return (
    <Section title={t('lives')} beside={t(measures.n < 30 ? 'answers_each' : 'answers', { n: measures.n })}>
      <Histogram histogram={measures.histogram} n={measures.n} />
      <div className="moment-bar">
        <p className="micro">{t('mean_and_interval')}</p>
        <Bar measures={measures} />
      </div>
      <p>
        {t('mean')}: <Figure estimate={measures.mean} shown="mean" kind="mean" name={t('mean')} />
      </p>
      <p>
        {t('negatives')}: <Figure estimate={measures.negative} shown="share" kind="sign" name={t('negatives')} />
      </p>
      <p>
        {t('positives')}: <Figure estimate={measures.positive} shown="share" kind="sign" name={t('positives')} />
      </p>
      <p className="note">{t('not_lived', { n: measures.not_experienced, other: measures.otherwise_missing })}</p>
    </Section>
  );
}

export function Promises({ sheet, cycle }: { sheet: MomentSheet; cycle: string }) {
  const t = useWords(words);
  if (sheet.standards.length === 0) return null;
  return (
    <Section title={t('promised')} beside={<Link href={`/cycles/${cycle}/indicators#${sheet.moment.id}`}>{t('to_indicators')}</Link>}>
      {sheet.standards.map((promise) => (
        <Promise key={promise.id} promise={promise} />
      ))}
    </Section>
  );
}

function Promise({ promise }: { promise: SheetStandard }) {
  const t = useWords(words);
  const { language } = useSpeech();
  const runs = [...promise.runs].reverse(); // the newest comes first there
  return (
    <div className="moment-promise">
      <h3>
        {textIn(promise.standard, language) || promise.id} {promise.standard?.confirmed !== true && <span className="tag note">{t('starting_value')}</span>}
      </h3>
      {promise.measures.length === 0 && <p className="note">{t('unmeasured')}</p>}
      {promise.measures.map((measure, at) => (
        <div key={`${measure.series} ${measure.period}`}>
          <Measured measure={measure} />
          {runs[at] && <WideDrawing svg={runs[at]} label={t('run_chart')} />}
        </div>
      ))}
    </div>
  );
}

export function Measured({ measure }: { measure: StandardMeasure }) {
  const t = useWords(words);
  const numbers = useNumbers();
  const unit = useUnits();
  const { times } = measure;
  return (
    <p className="moment-measured">
      <VerdictMark verdict={measure.verdict} />
      {measure.period && <span className="note"> · {t('period', { period: measure.period })}</span>}{' '}
      <Figure estimate={measure.compliance} shown="share" kind="standard" name={t('compliance')} /> <span className="note">· {t('target', { target: numbers.share(measure.target) })}</span>
      {times && (
        <span className="note">
          {' '}
          {t('times', {
            mean: unit(times.mean, measure.unit),
            median: unit(times.median, measure.unit),
            p90: unit(times.p90, measure.unit),
            longest: unit(times.longest, measure.unit),
          })}
        </span>
      )}
    </p>
  );
}

export function Requirements({ moment }: { moment: MapMoment }) {
  const t = useWords(words);
  const { language } = useSpeech();
  if (!moment.req || moment.req.length === 0) return null;
  return (
    <Section title={t('requirements')}>
      <ul className="rows">
        {moment.req.map((requirement, at) => (
          <li key={at}>
            {textIn(requirement, language)} {requirement.level && <span className="note">· {t(`level_${requirement.level}`)}</span>}
          </li>
        ))}
      </ul>
    </Section>
  );
}

export function Cases({ sheet }: { sheet: MomentSheet }) {
  const t = useWords(words);
  const numbers = useNumbers();
  if (sheet.cases.length === 0) return null;
  const share = sheet.measures?.case_share;
  return (
    <Section title={t('told')} beside={share?.value != null ? t('case_share', { counts: t('counts', { part: countOf(share), whole: share.n }), share: numbers.share(share.value) }) : undefined}>
      <ul className="rows">
        {sheet.cases.map((one) => (
          <li key={one.id}>
            <h3>{one.cause ?? one.id}</h3>
            <p className="note">
              {one.id}
              {one.day && ` · ${numbers.day(one.day)}`}
              {one.told_working_days != null && ` · ${t('told_after', { days: one.told_working_days })}`}
            </p>
          </li>
        ))}
      </ul>
    </Section>
  );
}

export function Findings({ findings }: { findings: SheetRecord[] }) {
  const t = useWords(words);
  const { language } = useSpeech();
  if (findings.length === 0) return null;
  const text = (value: unknown): string => (typeof value === 'string' ? value : value && typeof value === 'object' ? textIn(value, language) : '');
  return (
    <Section title={t('findings')}>
      <ul className="rows">
        {findings.map((finding) => (
          <li key={finding.id}>
            <Link href={`/records/finding/${finding.id}`}>{text(finding.values['text']) || finding.id}</Link>
          </li>
        ))}
      </ul>
    </Section>
  );
}
