// A screen of the application: its address, its code, and how it stands in the frame.
import type { ComponentType } from 'react';

/** Names in the address ("/cycles/:id") arrive as properties. */
export type ScreenParams = Record<string, string>;
export type Screen = ComponentType<{ params: ScreenParams }>;

export interface Route {
  path: string;
  load: () => Promise<{ default: Screen }>;
  /** frame: rail and main; cycle: also the head and tabs of one cycle; alone: nothing around (sign-in, presentation, print). */
  around: 'frame' | 'cycle' | 'alone';
  /** Open to people who are not signed in. */
  open?: boolean;
}
