// Drafts of forms: what somebody typed and has not saved. Kinds that hold personal data keep them only as long as the tab
// lives, so that names do not stay behind on a shared computer.
import type { KindForm, Values } from './types.ts';

export interface Draft {
  /** The version that was on the screen when typing began; 0 for something new. */
  version: number;
  base: Values;
  values: Values;
  at: string;
}

function shelf(form: KindForm): Storage {
  const personal = form.fields.some((field) => field.sensitivity === 'personal' || field.sensitivity === 'health');
  return personal ? sessionStorage : localStorage;
}

function key(actor: string, kind: string, id: string): string {
  return `ciclo.draft.${actor}.${kind}.${id || 'new'}`;
}

export function keptDraft(form: KindForm, actor: string, id: string): Draft | null {
  try {
    const text = shelf(form).getItem(key(actor, form.name, id));
    return text === null ? null : (JSON.parse(text) as Draft);
  } catch {
    return null; // a draft that cannot be read is no draft
  }
}

export function keepDraft(form: KindForm, actor: string, id: string, draft: Draft): void {
  try {
    shelf(form).setItem(key(actor, form.name, id), JSON.stringify(draft));
  } catch {
    // The browser's store is full or closed: the form itself still holds everything.
  }
}

export function dropDraft(form: KindForm, actor: string, id: string): void {
  shelf(form).removeItem(key(actor, form.name, id));
}
