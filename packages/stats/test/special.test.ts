import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { digamma, logGamma, regularisedBeta, regularisedGammaP, regularisedGammaQ } from '../src/index.ts';
import { deviancePart, stirlingError } from '../src/special/log-gamma.ts';

const EULER = 0.5772156649015329;
const positive = fc.double({ min: -6, max: 9, noNaN: true }).map((log) => Math.exp(log));

const expectClose = (ours: number, exact: number, tolerance: number): void => {
  expect(Math.abs(ours - exact)).toBeLessThanOrEqual(tolerance * Math.max(1, Math.abs(exact)));
};

describe('published values (Abramowitz and Stegun 1964)', () => {
  it('gamma of 1/2 and 1/3 (6.1.8, 6.1.13), and of whole numbers', () => {
    expectClose(logGamma(0.5), Math.log(Math.PI) / 2, 1e-14);
    expectClose(Math.exp(logGamma(1 / 3)), 2.6789385347, 1e-10);
    for (let n = 1, factorial = 1; n <= 18; n++) {
      expectClose(logGamma(n), Math.log(factorial), 1e-14);
      factorial *= n;
    }
  });

  it('digamma of 1 and 1/2 (6.3.2, 6.3.3)', () => {
    expectClose(digamma(1), -EULER, 1e-13);
    expectClose(digamma(0.5), -EULER - 2 * Math.LN2, 1e-13);
  });

  it('the error function as an incomplete gamma function: erf 1 (table 7.1)', () => {
    expectClose(regularisedGammaP(0.5, 1), 0.8427007929, 1e-10);
  });
});

describe('known identities', () => {
  it('gamma and digamma recur (6.1.15, 6.3.5)', () => {
    fc.assert(
      fc.property(positive, (x) => {
        expectClose(logGamma(x + 1), logGamma(x) + Math.log(x), 2e-14);
        expectClose(digamma(x + 1), digamma(x) + 1 / x, 2e-13);
      }),
    );
  });

  it('incomplete gamma: P + Q = 1, P(1, x) = 1 - e^-x, and P rises with x', () => {
    fc.assert(
      fc.property(positive, positive, (a, x) => {
        expectClose(regularisedGammaP(a, x) + regularisedGammaQ(a, x), 1, 1e-13);
        expectClose(regularisedGammaP(1, x), -Math.expm1(-x), 1e-13);
        expect(regularisedGammaP(a, x * 1.1)).toBeGreaterThanOrEqual(regularisedGammaP(a, x) - 1e-14);
      }),
    );
  });

  it('incomplete beta: symmetry (26.5.2) and I_x(a, 1) = x^a', () => {
    const shapes = fc.double({ min: 0.05, max: 500, noNaN: true });
    const shares = fc.double({ min: 0.001, max: 0.999, noNaN: true });
    fc.assert(
      fc.property(shapes, shapes, shares, (a, b, x) => {
        expectClose(regularisedBeta(a, b, x) + regularisedBeta(b, a, 1 - x, x), 1, 1e-12);
        expectClose(regularisedBeta(a, 1, x), x ** a, 1e-12);
      }),
    );
  });

  it("Stirling's error and the deviance part are what they are defined as, where subtraction still tells", () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.5, max: 60, noNaN: true }),
        fc.double({ min: 0.5, max: 60, noNaN: true }),
        (x, m) => {
          const plain = logGamma(x + 1) - (x + 0.5) * Math.log(x) + x - Math.log(2 * Math.PI) / 2;
          expect(Math.abs(stirlingError(x) - plain)).toBeLessThan(1e-12);
          expect(Math.abs(deviancePart(x, m) - (x * Math.log(x / m) + m - x))).toBeLessThan(1e-11);
        },
      ),
    );
  });
});

it('has no answer outside the domain', () => {
  const none = [
    logGamma(-1),
    digamma(0),
    regularisedGammaP(0, 1),
    regularisedGammaQ(-1, 1),
    regularisedBeta(0, 1, 0.5),
  ];
  for (const value of none) expect(value).toBeNaN();
  expect([regularisedGammaP(2, -1), regularisedGammaQ(2, -1)]).toEqual([0, 1]);
  expect([regularisedBeta(1, 1, -1), regularisedBeta(1, 1, 2)]).toEqual([0, 1]);
  expect(logGamma(0)).toBe(Number.POSITIVE_INFINITY);
});
