import { describe, expect, it } from 'vitest';
import { fitView } from './use-view.ts';

describe('where a map starts', () => {
  it('is the whole world where nothing is drawn', () => {
    expect(fitView(800, 372, [])).toEqual({ x: 400, y: 186, scale: 1 });
  });
  it('is the surroundings of a single point, not the point alone', () => {
    const view = fitView(800, 372, [[500, 100]]);
    expect([view.x, view.y]).toEqual([500, 100]);
    expect(view.scale).toBeCloseTo(372 / 120, 6);
  });
  it('holds both ends of a leg', () => {
    const view = fitView(800, 372, [
      [100, 100],
      [700, 200],
    ]);
    expect(800 / view.scale).toBeGreaterThanOrEqual(600);
    expect(view.x).toBe(400);
  });
});
