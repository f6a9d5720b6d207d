// What can be done with the table, in words; and what is shown of it.
import type { Ref } from 'react';

import { Button, LinkButton } from '../parts/Button.tsx';
import { DeedMenu, type Deed } from '../parts/Dialogs.tsx';
import { ChoiceField } from '../parts/Field.tsx';
import { openKeys } from '../parts/keys/index.ts';
import { textIn, useSpeech, useWords } from '../words/words.tsx';
import { useDraftPart, useMap } from './context.tsx';
import { stageLetter } from './names.ts';
import { filters, type Filter } from './types.ts';
import type { EditingDeeds } from './useEditing.ts';
import words from './words.json';

export function Toolbar({ deeds, toDetail, lanes }: { deeds: EditingDeeds; toDetail: () => void; lanes: string }) {
  const t = useWords(words);
  const { language } = useSpeech();
  const map = useMap();
  const canUndo = useDraftPart((state) => state.canUndo);
  const canRedo = useDraftPart((state) => state.canRedo);
  const more: Deed[] = [
    { id: 'duplicate', text: t('duplicate'), keys: 'Ctrl+D', run: deeds.duplicate },
    { id: 'copy', text: t('copy'), keys: 'Ctrl+C', run: () => void deeds.copy() },
    { id: 'paste', text: t('paste'), keys: 'Ctrl+V', run: () => deeds.paste(null) },
    { id: 'remove', text: t('remove'), keys: 'Supr', run: deeds.remove },
    { id: 'transversal', text: t('add_transversal'), run: deeds.insertTransversal },
    ...map.stages.map((stage, at): Deed => ({ id: `to-${stage.id}`, text: t('to_stage', { name: `${stageLetter(at)} · ${textIn(stage.name, language)}` }), run: () => deeds.toStage(stage.id) })),
    { id: 'keys', text: t('keys'), keys: '?', run: openKeys },
  ];
  return (
    <div className="bar ed-bar" role="group" aria-label={t('toolbar')}>
      <Button weight="primary" onPress={deeds.add}>
        {t('add_moment')}
      </Button>
      <Button weight="small" onPress={deeds.insertStage}>
        {t('add_stage')}
      </Button>
      <Button weight="small" onPress={() => deeds.step(-1)}>
        {t('up')}
      </Button>
      <Button weight="small" onPress={() => deeds.step(1)}>
        {t('down')}
      </Button>
      <Button weight="small" isDisabled={!canUndo} onPress={deeds.undo}>
        {t('undo')}
      </Button>
      <Button weight="small" isDisabled={!canRedo} onPress={deeds.redo}>
        {t('redo')}
      </Button>
      <DeedMenu label={t('more_deeds')} deeds={more} />
      <LinkButton weight="small" href={lanes}>
        {t('to_lanes')}
      </LinkButton>
      <span className="ed-below">
        <Button weight="small" onPress={toDetail}>
          {t('detail')}
        </Button>
      </span>
    </div>
  );
}

interface LookingProps {
  find: string;
  setFind: (text: string) => void;
  filter: Filter;
  setFilter: (filter: Filter) => void;
  everyColumn: boolean;
  setEveryColumn: (every: boolean) => void;
  findField: Ref<HTMLInputElement>;
  found: number | null;
  toFirst: () => void;
  aboutCycle: () => void;
}

export function Looking({ find, setFind, filter, setFilter, everyColumn, setEveryColumn, findField, found, toFirst, aboutCycle }: LookingProps) {
  const t = useWords(words);
  return (
    <div className="ed-looking" role="search">
      <div className="field">
        <label htmlFor="ed-find">{t('find')}</label>
        <input
          id="ed-find"
          ref={findField}
          type="search"
          value={find}
          onChange={(event) => setFind(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter') toFirst();
            else if (event.key === 'Escape') setFind('');
          }}
        />
      </div>
      <ChoiceField label={t('filter')} choices={filters.map((id) => ({ id, text: t(`filter_${id}`) }))} value={filter} onChange={(id) => setFilter((id ?? 'all') as Filter)} />
      <Button weight="small" onPress={() => setEveryColumn(!everyColumn)}>
        {everyColumn ? t('columns_fewer') : t('columns_more')}
      </Button>
      <Button weight="small" onPress={aboutCycle}>
        {t('about_cycle')}
      </Button>
      <p className="note" role="status">
        {found === null ? '' : t('found', { n: found })}
      </p>
    </div>
  );
}
