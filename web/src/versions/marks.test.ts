import { describe, expect, it } from 'vitest';

import { markOf, withMarks } from './marks.ts';

const changes = { added: ['M8', 'M9'], removed: ['M2'], moved: ['M3'], changed: ['M3', 'M4'] };

describe('marks', () => {
  it('says what became of a moment', () => {
    expect(['M8', 'M2', 'M3', 'M4', 'M1'].map((moment) => markOf(changes, moment))).toEqual(['new', 'gone', 'moved', 'changed', undefined]);
  });

  it('draws beside the nodes that differ and nowhere else', () => {
    const link = (moment: string) => `<a href="/cycles/C/moments/${moment}"><circle cx="0" cy="-190" r="20"/></a>`;
    const drawn = withMarks(`<svg>${link('M8')}${link('M1')}</svg>`, changes);
    expect(drawn.match(/versions-drawn/g)).toHaveLength(1);
    expect(drawn).toContain('translate(0.0 -156.0)');
    expect(drawn).toContain(link('M1'));
  });
});
