// The blueprint: how the service is delivered, lane by lane, in a frame of its own; and where it can fail or make people wait.
import { Link } from 'wouter';

import { useRead } from '../api/queries.ts';
import { Answer, Section } from '../parts/Answer.tsx';
import { LinkButton } from '../parts/Button.tsx';
import { Empty, Trouble, Waiting } from '../parts/States.tsx';
import { useNumbers, useWords } from '../words/words.tsx';
import { Exports } from './Exports.tsx';
import { useMap, useMapText, usePicture, useVersion } from './reading.ts';
import type { Checked, Finding, MapDocument } from './types.ts';
import { VersionChoice, VersionTag } from './VersionChoice.tsx';
import { Viewer } from './Viewer.tsx';
import words from './words.json';

export interface Point {
  key: string;
  moment: string;
  is: 'fail' | 'wait';
  text: string;
  minutes: number | undefined;
}

/** Fail points and wait points of the map, in the order of its moments. */
export function pointsOf(map: MapDocument, text: (text: MapDocument['cycle']['name'] | undefined) => string): Point[] {
  return map.moments.flatMap((moment) => {
    const points: Point[] = [];
    if (moment.kind === 'wait') points.push({ key: moment.id, moment: moment.id, is: 'wait', text: text(moment.name), minutes: moment.time?.wait });
    for (const action of map.blueprint?.actions ?? []) {
      if (action.moment !== moment.id) continue;
      const one = { moment: moment.id, text: text(action.text), minutes: action.minutes };
      if (action.fail_point) points.push({ ...one, key: `${action.id}f`, is: 'fail' });
      if (action.wait_point) points.push({ ...one, key: `${action.id}w`, is: 'wait' });
    }
    return points;
  });
}

/** What the check says that belongs on the lanes: a question that is asked more than once. */
function asked(checked: Checked | undefined): Finding[] {
  return checked?.findings.filter((finding) => finding.code === 'question_repeated') ?? [];
}

function Points({ id, map, findings }: { id: string; map: MapDocument; findings: Finding[] }) {
  const t = useWords(words);
  const numbers = useNumbers();
  const text = useMapText();
  const points = pointsOf(map, text);
  const number = (moment: string) => map.moments.findIndex((one) => one.id === moment) + 1;
  if (points.length === 0 && findings.length === 0) {
    return <Empty step={<LinkButton href={`/cycles/${id}/canvas`}>{t('to_canvas')}</LinkButton>}>{t('no_points')}</Empty>;
  }
  return (
    <ul className="rows views-points">
      {points.map((point) => (
        <li key={point.key}>
          <span className={`views-mark ${point.is}`} aria-hidden="true">
            {point.is === 'fail' ? 'F' : '▲'}
          </span>{' '}
          <b>{t(point.is === 'fail' ? 'fail_point' : 'wait_point')}</b>{' '}
          <Link href={`/cycles/${id}/moments/${point.moment}`}>
            {number(point.moment)} {point.text}
          </Link>
          {point.minutes !== undefined && <span className="note"> {t('minutes', { minutes: numbers.plain(point.minutes) })}</span>}
        </li>
      ))}
      {findings.map((finding) => (
        <li key={finding.subject + finding.text}>
          <span className="views-mark" aria-hidden="true">
            ?
          </span>{' '}
          {finding.text}
        </li>
      ))}
    </ul>
  );
}

export default function BlueprintScreen({ params }: { params: Record<string, string> }) {
  const id = params['id']!;
  const t = useWords(words);
  const text = useMapText();
  const { version, choose, error } = useVersion(id);
  const shown = useMap(id, version);
  const picture = usePicture(id, version, { as: 'blueprint', measured: false });
  const checked = useRead<Checked>('/api/cycles/{id}/check', { path: { id }, query: { version } }, { enabled: version !== undefined });
  const trouble = error ?? shown.error;
  if (trouble) return <Trouble error={trouble} />;
  if (!shown.data || version === undefined) return <Waiting />;
  const { map } = shown.data;
  const name = text(map.cycle.name);
  const points = pointsOf(map, text);
  const waits = points.filter((point) => point.is === 'wait').length;
  return (
    <>
      <Answer
        name={
          <>
            {t('as_blueprint')}: {name} <VersionTag number={shown.data.number} state={shown.data.state} />
          </>
        }
        answer={t('blueprint_answer', { moments: map.moments.length, fails: points.length - waits, waits })}
        basis={t('blueprint_basis')}
        beside={<VersionChoice id={id} value={version} onChange={choose} />}
      />
      <div className="bar noprint views-deeds">
        <LinkButton href={`/cycles/${id}/canvas`} weight={shown.data.state === 'draft' ? 'primary' : 'small'}>
          {t('to_canvas')}
        </LinkButton>
        <Exports id={id} version={version} as="blueprint" measured={false} name={name} />
      </div>
      {picture.error && <Trouble error={picture.error} />}
      {picture.data && <Viewer svg={picture.data.svg} label={t('blueprint_of', { name })} start={1} lanes />}
      <Section title={t('points')}>
        <Points id={id} map={map} findings={asked(checked.data)} />
      </Section>
    </>
  );
}
