// The sheet of a service (S3): the concept first, then the need, what people leave with, its stage and its cycles.
import { useState } from 'react';
import { Link } from 'wouter';

import type { ScreenParams } from '../app/route.ts';
import { Answer, Section } from '../parts/Answer.tsx';
import { Button, LinkButton } from '../parts/Button.tsx';
import { Empty, Trouble, Waiting } from '../parts/States.tsx';
import { ArchiveButton, Fact, RecordFacts, RecordForm, RecordList, screenOf, titleOf, useKindForm, useRecord, type KindForm, type RecordJson } from '../records/index.ts';
import { textIn, useSpeech, useWords } from '../words/words.tsx';
import { PartTabs } from './Around.tsx';
import words from './words.json';

export default function ServiceSheet({ params }: { params: ScreenParams }) {
  const id = params['id'] ?? '';
  const form = useKindForm('service');
  const service = useRecord('service', id);
  const error = form.error ?? service.error;
  if (error) return <Trouble error={error} again={() => void service.refetch()} />;
  if (!form.data || !service.data) return <Waiting />;
  return <Sheet form={form.data} service={service.data} />;
}

/** Said on top or in a place of its own. */
const elsewhere = ['name', 'concept', 'need', 'desired_outcomes'];

function Sheet({ form, service }: { form: KindForm; service: RecordJson }) {
  const t = useWords(words);
  const { language } = useSpeech();
  const [changing, setChanging] = useState(false);
  const field = (name: string) => form.fields.find((one) => one.name === name);
  const need = field('need');
  const outcomes = field('desired_outcomes');
  const concept = field('concept');
  return (
    <>
      <PartTabs />
      <Answer
        name={titleOf(form, service, language)}
        answer={concept && !changing ? <Fact field={concept} record={service} /> : undefined}
        basis={need && !changing ? <Need form={form} service={service} /> : undefined}
        beside={
          <div className="bar">
            {form.may_write && !changing && !service.archived && <Button onPress={() => setChanging(true)}>{t('change')}</Button>}
            <LinkButton href={screenOf.history('service', service.id)}>{t('history')}</LinkButton>
            {form.may_write && <ArchiveButton kind="service" form={form} record={service} />}
          </div>
        }
      />
      {changing && <RecordForm kind="service" id={service.id} onSaved={() => setChanging(false)} onCancel={() => setChanging(false)} />}
      {!changing && (
        <div className="two">
          <Section title={t('sheet')}>
            <RecordFacts form={form} record={service} leaveOut={elsewhere} />
          </Section>
          <div>
            <Section title={textIn(outcomes?.label, language)}>
              <div className="organisation-outcomes">{outcomes && <Fact field={outcomes} record={service} />}</div>
            </Section>
            <Cycles service={service} />
          </div>
        </div>
      )}
    </>
  );
}

function Need({ form, service }: { form: KindForm; service: RecordJson }) {
  const { language } = useSpeech();
  const field = form.fields.find((one) => one.name === 'need');
  if (!field) return null;
  return (
    <>
      {textIn(field.label, language)}: <Fact field={field} record={service} />
    </>
  );
}

function Cycles({ service }: { service: RecordJson }) {
  const t = useWords(words);
  const start = <Link href={`/library?service=${service.id}`}>{t('start_cycle')}</Link>;
  return (
    <Section title={t('cycles')} beside={start}>
      <RecordList kind="cycle" filter={`service=${service.id}`} plain columns={['state', 'published_version']} href={(cycle) => `/cycles/${cycle.id}`} empty={<Empty step={start}>{t('no_cycles')}</Empty>} />
    </Section>
  );
}
