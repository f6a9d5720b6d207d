// The inspector of a stage, of a branch, and of the cycle as a whole.
import { useWords, useSpeech, textIn } from '../../words/words.tsx';
import { Button } from '../../parts/Button.tsx';
import { Confirm } from '../../parts/Dialogs.tsx';
import { ChoiceField } from '../../parts/Field.tsx';
import { useCell, useEditor, useMap, usePut } from '../context.tsx';
import { addBranch, removeThing } from '../model/deeds.ts';
import type { Json } from '../model/map.ts';
import { Writing } from '../model/writing.ts';
import { parseNumber } from '../model/minutes.ts';
import { stageLetter } from '../names.ts';
import words from '../words.json';
import { CodeCell, FlagCell, LocalCell, NumberCell, TextCell, WordsCell } from './fields.tsx';
import { Group } from './Group.tsx';
import { ItemsCell } from './Items.tsx';
import { ThingFindings } from './Lists.tsx';
import { Providers } from './Providers.tsx';

export function StageInspector({ id, remove }: { id: string; remove: () => void }) {
  const t = useWords(words);
  const { language } = useSpeech();
  const map = useMap();
  const at = map.stages.findIndex((stage) => stage.id === id);
  const stage = map.stages[at];
  if (!stage) return null;
  const moments = map.moments.filter((moment) => moment.stage === id).length;
  const name = textIn(stage.name, language);
  return (
    <>
      <p className="micro">{t('of_stage', { letter: stageLetter(at) })}</p>
      <h2>{name}</h2>
      <ThingFindings subject={id} />
      <LocalCell address={`stage/${id}/name`} label={t('f_name')} required />
      <FlagCell address={`stage/${id}/optional`} label={t('f_optional_long')} />
      <div className="bar ed-space">
        {moments === 0 ? (
          <Button weight="small" onPress={remove}>
            {t('remove')}
          </Button>
        ) : (
          <Confirm ask={t('remove_stage_ask', { name, n: moments })} does={t('remove')} doIt={remove} weight="small">
            {t('remove')}
          </Confirm>
        )}
      </div>
    </>
  );
}

/** A branch is known by its two ends: with another end it is another branch, with the same words. */
export function BranchInspector({ id, show }: { id: string; show: (subject: string) => void }) {
  const t = useWords(words);
  const { language } = useSpeech();
  const { draft } = useEditor();
  const map = useMap();
  const put = usePut();
  const branch = map.branches.find((one) => one.id === id);
  if (!branch) return null;
  const choices = map.moments.map((moment, at) => ({ id: moment.id, text: `${at + 1} ${textIn(moment.name, language)}` }));
  const lead = (from: string, adds: string) => {
    if (from === adds || (from === branch.from && adds === branch.adds)) return;
    const cells = draft.snapshot().cells;
    const made = addBranch(cells, from, adds, branch.when ?? {});
    const writing = new Writing(new Map([...cells, ...[...made.values].filter((pair): pair is [string, string] => pair[1] !== null)]));
    if (branch.observed_share !== undefined) writing.say(`branch/${made.id}/observed_share`, branch.observed_share);
    writing.remove('branch', id);
    draft.write(new Map([...made.values, ...writing.values]));
    show(`branch/${made.id}`);
  };
  const share = (text: string) => {
    const number = parseNumber(text);
    const taken = text.trim() === '' || (number !== null && number >= 0 && number <= 100);
    if (taken) put(`branch/${id}/observed_share`, number === null ? null : number / 100, `branch/${id}/observed_share`);
    return taken;
  };
  return (
    <>
      <h2>{t('branches')}</h2>
      <ChoiceField label={t('f_from')} choices={choices} value={branch.from} onChange={(from) => from !== null && lead(from, branch.adds)} />
      <LocalCell address={`branch/${id}/when`} label={t('f_when')} />
      <ChoiceField label={t('f_adds')} choices={choices} value={branch.adds} onChange={(adds) => adds !== null && lead(branch.from, adds)} />
      <NumberCell address={`branch/${id}/observed_share`} label={t('f_observed_share')} scale={100} write={share} />
      <div className="bar ed-space">
        <Button
          weight="small"
          onPress={() => {
            draft.write(removeThing(draft.snapshot().cells, 'branch', id));
            show('cycle');
          }}
        >
          {t('remove')}
        </Button>
      </div>
    </>
  );
}

const reasons = ['equipment', 'intangible'] as const;

function Dependence() {
  const t = useWords(words);
  const chosen = useCell<string[]>('cycle/process_dependence') ?? [];
  const put = usePut();
  const value = chosen.length === 2 ? 'both' : (chosen[0] ?? null);
  const choices = [...reasons.map((id) => ({ id: id as string, text: t(`process_${id}`) })), { id: 'both', text: t('outcome_both') }];
  const change = (id: string | null) => put('cycle/process_dependence', id === null ? null : id === 'both' ? ([...reasons] as Json) : [id]);
  return <ChoiceField label={t('f_process_dependence')} choices={choices} none={t('not_said')} value={value} onChange={change} />;
}

export function HeadInspector() {
  const t = useWords(words);
  return (
    <>
      <h2>{t('about_cycle')}</h2>
      <ThingFindings subject="" />
      <LocalCell address="cycle/name" label={t('f_name')} required />
      <LocalCell address="cycle/need" label={t('f_need')} long />
      <LocalCell address="cycle/begins" label={t('f_begins')} />
      <LocalCell address="cycle/ends" label={t('f_ends')} />
      <LocalCell address="cycle/concept" label={t('f_concept')} long />
      <LocalCell address="cycle/customer_word" label={t('f_customer_word')} />
      <Group name="class" title={t('g_class')}>
        <TextCell address="cycle/sector" label={t('f_sector')} />
        <CodeCell address="cycle/outcome" label={t('f_outcome')} list="outcome" codes={['product', 'service', 'both']} none={t('not_said')} />
        <CodeCell address="cycle/location" label={t('f_location')} list="location" codes={['provider_site', 'customer_site', 'remote']} none={t('not_said')} />
        <CodeCell address="cycle/sites" label={t('f_sites')} list="sites" codes={['single', 'many']} none={t('not_said')} />
        <Dependence />
        <CodeCell address="cycle/itil_stage" label={t('f_itil_stage')} list="itil" codes={['strategy', 'design', 'transition', 'operation', 'improvement']} none={t('not_said')} />
        <CodeCell address="cycle/channel" label={t('f_channel')} list="channel" codes={['in_person', 'phone', 'web', 'email', 'mail', 'machine']} none={t('not_said')} />
        <LocalCell address="cycle/policy_intent" label={t('f_policy_intent')} long />
        <ItemsCell address="cycle/two_expectations" label={t('f_two_expectations')} addLabel={t('add_expectation')} />
        <WordsCell address="cycle/contact_reasons" label={t('f_contact_reasons')} />
        <WordsCell address="cycle/sources" label={t('f_sources')} />
        <TextCell address="cycle/note" label={t('f_note')} long />
      </Group>
      <Group name="providers" title={t('f_providers')}>
        <Providers />
      </Group>
    </>
  );
}
