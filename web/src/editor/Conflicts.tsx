// Two versions of the same cell side by side: nothing is lost and nothing is overwritten until a person decides.
import { useState } from 'react';

import { Button } from '../parts/Button.tsx';
import { TextField } from '../parts/Field.tsx';
import { sentence } from '../parts/States.tsx';
import { useMe } from '../session/session.tsx';
import { useNumbers, useSpeech, useWords } from '../words/words.tsx';
import { useDraftPart, useEditor, useMap, usePeople } from './context.tsx';
import { namesThings } from './model/cells.ts';
import type { Author } from './model/edits.ts';
import type { OpenConflict, Refusal } from './model/kept.ts';
import type { Json } from './model/map.ts';
import { isThing } from './model/resolving.ts';
import { cellName, valueText } from './names.ts';
import './editor.css';
import words from './words.json';

function keyOf(cell: string): string {
  const parts = cell.split('/');
  const last = parts.at(-1) ?? '';
  return ['es', 'en', 'nl'].includes(last) ? (parts.at(-2) ?? '') : last;
}

function useShown(): (cell: string, text: string | null) => string {
  const t = useWords(words);
  const { language } = useSpeech();
  const map = useMap();
  return (cell, text) => {
    const value = text === null ? null : (JSON.parse(text) as Json);
    if (namesThings(cell) && Array.isArray(value)) {
      return (value as string[]).map((id) => cellName(t, language, map, `${cell.slice(0, -1)}${id}`)).join(' · ');
    }
    if (isThing(cell) && value !== null && typeof value === 'object') {
      const own = value as Record<string, Json>;
      const named = own[`name/${language}`] ?? own['name/es'] ?? own[language] ?? own['es'];
      return [named, ...Object.entries(own).filter(([key]) => !/^(name\/|es$|en$|nl$|stage$)/.test(key)).map(([key, part]) => `${key}: ${valueText(t, language, keyOf(key), part)}`)]
        .filter((part) => part !== undefined)
        .join('; ');
    }
    return valueText(t, language, keyOf(cell), value);
  };
}

/** Only texts can be written together; of an order or a choice one version stands. */
function isText(conflict: OpenConflict): boolean {
  return [conflict.mine, conflict.theirs].every((text) => text !== null && text.startsWith('"')) && !isThing(conflict.cell);
}

/** "En el borrador ahora: Ana Torres, 23 nov 2026, 10:42" */
function useWhose(): (by: Author | null | undefined) => string {
  const t = useWords(words);
  const me = useMe();
  const numbers = useNumbers();
  const people = usePeople();
  return (by) => {
    if (!by) return t('c_theirs');
    const seen = by.name || people.find((one) => one.person === by.person)?.name;
    const who = by.person === me.actor ? t('c_you_elsewhere') : seen || t('c_somebody_else');
    const when = new Date(by.when);
    return t('c_theirs_by', { who, day: numbers.day(by.when), time: numbers.time(when) });
  };
}

/** Where the keyboard goes on when a question is answered: to the next one, else back to the table. */
function goOn(from: EventTarget | null): void {
  const card = from instanceof Element ? from.closest('li') : null;
  const next = card?.nextElementSibling ?? card?.previousElementSibling;
  const target = next?.querySelector<HTMLElement>('button') ?? document.querySelector<HTMLElement>('[role="grid"] [tabindex="0"], .canvas-box[tabindex="0"]');
  target?.focus();
}

function ConflictCard({ conflict }: { conflict: OpenConflict }) {
  const t = useWords(words);
  const whose = useWhose();
  const { language } = useSpeech();
  const { draft } = useEditor();
  const map = useMap();
  const shown = useShown();
  const texts = isText(conflict) ? [conflict.theirs, conflict.mine].map((text) => JSON.parse(text!) as string) : null;
  const [merged, setMerged] = useState<string | null>(null);
  const settle = (choice: 'mine' | 'theirs' | { value: string | null }) => {
    goOn(document.activeElement);
    draft.resolve(conflict.id, choice);
  };
  return (
    <li className="ed-conflict">
      <h3>{cellName(t, language, map, conflict.cell)}</h3>
      {conflict.unfit?.map((what) => (
        <p key={what} className="note">
          {sentence(what)}
        </p>
      ))}
      <dl>
        <div>
          <dt>{t('c_mine')}</dt>
          <dd>{shown(conflict.cell, conflict.mine)}</dd>
        </div>
        <div>
          <dt>{whose(conflict.by)}</dt>
          <dd>{shown(conflict.cell, conflict.theirs)}</dd>
        </div>
        <div>
          <dt>{t('c_before')}</dt>
          <dd>{shown(conflict.cell, conflict.base)}</dd>
        </div>
      </dl>
      <div className="bar">
        <Button weight="small" onPress={() => settle('mine')}>
          {t('keep_mine')}
        </Button>
        <Button weight="small" onPress={() => settle('theirs')}>
          {t('keep_theirs')}
        </Button>
        {texts && (
          <Button weight="small" onPress={() => setMerged(texts.join(' '))}>
            {t('merge')}
          </Button>
        )}
      </div>
      {merged !== null && (
        <>
          <TextField label={t('merged_text')} value={merged} onChange={setMerged} />
          <div className="bar ed-space">
            <Button weight="small" onPress={() => settle({ value: merged.trim() === '' ? null : JSON.stringify(merged.trim()) })}>
              {t('use_merged')}
            </Button>
          </div>
        </>
      )}
    </li>
  );
}

function RefusalCard({ refusal }: { refusal: Refusal }) {
  const t = useWords(words);
  const { language } = useSpeech();
  const { draft } = useEditor();
  const map = useMap();
  const shown = useShown();
  return (
    <li className="ed-conflict">
      {refusal.command.edits.slice(0, 3).map((edit) => (
        <p key={edit.cell}>
          <b>{cellName(t, language, map, edit.cell)}:</b> {shown(edit.cell, edit.after)}
        </p>
      ))}
      <ul className="reasons">
        {refusal.reasons.map((reason) => (
          <li key={reason.code + reason.what}>
            {sentence(reason.what)} {sentence(reason.cure)}
          </li>
        ))}
      </ul>
      <div className="bar">
        <Button weight="small" onPress={() => draft.settle(refusal.id, 'again')}>
          {t('try_again')}
        </Button>
        <Button weight="small" onPress={() => draft.settle(refusal.id, 'forget')}>
          {t('forget')}
        </Button>
      </div>
    </li>
  );
}

export function OpenQuestions() {
  const t = useWords(words);
  const conflicts = useDraftPart((state) => state.conflicts);
  const refusals = useDraftPart((state) => state.refusals);
  return (
    <div role="status" className="ed-questions">
      {conflicts.length > 0 && (
        <section className="ed-open" aria-label={t('conflicts', { n: conflicts.length })}>
          <h2>{t('conflicts', { n: conflicts.length })}</h2>
          <p className="note">{t('conflicts_note')}</p>
          <ul>
            {conflicts.map((conflict) => (
              <ConflictCard key={conflict.id} conflict={conflict} />
            ))}
          </ul>
        </section>
      )}
      {refusals.length > 0 && (
        <section className="ed-open" aria-label={t('refusals', { n: refusals.length })}>
          <h2>{t('refusals', { n: refusals.length })}</h2>
          <p className="note">{t('refusals_note')}</p>
          <ul>
            {refusals.map((refusal) => (
              <RefusalCard key={refusal.id} refusal={refusal} />
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}
