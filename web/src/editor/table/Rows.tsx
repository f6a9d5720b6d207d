// The rows of the table. A row is drawn again only when its moment, its place or its selection is another.
import { memo, type PointerEvent } from 'react';

import { textIn, useNumbers, useSpeech, useWords, type Language } from '../../words/words.tsx';
import { usePeopleAt } from '../context.tsx';
import type { Moment, Stage } from '../model/map.ts';
import type { Finding } from '../types.ts';
import words from '../words.json';
import { CellField, type Leaving } from './CellField.tsx';
import { choicesOf, draftOf, shownIn, type Column } from './columns.ts';
import type { Place } from './grid.ts';

/** What rows ask of the table. The object never changes. */
export interface RowDeeds {
  pick: (place: Place, how: 'one' | 'also' | 'range') => void;
  edit: (place: Place) => void;
  keep: (place: Place, text: string) => boolean;
  leave: (place: Place, how: Leaving) => void;
  drag: (thing: string, event: PointerEvent<HTMLElement>) => void;
}

interface Standing {
  /** The column with the keyboard, when it is in this row. */
  active: number | null;
  editing: boolean;
  fault: string | undefined;
  deeds: RowDeeds;
  columns: readonly Column[];
}

interface MomentRowProps extends Standing {
  moment: Moment;
  number: number;
  selected: boolean;
  findings: readonly Finding[];
  /** Where something that is dragged would land. */
  drop: boolean;
}

const columnOf: Record<string, string> = {
  staff_voice: 'name', same_name: 'name', language_missing: 'name', no_minutes: 'contact', criticality_undecided: 'critical',
  critical_without_reason: 'critical', critical_and_optional: 'critical', first_contact_not_critical: 'critical',
  critical_without_standard: 'critical',
};

/** The cell a finding stands beside; what has no cell of its own stands beside the name. */
function isBeside(finding: Finding, column: Column): boolean {
  return (columnOf[finding.code] ?? 'name') === column.id;
}

function howPicked(event: { shiftKey: boolean; ctrlKey: boolean; metaKey: boolean }): 'one' | 'also' | 'range' {
  return event.shiftKey ? 'range' : event.ctrlKey || event.metaKey ? 'also' : 'one';
}

function Marks({ findings, thing }: { findings: readonly Finding[]; thing: string }) {
  const t = useWords(words);
  const people = usePeopleAt(thing);
  return (
    <>
      {findings.map((finding) => (
        <span key={finding.code + finding.text} className={`ed-mark ed-${finding.severity}`}>
          <span aria-hidden="true">{finding.severity === 'hint' ? 'i' : '!'}</span>
          <span className="vh">
            {t(`sev_${finding.severity}`)}: {finding.text}
          </span>
        </span>
      ))}
      {people.map((person) => (
        <span key={person.person} className="ed-person">
          <span className="vh">{t('is_here', { name: person.name || t('somebody') })}</span>
          <span aria-hidden="true">{person.name || t('somebody')}</span>
        </span>
      ))}
    </>
  );
}

interface CellProps extends Standing {
  moment: Moment;
  column: Column;
  at: number;
  number: number;
  findings: readonly Finding[];
  language: Language;
}

function MomentCell({ moment, column, at, number, findings, active, editing, fault, deeds, language }: CellProps) {
  const t = useWords(words);
  const { plain } = useNumbers();
  const thing = `moment/${moment.id}`;
  const place = { thing, column: at };
  const title = t(column.title);
  const isHere = active === at;
  const beside = findings.filter((finding) => isBeside(finding, column));
  const shown = shownIn(t, plain, moment, column.id, language);
  const classes = [column.right ? 'r' : '', column.id === 'name' ? 'main' : '', column.id === 'number' ? 'solo' : '', shown === '' ? 'ed-empty' : ''];
  return (
    <td
      role="gridcell"
      className={classes.filter(Boolean).join(' ') || undefined}
      data-l={column.id === 'number' || column.id === 'name' ? undefined : `${title}:`}
      data-cell={`${thing} ${at}`}
      tabIndex={isHere && !editing ? 0 : -1}
      onClick={(event) => deeds.pick(place, howPicked(event))}
      onDoubleClick={() => deeds.edit(place)}
    >
      {column.id === 'number' && (
        <>
          <span className="ed-handle" aria-hidden="true" onPointerDown={(event) => deeds.drag(thing, event)}>
            ⠿
          </span>
          <b>{number}</b>
        </>
      )}
      {isHere && editing ? (
        <CellField
          column={column}
          label={title}
          start={draftOf(moment, column.id, language)}
          choices={choicesOf(t, column.id)}
          fault={fault}
          keep={(text) => deeds.keep(place, text)}
          leave={(how) => deeds.leave(place, how)}
        />
      ) : (
        column.id !== 'number' && <span className={column.id === 'critical' && moment.critical !== false ? 'star' : undefined}>{shown}</span>
      )}
      {(column.id === 'name' || beside.length > 0) && <Marks findings={beside} thing={column.id === 'name' ? thing : ''} />}
    </td>
  );
}

export const MomentRow = memo(function MomentRow(props: MomentRowProps) {
  const { moment, selected, drop, columns } = props;
  const { language } = useSpeech();
  return (
    <tr role="row" aria-selected={selected} data-thing={`moment/${moment.id}`} className={drop ? 'ed-drop' : undefined}>
      {columns.map((column, at) => (
        <MomentCell key={column.id} {...props} column={column} at={at} language={language} />
      ))}
    </tr>
  );
});

interface StageRowProps extends Standing {
  stage: Stage;
  letter: string;
  empty: boolean;
  drop: boolean;
}

const nameColumn: Column = { id: 'name', title: 'f_name', edit: 'text' };

export const StageRow = memo(function StageRow({ stage, letter, empty, drop, active, editing, fault, deeds, columns }: StageRowProps) {
  const t = useWords(words);
  const { language } = useSpeech();
  const thing = `stage/${stage.id}`;
  const place = { thing, column: 0 };
  return (
    <tr role="row" className={drop ? 'stage ed-drop' : 'stage'} data-thing={thing}>
      <td
        role="gridcell"
        colSpan={columns.length}
        data-cell={`${thing} 0`}
        tabIndex={active !== null && !editing ? 0 : -1}
        onClick={() => deeds.pick(place, 'one')}
        onDoubleClick={() => deeds.edit(place)}
      >
        <span className="ed-handle" aria-hidden="true" onPointerDown={(event) => deeds.drag(thing, event)}>
          ⠿
        </span>
        {active !== null && editing ? (
          <CellField
            column={nameColumn}
            label={t('f_name')}
            start={stage.name[language] ?? ''}
            choices={[]}
            fault={fault}
            keep={(text) => deeds.keep(place, text)}
            leave={(how) => deeds.leave(place, how)}
          />
        ) : (
          t('stage_letter', { letter, name: textIn(stage.name, language) })
        )}{' '}
        {stage.optional && <span className="note">{t('optional_note')}</span>}
        {empty && <span className="note"> {t('empty_stage')}</span>}
      </td>
    </tr>
  );
});
