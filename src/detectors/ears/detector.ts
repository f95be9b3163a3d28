import {
  countEarsWeeks,
  type EarsEstimate,
  type EarsOptions,
  estimateEars,
  negativeBinomialUpperTail,
} from '@tocsin/stats';
import type { DetectorDefinition, DetectorResult } from '../../model/detector.ts';
import { findSeriesObstacle, judgeWeeks, type SeriesInput, type SeriesScore } from '../series-input.ts';
import { type EarsParameters, earsParametersSchema } from './parameters.ts';

/** Judges a week of a weekly series against the seven weeks or so before it. */
export const ears: DetectorDefinition<SeriesInput, EarsParameters, SeriesScore> = {
  id: 'ears',
  version: 1,
  label: 'EARS C1, C2, C3',
  description:
    'Compares the reports of a week with the mean of a few weeks shortly before. For series too young to know their ' +
    'season: quick, but it cannot tell a season from a threat.',
  citations: [
    'Hutwagner L, Thompson W, Seeman GM, Treadwell T. The bioterrorism preparedness and response Early Aberration Reporting System (EARS). J Urban Health 2003;80(2 Suppl 1):i89-i96. doi:10.1007/pl00022319',
    'Fricker RD, Hegler BL, Dunfee DA. Comparing syndromic surveillance detection methods: EARS versus a CUSUM-based methodology. Stat Med 2008;27:3407-3429. doi:10.1002/sim.3197',
  ],
  parameters: earsParametersSchema,
  defaults: earsParametersSchema.parse({}),
  figures:
    'Reports of one kind: those of the weeks that ring, and how many the weeks shortly before let expect.',
  reads: 'series',
  needs: { minimumHistoryWeeks: 9, population: false, geometry: false },
  run(input, parameters): DetectorResult<SeriesScore> {
    const options = optionsOf(parameters);
    const obstacle = findSeriesObstacle(input, countEarsWeeks(options));
    if (obstacle !== undefined) return { kind: 'not-applicable', reason: obstacle };
    const last = input.counts.length - 1;
    const judged = estimateEars(input.counts, last, options);
    if (judged === undefined || !Number.isFinite(judged.upperBound)) {
      return {
        kind: 'not-applicable',
        reason: { key: 'detectors.reason.baseline-not-estimable', values: {} },
      };
    }
    return { kind: 'scored', result: scoreSeries(input, parameters, judged) };
  },
};

function optionsOf(parameters: EarsParameters): Partial<EarsOptions> {
  const { method, baselineWeeks, minimumDeviation, threshold } = parameters;
  return { method, baselineWeeks, minimumDeviation, ...(threshold === undefined ? {} : { threshold }) };
}

function scoreSeries(input: SeriesInput, parameters: EarsParameters, judged: EarsEstimate): SeriesScore {
  const options = optionsOf(parameters);
  const last = input.counts.length - 1;
  const observed = input.counts[last] as number;
  const perWeek = judgeWeeks(input, (week) => {
    const found = week === last ? judged : estimateEars(input.counts, week, options);
    if (found === undefined) return undefined;
    return {
      expected: found.expected,
      lower: found.lowerBound,
      upper: found.upperBound,
      isAlarm: found.isExceeded && (input.counts[week] as number) >= parameters.minimumRecentReports,
    };
  });
  return {
    observed,
    expected: judged.expected,
    lower: judged.lowerBound,
    upper: judged.upperBound,
    pValue: approximateUpperTailP(observed, judged, parameters.baselineWeeks),
    score: judged.statistic / judged.threshold,
    isAlarm: perWeek.isAlarm.at(-1) ?? false,
    baselineWeeks: parameters.baselineWeeks,
    perWeek,
  };
}

/**
 * Chance of as many reports or more. EARS itself gives none: this is a negative binomial (Poisson where the baseline is
 * no more variable than one) with the baseline's mean and variance, widened by 1/weeks for the mean's own error and with
 * half a report added to the baseline so that an all-zero one does not make the first report impossible.
 * Approximate: a variance of seven weeks is itself uncertain by about half.
 */
function approximateUpperTailP(observed: number, judged: EarsEstimate, weeks: number): number {
  const mean = judged.expected + 0.5 / weeks;
  const variance = Math.max(mean, judged.deviation ** 2) * (1 + 1 / weeks);
  return negativeBinomialUpperTail(observed - 1, mean, (mean * mean) / (variance - mean));
}
