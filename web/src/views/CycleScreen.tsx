// The page of a cycle: what was found, the circle, and which moments come first.
import { useState } from 'react';
import { useLocation } from 'wouter';

import { Answer, Section } from '../parts/Answer.tsx';
import { Button, LinkButton } from '../parts/Button.tsx';
import { useKeys } from '../parts/keys/index.ts';
import { Empty, Trouble, Waiting } from '../parts/States.tsx';
import { useWords } from '../words/words.tsx';
import { Attention } from './Attention.tsx';
import { Exports } from './Exports.tsx';
import { MomentTable } from './MomentTable.tsx';
import { useMap, useMapText, useMeasured, useNarrow, usePicture, useVersion } from './reading.ts';
import { ShareDialog } from './ShareDialog.tsx';
import { VersionChoice, VersionTag } from './VersionChoice.tsx';
import { Viewer } from './Viewer.tsx';
import words from './words.json';

interface DeedsProps {
  id: string;
  version: string;
  draft: boolean;
}

function CycleDeeds({ id, version, draft }: DeedsProps) {
  const t = useWords(words);
  const [sharing, share] = useState(false);
  return (
    <div className="bar noprint views-deeds">
      <LinkButton href={`/cycles/${id}/edit`} weight={draft ? 'primary' : 'small'}>
        {t('edit')}
      </LinkButton>
      <LinkButton href={`/cycles/${id}/present?version=${version}`} weight="small">
        {t('present')}
      </LinkButton>
      <Button weight="small" onPress={() => share(true)}>
        {t('share')}
      </Button>
      <LinkButton href={`/cycles/${id}/walk`} weight="small">
        {t('walk')}
      </LinkButton>
      {sharing && <ShareDialog id={id} version={version} onClose={() => share(false)} />}
    </div>
  );
}

export default function CycleScreen({ params }: { params: Record<string, string> }) {
  const id = params['id']!;
  const t = useWords(words);
  const text = useMapText();
  const [, navigate] = useLocation();
  const { version, choose, error } = useVersion(id);
  const shown = useMap(id, version);
  const { results, words: said, waiting } = useMeasured(id, version);
  const narrow = useNarrow();
  const ready = waiting ? undefined : version;
  const picture = usePicture(id, ready, { as: 'circle', measured: results !== null, names: narrow ? 'hidden' : 'shown' });
  useKeys([{ keys: ['p', 'F5'], does: t('present'), run: () => navigate(`/cycles/${id}/present?version=${version ?? ''}`) }]);
  const trouble = error ?? shown.error;
  if (trouble) return <Trouble error={trouble} />;
  if (!shown.data || waiting || version === undefined) return <Waiting />;
  const { map } = shown.data;
  const name = text(map.cycle.name);
  return (
    <>
      <Answer
        name={
          <>
            {name} <VersionTag number={shown.data.number} state={shown.data.state} />
          </>
        }
        answer={said?.answer}
        basis={said?.basis}
        beside={<VersionChoice id={id} value={version} onChange={choose} />}
      />
      <CycleDeeds id={id} version={version} draft={shown.data.state === 'draft'} />
      <div className="cyclegrid">
        <div>
          {picture.error && <Trouble error={picture.error} />}
          {picture.data && <Viewer svg={picture.data.svg} label={t('circle_of', { name })} />}
          <p className="micro noprint">{t('circle_keys')}</p>
          <Exports id={id} version={version} as="circle" measured={results !== null} name={name} />
        </div>
        {results && results.report.ranking ? (
          <Attention id={id} map={map} results={results} />
        ) : (
          <Section title={t('attend_first')}>
            <Empty step={<LinkButton href={`/cycles/${id}/evidence`}>{t('bring_evidence')}</LinkButton>}>{t('no_answers')}</Empty>
          </Section>
        )}
      </div>
      <Section title={t('moments_in_order')}>
        <MomentTable id={id} map={map} results={results} />
      </Section>
    </>
  );
}
