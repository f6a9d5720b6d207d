// Below the table: moments that accompany several, branches, and what the server points out.
import { useState } from 'react';

import { Button } from '../parts/Button.tsx';
import { Empty } from '../parts/States.tsx';
import { Section } from '../parts/Answer.tsx';
import { textIn, useNumbers, useSpeech, useWords } from '../words/words.tsx';
import { momentIn, useChecked, useEditor, useMap } from './context.tsx';
import { addBranch } from './model/deeds.ts';
import { momentNumber, numbered } from './names.ts';
import type { Finding } from './types.ts';
import words from './words.json';

interface Props {
  subject: string;
  show: (subject: string) => void;
}

function Line({ subject, own, show, children }: Props & { own: string; children: React.ReactNode }) {
  return (
    <li>
      <button type="button" className="linklike" aria-current={subject === own ? 'true' : undefined} onClick={() => show(own)}>
        {children}
      </button>
    </li>
  );
}

export function Transversals({ subject, show, add }: Props & { add: () => void }) {
  const t = useWords(words);
  const { language } = useSpeech();
  const map = useMap();
  const step = (
    <Button weight="small" onPress={add}>
      {t('add_transversal')}
    </Button>
  );
  return (
    <Section title={t('transversals')} beside={map.transversal.length > 0 ? step : undefined}>
      {map.transversal.length === 0 && <Empty step={step}>{t('transversals_none')}</Empty>}
      <ul className="rows ed-lines">
        {map.transversal.map((moment) => (
          <Line key={moment.id} own={`transversal/${moment.id}`} subject={subject} show={show}>
            {moment.critical && <span className="star">★ </span>}
            {textIn(moment.name, language)} ({moment.spans?.map((id) => momentNumber(map, id)).join(', ')})
          </Line>
        ))}
      </ul>
    </Section>
  );
}

export function Branches({ subject, show }: Props) {
  const t = useWords(words);
  const { language } = useSpeech();
  const { share } = useNumbers();
  const { draft } = useEditor();
  const map = useMap();
  const add = () => {
    const at = Math.max(0, map.moments.findIndex((moment) => `moment/${moment.id}` === subject));
    const [from, adds] = [map.moments[at], map.moments[at + 1] ?? map.moments[at - 1]];
    if (!from || !adds) return;
    const made = addBranch(draft.snapshot().cells, from.id, adds.id, {});
    draft.write(made.values);
    show(`branch/${made.id}`);
  };
  const step = (
    <Button weight="small" onPress={add}>
      {t('add_branch')}
    </Button>
  );
  const name = (id: string) => `${momentNumber(map, id)} ${textIn(momentIn(map, id)?.name, language)}`;
  return (
    <Section title={t('branches')} beside={map.branches.length > 0 ? step : undefined}>
      {map.branches.length === 0 && <Empty step={step}>{t('branches_none')}</Empty>}
      <ul className="rows ed-lines">
        {map.branches.map((branch) => (
          <Line key={branch.id} own={`branch/${branch.id}`} subject={subject} show={show}>
            {t('branch_line', { from: name(branch.from), adds: name(branch.adds) })}
            {branch.when && `: ${textIn(branch.when, language)}`}
            {branch.observed_share !== undefined && ` (${share(branch.observed_share)})`}
          </Line>
        ))}
      </ul>
    </Section>
  );
}

function subjectOf(map: ReturnType<typeof useMap>, finding: Finding): string {
  const owner = map.moments.find((moment) => moment.id === finding.subject || moment.std.some((one) => one.id === finding.subject) || moment.ind.some((one) => one.id === finding.subject));
  if (owner) return `moment/${owner.id}`;
  if (map.stages.some((stage) => stage.id === finding.subject)) return `stage/${finding.subject}`;
  if (map.transversal.some((one) => one.id === finding.subject)) return `transversal/${finding.subject}`;
  return 'cycle';
}

export function Findings({ show }: { show: (subject: string) => void }) {
  const t = useWords(words);
  const checked = useChecked();
  const map = useMap();
  const [everything, setEverything] = useState(false);
  const findings = checked?.findings ?? [];
  const strong = findings.filter((finding) => finding.severity !== 'hint');
  const hints = findings.length - strong.length;
  const shown = everything ? findings : strong;
  return (
    <Section title={t('findings')} id="findings">
      {checked && findings.length === 0 && <p className="note ed-space">{t('findings_none')}</p>}
      <ul className="rows ed-lines">
        {shown.map((finding) => (
          <li key={finding.code + finding.subject + finding.text}>
            <span className={`ed-mark ed-${finding.severity}`} aria-hidden="true">
              {finding.severity === 'hint' ? 'i' : '!'}
            </span>
            <b>{t(`sev_${finding.severity}`)}.</b>{' '}
            <button type="button" className="linklike" onClick={() => show(subjectOf(map, finding))}>
              {numbered(t, map, finding.text)}
            </button>
          </li>
        ))}
      </ul>
      {hints > 0 && !everything && (
        <div className="bar ed-space">
          <Button weight="small" onPress={() => setEverything(true)}>
            {t('findings_hidden', { n: hints })}
          </Button>
        </div>
      )}
    </Section>
  );
}
