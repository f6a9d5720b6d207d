// What is being typed into a form, against which version, and where it is kept until it is saved.
import { useRef, useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';

import { read, Refused, write } from '../api/client.ts';
import { useMe } from '../session/session.tsx';
import { dropDraft, keepDraft, keptDraft, type Draft } from './drafts.ts';
import { placeOf, type KindName } from './kinds.ts';
import { changes, collisions, merged, type Collision } from './merging.ts';
import type { KindForm, RecordJson, Value, Values } from './types.ts';

export interface Clash {
  theirs: RecordJson;
  collisions: Collision[];
}

export interface Editing {
  values: Values;
  /** Grows when values come from elsewhere than the fields, which then begin anew. */
  generation: number;
  error: Error | null;
  clash: Clash | null;
  saving: boolean;
  /** When the draft that was found was typed; null = there was none. */
  draftAt: string | null;
  touched: boolean;
  set: (field: string, value: Value) => void;
  save: () => Promise<RecordJson | null>;
  settle: (chosen: Values) => Promise<RecordJson | null>;
  /** Back to the form; saving asks again. */
  leave: () => void;
  discard: () => void;
}

function empty(form: KindForm, initial: Values): Values {
  const said = Object.fromEntries(form.fields.filter((field) => !field.read_only).map((field) => [field.name, null as Value]));
  return { ...said, ...initial };
}

/** Fields that deeds fill are not sent: they are shown only. */
function ofPeople(form: KindForm, values: Values): Values {
  const names = new Set(form.fields.filter((field) => !field.read_only).map((field) => field.name));
  return Object.fromEntries(Object.entries(values).filter(([name]) => names.has(name)));
}

function begin(form: KindForm, actor: string, record: RecordJson | undefined, initial: Values): Draft & { found: string | null } {
  const base = record ? ofPeople(form, record.values) : empty(form, {});
  const draft = keptDraft(form, actor, record?.id ?? '');
  if (draft) return { ...draft, values: { ...draft.values, ...initial }, found: draft.at };
  return { version: record?.version ?? 0, base, values: record ? base : empty(form, initial), at: '', found: null };
}

/** `form` and `record` must be there when this is first used; the record may go on changing at the server. */
export function useEditing(kind: KindName, form: KindForm, record: RecordJson | undefined, initial: Values): Editing {
  const actor = useMe().actor ?? '';
  const client = useQueryClient();
  const id = record?.id ?? '';
  const [start, restart] = useState(() => begin(form, actor, record, initial));
  const [values, setValues] = useState(start.values);
  const [generation, setGeneration] = useState(0);
  const [error, setError] = useState<Error | null>(null);
  const [clash, setClash] = useState<Clash | null>(null);
  const [saving, setSaving] = useState(false);
  // One key for one wish: sent again after a lost connection, it is done once.
  const key = useRef(crypto.randomUUID());

  function keep(next: Values): void {
    setValues(next);
    keepDraft(form, actor, id, { version: start.version, base: start.base, values: next, at: new Date().toISOString() });
  }

  async function send(wanted: Values, base: Values, version: number): Promise<RecordJson> {
    if (!record) return write<RecordJson>('post', placeOf.all(kind), { body: { values: filled(wanted) }, key: key.current });
    return write<RecordJson, 'put'>('put', placeOf.one(kind), { path: { id }, body: { values: changes(base, wanted), version }, key: key.current });
  }

  async function fail(trouble: Error, wanted: Values, base: Values): Promise<null> {
    if (trouble instanceof Refused) key.current = crypto.randomUUID(); // it was answered: the next try is another wish
    if (record && trouble instanceof Refused && trouble.has('changed_since')) {
      const theirs = await read<RecordJson>(placeOf.one(kind), { path: { id }, query: { titles: 'yes' } });
      setClash({ theirs, collisions: collisions(base, wanted, ofPeople(form, theirs.values)) });
      return null;
    }
    setError(trouble);
    return null;
  }

  async function run(wanted: Values, base: Values, version: number): Promise<RecordJson | null> {
    setSaving(true);
    setError(null);
    try {
      const saved = await send(wanted, base, version);
      dropDraft(form, actor, id);
      void client.invalidateQueries();
      return saved;
    } catch (trouble) {
      return await fail(trouble as Error, wanted, base);
    } finally {
      setSaving(false);
    }
  }

  return {
    values,
    generation,
    error,
    clash,
    saving,
    draftAt: start.found,
    touched: Object.keys(changes(start.base, values)).length > 0,
    set: (field, value) => keep({ ...values, [field]: value }),
    save: () => run(values, start.base, start.version),
    settle: async (chosen) => {
      if (!clash) return null;
      const theirs = ofPeople(form, clash.theirs.values);
      const together = { ...merged(start.base, values, theirs), ...chosen };
      setClash(null);
      restart({ ...start, base: theirs, version: clash.theirs.version });
      setValues(together);
      setGeneration((count) => count + 1);
      return run(together, theirs, clash.theirs.version);
    },
    leave: () => setClash(null),
    discard: () => {
      dropDraft(form, actor, id);
      const fresh = begin(form, actor, record, initial);
      restart(fresh);
      setValues(fresh.values);
      setError(null);
      setGeneration((count) => count + 1);
    },
  };
}

/** What is missing need not be sent with something new. */
function filled(values: Values): Values {
  return changes({}, values);
}
