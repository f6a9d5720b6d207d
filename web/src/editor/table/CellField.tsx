// A cell while it is edited, in its place: Enter and leaving it keep what was typed, Esc does not, Tab goes on to the next.
import { useRef, useState, type KeyboardEvent } from 'react';

import type { Choice, Column } from './columns.ts';

export type Leaving = 'stay' | 'next' | 'back';

interface Props {
  column: Column;
  label: string;
  start: string;
  choices: readonly Choice[];
  fault: string | undefined;
  /** false = the value was not taken; the field stays. */
  keep: (text: string) => boolean;
  leave: (how: Leaving) => void;
}

export function CellField({ column, label, start, choices, fault, keep, leave }: Props) {
  const [text, setText] = useState(start);
  const done = useRef(false);
  const finish = (how: Leaving, value: string) => {
    if (done.current) return;
    if (value !== start && !keep(value)) return;
    done.current = true;
    leave(how);
  };
  const keys = (event: KeyboardEvent) => {
    event.stopPropagation();
    if (event.key === 'Escape') {
      event.preventDefault();
      done.current = true;
      leave('stay');
    } else if (event.key === 'Enter') {
      event.preventDefault();
      finish('stay', text);
    } else if (event.key === 'Tab') {
      event.preventDefault();
      finish(event.shiftKey ? 'back' : 'next', text);
    }
  };
  const blurred = () => {
    // A value that is not taken goes back to what it was; the cell says so only while one is in it.
    if (!done.current && (text === start || keep(text))) done.current = true;
    leave('stay');
  };
  if (column.edit === 'choice') {
    return (
      <select className="ed-field" aria-label={label} autoFocus value={text} onKeyDown={keys} onBlur={blurred} onChange={(event) => setText(event.target.value)}>
        {choices.map((choice) => (
          <option key={choice.id} value={choice.id}>
            {choice.text}
          </option>
        ))}
      </select>
    );
  }
  return (
    <>
      <input
        className="ed-field"
        aria-label={label}
        aria-invalid={fault !== undefined}
        autoFocus
        value={text}
        inputMode={column.edit === 'number' ? 'decimal' : 'text'}
        onFocus={(event) => event.target.select()}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={keys}
        onBlur={blurred}
      />
      {fault !== undefined && (
        <span className="fault block" role="alert">
          {fault}
        </span>
      )}
    </>
  );
}
