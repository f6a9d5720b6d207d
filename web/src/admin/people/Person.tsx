// /settings/people/:id: what one person may do here, and how they get in.
import type { ScreenParams } from '../../app/route.ts';
import { Answer, Section } from '../../parts/Answer.tsx';
import { LinkButton } from '../../parts/Button.tsx';
import { Trouble, Waiting } from '../../parts/States.tsx';
import { RecordFacts, useAllRecords, useKindForm, useRecord } from '../../records/index.ts';
import { useWords } from '../../words/words.tsx';
import { Crumb } from '../Crumb.tsx';
import { Access } from './Access.tsx';
import { rightsByPerson } from './rights.ts';
import { Rights } from './Rights.tsx';
import words from '../words.json';
import '../admin.css';

export default function Person({ params }: { params: ScreenParams }) {
  const t = useWords(words);
  const id = params['id']!;
  const form = useKindForm('person');
  const person = useRecord('person', id);
  const grants = useAllRecords('grant');
  if (person.error) return <Trouble error={person.error} again={() => void person.refetch()} />;
  if (!person.data || !form.data) return <Waiting />;
  const name = String(person.data.values['name'] ?? t('somebody'));
  const rights = rightsByPerson(grants.data?.records ?? []).get(id) ?? [];
  return (
    <>
      <Crumb to="/settings/people">{t('people')}</Crumb>
      <Answer name={name} answer={grants.data && t('person_answer', { name, rights: rights.length })} basis={t('person_basis')} />
      <div className="admin-column">
        <Section title={t('rights')}>
          {grants.error ? <Trouble error={grants.error} /> : <Rights person={id} rights={rights} titles={grants.data?.titles ?? {}} />}
        </Section>
        <Access id={id} email={person.data.values['email']} name={name} />
        <Section title={t('person_facts')} beside={<LinkButton weight="small" href={`/records/person/${id}`}>{t('person_change')}</LinkButton>}>
          <RecordFacts form={form.data} record={person.data} />
        </Section>
      </div>
    </>
  );
}
