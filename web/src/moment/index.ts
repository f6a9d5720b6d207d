// What other rooms may use of a moment: the map's own shapes, and how a measurement is told.
export { useMapInForce, versionInForce } from './map.ts';
export { Measured } from './Told.tsx';
export type * from './types.ts';
