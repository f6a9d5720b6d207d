import { describe, expect, it } from 'vitest';

import { scrolled, sizeOf, stepped, steps } from './zoom.ts';

describe('zoom', () => {
  it('goes step by step and stays at the ends', () => {
    expect(stepped(1, 1)).toBe(1.25);
    expect(stepped(1, -1)).toBe(0.8);
    expect(stepped(0.91, 1)).toBe(1);
    expect(stepped(0.91, -1)).toBe(0.8);
    expect(stepped(4, 1)).toBe(4);
    expect(stepped(0.25, -1)).toBe(steps[0]);
  });

  it('keeps the point under the eye', () => {
    expect(scrolled(100, 200, 1, 2)).toBe(400); // 300 in the drawing → 600, 200 from the edge
    expect(scrolled(400, 200, 2, 1)).toBe(100);
    expect(scrolled(0, 200, 2, 1)).toBe(0);
  });

  it('reads the size of a drawing', () => {
    expect(sizeOf('<svg viewBox="-405.9 -253 811 648" width="811">')).toEqual({ width: 811, height: 648 });
  });
});
