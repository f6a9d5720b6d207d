// Lines of the audit chain, as they were written.
import { Actor, momentText } from '../../records/index.ts';
import { useSpeech, useWords } from '../../words/words.tsx';
import words from '../words.json';
import { useDeedWord } from './deeds.ts';
import type { AuditLine } from './reading.ts';

function detailText(details: AuditLine['details']): string {
  const members = Object.entries(details ?? {});
  return members.map(([name, value]) => `${name}: ${typeof value === 'object' ? JSON.stringify(value) : String(value)}`).join(', ');
}

function Line({ line }: { line: AuditLine }) {
  const t = useWords(words);
  const { language } = useSpeech();
  const detail = detailText(line.details);
  const done = useDeedWord()(line.deed);
  return (
    <tr>
      <td className="main">
        {momentText(line.when, language)} <span className="micro">{line.sequence}</span>
      </td>
      <td data-l={t('audit_who')}>
        {line.name || <Actor actor={line.actor} />}
      </td>
      <td data-l={t('audit_deed')}>
        {done}
        <code className={done === null ? undefined : 'micro block'} lang="en">
          {line.deed}
        </code>
      </td>
      <td data-l={t('audit_object')}>
        <code>{line.object}</code>
        {detail !== '' && <code className="micro block">{detail}</code>}
      </td>
    </tr>
  );
}

export function AuditTable({ lines }: { lines: readonly AuditLine[] }) {
  const t = useWords(words);
  return (
    <div className="tablewrap">
      <table className="grid stack admin-audit">
        <thead>
          <tr>
            <th scope="col">{t('audit_when')}</th>
            <th scope="col">{t('audit_who')}</th>
            <th scope="col">{t('audit_deed')}</th>
            <th scope="col">{t('audit_object')}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <Line key={line.sequence} line={line} />
          ))}
        </tbody>
      </table>
    </div>
  );
}
