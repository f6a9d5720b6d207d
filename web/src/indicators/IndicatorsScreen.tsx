// Requirements, standards and indicators of every moment, each standard with its verdict and its measurements.
import { useMemo, useState } from 'react';
import { Link } from 'wouter';

import { useRead } from '../api/queries.ts';
import type { ScreenParams } from '../app/route.ts';
import { useMapInForce, type CycleMap, type MapMoment, type Standard } from '../moment/index.ts';
import { Answer, Section } from '../parts/Answer.tsx';
import { LinkButton } from '../parts/Button.tsx';
import { Criticality } from '../parts/Sign.tsx';
import { Empty, Trouble, Waiting } from '../parts/States.tsx';
import { MethodProvider, numbered, ReportContext, type Report, type Results } from '../results/index.ts';
import { textIn, useSpeech, useWords } from '../words/words.tsx';
import { IndicatorBlock } from './IndicatorBlock.tsx';
import { MeasureSheet } from './MeasureSheet.tsx';
import { StandardBlock } from './StandardBlock.tsx';
import words from './words.json';
import './indicators.css';

export interface Measuring {
  moment: string;
  standard: Standard & { id: string };
}

export default function IndicatorsScreen({ params }: { params: ScreenParams }) {
  const cycle = params['id']!;
  const shown = useMapInForce(cycle);
  const draft = useRead<{ map: CycleMap }>('/api/cycles/{id}', { path: { id: cycle }, query: { version: 'draft', format: 'json' } });
  const results = useRead<Results>('/api/cycles/{id}/results', { path: { id: cycle } });
  const context = useMemo(() => results.data && { cycle, results: results.data, search: '' }, [cycle, results.data]);
  const error = shown.error ?? results.error ?? draft.error;
  if (error) return <Trouble error={error} again={() => (shown.refetch(), void results.refetch())} />;
  if (!shown.data || !context || !draft.data) return <Waiting />;
  return (
    <ReportContext.Provider value={context}>
      <MethodProvider how={context.results.words.how}>
        <Page cycle={cycle} map={shown.data.map} draft={draft.data.map} report={context.results.report} />
      </MethodProvider>
    </ReportContext.Provider>
  );
}

/** Ids that a map leaves out are M3.s1, M3.s2… in their order. */
export function withIds(moment: MapMoment): (Standard & { id: string })[] {
  return (moment.std ?? []).map((standard, at) => ({ ...standard, id: standard.id ?? `${moment.id}.s${at + 1}` }));
}

function Page({ cycle, map, draft, report }: { cycle: string; map: CycleMap; draft: CycleMap; report: Report }) {
  const t = useWords(words);
  const { language } = useSpeech();
  const [measuring, setMeasuring] = useState<Measuring | null>(null);
  const moments = [...map.moments, ...(map.transversal ?? [])];
  const standards = moments.flatMap(withIds);
  const edit = <LinkButton weight="small" href={`/cycles/${cycle}/edit`}>{t('edit_map')}</LinkButton>;
  if (standards.length === 0) {
    return (
      <>
        <Answer name={t('title')} />
        <Empty step={edit}>{t('empty')}</Empty>
      </>
    );
  }
  const newest = new Map(report.standards.map((each) => [each.standard, each])); // periods come in their order
  const missed = [...newest.values()].filter((each) => !each.reached).length;
  const starting = standards.filter((standard) => standard.confirmed !== true).length;
  return (
    <div className="indicators">
      <Answer
        name={`${t('title')}: ${textIn(map.cycle.name, language)}`}
        answer={newest.size === 0 ? t('answer_unmeasured', { all: standards.length }) : t('answer', { missed, measured: newest.size })}
        basis={t('basis', { measured: newest.size, all: standards.length, starting })}
        beside={edit}
      />
      {moments.map((moment, at) => (
        <MomentPart
          key={moment.id}
          cycle={cycle}
          moment={moment}
          number={at < map.moments.length ? at + 1 : null}
          draft={[...draft.moments, ...(draft.transversal ?? [])].find((each) => each.id === moment.id)}
          report={report}
          onMeasure={(standard) => setMeasuring({ moment: moment.id, standard })}
        />
      ))}
      {measuring && <MeasureSheet cycle={cycle} measuring={measuring} onClose={() => setMeasuring(null)} />}
    </div>
  );
}

interface PartProps {
  cycle: string;
  moment: MapMoment;
  number: number | null;
  draft: MapMoment | undefined;
  report: Report;
  onMeasure: (standard: Standard & { id: string }) => void;
}

function MomentPart({ cycle, moment, number, draft, report, onMeasure }: PartProps) {
  const t = useWords(words);
  const { language } = useSpeech();
  const standards = withIds(moment);
  const drafted = draft ? withIds(draft) : [];
  return (
    <Section
      id={moment.id}
      title={
        <>
          <Link href={`/cycles/${cycle}/moments/${moment.id}`}>{numbered(number, textIn(moment.name, language))}</Link> <Criticality critical={moment.critical ?? false} />
        </>
      }
      beside={t('counted', { standards: standards.length, indicators: moment.ind?.length ?? 0 })}
    >
      <Requirements moment={moment} />
      {standards.length === 0 && <p className="note">{t('no_standard')}</p>}
      {standards.map((standard) => (
        <StandardBlock
          key={standard.id}
          cycle={cycle}
          moment={moment}
          standard={standard}
          drafted={drafted.find((each) => each.id === standard.id)}
          measures={report.standards.filter((each) => each.standard === standard.id)}
          onMeasure={() => onMeasure(standard)}
        />
      ))}
      {(moment.ind ?? []).map((indicator, at) => (
        <IndicatorBlock key={indicator.id ?? at} indicator={indicator} measures={report.standards.filter((each) => measuredBy(each.standard, indicator.id ?? `${moment.id}.i${at + 1}`, moment))} />
      ))}
    </Section>
  );
}

/** A standard that names no indicator is measured by the moment's first. */
function measuredBy(standard: string, indicator: string, moment: MapMoment): boolean {
  const promise = withIds(moment).find((each) => each.id === standard);
  const first = moment.ind?.[0]?.id ?? `${moment.id}.i1`;
  return promise !== undefined && (promise.ind ?? first) === indicator;
}

function Requirements({ moment }: { moment: MapMoment }) {
  const t = useWords(words);
  const { language } = useSpeech();
  if (!moment.req || moment.req.length === 0) return null;
  return (
    <p className="indicators-req">
      <b>{t('requirements')}:</b> {moment.req.map((each) => textIn(each, language)).join(' · ')}
    </p>
  );
}
