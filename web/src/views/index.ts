// What other rooms may use of the views.
export { useMap, useMapText, useNarrow, usePicture, useVersion, useVersions } from './reading.ts';
export type * from './types.ts';
export { VersionTag } from './VersionChoice.tsx';
export { Viewer } from './Viewer.tsx';
