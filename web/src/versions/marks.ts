// Marks on the circle of a comparison: which moments are new, gone, moved or changed; each with a shape and a sign of its own.
import type { MomentChanges } from './types.ts';

export type Mark = 'new' | 'gone' | 'moved' | 'changed';

/** What became of one moment; a moved one that changed too is called moved. */
export function markOf(changes: MomentChanges, moment: string): Mark | undefined {
  if (changes.added.includes(moment)) return 'new';
  if (changes.removed.includes(moment)) return 'gone';
  if (changes.moved.includes(moment)) return 'moved';
  return changes.changed.includes(moment) ? 'changed' : undefined;
}

export const signs: Record<Mark, string> = { new: '+', gone: '×', moved: '↕', changed: '≠' };

/** Outlines around a middle at 0, 0. */
export const shapes: Record<Mark, string> = {
  new: 'M0-13L13 10H-13Z',
  gone: 'M-10-10H10V10H-10Z',
  moved: 'M0-13L13 0 0 13-13 0Z',
  changed: 'M-11 0a11 11 0 1 0 22 0a11 11 0 1 0-22 0Z',
};

/** The drawing of the server with a mark beside each node that differs. Moments are known by their links. */
export function withMarks(svg: string, changes: MomentChanges): string {
  return svg.replace(/<a\b[^>]*href="[^"]*\/moments\/([^"/]+)"[^>]*>[\s\S]*?<\/a>/g, (link, moment: string) => {
    const mark = markOf(changes, moment);
    const at = mark && /<circle\b[^>]*cx="([-\d.]+)" cy="([-\d.]+)"/.exec(link);
    return mark && at ? link.replace(/<\/a>$/, `${drawn(mark, Number(at[1]), Number(at[2]))}</a>`) : link;
  });
}

/** Outside the node, away from the middle of the ring, so that neither number nor sign is covered. */
function drawn(mark: Mark, x: number, y: number): string {
  const far = Math.hypot(x, y) || 1;
  const place = `translate(${(x - (x / far) * 34).toFixed(1)} ${(y - (y / far) * 34).toFixed(1)})`;
  const text = `<text y="5" text-anchor="middle" font-size="14" font-weight="650" class="cd-f-ink">${signs[mark]}</text>`;
  return `<g class="versions-drawn" transform="${place}"><path d="${shapes[mark]}" class="cd-f-surface cd-s-ink" stroke-width="1.5"/>${text}</g>`;
}
