// What other rooms may use: the draft of a cycle and the deeds on it.
export { cellsOf, compact, idsIn, mapOf, type Cells } from './model/cells.ts';
export { copied, duplicated, pasted, readCopied } from './model/clipboard.ts';
export {
  addBranch, addMoment, addStage, addTransversal, moveMoments, moveStage, removeMoments, removeStage, removeThing, setActor,
  stepMoment, stepStage,
} from './model/deeds.ts';
export { Draft } from './model/draft.ts';
export { OpenQuestions } from './Conflicts.tsx';
export { EditorProvider, MapProvider, PeopleProvider, usePeopleAt } from './context.tsx';
export { usePresence } from './presence.ts';
export type { Present } from './types.ts';
export type { DraftState, Reading, Sent, Transport } from './model/state.ts';
export { commandFor, type Command, type Conflict, type Edit } from './model/edits.ts';
export type * from './model/map.ts';
export { freshId, freshPromiseId } from './model/names.ts';
export { useDraft, useOpenDraft, type OpenDraft, type UsedDraft } from './model/useDraft.ts';
export { Writing, type Values } from './model/writing.ts';
export { changesOnlyHere } from './model/kept.ts';
