import { negativeBinomialUpperTail } from '@tocsin/stats';
import type { DetectorDefinition, DetectorResult } from '../../model/detector.ts';
import { type NewLegParameters, newLegParametersSchema } from './parameters.ts';

export interface NewLegInput {
  /** Days with the leg in the window; several reports of a day count once. */
  readonly sightings: number;
  /** Reports of the class that name the field: in the window, and before. */
  readonly windowReports: number;
  readonly priorReports: number;
  /** Reports with this leg before the window. */
  readonly priorWithLeg: number;
  /** Share of the leg among the earlier reports of everything outside the class, in [0, 1]. */
  readonly shareElsewhere: number;
  /** Gamma prior of the rates of all legs of the class, per report; absent where too few legs are there to fit one. */
  readonly prior?: { readonly shape: number; readonly rate: number };
}

export interface NewLegResult {
  readonly upperTailP: number;
  readonly expected: number;
}

/** Judges whether a route leg, a mode of transport or a concealment is new to a class of substances. */
export const newLeg: DetectorDefinition<NewLegInput, NewLegParameters, NewLegResult> = {
  id: 'new-leg',
  version: 2,
  label: 'New leg',
  description:
    'Compares how often a leg, a mode of transport or a concealment is seen for a class of substances with how often it was ' +
    'seen before. A rate that rests on few reports is drawn towards the rate over all substances, so that one odd row does not ring.',
  citations: [
    'DuMouchel W. Bayesian data mining in large frequency tables, with an application to the FDA spontaneous reporting system. Am Stat 1999;53:177-190. doi:10.1080/00031305.1999.10474456',
  ],
  parameters: newLegParametersSchema,
  defaults: newLegParametersSchema.parse({}),
  figures:
    'Reports of every kind within 26 weeks: those of the class with the leg, and how many the rate before lets expect of as many reports.',
  reads: 'legs',
  needs: { minimumHistoryWeeks: 26, population: false, geometry: false },
  run(input, parameters): DetectorResult<NewLegResult> {
    const refuse = (key: string, values: Record<string, number>): DetectorResult<NewLegResult> => ({
      kind: 'not-applicable',
      reason: { key: `detectors.reason.${key}`, values },
    });
    if (input.priorReports < parameters.minimumPriorReports) {
      return refuse('too-few-prior-reports', {
        reports: input.priorReports,
        needed: parameters.minimumPriorReports,
      });
    }
    if (input.priorWithLeg > Math.max(1, parameters.hardlySeenShare * input.priorReports)) {
      return refuse('leg-well-known', { reports: input.priorWithLeg });
    }
    const judged = listPriors(input, parameters).map(({ shape, rate }) => {
      const own = shape + input.priorWithLeg;
      const expected = (input.windowReports * own) / (rate + input.priorReports);
      // Predictive of a Poisson count whose rate has a gamma posterior: negative binomial of the posterior's shape.
      return { upperTailP: negativeBinomialUpperTail(input.sightings - 1, expected, own), expected };
    });
    const least = judged.reduce((worst, each) => (each.upperTailP > worst.upperTailP ? each : worst));
    return {
      kind: 'scored',
      result: input.sightings < parameters.minimumSightings ? { ...least, upperTailP: 1 } : least,
    };
  },
};

/**
 * What a rate may be before the class's own reports are counted: like that of its other legs, or like that of the leg elsewhere.
 *
 * The less surprised of the two decides.
 */
function listPriors(input: NewLegInput, parameters: NewLegParameters): { shape: number; rate: number }[] {
  const shape = parameters.priorShape;
  const own = input.prior ?? { shape, rate: 0 };
  return input.shareElsewhere > 0 ? [own, { shape, rate: shape / input.shareElsewhere }] : [own];
}
