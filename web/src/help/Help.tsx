// /help: the first steps with what is done of them, the keys, and where else to look.
import { Link } from 'wouter';

import { Answer, Section } from '../parts/Answer.tsx';
import { Button, LinkButton } from '../parts/Button.tsx';
import { Keys, openKeys } from '../parts/keys/index.ts';
import { Trouble, Waiting } from '../parts/States.tsx';
import { useWords } from '../words/words.tsx';
import { useKnown } from './known.ts';
import { nextOf, stepsOf, type Step } from './steps.ts';
import words from './words.json';
import './help.css';

function StepRow({ step, at, isNext }: { step: Step; at: number; isNext: boolean }) {
  const t = useWords(words);
  return (
    <li aria-current={isNext ? 'step' : undefined}>
      <span className="help-mark" aria-hidden="true">
        {step.done ? '✓' : at + 1}
      </span>
      <h3>
        <Link href={step.href}>{t(`step_${step.code}`)}</Link>
      </h3>
      <span className="help-state">{step.done ? t('step_done') : step.optional ? t('step_optional') : isNext ? <b>{t('step_next')}</b> : t('step_open')}</span>
      <p className="note">{t(`step_${step.code}_note`)}</p>
    </li>
  );
}

function FirstSteps() {
  const t = useWords(words);
  const known = useKnown();
  if (known.error) return <Trouble error={known.error} />;
  if (!known.data) return <Waiting />;
  const steps = stepsOf(known.data);
  const next = nextOf(steps);
  const needed = steps.filter((step) => !step.optional);
  const done = needed.filter((step) => step.done).length;
  return (
    <Section title={t('first_steps')} beside={t('steps_done', { done, steps: needed.length })}>
      <ol className="help-steps">
        {steps.map((step, at) => (
          <StepRow key={step.code} step={step} at={at} isNext={step === next} />
        ))}
      </ol>
    </Section>
  );
}

export default function Help() {
  const t = useWords(words);
  return (
    <>
      <Answer name={t('help')} answer={t('help_answer')} basis={t('help_basis')} />
      <FirstSteps />
      <Section title={t('keys')}>
        <p>
          {t('keys_before')} <Keys combination="?" /> {t('keys_after')}
        </p>
        <div className="bar">
          <Button onPress={openKeys}>{t('keys_show')}</Button>
        </div>
      </Section>
      <Section title={t('words_here')}>
        <p>{t('words_note')}</p>
        <div className="bar">
          <LinkButton href="/glossary">{t('glossary')}</LinkButton>
        </div>
      </Section>
    </>
  );
}
