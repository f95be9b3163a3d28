import { describe, expect, it } from 'vitest';
import { ears } from './detector.ts';

function run(counts: number[], method: 'C1' | 'C2' | 'C3' = 'C2') {
  const input = { counts: Float64Array.from(counts), firstWeekDay: 4, evaluate: 2 };
  return ears.run(input, { ...ears.defaults, method });
}

describe('EARS', () => {
  it.each([
    ['C1', 7],
    ['C2', 9],
    ['C3', 11],
  ] as const)('needs for %s %i weeks before the one judged', (method, needed) => {
    expect(run(new Array(needed).fill(2), method)).toMatchObject({
      kind: 'not-applicable',
      reason: { key: 'detectors.reason.short-history', values: { weeks: needed - 1, needed } },
    });
    expect(run(new Array(needed + 1).fill(2), method).kind).toBe('scored');
  });

  it('says that an empty series is empty', () => {
    expect(run([])).toMatchObject({ reason: { key: 'detectors.reason.empty-series' } });
  });

  it('rings for a jump above mean and three standard deviations', () => {
    const result = run([1, 2, 3, 1, 2, 3, 2, 2, 2, 9], 'C1');
    if (result.kind !== 'scored') throw new Error('not scored');
    expect(result.result).toMatchObject({ observed: 9, isAlarm: true });
    expect(result.result.perWeek.isAlarm).toEqual([false, true]);
    // Negative binomial of mean 2.07 and variance 2.37: about 0.0014.
    expect(result.result.pValue).toBeLessThan(0.002);
  });

  it('does not ring for one report after a silent stretch', () => {
    expect(run([0, 0, 0, 0, 0, 0, 0, 0, 0, 1])).toMatchObject({ result: { isAlarm: false } });
  });
});
