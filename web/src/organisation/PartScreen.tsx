// People, providers, listening posts, procedures and emerging needs: lists from their declarations, each with what its
// readers should know first.
import type { ScreenParams } from '../app/route.ts';
import { Answer } from '../parts/Answer.tsx';
import { NotHere, Trouble, Waiting } from '../parts/States.tsx';
import { AddButton, QuickFilter, RecordList, SheetMenu, useKindForm, useRecords } from '../records/index.ts';
import { textIn, useSpeech, useWords } from '../words/words.tsx';
import { PartTabs } from './Around.tsx';
import { partOf, type Part } from './parts.ts';
import words from './words.json';

export default function PartScreen({ params }: { params: ScreenParams }) {
  const part = partOf(params['part'] ?? '');
  return part ? <OnePart part={part} /> : <NotHere />;
}

const answers = {
  person: 'people_answer',
  provider: 'providers_answer',
  listening_post: 'listening_answer',
  procedure: 'procedures_answer',
  emerging_need: 'needs_answer',
} as const;

function isAnswered(kind: string): kind is keyof typeof answers {
  return kind in answers;
}

function OnePart({ part }: { part: Part }) {
  const t = useWords(words);
  const { language } = useSpeech();
  const form = useKindForm(part.kind);
  const count = useRecords(part.kind, { limit: 1 });
  if (form.error) {
    return (
      <>
        <PartTabs />
        <Trouble error={form.error} again={() => void form.refetch()} />
      </>
    );
  }
  if (!form.data) return <Waiting />;
  const total = count.data?.total;
  return (
    <>
      <PartTabs />
      <Answer
        name={textIn(form.data.many, language)}
        answer={total !== undefined && isAnswered(part.kind) ? t(answers[part.kind], { count: total }) : undefined}
        basis={part.kind === 'person' ? t('people_basis') : textIn(form.data.help, language)}
        beside={<AddButton form={form.data} />}
      />
      {part.quick && <QuickFilter kind={part.kind} field={part.quick} />}
      <RecordList kind={part.kind} beside={<SheetMenu kind={part.kind} form={form.data} />} />
    </>
  );
}
