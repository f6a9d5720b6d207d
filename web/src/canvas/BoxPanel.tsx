// The chosen box beside the lanes: what the keys do, as fields and buttons.
import { Button } from '../parts/Button.tsx';
import { CheckField, ChoiceField, TextField } from '../parts/Field.tsx';
import { textIn, useSpeech, useWords } from '../words/words.tsx';
import { disconnect, moveBox, placeOfBox, putCell, rename, setFlag } from './deeds.ts';
import { laneOrder } from './layout.ts';
import type { Lanes } from './useLanes.ts';
import words from './words.json';

function Arrows({ lanes, box }: { lanes: Lanes; box: string }) {
  const t = useWords(words);
  const { language } = useSpeech();
  const { draft, state, map, canvas } = lanes;
  if (!map) return null;
  const nameOf = (id: string) => textIn(map.moments.find((one) => one.id === id)?.name ?? map.actions.find((one) => one.id === id)?.text, language);
  const arrows = map.arrows.filter((arrow) => arrow.from === box || arrow.to === box);
  return (
    <>
      <h3>{t('arrows')}</h3>
      <ul className="canvas-arrows">
        {arrows.map((arrow) => (
          <li key={arrow.id}>
            <span>{arrow.from === box ? t('arrow_to', { name: nameOf(arrow.to) }) : t('arrow_from', { name: nameOf(arrow.from) })}</span>
            <TextField
              label={t('arrow_label')}
              value={textIn(arrow.label, language)}
              onChange={(text) => draft.write(putCell(state.cells, `arrow/${arrow.id}/label/${language}`, text), `arrow/${arrow.id}`)}
            />
            <Button weight="small" onPress={() => draft.write(disconnect(state.cells, arrow.id))}>
              {t('remove_arrow')}
            </Button>
          </li>
        ))}
      </ul>
      <Button weight="small" onPress={() => canvas.askConnect(box)}>
        {t('connect_to')}
      </Button>
    </>
  );
}

function Flags({ lanes, box, isMoment }: { lanes: Lanes; box: string; isMoment: boolean }) {
  const t = useWords(words);
  const { draft, state, map } = lanes;
  const action = map?.actions.find((one) => one.id === box);
  const moment = map?.moments.find((one) => one.id === box);
  if (!map) return null;
  const set = (flag: 'fail_point' | 'wait_point' | 'decision', on: boolean) => draft.write(setFlag(state.cells, map, box, flag, on));
  return (
    <fieldset>
      <legend className="vh">{t('marks')}</legend>
      {!isMoment && <CheckField label={t('fail_point')} value={action?.fail_point ?? false} onChange={(on) => set('fail_point', on)} />}
      <CheckField
        label={t('wait_point')}
        value={isMoment ? moment?.kind === 'wait' : (action?.wait_point ?? false)}
        onChange={(on) => set('wait_point', on)}
      />
      <CheckField
        label={t('decision')}
        value={isMoment ? moment?.kind === 'decision' : (action?.decision ?? false)}
        onChange={(on) => set('decision', on)}
      />
    </fieldset>
  );
}

function Moves({ lanes, box }: { lanes: Lanes; box: string }) {
  const t = useWords(words);
  const { canvas } = lanes;
  return (
    <div className="bar canvas-moves" role="group" aria-label={t('move')}>
      <Button weight="small" aria-label={t('move_left')} onPress={() => canvas.step(box, 'left')}>
        ←
      </Button>
      <Button weight="small" aria-label={t('move_right')} onPress={() => canvas.step(box, 'right')}>
        →
      </Button>
      <Button weight="small" aria-label={t('move_up')} onPress={() => canvas.step(box, 'up')}>
        ↑
      </Button>
      <Button weight="small" aria-label={t('move_down')} onPress={() => canvas.step(box, 'down')}>
        ↓
      </Button>
    </div>
  );
}

export function BoxPanel({ lanes }: { lanes: Lanes }) {
  const t = useWords(words);
  const { language } = useSpeech();
  const { draft, state, map, canvas } = lanes;
  const box = canvas.selected;
  const moment = map?.moments.find((one) => one.id === box);
  const action = map?.actions.find((one) => one.id === box);
  if (!map || box === null || (!moment && !action)) return <p className="note canvas-hint">{t('choose_box')}</p>;
  const place = placeOfBox(map, box);
  const minutes = moment ? moment.time?.wait : action?.minutes;
  const minutesCell = moment ? `moment/${box}/time/wait` : `action/${box}/minutes`;
  const typed = (text: string) => {
    const value = text.trim() === '' ? null : Number(text.replace(',', '.'));
    if (value === null || (Number.isFinite(value) && value >= 0)) draft.write(putCell(state.cells, minutesCell, value), minutesCell);
  };
  return (
    <aside className="canvas-panel" aria-label={t('chosen_box')}>
      <h2>{moment ? t('moment') : t('action')}</h2>
      <TextField
        label={t('text')}
        value={textIn(moment?.name ?? action?.text, language)}
        lang={language}
        onChange={(text) => draft.write(rename(state.cells, map, box, language, text), `text/${box}`)}
        onBlur={() => draft.endGroup()}
      />
      <ChoiceField
        label={t('lane')}
        choices={laneOrder.map((lane) => ({ id: lane, text: t(`lane_${lane}`) }))}
        value={place?.lane ?? null}
        onChange={(lane) => {
          const to = laneOrder.find((one) => one === lane);
          const values = to && place && moveBox(state.cells, map, box, { column: place.column, lane: to });
          if (values) draft.write(values);
        }}
      />
      <ChoiceField
        label={moment ? t('place_in_order') : t('beside_moment')}
        choices={map.moments.map((one, at) => ({ id: String(at), text: moment ? String(at + 1) : `${at + 1} ${textIn(one.name, language)}` }))}
        value={place ? String(place.column) : null}
        onChange={(column) => place && column !== null && lanes.drop(box, { column: Number(column), lane: place.lane })}
      />
      <Moves lanes={lanes} box={box} />
      <Flags lanes={lanes} box={box} isMoment={moment !== undefined} />
      <TextField label={moment ? t('wait_before') : t('minutes_label')} unit="min" inputMode="decimal" value={minutes === undefined ? '' : String(minutes)} onChange={typed} />
      <Arrows lanes={lanes} box={box} />
      <div className="bar canvas-moves">
        <Button weight="small" onPress={() => canvas.addBelow(box)}>
          {t('add_action')}
        </Button>
        <Button weight="small" onPress={() => canvas.remove(box)}>
          {moment ? t('remove_moment') : t('remove_action')}
        </Button>
      </div>
    </aside>
  );
}
