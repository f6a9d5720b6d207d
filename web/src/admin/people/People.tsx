// /settings/people: who works here, what each may do, and how each gets in.
import { Link } from 'wouter';

import { Answer } from '../../parts/Answer.tsx';
import { LinkButton } from '../../parts/Button.tsx';
import { Empty, Trouble, Waiting } from '../../parts/States.tsx';
import { useAllRecords, type RecordJson, type Titles } from '../../records/index.ts';
import { useWords } from '../../words/words.tsx';
import { Crumb } from '../Crumb.tsx';
import words from '../words.json';
import { rightsByPerson, type Right } from './rights.ts';
import { RightText } from './RightText.tsx';
import '../admin.css';

function PersonRow({ person, rights, titles }: { person: RecordJson; rights: readonly Right[]; titles: Titles }) {
  const t = useWords(words);
  const { name, email, active, unit } = person.values;
  return (
    <tr>
      <td className="main">
        <Link href={`/settings/people/${person.id}`}>{typeof name === 'string' ? name : t('somebody')}</Link>
        {active === false && <span className="note"> ({t('left')})</span>}
      </td>
      <td data-l={t('email')}>{typeof email === 'string' ? email : t('no_email')}</td>
      <td data-l={t('unit')}>{typeof unit === 'string' ? titles['unit']?.[unit] : t('whole_organisation')}</td>
      <td data-l={t('rights')}>
        {rights.length === 0 && <span className="note">{t('no_rights')}</span>}
        <ul>
          {rights.map((right) => (
            <li key={right.id}>
              <RightText right={right} titles={titles} />
            </li>
          ))}
        </ul>
      </td>
    </tr>
  );
}

function PeopleTable({ people, rights, titles }: { people: readonly RecordJson[]; rights: Map<string, Right[]>; titles: Titles }) {
  const t = useWords(words);
  return (
    <div className="tablewrap">
      <table className="grid stack">
        <thead>
          <tr>
            <th scope="col">{t('name')}</th>
            <th scope="col">{t('email')}</th>
            <th scope="col">{t('unit')}</th>
            <th scope="col">{t('rights')}</th>
          </tr>
        </thead>
        <tbody>
          {people.map((person) => (
            <PersonRow key={person.id} person={person} rights={rights.get(person.id) ?? []} titles={titles} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

export default function People() {
  const t = useWords(words);
  const people = useAllRecords('person');
  const grants = useAllRecords('grant');
  const trouble = people.error ?? grants.error;
  const count = people.data?.records.length ?? 0;
  return (
    <>
      <Crumb />
      <Answer
        name={t('people')}
        answer={people.data && t('people_answer', { people: count })}
        basis={t('people_basis')}
        beside={<LinkButton href="/settings/people/new">{t('person_add')}</LinkButton>}
      />
      {trouble && <Trouble error={trouble} again={() => void people.refetch()} />}
      {!trouble && !(people.data && grants.data) && <Waiting />}
      {people.data && grants.data && count === 0 && <Empty step={<LinkButton href="/settings/people/new">{t('person_add')}</LinkButton>}>{t('people_none')}</Empty>}
      {people.data && grants.data && count > 0 && (
        <PeopleTable people={people.data.records} rights={rightsByPerson(grants.data.records)} titles={{ ...people.data.titles, unit: { ...people.data.titles['unit'], ...grants.data.titles['unit'] } }} />
      )}
    </>
  );
}
