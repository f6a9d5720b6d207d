// Two versions of a record side by side: per field the person takes theirs or keeps their own. Never last-writer-wins.
import { useState } from 'react';
import { Label, Radio, RadioGroup } from 'react-aria-components';

import { Button } from '../parts/Button.tsx';
import { Sheet } from '../parts/Dialogs.tsx';
import { textIn, useNumbers, useSpeech, useWords } from '../words/words.tsx';
import type { Clash, Editing } from './editing.ts';
import { useActor } from './People.tsx';
import { useShow } from './showing.ts';
import type { KindForm, Titles, Values } from './types.ts';
import words from './words.json';

interface Props {
  form: KindForm;
  editing: Editing;
  clash: Clash;
  titles: Titles;
  onSettled: (choice: Values) => void;
}

export function ClashSheet({ form, editing, clash, titles, onSettled }: Props) {
  const t = useWords(words);
  const numbers = useNumbers();
  const who = useActor(clash.theirs.updated_by);
  const [mine, choose] = useState<Record<string, 'mine' | 'theirs'>>({});
  const open = clash.collisions.filter((one) => mine[one.field] === undefined);
  const time = numbers.time(new Date(clash.theirs.updated));
  const take = () => {
    const chosen = clash.collisions.map((one) => [one.field, mine[one.field] === 'theirs' ? one.theirs : one.mine] as const);
    onSettled(Object.fromEntries(chosen));
  };
  return (
    <Sheet title={t('clash_title')} isOpen onClose={editing.leave} wide>
      <p>{clash.collisions.length === 0 ? t('clash_none', { who, time }) : t('clash_some', { who, time, count: clash.collisions.length })}</p>
      {clash.collisions.map((one) => (
        <OneClash key={one.field} form={form} clash={one} titles={{ ...titles, ...clash.theirs.titles }} chosen={mine[one.field] ?? null} onChoose={(side) => choose({ ...mine, [one.field]: side })} />
      ))}
      <div className="bar">
        {open.length === 0 ? (
          <Button weight="primary" onPress={take} isPending={editing.saving}>
            {t('clash_save')}
          </Button>
        ) : (
          <p className="note">{t('clash_open', { count: open.length })}</p>
        )}
      </div>
    </Sheet>
  );
}

interface OneProps {
  form: KindForm;
  clash: Clash['collisions'][number];
  titles: Titles;
  chosen: 'mine' | 'theirs' | null;
  onChoose: (side: 'mine' | 'theirs') => void;
}

function OneClash({ form, clash, titles, chosen, onChoose }: OneProps) {
  const t = useWords(words);
  const { language } = useSpeech();
  const show = useShow();
  const field = form.fields.find((one) => one.name === clash.field)!;
  const text = (side: 'base' | 'mine' | 'theirs') => show(field, clash[side], titles) || t('missing');
  return (
    <RadioGroup className="records-clash" value={chosen} onChange={(side) => onChoose(side as 'mine' | 'theirs')}>
      <Label>{textIn(field.label, language)}</Label>
      <p className="micro">{t('clash_base', { value: text('base') })}</p>
      <div>
        {(['mine', 'theirs'] as const).map((side) => (
          <Radio key={side} value={side} className="records-side">
            <b>{t(`clash_${side}`)}</b>
            <span>{text(side)}</span>
          </Radio>
        ))}
      </div>
    </RadioGroup>
  );
}
