// /settings/people/new: the person's record first; rights and an invitation follow on the person's page.
import { useLocation } from 'wouter';

import { Answer } from '../../parts/Answer.tsx';
import { RecordForm } from '../../records/index.ts';
import { useWords } from '../../words/words.tsx';
import { Crumb } from '../Crumb.tsx';
import words from '../words.json';

export default function NewPerson() {
  const t = useWords(words);
  const [, navigate] = useLocation();
  return (
    <>
      <Crumb to="/settings/people">{t('people')}</Crumb>
      <Answer name={t('person_add')} basis={t('person_add_basis')} />
      <RecordForm kind="person" initial={{ active: true }} onSaved={(record) => navigate(`/settings/people/${record.id}`)} onCancel={() => navigate('/settings/people')} save={t('person_save')} />
    </>
  );
}
