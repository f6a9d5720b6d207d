// The journey curve: how the experience rises and falls along the moments, and its values as a table.
import { Answer, Section } from '../parts/Answer.tsx';
import { LinkButton } from '../parts/Button.tsx';
import { Empty, Trouble, Waiting } from '../parts/States.tsx';
import { useWords } from '../words/words.tsx';
import { Exports } from './Exports.tsx';
import { MomentTable } from './MomentTable.tsx';
import { useMap, useMapText, useMeasured, usePicture, useVersion } from './reading.ts';
import { VersionChoice, VersionTag } from './VersionChoice.tsx';
import { Viewer } from './Viewer.tsx';
import words from './words.json';

export default function CurveScreen({ params }: { params: Record<string, string> }) {
  const id = params['id']!;
  const t = useWords(words);
  const text = useMapText();
  const { version, choose, error } = useVersion(id);
  const shown = useMap(id, version);
  const { results, waiting } = useMeasured(id, version);
  const picture = usePicture(id, results ? version : undefined, { as: 'curve', measured: true });
  const trouble = error ?? shown.error;
  if (trouble) return <Trouble error={trouble} />;
  if (!shown.data || waiting || version === undefined) return <Waiting />;
  const name = text(shown.data.map.cycle.name);
  return (
    <>
      <Answer
        name={
          <>
            {t('as_curve')}: {name} <VersionTag number={shown.data.number} state={shown.data.state} />
          </>
        }
        answer={results ? results.words.answer : t('curve_empty_answer')}
        basis={results ? results.words.basis : undefined}
        beside={<VersionChoice id={id} value={version} onChange={choose} />}
      />
      {results ? (
        <>
          {picture.error && <Trouble error={picture.error} />}
          {picture.data && (
            <Viewer svg={picture.data.svg} label={t('curve_of', { name })} beside={<Exports id={id} version={version} as="curve" measured name={name} />} />
          )}
        </>
      ) : (
        <Empty step={<LinkButton href={`/cycles/${id}/evidence`}>{t('bring_evidence')}</LinkButton>}>{t('curve_empty')}</Empty>
      )}
      <Section title={t('values')}>
        <MomentTable id={id} map={shown.data.map} results={results} />
      </Section>
    </>
  );
}
