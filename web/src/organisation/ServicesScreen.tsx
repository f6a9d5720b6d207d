// The portfolio of services (R1-33): how many stand in which stage, who answers for each.
import { Answer } from '../parts/Answer.tsx';
import { Trouble, Waiting } from '../parts/States.tsx';
import { AddButton, QuickFilter, RecordList, SheetMenu, useAllRecords, useKindForm, type FieldForm, type RecordJson } from '../records/index.ts';
import { textIn, useSpeech, useWords } from '../words/words.tsx';
import { PartTabs } from './Around.tsx';
import words from './words.json';

/** "1 en diseño, 4 en operación": only stages that hold some, in their own order. */
function useStages(field: FieldForm | undefined, services: readonly RecordJson[]): string {
  const t = useWords(words);
  const { language } = useSpeech();
  const said = (field?.choices ?? []).map((choice) => ({ name: textIn(choice.label, language), count: services.filter((service) => service.values['itil_stage'] === choice.code).length }));
  const none = services.filter((service) => !service.values['itil_stage']).length;
  const stages = said.filter((stage) => stage.count > 0).map((stage) => t('in_stage', { count: stage.count, stage: stage.name }));
  if (none > 0 && stages.length > 0) stages.push(t('without_stage', { count: none }));
  return new Intl.ListFormat(language, { type: 'conjunction' }).format(stages);
}

export default function ServicesScreen() {
  const t = useWords(words);
  const { language } = useSpeech();
  const form = useKindForm('service');
  const services = useAllRecords('service');
  const stages = useStages(
    form.data?.fields.find((field) => field.name === 'itil_stage'),
    services.data?.records ?? [],
  );
  if (form.error) return <Trouble error={form.error} again={() => void form.refetch()} />;
  if (!form.data || !services.data) return <Waiting />;
  const count = services.data.records.length;
  const answer = count === 0 ? t('services_none') : t('services_answer', { count, stages: stages || t('no_stages') });
  return (
    <>
      <PartTabs />
      <Answer name={t('services')} answer={answer} basis={textIn(form.data.help, language)} beside={<AddButton form={form.data} />} />
      <QuickFilter kind="service" field="itil_stage" />
      <QuickFilter kind="service" field="status" />
      <RecordList
        kind="service"
        columns={['name', 'need', 'itil_stage', 'outcome', 'status', 'owner', 'unit']}
        href={(service) => `/organisation/services/${service.id}`}
        beside={<SheetMenu kind="service" form={form.data} />}
      />
    </>
  );
}
