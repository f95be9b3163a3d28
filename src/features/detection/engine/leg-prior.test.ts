import { createRandom } from '@tocsin/stats';
import { describe, expect, it } from 'vitest';
import { fitLegPrior } from './leg-prior.ts';

describe('fitLegPrior', () => {
  it.each([0.1, 0.5, 2])('finds the shape %d and the mean that the counts were drawn with', (shape) => {
    const random = createRandom(5);
    const counts = new Map<number, number>();
    for (let i = 0; i < 20_000; i++) {
      const count = random.poisson((random.gamma(shape) / shape) * 3);
      counts.set(count, (counts.get(count) ?? 0) + 1);
    }
    const prior = fitLegPrior(counts, 600);
    expect((prior?.shape ?? 0) / shape).toBeGreaterThan(0.9);
    expect((prior?.shape ?? 0) / shape).toBeLessThan(1.1);
    expect((600 * (prior?.shape ?? 0)) / (prior?.rate ?? 1)).toBeCloseTo(3, 0);
  });

  it('has nothing to fit where the class never had a leg', () => {
    expect(fitLegPrior(new Map([[0, 40]]), 100)).toBeUndefined();
  });
});
