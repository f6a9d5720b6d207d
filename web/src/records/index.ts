// What other rooms use of records: forms, lists and references of any kind, from its declaration.
export { RecordForm, type RecordFormProps } from './RecordForm.tsx';
export { RecordList, type RecordListProps } from './RecordList.tsx';
export { ReferenceField, type ReferenceProps } from './fields/ReferenceField.tsx';
export { FieldInput } from './fields/FieldInput.tsx';
export { RecordFacts, Fact } from './RecordFacts.tsx';
export { QuickFilter } from './QuickFilter.tsx';
export { ArchiveButton } from './Archiving.tsx';
export { CareDeeds } from './CareDeed.tsx';
export { AddButton, SheetMenu } from './ListScreen.tsx';
export { Actor, useActor } from './People.tsx';
export { useFaults } from './faults.ts';
export { isKind, placeOf, screenOf, useAllRecords, useKindForm, useRecord, useRecords, type KindName } from './kinds.ts';
export { isLocalText, momentText, textOfValue, titleOf, useShow } from './showing.ts';
export type { FieldForm, HistoryLine, KindForm, RecordJson, RecordPage, Titles, Value, Values } from './types.ts';
