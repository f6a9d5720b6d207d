// What the boxes on the lanes need of the screen they stand on.
import { createContext, useContext } from 'react';

import type { Direction } from './layout.ts';

export interface CanvasDeeds {
  selected: string | null;
  renaming: string | null;
  select: (id: string) => void;
  beginRename: (id: string) => void;
  rename: (id: string, text: string) => void;
  endRename: () => void;
  focus: (id: string, way: Direction) => void;
  step: (id: string, way: Direction) => void;
  remove: (id: string) => void;
  askConnect: (id: string) => void;
  addBelow: (id: string) => void;
}

const Context = createContext<CanvasDeeds | null>(null);
export const CanvasProvider = Context.Provider;

export function useCanvas(): CanvasDeeds {
  const deeds = useContext(Context);
  if (!deeds) throw new Error('no canvas above');
  return deeds;
}
