// The import wizard: a file, what its columns mean, what of it can be used; and only then anything is written. The steps
// stand in the address (?step=), so that Back goes one step back.
import { useRef, useState } from 'react';
import { useSearchParams } from 'wouter';

import { write } from '../api/client.ts';
import { useDeed, useRead } from '../api/queries.ts';
import type { ScreenParams } from '../app/route.ts';
import { Answer } from '../parts/Answer.tsx';
import type { GivenFile } from '../parts/file.ts';
import { textIn, useSpeech, useWords, type LocalText } from '../words/words.tsx';
import { CheckStep } from './CheckStep.tsx';
import { ColumnsStep } from './ColumnsStep.tsx';
import { DoneStep } from './DoneStep.tsx';
import { FileStep } from './FileStep.tsx';
import type { Imported, Mapping, Preview, Sort } from './types.ts';
import words from './words.json';
import './imports.css';

const steps = ['file', 'columns', 'check', 'done'] as const;
type Step = (typeof steps)[number];

export interface MomentChoice {
  id: string;
  name: string;
}
interface MapAnswer {
  map: { cycle: { name: LocalText }; moments: { id: string; name: LocalText }[]; transversal?: { id: string; name: LocalText }[] };
}

/** What is known so far. It is lost with the page on purpose: nothing of a file is kept before it is imported. */
interface Draft {
  file: GivenFile;
  preview: Preview;
}

export default function Wizard({ params }: { params: ScreenParams }) {
  const cycle = params['id']!;
  const t = useWords(words);
  const [search, setSearch] = useSearchParams();
  const [draft, setDraft] = useState<Draft | null>(null);
  const [imported, setImported] = useState<Imported | null>(null);
  const [error, setError] = useState<Error | null>(null);
  const [busy, setBusy] = useState(false);
  const moments = useMoments(cycle);
  const step = stepOf(search.get('step'), draft, imported);
  const go = (next: Step) => setSearch({ step: next });

  const newest = useRef(0);
  const look = async (file: GivenFile, what: Sort | null, mapping: Mapping | null): Promise<boolean> => {
    const question = ++newest.current;
    const isNewest = () => question === newest.current;
    // a meaning chosen before the answer comes builds on this one
    if (draft && mapping) setDraft({ file, preview: { ...draft.preview, mapping } });
    setBusy(true);
    setError(null);
    try {
      const body = { file, ...(what ? { what } : {}), ...(mapping ? { columns: mapping } : {}) };
      const preview = await write<Preview>('post', '/api/cycles/{id}/imports/preview', { path: { id: cycle }, body });
      if (isNewest()) setDraft({ file, preview });
      return isNewest();
    } catch (trouble) {
      if (isNewest()) {
        setDraft(draft);
        setError(trouble as Error);
      }
      return false;
    } finally {
      if (isNewest()) setBusy(false);
    }
  };

  return (
    <div className="imports">
      <Answer name={t('wizard_title')} answer={t(`step_${step}_answer`)} basis={t('step_of', { at: steps.indexOf(step) + 1, all: steps.length })} />
      <Steps step={step} />
      {step === 'file' && <FileStep busy={busy} error={error} onFile={async (file, what) => (await look(file, what, null)) && go('columns')} />}
      {step === 'columns' && draft && (
        <ColumnsStep
          preview={draft.preview}
          moments={moments}
          busy={busy}
          error={error}
          onChange={(what, mapping) => void look(draft.file, what, mapping)}
          onBack={() => go('file')}
          onNext={() => go('check')}
        />
      )}
      {step === 'check' && draft && <Check cycle={cycle} draft={draft} onBack={() => go('columns')} onDone={(done) => (setImported(done), go('done'))} />}
      {step === 'done' && imported && <DoneStep cycle={cycle} imported={imported} onMore={() => (setDraft(null), setImported(null), go('file'))} />}
    </div>
  );
}

function stepOf(asked: string | null, draft: Draft | null, imported: Imported | null): Step {
  if (asked === 'done' && imported) return 'done';
  if (draft && (asked === 'columns' || asked === 'check')) return asked;
  return 'file';
}

function useMoments(cycle: string): MomentChoice[] {
  const { language } = useSpeech();
  const map = useRead<MapAnswer>('/api/cycles/{id}', { path: { id: cycle }, query: { version: 'draft', format: 'json' } });
  const all = [...(map.data?.map.moments ?? []), ...(map.data?.map.transversal ?? [])];
  return all.map((moment) => ({ id: moment.id, name: textIn(moment.name, language) }));
}

function Steps({ step }: { step: Step }) {
  const t = useWords(words);
  return (
    <ol className="imports-steps" aria-label={t('steps')}>
      {steps.map((one) => (
        <li key={one} aria-current={one === step ? 'step' : undefined}>
          {t(`step_${one}`)}
        </li>
      ))}
    </ol>
  );
}

interface CheckProps {
  cycle: string;
  draft: Draft;
  onBack: () => void;
  onDone: (imported: Imported) => void;
}

function Check({ cycle, draft, onBack, onDone }: CheckProps) {
  const keep = useDeed<Imported>('post', '/api/cycles/{id}/imports');
  const { file, preview } = draft;
  const doIt = (wave: string, note: string) => {
    const columns = Object.keys(preview.mapping).length > 0 ? { columns: preview.mapping } : {};
    keep.mutate({ path: { id: cycle }, body: { file, what: preview.what, wave, note, ...columns } }, { onSuccess: onDone });
  };
  return <CheckStep preview={preview} fileName={file.name} busy={keep.isPending} error={keep.error} onImport={doIt} onBack={onBack} />;
}
