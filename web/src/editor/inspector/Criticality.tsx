// Why a moment is critical, or is not: decided by a person, with reason, source and day (R2-16). What the data propose stands
// beside it, and never in its place (R2-17).
import { Link } from 'wouter';

import { useRead } from '../../api/queries.ts';
import { useWords } from '../../words/words.tsx';
import { RadioField } from '../../parts/Radios.tsx';
import { useCell, useEditor } from '../context.tsx';
import { decided } from '../table/columns.ts';
import words from '../words.json';
import { TextCell } from './fields.tsx';

/** The part of a moment's sheet that proposes; missing without evidence. */
interface Sheet {
  measures: { candidate?: { proposed: boolean; met: number; criteria: readonly unknown[] } } | null;
}

function Candidate({ cycle, moment }: { cycle: string; moment: string }) {
  const t = useWords(words);
  const sheet = useRead<Sheet>('/api/cycles/{id}/moments/{moment}', { path: { id: cycle, moment } }, { retry: false, staleTime: 60_000 });
  const candidate = sheet.data?.measures?.candidate;
  const link = <Link href={`/cycles/${cycle}/moments/${moment}`}>{t('see_moment')}</Link>;
  if (!candidate?.proposed) return <p className="note">{link}</p>;
  return (
    <p className="hint warn">
      <b>{t('candidate')}.</b> {t('candidate_met', { met: candidate.met, all: candidate.criteria.length })} {link}
    </p>
  );
}

export function Criticality({ thing }: { thing: string }) {
  const t = useWords(words);
  const { draft, id } = useEditor();
  const critical = useCell<boolean>(`${thing}/critical`);
  const moment = thing.slice(thing.indexOf('/') + 1);
  const choose = (choice: 'true' | 'false' | 'none') => draft.write(decided(draft.snapshot().cells, thing, choice === 'none' ? null : choice === 'true'));
  return (
    <>
      <RadioField
        label={t('f_critical')}
        hint={t('critical_note')}
        value={critical === undefined ? 'none' : critical ? 'true' : 'false'}
        onChange={choose}
        choices={[
          { id: 'true', text: <span className="star">★ {t('critical_true')}</span> },
          { id: 'false', text: t('critical_false') },
          { id: 'none', text: t('critical_none') },
        ]}
      />
      {critical !== true && <Candidate cycle={id} moment={moment} />}
      {critical !== undefined && (
        <>
          <TextCell address={`${thing}/crit_reason`} label={t('f_crit_reason')} long />
          <TextCell address={`${thing}/crit_basis`} label={t('f_crit_basis')} hint={`${t('basis_workshop')}, ${t('basis_data')}, ${t('basis_manager')}, ${t('basis_seed')}`} />
          <TextCell address={`${thing}/crit_date`} label={t('f_crit_date')} type="date" />
        </>
      )}
    </>
  );
}
