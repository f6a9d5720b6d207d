// One box on a lane: its text, who does it, its marks. Everything that the mouse can do to it, a key can do too.
import { Handle, Position, type NodeProps } from '@xyflow/react';
import { useEffect, useRef, useState } from 'react';

import { usePeopleAt } from '../editor/index.ts';
import { textIn, useNumbers, useSpeech, useWords } from '../words/words.tsx';
import { useCanvas } from './canvas-context.ts';
import type { BoxFlowNode } from './flow.ts';
import type { Box, Direction } from './layout.ts';
import words from './words.json';

const ways: Record<string, Direction> = { ArrowLeft: 'left', ArrowRight: 'right', ArrowUp: 'up', ArrowDown: 'down' };

function Rename({ box, text }: { box: Box; text: string }) {
  const t = useWords(words);
  const { rename, endRename } = useCanvas();
  const [value, setValue] = useState(text);
  const input = useRef<HTMLTextAreaElement>(null);
  useEffect(() => input.current?.select(), []);
  const done = useRef(false); // Enter keeps it, and leaving the field that goes must not keep it twice
  const keep = () => {
    if (done.current) return;
    done.current = true;
    if (value.trim() !== '' && value !== text) rename(box.id, value);
    endRename();
  };
  return (
    <textarea
      ref={input}
      className="canvas-rename nodrag nopan"
      aria-label={t('rename')}
      value={value}
      autoFocus
      onChange={(event) => setValue(event.target.value)}
      onBlur={keep}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key === 'Enter' && !event.shiftKey) {
          event.preventDefault();
          keep();
        }
        if (event.key === 'Escape') {
          done.current = true;
          endRename();
        }
      }}
    />
  );
}

/** Who else stands at this box now. */
function useHere(box: Box): string {
  const t = useWords(words);
  const people = usePeopleAt(`${box.sort}/${box.id}`);
  return people.map((one) => one.name || t('somebody')).join(', ');
}

function Marks({ box }: { box: Box }) {
  const t = useWords(words);
  const numbers = useNumbers();
  return (
    <span className="canvas-marks" aria-hidden="true">
      {box.critical && <span className="star">★</span>}
      {box.fails && <abbr className="fail" title={t('fail_point')} />}
      {box.waits && (
        <abbr className="wait" title={t('wait_point')}>
          ▲{box.minutes !== undefined && ` ${t('minutes', { minutes: numbers.plain(box.minutes) })}`}
        </abbr>
      )}
      {box.decides && <abbr title={t('decision')}>◇</abbr>}
      {box.bySystem && <abbr title={t('by_system')}>⚙</abbr>}
    </span>
  );
}

/** "Momento 3: Recepción. Carril: A la vista. Crítico. Punto de espera." */
function useBoxName(box: Box, text: string, number: number): string {
  const t = useWords(words);
  const numbers = useNumbers();
  const shown = box.waits && box.minutes !== undefined ? `${text}, ${t('minutes', { minutes: numbers.plain(box.minutes) })}` : text;
  const marks = [
    box.critical && t('critical'), box.fails && t('fail_point'), box.waits && t('wait_point'), box.decides && t('decision'),
  ].filter((mark) => mark !== false);
  const what = box.sort === 'moment' ? t('moment_named', { number, text: shown }) : t('action_named', { number, text: shown });
  return [what, t('in_lane', { lane: t(`lane_${box.lane}`) }), ...marks.map((mark) => `${mark}.`)].join(' ');
}

export function BoxNode({ data }: NodeProps<BoxFlowNode>) {
  const { box, number } = data;
  const { language } = useSpeech();
  const canvas = useCanvas();
  const text = textIn(box.text, language);
  const here = useHere(box);
  const t = useWords(words);
  const named = useBoxName(box, text, number);
  const name = here === '' ? named : `${named} ${t('is_here', { names: here })}`;
  const isSelected = canvas.selected === box.id;
  const renaming = canvas.renaming === box.id;
  const keys = (event: React.KeyboardEvent) => {
    const way = ways[event.key];
    const deeds: Record<string, () => void> = {
      Enter: () => canvas.beginRename(box.id), F2: () => canvas.beginRename(box.id), Delete: () => canvas.remove(box.id),
      Backspace: () => canvas.remove(box.id), c: () => canvas.askConnect(box.id), n: () => canvas.addBelow(box.id),
    };
    const deed = way ? () => (event.altKey ? canvas.step(box.id, way) : canvas.focus(box.id, way)) : deeds[event.key];
    if (!deed || event.ctrlKey || event.metaKey || canvas.renaming !== null) return;
    event.preventDefault();
    event.stopPropagation();
    deed();
  };
  return (
    <div
      className={`canvas-box ${box.sort} ${box.lane}${isSelected ? ' selected' : ''}`}
      id={`box-${box.id}`}
      role={renaming ? 'group' : 'button'}
      aria-pressed={renaming ? undefined : isSelected}
      aria-label={name}
      data-here={here === '' ? undefined : here}
      aria-keyshortcuts="Enter Delete Alt+ArrowLeft Alt+ArrowRight Alt+ArrowUp Alt+ArrowDown c n"
      tabIndex={data.inTabOrder ? 0 : -1}
      onFocus={() => canvas.select(box.id)}
      onKeyDown={keys}
      onDoubleClick={() => canvas.beginRename(box.id)}
    >
      <Handle type="target" position={Position.Left} />
      {renaming ? <Rename box={box} text={text} /> : <span className="canvas-text">{text}</span>}
      <Marks box={box} />
      <Handle type="source" position={Position.Right} />
    </div>
  );
}
