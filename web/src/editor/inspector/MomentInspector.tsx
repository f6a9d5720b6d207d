// Everything of the selected moment (or of one that accompanies others). In small mode what is rarely needed waits behind
// "more".
import { memo, useCallback } from 'react';

import { textIn, useSpeech, useWords } from '../../words/words.tsx';
import { CheckField } from '../../parts/Field.tsx';
import { useCell, useEditor, useMap, useMoment, usePut } from '../context.tsx';
import { moveMoments, setActor } from '../model/deeds.ts';
import { actors, channels, controls, lanes, minuteKinds, momentKinds, protocols, type Actor, type MinuteKind, type Moment } from '../model/map.ts';
import { minutesWritten } from '../model/minutes.ts';
import { momentNumber, stageLetter } from '../names.ts';
import words from '../words.json';
import { Criticality } from './Criticality.tsx';
import { CodeCell, FlagCell, LocalCell, NumberCell, TextCell, WordsCell } from './fields.tsx';
import { Group } from './Group.tsx';
import { Information, People, Requirements, Steps, ThingFindings } from './Lists.tsx';
import { Promises } from './Promises.tsx';

function Place({ moment }: { moment: Moment }) {
  const t = useWords(words);
  const { language } = useSpeech();
  const map = useMap();
  const stage = map.stages.findIndex((one) => one.id === moment.stage);
  const name = map.stages[stage] ? `${stageLetter(stage)} ${textIn(map.stages[stage].name, language)}` : '';
  return <p className="micro">{moment.spans ? t('of_transversal') : t('of_moment', { n: momentNumber(map, moment.id), stage: name })}</p>;
}

function StageField({ moment }: { moment: Moment }) {
  const t = useWords(words);
  const { language } = useSpeech();
  const { draft } = useEditor();
  const map = useMap();
  const move = (stage: string | null) => {
    if (stage === null || stage === moment.stage) return;
    const last = map.moments.filter((one) => one.stage === stage).at(-1);
    draft.write(moveMoments(draft.snapshot().cells, [moment.id], stage, last?.id ?? null));
  };
  const named = new Map(map.stages.map((stage, at) => [stage.id, `${stageLetter(at)} · ${textIn(stage.name, language)}`]));
  return <CodeCell address={`moment/${moment.id}/stage`} label={t('f_stage')} list="stage" codes={[...named.keys()]} texts={named} write={move} />;
}

/** Which moments a transversal one goes along with. */
function Spans({ thing }: { thing: string }) {
  const t = useWords(words);
  const { language } = useSpeech();
  const map = useMap();
  const spans = useCell<string[]>(`${thing}/spans`) ?? [];
  const put = usePut();
  const change = (id: string, on: boolean) => {
    const next = map.moments.map((one) => one.id).filter((one) => (one === id ? on : spans.includes(one)));
    if (next.length > 0) put(`${thing}/spans`, next); // one that accompanies nothing is removed as a whole
  };
  return (
    <fieldset className="field">
      <legend>{t('f_spans')}</legend>
      {map.moments.map((moment, at) => (
        <CheckField key={moment.id} label={`${at + 1} ${textIn(moment.name, language)}`} value={spans.includes(moment.id)} onChange={(on) => change(moment.id, on)} />
      ))}
    </fieldset>
  );
}

function Minutes({ thing }: { thing: string }) {
  const t = useWords(words);
  const { draft } = useEditor();
  const write = (kind: MinuteKind) => (text: string) => {
    const values = minutesWritten(draft.snapshot().cells, thing, kind, text);
    if (values) draft.write(values, `${thing}/time/${kind}`);
    return values !== null;
  };
  return (
    <div className="ed-pair">
      {minuteKinds.map((kind) => (
        <NumberCell key={kind} address={`${thing}/time/${kind}`} label={t(`f_${kind}`)} unit="min" write={write(kind)} />
      ))}
    </div>
  );
}

function Rest({ thing }: { thing: string }) {
  const t = useWords(words);
  return (
    <>
      <CodeCell address={`${thing}/lane`} label={t('f_lane')} list="lane" codes={lanes} />
      <CodeCell address={`${thing}/kind`} label={t('f_kind')} list="kind" codes={momentKinds} usual="action" />
      <CodeCell address={`${thing}/channel`} label={t('f_channel')} list="channel" codes={channels} none={t('same_as_service')} />
      <WordsCell address={`${thing}/channels`} label={t('f_channels')} suggestions={channels} />
      <CodeCell address={`${thing}/control`} label={t('f_control')} list="control" codes={controls} usual="ours" />
      <DivergenceCell thing={thing} />
      <CodeCell address={`${thing}/protocol`} label={t('f_protocol')} list="protocol" codes={protocols} none={t('not_said')} />
      <NumberCell address={`${thing}/importance`} label={t('f_importance')} />
      <FlagCell address={`${thing}/value_adding`} label={t('f_value_adding')} />
      <FlagCell address={`${thing}/safety_or_money`} label={t('f_safety_or_money')} />
      <FlagCell address={`${thing}/control_point`} label={t('f_control_point')} />
      <TextCell address={`${thing}/decision_limit`} label={t('f_decision_limit')} long />
      <WordsCell address={`${thing}/activities`} label={t('f_activities')} />
    </>
  );
}

function DivergenceCell({ thing }: { thing: string }) {
  const t = useWords(words);
  const put = usePut();
  return <CodeCell address={`${thing}/div`} label={t('f_div')} list="div" codes={['0', '1', '2', '3']} none={t('not_said')} write={(code) => put(`${thing}/div`, code === null ? null : Number(code))} />;
}

const Title = memo(function Title({ id }: { id: string }) {
  const { language } = useSpeech();
  const moment = useMoment(id);
  if (!moment) return null;
  return (
    <>
      <Place moment={moment} />
      <h2>{textIn(moment.name, language)}</h2>
    </>
  );
});

type Counted = 'req' | 'std' | 'information' | 'steps';
const counts = { req: 'g_requirements', std: 'g_promises', information: 'g_information', steps: 'g_steps' } as const;

function Count({ id, list }: { id: string; list: Counted }) {
  const t = useWords(words);
  return t(counts[list], { n: useMoment(id)?.[list]?.length ?? 0 });
}

function StageOf({ id }: { id: string }) {
  const moment = useMoment(id);
  return moment ? <StageField moment={moment} /> : null;
}

function ActorCell({ thing }: { thing: string }) {
  const t = useWords(words);
  const { draft } = useEditor();
  const write = useCallback((code: string | null) => draft.write(setActor(draft.snapshot().cells, thing, (code ?? 'customer') as Actor)), [draft, thing]);
  return <CodeCell address={`${thing}/actor`} label={t('f_actor')} list="actor" codes={actors} usual="customer" write={write} />;
}

/** Drawn anew only for another moment: each part listens to what it shows. */
export const MomentInspector = memo(function MomentInspector({ thing }: { thing: string }) {
  const t = useWords(words);
  const { small } = useEditor();
  const [collection, id] = thing.split('/') as [string, string];
  const accompanies = collection === 'transversal';
  return (
    <>
      <Title id={id} />
      <ThingFindings subject={id} />
      <LocalCell address={`${thing}/name`} label={t('c_name')} hint={t('name_hint')} required />
      {accompanies ? <Spans thing={thing} /> : <StageOf id={id} />}
      <ActorCell thing={thing} />
      <FlagCell address={`${thing}/optional`} label={t('f_optional_long')} />
      <Group name="critical" title={t('g_critical')} start>
        <Criticality thing={thing} />
      </Group>
      <Group name="time" title={t('g_time')} start>
        <Minutes thing={thing} />
      </Group>
      <Group name="voice" title={t('g_voice')} start={!small}>
        <LocalCell address={`${thing}/expect`} label={t('f_expect')} long />
        <LocalCell address={`${thing}/customer_helps`} label={t('f_customer_helps')} long />
        <LocalCell address={`${thing}/we_help`} label={t('f_we_help')} long />
      </Group>
      <Group name="req" title={<Count id={id} list="req" />}>
        <Requirements thing={thing} />
      </Group>
      <Group name="std" title={<Count id={id} list="std" />}>
        <Promises thing={thing} />
      </Group>
      <Group name="information" title={<Count id={id} list="information" />}>
        <Information thing={thing} />
      </Group>
      <Group name="steps" title={<Count id={id} list="steps" />}>
        <Steps thing={thing} />
      </Group>
      <Group name="people" title={t('g_people')}>
        <People thing={thing} />
      </Group>
      <Group name="more" title={t('g_more')}>
        <Rest thing={thing} />
      </Group>
    </>
  );
});
