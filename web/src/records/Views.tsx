// Views of a list, kept by name on this computer: filter, search and order together.
import { useState } from 'react';

import { Button } from '../parts/Button.tsx';
import { DeedMenu, Sheet } from '../parts/Dialogs.tsx';
import { TextField } from '../parts/Field.tsx';
import { useWords } from '../words/words.tsx';
import { paramsOf, stateOf, type ListState } from './filter.ts';
import words from './words.json';

interface View {
  name: string;
  search: string;
}

function kept(kind: string): View[] {
  try {
    return JSON.parse(localStorage.getItem(`ciclo.views.${kind}`) ?? '[]') as View[];
  } catch {
    return [];
  }
}

export function Views({ kind, state, onState }: { kind: string; state: ListState; onState: (state: ListState) => void }) {
  const t = useWords(words);
  const [views, setViews] = useState(() => kept(kind));
  const [naming, setNaming] = useState(false);
  const [name, setName] = useState('');
  const keep = (next: View[]) => {
    localStorage.setItem(`ciclo.views.${kind}`, JSON.stringify(next));
    setViews(next);
  };
  const here = paramsOf(state).toString();
  const current = views.find((view) => view.search === here);
  const save = () => {
    keep([...views.filter((view) => view.name !== name.trim()), { name: name.trim(), search: here }]);
    setNaming(false);
    setName('');
  };
  const deeds = [
    { id: 'all', text: t('view_all'), run: () => onState(stateOf(new URLSearchParams())) },
    ...views.map((view) => ({ id: `view ${view.name}`, text: view.name, run: () => onState(stateOf(new URLSearchParams(view.search))) })),
    ...(here !== '' && !current ? [{ id: 'save', text: t('view_save'), run: () => setNaming(true) }] : []),
    ...(current ? [{ id: 'forget', text: t('view_forget', { name: current.name }), run: () => keep(views.filter((view) => view !== current)) }] : []),
  ];
  return (
    <>
      <DeedMenu label={current ? current.name : t('views')} deeds={deeds} />
      <Sheet title={t('view_save')} isOpen={naming} onClose={() => setNaming(false)}>
        <TextField label={t('view_name')} hint={t('view_hint')} value={name} onChange={setName} autoFocus />
        <div className="bar">
          {name.trim() === '' ? (
            <p className="note">{t('view_needs_name')}</p>
          ) : (
            <Button weight="primary" onPress={save}>
              {t('save')}
            </Button>
          )}
        </div>
      </Sheet>
    </>
  );
}
