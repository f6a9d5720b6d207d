// /cycles/:id/edit — the table of a cycle's draft, and beside it everything of what is selected.
import { useDeferredValue, useEffect, useMemo, useRef } from 'react';
import { useSearchParams } from 'wouter';

import { useRead } from '../api/queries.ts';
import { Answer } from '../parts/Answer.tsx';
import { Saved, type SavedState } from '../parts/Saved.tsx';
import { ScreenTerms } from '../parts/ScreenTerms.tsx';
import { Trouble, Waiting } from '../parts/States.tsx';
import { useKeys } from '../parts/keys/index.ts';
import { useMe, useRole } from '../session/session.tsx';
import { textIn, useSpeech, useWords } from '../words/words.tsx';
import { OpenQuestions } from './Conflicts.tsx';
import { CheckedProvider, EditorProvider, MapProvider, PeopleProvider, useDraftPart, useEditor, useMap, WhereProvider } from './context.tsx';
import './editor.css';
import { Inspector } from './Inspector.tsx';
import type { DraftState } from './model/state.ts';
import type { Moment } from './model/map.ts';
import { useOpenDraft } from './model/useDraft.ts';
import { numbered } from './names.ts';
import { usePresence } from './presence.ts';
import { Branches, Findings, Transversals } from './Sections.tsx';
import { MomentTable } from './table/MomentTable.tsx';
import { Tiles } from './Tiles.tsx';
import { Looking, Toolbar } from './Toolbar.tsx';
import { filters, type Checked, type Filter, type Present } from './types.ts';
import { useEditing } from './useEditing.ts';
import words from './words.json';

export default function EditorScreen({ params }: { params: Record<string, string> }) {
  const id = params['id']!;
  const me = useMe();
  const { draft, isRead, error, again } = useOpenDraft(id);
  const editor = useMemo(() => ({ id, draft, small: me.organisation?.small ?? false }), [id, draft, me.organisation?.small]);
  const { people, goTo } = usePresence(id);
  if (!isRead) return error ? <Trouble error={error} again={again} /> : <Waiting />;
  return (
    <EditorProvider value={editor}>
      <PeopleProvider value={people}>
        <WhereProvider value={goTo}>
          <WithCheck people={people} />
        </WhereProvider>
      </PeopleProvider>
    </EditorProvider>
  );
}

function WithCheck({ people }: { people: readonly Present[] }) {
  const { id } = useEditor();
  const checked = useRead<Checked>('/api/cycles/{id}/check', { path: { id }, query: { version: 'draft' } }, { placeholderData: (before) => before });
  return (
    <CheckedProvider value={checked.data}>
      <MapProvider>
        <Editor people={people} checked={checked.data} />
      </MapProvider>
    </CheckedProvider>
  );
}

function savedOf(state: DraftState): SavedState {
  if (state.saving === 'waiting') return { is: 'waiting', edits: state.unsent };
  if (state.saving === 'saving' || state.unsent > 0) return { is: 'saving' };
  return state.savedAt ? { is: 'saved', at: state.savedAt } : { is: 'untouched' };
}

function SavedNow() {
  const saving = useDraftPart((state) => state.saving);
  const unsent = useDraftPart((state) => state.unsent);
  const { draft } = useEditor();
  return <Saved key={saving === 'waiting' ? unsent : 0} state={savedOf(draft.snapshot())} />;
}

function Opening({ checked, people }: { checked: Checked | undefined; people: readonly Present[] }) {
  const t = useWords(words);
  const { language } = useSpeech();
  const map = useMap();
  const number = useDraftPart((state) => state.number);
  const errors = checked?.findings.filter((finding) => finding.severity === 'error') ?? [];
  const critical = [...map.moments, ...map.transversal].filter((moment) => moment.critical).length;
  const first = numbered(t, map, errors[0]?.text ?? '');
  const verdict = checked === undefined ? '' : errors.length === 0 ? t('ready') : t('lacking', { n: errors.length, first: first.replace(/[.]$/, '') });
  return (
    <>
      <Answer
        name={t('title', { name: textIn(map.cycle.name, language), number })}
        answer={`${t('counts', { moments: map.moments.length, stages: map.stages.length, critical })} ${verdict}`}
        basis={t('basis')}
        beside={<SavedNow />}
      />
      <ScreenTerms codes={['stage', 'critical-moment', 'service-standard', 'divergence']} />
      {people.length > 0 && <p className="note ed-people">{t('also_here', { n: people.length, names: people.map((one) => one.name || t('somebody')).join(', ') })}</p>}
    </>
  );
}

function fitsFilter(moment: Moment, filter: Filter, lacking: ReadonlySet<string>): boolean {
  switch (filter) {
    case 'all': return true;
    case 'critical': return moment.critical === true;
    case 'undecided': return moment.critical === undefined;
    case 'optional': return moment.optional === true;
    case 'findings': return lacking.has(moment.id);
  }
}

/** What is looked for, kept in the address so that it can be sent to somebody. */
function useLooking() {
  const [search, setSearch] = useSearchParams();
  const set = (name: string, value: string) =>
    setSearch(
      (before) => {
        const next = new URLSearchParams(before);
        if (value === '') next.delete(name);
        else next.set(name, value);
        return next;
      },
      { replace: true },
    );
  const asked = search.get('show');
  const filter = filters.find((one) => one === asked) ?? 'all';
  return { find: search.get('find') ?? '', filter, everyColumn: search.get('columns') === 'all', at: search.get('at') ?? '', set };
}

function useVisible(find: string, filter: Filter, checked: Checked | undefined): (id: string) => boolean {
  const map = useMap();
  const wanted = useDeferredValue(find.trim().toLocaleLowerCase());
  return useMemo(() => {
    if (wanted === '' && filter === 'all') return () => true;
    const lacking = new Set(checked?.findings.map((finding) => finding.subject));
    const fits = (moment: Moment) => fitsFilter(moment, filter, lacking) && (wanted === '' || JSON.stringify(moment).toLocaleLowerCase().includes(wanted));
    const shown = new Set(map.moments.filter(fits).map((moment) => moment.id));
    return (id: string) => shown.has(id);
  }, [map, wanted, filter, checked]);
}

/** The lanes at the moment that is selected here. */
function lanesOf(id: string, subject: string): string {
  return subject.startsWith('moment/') ? `/cycles/${id}/canvas?box=${subject.slice(7)}` : `/cycles/${id}/canvas`;
}

function Editor({ checked, people }: { checked: Checked | undefined; people: readonly Present[] }) {
  const t = useWords(words);
  const { id, draft } = useEditor();
  const map = useMap();
  const looking = useLooking();
  const mayChange = useRole('quality_manager', 'facilitator');
  const { state, deeds } = useEditing(draft, looking.at === '' ? 'cycle' : looking.at);
  const visible = useVisible(looking.find, looking.filter, checked);
  const findField = useRef<HTMLInputElement>(null);
  const inspector = useRef<HTMLElement>(null);

  const { set } = looking;
  const remember = useRef(set);
  remember.current = set;
  useEffect(() => {
    // Not with every arrow key: browsers limit how often an address may change.
    const timer = setTimeout(() => remember.current('at', state.subject === 'cycle' ? '' : state.subject), 400);
    return () => clearTimeout(timer);
  }, [state.subject]);

  useKeys([
    { keys: 'Ctrl+Z', does: t('k_undo'), run: deeds.undo },
    { keys: ['Ctrl+Y', 'Ctrl+Shift+Z'], does: t('k_redo'), run: deeds.redo },
    { keys: 'Ctrl+F', does: t('k_find'), run: () => findField.current?.focus(), whileTyping: true },
    { keys: ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight'], does: t('k_move'), run: () => undefined, listedOnly: true },
    { keys: 'Enter', does: t('k_edit'), run: () => undefined, listedOnly: true },
    { keys: 'Escape', does: t('k_escape'), run: () => undefined, listedOnly: true },
    { keys: ['Tab', 'Shift+Tab'], does: t('k_tab'), run: () => undefined, listedOnly: true },
    { keys: 'Ctrl+Enter', does: t('k_add'), run: () => undefined, listedOnly: true },
    { keys: 'Delete', does: t('k_remove'), run: () => undefined, listedOnly: true },
    { keys: ['Alt+ArrowUp', 'Alt+ArrowDown'], does: t('k_order'), run: () => undefined, listedOnly: true },
    { keys: ['Ctrl+C', 'Ctrl+V'], does: t('k_copy'), run: () => undefined, listedOnly: true },
    { keys: 'Ctrl+D', does: t('k_duplicate'), run: () => undefined, listedOnly: true },
    { keys: 'Ctrl+A', does: t('k_all'), run: () => undefined, listedOnly: true },
    { keys: ['Shift+ArrowUp', 'Shift+ArrowDown'], does: t('k_select'), run: () => undefined, listedOnly: true },
  ]);

  const show = (subject: string) => {
    if (/^(moment|stage)\//.test(subject)) deeds.go(subject);
    else deeds.show(subject);
    inspector.current?.scrollIntoView({ block: 'nearest' });
  };
  const toDetail = () => {
    inspector.current?.scrollIntoView({ block: 'start' });
    inspector.current?.focus({ preventScroll: true });
  };
  const looksFor = looking.find !== '' || looking.filter !== 'all';
  const found = map.moments.filter((moment) => visible(moment.id));
  return (
    <div className={looking.everyColumn ? 'ed ed-wide' : 'ed'}>
      <div className="ed-main">
        <Opening checked={checked} people={people} />
        {!mayChange && <p className="hint">{t('only_looking')}</p>}
        <OpenQuestions />
        <Tiles go={(moment) => show(`moment/${moment}`)} />
        <Toolbar deeds={deeds} toDetail={toDetail} lanes={lanesOf(id, state.subject)} />
        <Looking
          find={looking.find}
          setFind={(text) => set('find', text)}
          filter={looking.filter}
          setFilter={(filter) => set('show', filter === 'all' ? '' : filter)}
          everyColumn={looking.everyColumn}
          setEveryColumn={(every) => set('columns', every ? 'all' : '')}
          findField={findField}
          found={looksFor ? found.length : null}
          aboutCycle={() => show('cycle')}
          toFirst={() => found[0] && deeds.go(`moment/${found[0].id}`)}
        />
        <MomentTable state={state} deeds={deeds} visible={visible} everyStage={!looksFor} everyColumn={looking.everyColumn} />
        <p className="note" role="status">
          {state.said}
        </p>
        <Findings show={show} />
        <Transversals subject={state.subject} show={show} add={deeds.insertTransversal} />
        <Branches subject={state.subject} show={show} />
      </div>
      <aside ref={inspector} tabIndex={-1} className="inspector ed-inspector" aria-label={t('inspector')}>
        <Inspector state={state} deeds={deeds} show={show} />
      </aside>
    </div>
  );
}
