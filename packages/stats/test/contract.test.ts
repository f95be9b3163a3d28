import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  negativeBinomialCdf,
  negativeBinomialPmf,
  negativeBinomialQuantile,
  negativeBinomialUpperQuantile,
  negativeBinomialUpperTail,
  normalCdf,
  normalQuantile,
  normalUpperTail,
  poissonCdf,
  poissonPmf,
  poissonQuantile,
  poissonUpperQuantile,
  poissonUpperTail,
  StatsInputError,
  studentTwoSidedTail,
} from '../src/index.ts';

/** One law of counts with its parameters filled in: what the contract below is held against. */
interface CountLaw {
  readonly pmf: (k: number) => number;
  readonly cdf: (k: number) => number;
  readonly upperTail: (k: number) => number;
  readonly quantile: (p: number) => number;
  readonly upperQuantile: (alpha: number) => number;
}

const poisson = (mean: number): CountLaw => ({
  pmf: (k) => poissonPmf(k, mean),
  cdf: (k) => poissonCdf(k, mean),
  upperTail: (k) => poissonUpperTail(k, mean),
  quantile: (p) => poissonQuantile(p, mean),
  upperQuantile: (alpha) => poissonUpperQuantile(alpha, mean),
});

const negativeBinomial = (mean: number, size: number): CountLaw => ({
  pmf: (k) => negativeBinomialPmf(k, mean, size),
  cdf: (k) => negativeBinomialCdf(k, mean, size),
  upperTail: (k) => negativeBinomialUpperTail(k, mean, size),
  quantile: (p) => negativeBinomialQuantile(p, mean, size),
  upperQuantile: (alpha) => negativeBinomialUpperQuantile(alpha, mean, size),
});

const means = fc.double({ min: -9, max: 9, noNaN: true }).map((log) => Math.exp(log));
const sizes = fc.double({ min: -4, max: 12, noNaN: true }).map((log) => Math.exp(log));
const levels = fc.double({ min: -20, max: -0.01, noNaN: true }).map((log) => Math.exp(log));
const counts = fc.integer({ min: 0, max: 20_000 });

const LAWS: readonly (readonly [string, fc.Arbitrary<CountLaw>])[] = [
  ['Poisson', means.map(poisson)],
  ['negative binomial', fc.tuple(means, sizes).map(([mean, size]) => negativeBinomial(mean, size))],
];

/** Ten digits: what a difference of two tails keeps. */
const CLOSE = 1e-10;

describe.each(LAWS)('%s', (_name, laws) => {
  it('has a cdf that never falls, and tails that add up to 1', () => {
    fc.assert(
      fc.property(laws, counts, (law, k) => {
        expect(law.cdf(k)).toBeGreaterThanOrEqual(law.cdf(k - 1) - 1e-14);
        expect(law.upperTail(k)).toBeLessThanOrEqual(law.upperTail(k - 1) + 1e-14);
        expect(Math.abs(law.cdf(k) + law.upperTail(k) - 1)).toBeLessThan(CLOSE);
        expect(law.cdf(k)).toBeGreaterThanOrEqual(0);
        expect(law.upperTail(k)).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  it('has probabilities that are the steps of its cdf, in the smaller tail to 1e-9 of themselves', () => {
    fc.assert(
      fc.property(laws, counts, (law, k) => {
        const step = law.cdf(k) < 0.5 ? law.cdf(k) - law.cdf(k - 1) : law.upperTail(k - 1) - law.upperTail(k);
        const scale = law.cdf(k) < 0.5 ? law.cdf(k) : law.upperTail(k - 1);
        expect(Math.abs(law.pmf(k) - step)).toBeLessThanOrEqual(1e-9 * scale + 1e-300);
      }),
    );
  });

  it('has quantiles that are the first count to reach the level, in both tails', () => {
    fc.assert(
      fc.property(laws, levels, (law, p) => {
        const quantile = law.quantile(p);
        expect(law.cdf(quantile)).toBeGreaterThanOrEqual(p * (1 - 1e-11));
        expect(law.cdf(quantile - 1)).toBeLessThanOrEqual(p * (1 + 1e-11));
        const upper = law.upperQuantile(p);
        expect(law.upperTail(upper)).toBeLessThanOrEqual(p * (1 + 1e-11));
        expect(law.upperTail(upper - 1)).toBeGreaterThanOrEqual(p * (1 - 1e-11));
      }),
    );
  });

  it('has quantiles that rise with the level', () => {
    fc.assert(
      fc.property(laws, levels, levels, (law, a, b) => {
        expect(law.quantile(Math.max(a, b))).toBeGreaterThanOrEqual(law.quantile(Math.min(a, b)));
        expect(law.upperQuantile(Math.max(a, b))).toBeLessThanOrEqual(law.upperQuantile(Math.min(a, b)));
      }),
    );
  });

  it('says 0 outside its support, NaN where there is no answer, and throws on a level that is none', () => {
    fc.assert(
      fc.property(laws, (law) => {
        expect([law.pmf(-1), law.pmf(0.5), law.cdf(-1), law.upperTail(-1)]).toEqual([0, 0, 0, 1]);
        expect([law.pmf(Number.NaN), law.cdf(Number.NaN), law.upperTail(Number.NaN)]).toEqual([
          Number.NaN,
          Number.NaN,
          Number.NaN,
        ]);
        for (const level of [0, 1, -0.1, Number.NaN]) {
          expect(() => law.quantile(level)).toThrow(StatsInputError);
          expect(() => law.upperQuantile(level)).toThrow(StatsInputError);
        }
      }),
      { numRuns: 20 },
    );
  });
});

describe('hostile parameters', () => {
  it.each([-1, Number.NaN, Number.POSITIVE_INFINITY])('a mean of %s has no distribution', (mean) => {
    expect([poissonPmf(1, mean), poissonCdf(1, mean), poissonUpperTail(1, mean)]).toEqual(
      Array(3).fill(Number.NaN),
    );
    expect([negativeBinomialPmf(1, mean, 2), negativeBinomialCdf(1, mean, 2)]).toEqual(
      Array(2).fill(Number.NaN),
    );
    expect([poissonQuantile(0.5, mean), negativeBinomialUpperQuantile(0.5, mean, 2)]).toEqual(
      Array(2).fill(Number.NaN),
    );
  });

  it.each([0, -1, Number.NaN])('a size of %s has no distribution', (size) => {
    expect(negativeBinomialPmf(1, 2, size)).toBeNaN();
    expect(negativeBinomialUpperTail(1, 2, size)).toBeNaN();
    expect(negativeBinomialQuantile(0.5, 2, size)).toBeNaN();
  });
});

describe('known identities', () => {
  it('a negative binomial of size 1 is geometric: P(X > k) = (m / (1 + m))^(k + 1)', () => {
    fc.assert(
      fc.property(means, fc.integer({ min: 0, max: 60 }), (mean, k) => {
        const exact = Math.exp(-(k + 1) * Math.log1p(1 / mean));
        expect(Math.abs(negativeBinomialUpperTail(k, mean, 1) - exact)).toBeLessThanOrEqual(1e-11 * exact);
      }),
    );
  });

  it('a negative binomial without limit of size is the Poisson', () => {
    fc.assert(
      fc.property(means, counts, (mean, k) => {
        expect(negativeBinomialUpperTail(k, mean, Number.POSITIVE_INFINITY)).toBe(poissonUpperTail(k, mean));
      }),
    );
  });

  it('the Poisson cdf at 2 is e^-m (1 + m + m²/2)', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 50, noNaN: true }), (mean) => {
        const exact = Math.exp(-mean) * (1 + mean + (mean * mean) / 2);
        expect(Math.abs(poissonCdf(2, mean) - exact)).toBeLessThanOrEqual(1e-12 * exact);
      }),
    );
  });

  it('the normal quantile undoes the cdf, from the far lower tail to the upper', () => {
    fc.assert(
      fc.property(fc.double({ min: -36, max: 5, noNaN: true }), (z) => {
        expect(Math.abs(normalQuantile(normalCdf(z)) - z)).toBeLessThan(
          z > 0 ? 1e-9 : 1e-12 * Math.max(1, -z),
        );
      }),
    );
  });

  it('the normal is symmetric and never falls', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -37, max: 37, noNaN: true }),
        fc.double({ min: 0, max: 3, noNaN: true }),
        (z, d) => {
          expect(normalCdf(z)).toBe(normalUpperTail(-z));
          expect(normalCdf(z + d)).toBeGreaterThanOrEqual(normalCdf(z));
        },
      ),
    );
  });

  it("Student's t with one and two degrees of freedom is elementary (Abramowitz and Stegun 26.7.3, 26.7.4)", () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 50, noNaN: true }), (t) => {
        expect(studentTwoSidedTail(t, 1)).toBeCloseTo(1 - (2 / Math.PI) * Math.atan(t), 12);
        expect(studentTwoSidedTail(t, 2)).toBeCloseTo(1 - t / Math.sqrt(2 + t * t), 12);
        expect(studentTwoSidedTail(-t, 3)).toBe(studentTwoSidedTail(t, 3));
      }),
    );
  });
});

describe('published tables', () => {
  /** Abramowitz and Stegun 1964, table 26.1, to 15 decimals. */
  it.each([
    [1, 0.841344746068543],
    [2, 0.977249868051821],
    [3, 0.99865010196837],
  ])('P(Z <= %d) = %d', (z, p) => {
    expect(normalCdf(z)).toBeCloseTo(p, 14);
    expect(normalQuantile(p)).toBeCloseTo(z, 11);
  });

  /** Abramowitz and Stegun 1964, table 26.10: percentage points of t, three decimals. */
  it.each([
    [12.706, 1],
    [4.303, 2],
    [2.571, 5],
    [2.228, 10],
    [2.042, 30],
  ])('|T| >= %d has probability 0.05 with %d degrees of freedom', (t, degrees) => {
    expect(studentTwoSidedTail(t, degrees)).toBeCloseTo(0.05, 4);
  });
});
