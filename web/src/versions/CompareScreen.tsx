// Two versions side by side: as we believed, as it is lived. What is new, gone, moved or changed is marked in the drawings with
// a shape, said in words, and listed cell by cell.
import { Link, useSearchParams } from 'wouter';

import { useRead } from '../api/queries.ts';
import { Answer, Section } from '../parts/Answer.tsx';
import { Empty, Trouble, Waiting } from '../parts/States.tsx';
import { useMap, useMapText, usePicture, useVersions, VersionTag, Viewer, type MapDocument, type ShownMap, type VersionRecord } from '../views/index.ts';
import { VersionChoice } from '../views/VersionChoice.tsx';
import { useWords } from '../words/words.tsx';
import { CellTable } from './CellTable.tsx';
import { told } from './cells.ts';
import { ChangeList } from './ChangeList.tsx';
import { withMarks } from './marks.ts';
import type { Comparison } from './types.ts';
import words from './words.json';
import './versions.css';

/** The two ends in the address; else the version in force and the draft, else the two newest. */
function useEnds(versions: VersionRecord[] | undefined): { from: string; to: string; choose: (end: 'from' | 'to', version: string) => void } {
  const [search, setSearch] = useSearchParams();
  const before = versions?.find((version) => version.values.state !== 'draft');
  const choose = (end: 'from' | 'to', version: string) =>
    setSearch((now) => {
      const next = new URLSearchParams(now);
      next.set(end, version);
      return next;
    });
  return { from: search.get('from') ?? String(before?.values.number ?? 1), to: search.get('to') ?? String(versions?.[0]?.values.number ?? 1), choose };
}

function Side({ id, version, shown, comparison, title }: { id: string; version: string; shown: ShownMap | undefined; comparison: Comparison; title: string }) {
  const t = useWords(words);
  const picture = usePicture(id, version, { as: 'circle', measured: false });
  return (
    <section className="versions-side">
      <h2>
        {title} {shown && <VersionTag number={shown.number} state={shown.state} />}
      </h2>
      {picture.error && <Trouble error={picture.error} />}
      {picture.data && <Viewer svg={withMarks(picture.data.svg, comparison.moments)} label={t('circle_of_version', { title })} />}
    </section>
  );
}

export function namesOf(text: (text: MapDocument['cycle']['name'] | undefined) => string, ...maps: (MapDocument | undefined)[]): Map<string, string> {
  const names = new Map<string, string>();
  for (const map of maps) for (const moment of [...(map?.moments ?? []), ...(map?.transversal ?? [])]) names.set(moment.id, text(moment.name));
  return names;
}

export default function CompareScreen({ params }: { params: Record<string, string> }) {
  const id = params['id']!;
  const t = useWords(words);
  const text = useMapText();
  const versions = useVersions(id);
  const { from, to, choose } = useEnds(versions.data?.versions);
  const ready = versions.data !== undefined;
  const comparison = useRead<Comparison>('/api/cycles/{id}/compare', { path: { id }, query: { from, to } }, { enabled: ready });
  const before = useMap(id, ready ? from : undefined);
  const after = useMap(id, ready ? to : undefined);
  const trouble = versions.error ?? comparison.error ?? before.error ?? after.error;
  if (trouble) return <Trouble error={trouble} />;
  if (!comparison.data || !before.data || !after.data) return <Waiting />;
  const { moments } = comparison.data;
  const cells = told(comparison.data.cells);
  const names = namesOf(text, before.data.map, after.data.map);
  /** "Antes: como creíamos"; what a draft shows is said only when it is published. */
  const titleOf = (shown: ShownMap, end: string) => {
    const seen = versions.data?.versions.find((version) => version.values.number === shown.number)?.values.seen;
    return shown.state === 'draft' || !seen ? end : `${end}: ${t(seen)}`;
  };
  const counts = { added: moments.added.length, removed: moments.removed.length, moved: moments.moved.length, changed: moments.changed.length };
  return (
    <>
      <Answer
        name={t('compare_title', { name: text(after.data.map.cycle.name) })}
        answer={cells.length === 0 ? t('no_difference') : t('compare_answer', counts)}
        basis={t('compare_basis', { cells: cells.length, from: before.data.map.moments.length, to: after.data.map.moments.length })}
        beside={<Link href={`/cycles/${id}/versions`}>{t('all_versions')}</Link>}
      />
      <div className="bar noprint versions-deeds">
        <VersionChoice id={id} label={t('from')} value={from} onChange={(version) => choose('from', version)} />
        <VersionChoice id={id} label={t('to')} value={to} onChange={(version) => choose('to', version)} />
      </div>
      <div className="versions-two">
        <Side id={id} version={from} shown={before.data} comparison={comparison.data} title={titleOf(before.data, t('from'))} />
        <Side id={id} version={to} shown={after.data} comparison={comparison.data} title={titleOf(after.data, t('to'))} />
      </div>
      <Section title={t('what_changed')}>
        <ChangeList changes={moments} names={names} />
      </Section>
      <Section title={t('cell_by_cell')}>{cells.length === 0 ? <Empty>{t('no_cells')}</Empty> : <CellTable cells={cells} names={names} />}</Section>
    </>
  );
}
