import { logGamma } from '@tocsin/stats';
import type { DetectorDefinition, DetectorResult } from '../../model/detector.ts';
import { type FirstAppearanceParameters, firstAppearanceParametersSchema } from './parameters.ts';

export interface FirstAppearanceInput {
  /** Reports of the same streams examined without it, before the window. */
  readonly priorReports: number;
  /** Reports of the same streams within the window, with it or without. */
  readonly windowReports: number;
  /** Independent sightings within the window: days with it, so that one incident of ten parcels counts once. */
  readonly sightings: number;
  /** Its share of the reports of neighbours and region, in [0, 1]. */
  readonly neighbourShare: number;
}

export interface FirstAppearanceResult {
  /** Chance of as many sightings or more. */
  readonly upperTailP: number;
  readonly expected: number;
}

/** Judges how surprising it is to see something that many earlier reports did not hold. */
export const firstAppearance: DetectorDefinition<
  FirstAppearanceInput,
  FirstAppearanceParameters,
  FirstAppearanceResult
> = {
  id: 'first-appearance',
  version: 1,
  label: 'First appearance',
  description:
    'Counts how many reports were examined before without this substance or class, and asks how likely it would then be ' +
    'to see it as often as it now was. What neighbours and the region already see surprises less.',
  citations: [
    'Zabell SL. The rule of succession. Erkenntnis 1989;31:283-321. doi:10.1007/BF01236567',
    'Gelman A, Carlin JB, Stern HS, Dunson DB, Vehtari A, Rubin DB. Bayesian Data Analysis. 3rd ed. CRC Press 2013, section 2.4 and appendix A (beta-binomial).',
  ],
  parameters: firstAppearanceParametersSchema,
  defaults: firstAppearanceParametersSchema.parse({}),
  figures:
    'Reports of one kind since the first: those with the substance, and how many were to be expected of one that all earlier reports lacked.',
  reads: 'cells',
  needs: { minimumHistoryWeeks: 0, population: false, geometry: false },
  run(input, parameters): DetectorResult<FirstAppearanceResult> {
    if (input.priorReports < parameters.minimumPriorReports) {
      const values = { reports: input.priorReports, needed: parameters.minimumPriorReports };
      return { kind: 'not-applicable', reason: { key: 'detectors.reason.too-few-prior-reports', values } };
    }
    const a = parameters.priorCount + parameters.neighbourReports * input.neighbourShare;
    const b = input.priorReports + parameters.neighbourReports * (1 - input.neighbourShare) + 1;
    const window = Math.max(input.windowReports, input.sightings);
    const upperTailP = betaBinomialUpperTail(input.sightings, window, { a, b });
    return { kind: 'scored', result: { upperTailP, expected: (window * a) / (a + b) } };
  },
};

/** P(X >= k) of a beta-binomial count of `n` trials; sums the shorter side. */
export function betaBinomialUpperTail(k: number, n: number, { a, b }: { a: number; b: number }): number {
  if (k <= 0) return 1;
  let logTerm = logGamma(b + n) + logGamma(a + b) - logGamma(a + b + n) - logGamma(b);
  let below = 0;
  for (let x = 0; x < k; x++) {
    below += Math.exp(logTerm);
    logTerm += Math.log((n - x) / (x + 1)) + Math.log((a + x) / (b + n - x - 1));
  }
  if (below < 0.9) return 1 - below;
  // The upper side term by term, since 1 - below has lost its digits.
  let above = 0;
  for (let x = k; x <= n; x++) {
    const term = Math.exp(logTerm);
    above += term;
    if (term < above * 1e-12) break;
    logTerm += Math.log((n - x) / (x + 1)) + Math.log((a + x) / (b + n - x - 1));
  }
  return Math.min(1, above);
}
