// What the check says about a draft, in three groups: what forbids publishing, what to be aware of, what would make it better.
import { useWords } from '../words/words.tsx';
import type { Finding } from '../views/index.ts';
import words from './words.json';

const severities = ['error', 'warning', 'hint'] as const;

export function Findings({ findings }: { findings: readonly Finding[] }) {
  const t = useWords(words);
  return (
    <>
      {severities.map((severity) => {
        const group = findings.filter((finding) => finding.severity === severity);
        if (group.length === 0) return null;
        const list = (
          <ul className="versions-findings">
            {group.map((finding) => (
              <li key={finding.code + finding.subject + finding.text}>{finding.text}</li>
            ))}
          </ul>
        );
        const title = t(`group_${severity}`, { count: group.length });
        return severity === 'hint' ? (
          <details key={severity} className="versions-group hint-group">
            <summary>{title}</summary>
            {list}
          </details>
        ) : (
          <section key={severity} className={`versions-group ${severity}`}>
            <h3>{title}</h3>
            {list}
          </section>
        );
      })}
    </>
  );
}
