import { createRandom } from '@tocsin/stats';
import { describe, expect, it } from 'vitest';
import { farringtonFlexible } from './detector.ts';

const { defaults } = farringtonFlexible;

function drawSeries(seed: number, weeks: number, mean: number): Float64Array {
  const random = createRandom(seed);
  return Float64Array.from({ length: weeks }, () => random.negativeBinomial(mean, mean / 0.5));
}

function run(counts: Float64Array, evaluate = 1) {
  return farringtonFlexible.run({ counts, firstWeekDay: 4, evaluate }, defaults);
}

function scored(counts: Float64Array, evaluate = 1) {
  const result = run(counts, evaluate);
  if (result.kind !== 'scored') throw new Error(`not applicable: ${result.reason.key}`);
  return result.result;
}

describe('Farrington flexible', () => {
  it('says why it cannot run on an empty, a short and an all-zero series', () => {
    const reason = (counts: Float64Array) => {
      const result = run(counts);
      return result.kind === 'not-applicable' ? result.reason : undefined;
    };
    expect(reason(new Float64Array(0))?.key).toBe('detectors.reason.empty-series');
    expect(reason(new Float64Array(55))).toEqual({
      key: 'detectors.reason.short-history',
      values: { weeks: 54, needed: 55 },
    });
    expect(reason(new Float64Array(300))?.key).toBe('detectors.reason.no-reports-in-baseline');
  });

  it.each([
    [56, 1],
    [107, 1],
    [108, 2],
    [264, 5],
    [600, 5],
  ])('uses of %i weeks the whole years there are: %i', (weeks, years) => {
    expect(scored(drawSeries(1, weeks, 4)).historyYears).toBe(years);
  });

  it.each([1, 2, 3])('rings for a jump and not for the week before it, seed %i', (seed) => {
    const counts = drawSeries(seed, 300, 4);
    counts[298] = 4;
    counts[299] = 40;
    const score = scored(counts, 2);
    expect(score.isAlarm).toBe(true);
    expect(score.perWeek.isAlarm).toEqual([false, true]);
    expect(score.pValue).toBeLessThan(1e-6);
  });

  it('rings by chance in about as many quiet weeks as its level says', () => {
    let alarms = 0;
    for (let seed = 1; seed <= 40; seed++) {
      alarms += scored(drawSeries(seed, 364, 6), 50).perWeek.isAlarm.filter(Boolean).length;
    }
    expect(alarms / 2000).toBeLessThan(0.02);
    expect(alarms / 2000).toBeGreaterThan(0.001);
  });

  it('does not ring for single reports in a thin series', () => {
    const counts = new Float64Array(300);
    for (let week = 0; week < 260; week += 40) counts[week] = 1;
    counts[299] = 3;
    expect(scored(counts).isAlarm).toBe(false);
  });
});
