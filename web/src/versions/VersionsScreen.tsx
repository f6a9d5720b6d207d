// The versions of a cycle: which there are, publishing the draft, retiring, and the map as a file.
import { useState } from 'react';
import { Link } from 'wouter';

import { useDeed, useRead } from '../api/queries.ts';
import { Answer, Section } from '../parts/Answer.tsx';
import { Button, LinkButton } from '../parts/Button.tsx';
import { Confirm } from '../parts/Dialogs.tsx';
import { Trouble, Waiting } from '../parts/States.tsx';
import { useVersions, type VersionRecord } from '../views/index.ts';
import { textIn, useNumbers, useSpeech, useWords } from '../words/words.tsx';
import { MapFile } from './MapFile.tsx';
import { PublishDialog } from './PublishDialog.tsx';
import { ReplaceDraft } from './ReplaceDraft.tsx';
import type { CycleRecord } from './types.ts';
import words from './words.json';
import './versions.css';

function VersionRow({ id, version, before }: { id: string; version: VersionRecord; before: VersionRecord | undefined }) {
  const t = useWords(words);
  const numbers = useNumbers();
  const { number, state, published, note, seen } = version.values;
  const asked = state === 'draft' || state === 'published' ? state : String(number);
  return (
    <tr>
      <td className="solo">v{number}</td>
      <td className="main">
        <Link href={`/cycles/${id}?version=${asked}`}>{t(`state_${state}`)}</Link>
        {seen && <span className="note"> · {t(seen)}</span>}
      </td>
      <td data-l={t('published')}>{published ? numbers.day(published) : '–'}</td>
      <td data-l={t('note')}>{note ?? '–'}</td>
      <td>
        {before && (
          <Link href={`/cycles/${id}/compare?from=${before.values.number}&to=${number}`}>{t('compare_with', { number: before.values.number })}</Link>
        )}
      </td>
    </tr>
  );
}

function VersionTable({ id, versions }: { id: string; versions: VersionRecord[] }) {
  const t = useWords(words);
  return (
    <table className="grid stack">
      <thead>
        <tr>
          <th scope="col">{t('version')}</th>
          <th scope="col">{t('state')}</th>
          <th scope="col">{t('published')}</th>
          <th scope="col">{t('note')}</th>
          <th scope="col">{t('differences')}</th>
        </tr>
      </thead>
      <tbody>
        {versions.map((version, at) => (
          <VersionRow key={version.id} id={id} version={version} before={versions[at + 1]} />
        ))}
      </tbody>
    </table>
  );
}

function VersionDeeds({ id, versions, cycle }: { id: string; versions: VersionRecord[]; cycle: CycleRecord }) {
  const t = useWords(words);
  const [publishing, publish] = useState(false);
  const retire = useDeed<unknown>('post', '/api/cycles/{id}/retire');
  const draft = versions.find((version) => version.values.state === 'draft');
  return (
    <>
      {retire.error && <Trouble error={retire.error} />}
      <div className="bar noprint versions-deeds">
        {draft && (
          <Button weight="primary" onPress={() => publish(true)}>
            {t('publish', { number: draft.values.number })}
          </Button>
        )}
        {draft && <LinkButton href={`/cycles/${id}/edit`}>{t('edit_draft', { number: draft.values.number })}</LinkButton>}
        {cycle.values.published_version !== null && (
          <Confirm
            ask={t('retire_ask', { number: cycle.values.published_version })}
            does={t('retire')}
            doIt={() => retire.mutate({ path: { id } })}
          >
            {t('retire')}
          </Confirm>
        )}
      </div>
      {publishing && <PublishDialog id={id} onClose={() => publish(false)} />}
    </>
  );
}

export default function VersionsScreen({ params }: { params: Record<string, string> }) {
  const id = params['id']!;
  const t = useWords(words);
  const numbers = useNumbers();
  const { language } = useSpeech();
  const cycle = useRead<CycleRecord>('/api/records/cycle/{id}', { path: { id } });
  const list = useVersions(id);
  const trouble = cycle.error ?? list.error;
  if (trouble) return <Trouble error={trouble} />;
  if (!cycle.data || !list.data) return <Waiting />;
  const { versions } = list.data;
  const inForce = versions.find((version) => version.values.state === 'published');
  const draft = versions.find((version) => version.values.state === 'draft');
  const since = inForce?.values.published;
  return (
    <>
      <Answer
        name={t('versions_of', { name: textIn(cycle.data.values.name, language) })}
        answer={
          inForce
            ? t('in_force', { number: inForce.values.number, day: since ? numbers.day(since) : '', draft: draft?.values.number ?? 0 })
            : t('none_in_force', { number: draft?.values.number ?? 0 })
        }
        basis={t('versions_basis')}
      />
      <VersionDeeds id={id} versions={versions} cycle={cycle.data} />
      <Section title={t('all_versions')}>
        <VersionTable id={id} versions={versions} />
      </Section>
      <Section title={t('map_out')}>
        <MapFile id={id} versions={versions} name={textIn(cycle.data.values.name, language)} />
      </Section>
      <Section title={t('map_in')}>
        <ReplaceDraft id={id} />
      </Section>
    </>
  );
}
