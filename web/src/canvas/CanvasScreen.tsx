// The map as boxes on lanes: the same draft as the table, drawn as the blueprint has it.
import { ReactFlowProvider } from '@xyflow/react';
import { useCallback, useEffect, useMemo, useState } from 'react';

import { EditorProvider, MapProvider, OpenQuestions, PeopleProvider, usePresence } from '../editor/index.ts';
import { Answer } from '../parts/Answer.tsx';
import { Button, LinkButton } from '../parts/Button.tsx';
import { useKeys } from '../parts/keys/index.ts';
import { Saved, type SavedState } from '../parts/Saved.tsx';
import { Empty, Trouble, Waiting } from '../parts/States.tsx';
import { useMe } from '../session/session.tsx';
import { textIn, useSpeech, useWords } from '../words/words.tsx';
import { BoxPanel } from './BoxPanel.tsx';
import { Canvas, useZooming } from './Canvas.tsx';
import { CanvasProvider } from './canvas-context.ts';
import { ConnectDialog } from './ConnectDialog.tsx';
import { useLanes, type Lanes } from './useLanes.ts';
import words from './words.json';

function savedState({ state }: Lanes): SavedState {
  if (state.saving === 'waiting') return { is: 'waiting', edits: state.unsent };
  if (state.saving === 'saved' && state.savedAt) return { is: 'saved', at: state.savedAt };
  return { is: state.saving === 'saving' ? 'saving' : 'untouched' };
}

function Tools({ lanes, withMap, showMap }: { lanes: Lanes; withMap: boolean; showMap: (on: boolean) => void }) {
  const t = useWords(words);
  const zooming = useZooming();
  const { draft, state } = lanes;
  useKeys([
    { keys: 'Ctrl+Z', does: t('undo'), run: () => draft.undo() },
    { keys: ['Ctrl+Shift+Z', 'Ctrl+Y'], does: t('redo'), run: () => draft.redo() },
    { keys: ['Alt+ArrowLeft', 'Alt+ArrowRight', 'Alt+ArrowUp', 'Alt+ArrowDown'], does: t('move_box'), run: () => undefined, listedOnly: true },
    { keys: ['Enter', 'F2'], does: t('rename'), run: () => undefined, listedOnly: true },
    { keys: 'c', does: t('connect_to'), run: () => undefined, listedOnly: true },
    { keys: 'n', does: t('add_action'), run: () => undefined, listedOnly: true },
    { keys: 'Delete', does: t('remove_box'), run: () => undefined, listedOnly: true },
  ]);
  return (
    <div className="bar canvas-tools" role="toolbar" aria-label={t('tools')}>
      <Button weight="small" isDisabled={!state.canUndo} onPress={() => draft.undo()}>
        {t('undo')}
      </Button>
      <Button weight="small" isDisabled={!state.canRedo} onPress={() => draft.redo()}>
        {t('redo')}
      </Button>
      <Button weight="small" aria-label={t('smaller')} onPress={zooming.smaller}>
        −
      </Button>
      <Button weight="small" aria-label={t('larger')} onPress={zooming.larger}>
        +
      </Button>
      <Button weight="small" onPress={zooming.all}>
        {t('show_all')}
      </Button>
      <Button weight="small" onPress={() => showMap(!withMap)}>
        {withMap ? t('hide_map') : t('small_map')}
      </Button>
      <Saved state={savedState(lanes)} />
    </div>
  );
}

function Sheet({ id, lanes }: { id: string; lanes: Lanes }) {
  const t = useWords(words);
  const { language } = useSpeech();
  const { map, layout, canvas } = lanes;
  const [withMap, showMap] = useState(false);
  const stageName = useCallback((stage: string) => textIn(map?.stages.find((one) => one.id === stage)?.name, language), [map, language]);
  if (!map) return null;
  if (map.moments.length === 0) {
    return <Empty step={<LinkButton href={`/cycles/${id}/edit`}>{t('to_table')}</LinkButton>}>{t('no_moments')}</Empty>;
  }
  const chosen = layout.boxes.some((box) => box.id === canvas.selected) ? canvas.selected : (layout.boxes[0]?.id ?? null);
  return (
    <CanvasProvider value={canvas}>
      <Tools lanes={lanes} withMap={withMap} showMap={showMap} />
      <p className="vh" role="status">
        {lanes.said}
      </p>
      <div className="canvas-grid">
        <div className="canvas-frame scrolls">
          <Canvas
            map={map}
            layout={layout}
            cycle={id}
            tabStop={chosen}
            selected={canvas.selected}
            stageName={stageName}
            toggle={lanes.toggle}
            withMap={withMap}
            onDrop={lanes.drop}
            onConnect={lanes.join}
            onClear={lanes.clear}
          />
        </div>
        <BoxPanel lanes={lanes} />
      </div>
      {lanes.connecting !== null && <ConnectDialog lanes={lanes} from={lanes.connecting} />}
    </CanvasProvider>
  );
}

/** "moment/M3" or "action/A1": the address that the others see this person at. */
function thingOf(lanes: Lanes): string | null {
  const { map, canvas } = lanes;
  const box = canvas.selected;
  if (box === null || !map) return null;
  return map.actions.some((one) => one.id === box) ? `action/${box}` : `moment/${box}`;
}

export default function CanvasScreen({ params }: { params: Record<string, string> }) {
  const id = params['id']!;
  const t = useWords(words);
  const { language } = useSpeech();
  const me = useMe();
  const lanes = useLanes(id);
  const { draft } = lanes;
  const { people, goTo } = usePresence(id);
  const editor = useMemo(() => ({ id, draft, small: me.organisation?.small ?? false }), [id, draft, me.organisation?.small]);
  const thing = thingOf(lanes);
  useEffect(() => goTo(thing), [goTo, thing]);
  if (lanes.error && !lanes.map) return <Trouble error={lanes.error} again={lanes.again} />;
  if (!lanes.map) return <Waiting />;
  const { moments, actions, arrows, cycle } = lanes.map;
  const table = thing?.startsWith('moment/') ? `/cycles/${id}/edit?at=${thing}` : `/cycles/${id}/edit`;
  return (
    <EditorProvider value={editor}>
      <PeopleProvider value={people}>
        <Answer
          name={t('canvas_of', { name: textIn(cycle.name, language), number: lanes.state.number })}
          answer={t('canvas_answer', { moments: moments.length, actions: actions.length, arrows: arrows.length })}
          basis={t('canvas_basis')}
          beside={<LinkButton href={table} weight="small">{t('to_table')}</LinkButton>}
        />
        {people.length > 0 && <p className="note canvas-people">{t('also_here', { n: people.length, names: people.map((one) => one.name || t('somebody')).join(', ') })}</p>}
        <MapProvider>
          <OpenQuestions />
        </MapProvider>
        <ReactFlowProvider>
          <Sheet id={id} lanes={lanes} />
        </ReactFlowProvider>
      </PeopleProvider>
    </EditorProvider>
  );
}
