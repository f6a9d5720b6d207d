// /settings/doctor: what the program finds when it examines its own folder.
import { useRead } from '../api/queries.ts';
import { Answer, Section } from '../parts/Answer.tsx';
import { Button } from '../parts/Button.tsx';
import { sentence, Trouble, Waiting } from '../parts/States.tsx';
import { momentText } from '../records/index.ts';
import { useNumbers, useSpeech, useWords } from '../words/words.tsx';
import { useBytes } from './bytes.ts';
import { Crumb } from './Crumb.tsx';
import { saidOf } from './doctor/said.ts';
import findings from './doctor/words.json';
import words from './words.json';
import './admin.css';

interface Examination {
  in_order: boolean;
  findings: string[];
  advice: string[];
  records: number;
  bytes: number;
  schema_version: number;
  audit_entries: number;
  log_bytes: number;
  free_bytes: number;
  last_backup: string | null;
}

function Finding({ text }: { text: string }) {
  const t = useWords(findings);
  const said = saidOf(text);
  return said ? <li>{sentence(t(said.key, said.values))}</li> : <li lang="en">{sentence(text)}</li>;
}

function Said({ title, texts }: { title: string; texts: readonly string[] }) {
  if (texts.length === 0) return null;
  return (
    <Section title={title}>
      <ul className="rows">
        {texts.map((text) => (
          <Finding key={text} text={text} />
        ))}
      </ul>
    </Section>
  );
}

function Measured({ found }: { found: Examination }) {
  const t = useWords(words);
  const numbers = useNumbers();
  const { language } = useSpeech();
  const bytes = useBytes();
  const rows: [string, string][] = [
    [t('doctor_records'), numbers.whole(found.records)],
    [t('doctor_audit'), numbers.whole(found.audit_entries)],
    [t('doctor_bytes'), bytes(found.bytes)],
    [t('doctor_free'), bytes(found.free_bytes)],
    [t('doctor_backup'), found.last_backup ? momentText(found.last_backup, language) : t('doctor_backup_never')],
    [t('doctor_schema'), numbers.whole(found.schema_version)],
  ];
  return (
    <Section title={t('doctor_measured')}>
      <dl className="facts">
        {rows.map(([name, value]) => [<dt key={`${name} name`}>{name}</dt>, <dd key={name}>{value}</dd>])}
      </dl>
    </Section>
  );
}

export default function Doctor() {
  const t = useWords(words);
  const found = useRead<Examination>('/api/doctor', {}, { staleTime: 0 });
  return (
    <>
      <Crumb />
      <Answer
        name={t('doctor')}
        answer={found.data && (found.data.in_order ? t('doctor_well') : t('doctor_faults', { faults: found.data.findings.length }))}
        basis={t('doctor_basis')}
        beside={
          <Button onPress={() => void found.refetch()} isPending={found.isFetching}>
            {t('doctor_again')}
          </Button>
        }
      />
      {found.isPending && <Waiting />}
      {found.isError && <Trouble error={found.error} again={() => void found.refetch()} />}
      {found.data && (
        <div className="admin-column">
          <Said title={t('doctor_findings')} texts={found.data.findings} />
          <Said title={t('doctor_advice')} texts={found.data.advice} />
          <Measured found={found.data} />
        </div>
      )}
    </>
  );
}
