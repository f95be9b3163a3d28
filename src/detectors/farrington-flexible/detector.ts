import { createFarringtonEstimator, type FarringtonEstimate, type FarringtonEstimator } from '@tocsin/stats';
import type { DetectorDefinition, DetectorResult } from '../../model/detector.ts';
import { findSeriesObstacle, judgeWeeks, type SeriesInput, type SeriesScore } from '../series-input.ts';
import { type FarringtonFlexibleParameters, farringtonFlexibleParametersSchema } from './parameters.ts';

const WEEKS_PER_YEAR = 52;

type Estimate = (counts: Float64Array, week: number) => FarringtonEstimate | undefined;

const estimators = new WeakMap<FarringtonFlexibleParameters, Estimate>();

/** Judges a week of a weekly series against the same season of earlier years. */
export const farringtonFlexible: DetectorDefinition<SeriesInput, FarringtonFlexibleParameters, SeriesScore> =
  {
    id: 'farrington-flexible',
    version: 2,
    label: 'Farrington flexible',
    description:
      'Compares the reports of a week with the same season of up to five earlier years, allows for a trend, and lets past ' +
      'outbreaks count less. Rings when the week lies above what chance would give once in a hundred weeks.',
    citations: [
      'Noufaily A, Enki DG, Farrington P, Garthwaite P, Andrews N, Charlett A. An improved algorithm for outbreak detection in multiple surveillance systems. Stat Med 2013;32:1206-1222. doi:10.1002/sim.5595',
      'Farrington CP, Andrews NJ, Beale AD, Catchpole MA. A statistical algorithm for the early detection of outbreaks of infectious disease. J R Stat Soc A 1996;159:547-563. doi:10.2307/2983331',
    ],
    parameters: farringtonFlexibleParametersSchema,
    defaults: farringtonFlexibleParametersSchema.parse({}),
    figures: 'Reports of one kind: those of the weeks that ring, and how many season and trend let expect.',
    reads: 'series',
    needs: { minimumHistoryWeeks: 55, population: false, geometry: false },
    run(input, parameters): DetectorResult<SeriesScore> {
      const obstacle = findSeriesObstacle(input, WEEKS_PER_YEAR + parameters.halfWindow);
      if (obstacle !== undefined) return { kind: 'not-applicable', reason: obstacle };
      const estimate = estimatorFor(parameters);
      const last = input.counts.length - 1;
      const judged = estimate(input.counts, last);
      if (judged === undefined || !(judged.baselineCount > 0)) {
        return {
          kind: 'not-applicable',
          reason: { key: 'detectors.reason.no-reports-in-baseline', values: {} },
        };
      }
      if (!Number.isFinite(judged.upperBound)) {
        return {
          kind: 'not-applicable',
          reason: { key: 'detectors.reason.baseline-not-estimable', values: {} },
        };
      }
      return { kind: 'scored', result: scoreSeries(input, parameters, judged) };
    },
  };

function scoreSeries(
  input: SeriesInput,
  parameters: FarringtonFlexibleParameters,
  judged: FarringtonEstimate,
): SeriesScore {
  const last = input.counts.length - 1;
  const estimate = estimatorFor(parameters);
  const perWeek = judgeWeeks(input, (week) => {
    const found = week === last ? judged : estimate(input.counts, week);
    if (found === undefined || !(found.baselineCount > 0)) return undefined;
    const isAlarm = ringsAt(input.counts, week, found.upperBound, parameters);
    return { expected: found.expected, lower: found.lowerBound, upper: found.upperBound, isAlarm };
  });
  return {
    observed: input.counts[last] as number,
    expected: judged.expected,
    lower: judged.lowerBound,
    upper: judged.upperBound,
    pValue: judged.upperTailP,
    score: judged.exceedance,
    isAlarm: ringsAt(input.counts, last, judged.upperBound, parameters),
    historyYears: judged.yearsUsed,
    baselineWeeks: judged.baselineWeeks,
    perWeek,
  };
}

/** Above the bound, and not in a series so thin that single reports ring (Farrington et al. 1996: 5 in 4 weeks). */
function ringsAt(
  counts: Float64Array,
  week: number,
  upper: number,
  parameters: FarringtonFlexibleParameters,
): boolean {
  const observed = counts[week] as number;
  if (!(observed > upper)) return false;
  let recent = 0;
  for (let i = Math.max(0, week - parameters.recentWeeks + 1); i <= week; i++) {
    const count = counts[i] as number;
    if (!Number.isNaN(count)) recent += count;
  }
  return recent >= parameters.minimumRecentReports;
}

/** With one year of history a season cannot be told from chance: all its weeks are then one level. */
function estimatorFor(parameters: FarringtonFlexibleParameters): Estimate {
  const known = estimators.get(parameters);
  if (known !== undefined) return known;
  const { minimumRecentReports: _reports, recentWeeks: _weeks, ...given } = parameters;
  const options = { ...given, uncertainty: 'predictive' } as const;
  const seasonal: FarringtonEstimator = createFarringtonEstimator({ ...options, emptySeason: 'pool' });
  const flat: FarringtonEstimator = createFarringtonEstimator({ ...options, seasonalPeriods: 1 });
  const twoYears = 2 * WEEKS_PER_YEAR + parameters.halfWindow;
  const estimate: Estimate = (counts, week) => {
    const hasTwoYears = parameters.yearsBack >= 2 && week >= twoYears;
    return hasTwoYears ? seasonal(counts, week) : flat(counts, week);
  };
  estimators.set(parameters, estimate);
  return estimate;
}
