// Requirements, information and steps of one moment, and who takes part.
import { useRead } from '../../api/queries.ts';
import { ChoiceField, TextField } from '../../parts/Field.tsx';
import { textIn, useSpeech, useWords, type LocalText } from '../../words/words.tsx';
import { findingsAbout, useChecked, useMap } from '../context.tsx';
import { levels } from '../model/map.ts';
import { codeText, numbered } from '../names.ts';
import words from '../words.json';
import { WordsCell } from './fields.tsx';
import { ItemsCell } from './Items.tsx';

export function Requirements({ thing }: { thing: string }) {
  const t = useWords(words);
  const choices = levels.map((id) => ({ id, text: codeText(t, 'level', id) }));
  return (
    <ItemsCell
      address={`${thing}/req`}
      label={t('f_req')}
      addLabel={t('add_req')}
      more={(item, change) => (
        <details>
          <summary>{item['level'] === undefined ? t('details_one') : codeText(t, 'level', String(item['level']))}</summary>
          <ChoiceField label={t('f_level')} choices={choices} none={t('not_said')} value={(item['level'] as string | undefined) ?? null} onChange={(level) => change({ level: level ?? undefined })} />
          <TextField label={t('f_source')} value={(item['source'] as string | undefined) ?? ''} onChange={(source) => change({ source })} />
          <TextField label={t('f_check')} value={(item['check'] as string | undefined) ?? ''} onChange={(check) => change({ check })} />
        </details>
      )}
    />
  );
}

export function Information({ thing }: { thing: string }) {
  const t = useWords(words);
  const map = useMap();
  const checked = useChecked();
  const choices = [
    { id: 'asked', text: t('asked') },
    { id: 'given', text: t('given') },
  ];
  /** What the server says of a question that stands in several moments (R1-22). */
  const repeated = (text: string) => checked?.findings.find((one) => one.code === 'question_repeated' && folded(one.text).startsWith(folded(`"${text}"`)));
  return (
    <ItemsCell
      address={`${thing}/information`}
      label={t('f_information')}
      addLabel={t('add_information')}
      more={(item, change) => {
        const told = item['asked'] === false ? undefined : repeated(textIn(item, 'en'));
        return (
          <>
            <ChoiceField label={t('f_kind')} choices={choices} value={item['asked'] === false ? 'given' : 'asked'} onChange={(id) => change({ asked: id === 'given' ? false : undefined })} />
            {told && <p className="hint warn">{numbered(t, map, told.text)}</p>}
          </>
        );
      }}
    />
  );
}

function folded(text: string): string {
  return text.trim().toLocaleLowerCase().normalize('NFD').replace(/\p{M}/gu, '');
}

export function Steps({ thing }: { thing: string }) {
  const t = useWords(words);
  return <ItemsCell address={`${thing}/steps`} label={t('f_steps')} addLabel={t('add_step')} />;
}

interface Listed {
  records: { values: { name?: LocalText | string } }[];
}

/** Names of the organisation's roles and units, as suggestions. */
function useNames(kind: 'role' | 'unit' | 'provider'): string[] {
  const { language } = useSpeech();
  const list = useRead<Listed>(`/api/records/${kind}`, { query: { limit: 200 } }, { retry: false });
  return (list.data?.records ?? [])
    .map(({ values: { name } }) => (typeof name === 'string' ? name : textIn(name, language)))
    .filter((name) => name !== '');
}

export function People({ thing }: { thing: string }) {
  const t = useWords(words);
  return (
    <>
      <WordsCell address={`${thing}/roles`} label={t('f_roles')} suggestions={useNames('role')} />
      <WordsCell address={`${thing}/units`} label={t('f_units')} suggestions={useNames('unit')} />
    </>
  );
}

export { useNames };

/** What the server points out about this thing. */
export function ThingFindings({ subject }: { subject: string }) {
  const t = useWords(words);
  const map = useMap();
  const findings = findingsAbout(useChecked(), subject);
  if (findings.length === 0) return null;
  return (
    <ul className="ed-findings">
      {findings.map((finding) => (
        <li key={finding.code + finding.text} className={finding.severity === 'hint' ? 'hint' : 'hint warn'}>
          <b>{t(`sev_${finding.severity}`)}.</b> {numbered(t, map, finding.text)}
        </li>
      ))}
    </ul>
  );
}
