// What other rooms use of the imports: files that hold events, and whose path of an object-centric log is followed.
export { ObjectTypeField, onlyType } from './ObjectTypeField.tsx';
export { fileTypes, type ObjectType } from './types.ts';
