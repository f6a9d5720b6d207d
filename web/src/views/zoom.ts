// How a drawing is enlarged: steps that one can find again, and the point under the eye stays where it is.

/** "fit" = as wide as its frame; else how many screen pixels one unit of the drawing takes. */
export type Zoom = 'fit' | number;

export const steps = [0.25, 0.33, 0.5, 0.67, 0.8, 1, 1.25, 1.5, 2, 3, 4] as const;

/** The next step in or out from any zoom, also from one between the steps. */
export function stepped(from: number, direction: 1 | -1): number {
  if (direction === 1) return steps.find((step) => step > from * 1.01) ?? steps[steps.length - 1]!;
  return steps.toReversed().find((step) => step < from * 0.99) ?? steps[0];
}

/** Where the frame must stand after zooming so that `at` (pixels from the frame's edge) shows what it showed before. */
export function scrolled(scroll: number, at: number, before: number, after: number): number {
  return Math.max(0, ((scroll + at) * after) / before - at);
}

/** Width and height that a drawing of the server gives itself. */
export function sizeOf(svg: string): { width: number; height: number } {
  const box = /viewBox="\S+ \S+ (\S+) (\S+)"/.exec(svg);
  return { width: Number(box?.[1] ?? 1000), height: Number(box?.[2] ?? 600) };
}
