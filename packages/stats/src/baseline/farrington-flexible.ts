import { studentTwoSidedTail } from '../distributions/student-t.ts';
import { StatsInputError } from '../errors.ts';
import { SeasonalQuasiPoisson } from '../linear/seasonal-quasi-poisson.ts';
import { findFarringtonBound } from './farrington-bound.ts';
import { completeOptions, type FarringtonOptions } from './farrington-options.ts';
import { countBaselineWeeks, layOutSeason } from './seasonal-runs.ts';

export interface FarringtonEstimate {
  /** Expected count of the week judged. */
  readonly expected: number;
  /** Lower bound at the same one-sided level. */
  readonly lowerBound: number;
  readonly upperBound: number;
  /** P(X >= observed) under the predictive distribution. */
  readonly upperTailP: number;
  /** (observed - expected) / (upperBound - expected); above 1 is an exceedance. */
  readonly exceedance: number;
  /** Quasi-Poisson dispersion, >= 1. */
  readonly dispersion: number;
  readonly logExpected: number;
  readonly logExpectedStandardError: number;
  readonly hasTrend: boolean;
  /** Change of the log mean per week; NaN without a trend. */
  readonly trendPerWeek: number;
  readonly yearsUsed: number;
  /** Weeks with data in the baseline. */
  readonly baselineWeeks: number;
  /** Events in the baseline; with 0 the expected count is 0 and the tail says nothing. */
  readonly baselineCount: number;
  readonly isConverged: boolean;
}

/** Years of `options.yearsBack` that lie wholly before the week with index `week`; 0 where not even one does. */
export function countFarringtonYears(week: number, options: Partial<FarringtonOptions> = {}): number {
  const { yearsBack, halfWindow, weeksPerYear } = completeOptions(options);
  return Math.max(0, Math.min(yearsBack, Math.floor((week - halfWindow) / weeksPerYear)));
}

interface Fit {
  readonly dispersion: number;
  /** Dispersion behind the standard errors. */
  readonly errorDispersion: number;
  readonly logExpected: number;
  readonly variance: number;
  readonly trendP: number;
  readonly slope: number;
  readonly isConverged: boolean;
}

/** Keeps the buffers of one layout, for judging many weeks or series in turn. Made by `createFarringtonEstimator`. */
class FarringtonFitter {
  readonly options: FarringtonOptions;
  private readonly model: SeasonalQuasiPoisson;
  private readonly counts: Float64Array;
  private readonly unit: Float64Array;
  private readonly weights: Float64Array;
  private readonly leverages: Float64Array;
  private readonly baselineWeeks: number;
  private present = 0;
  private largest = 0;
  private total = 0;
  private totalInSeason = 0;
  private pooled: FarringtonFitter | undefined;

  constructor(options: FarringtonOptions) {
    this.options = options;
    this.baselineWeeks = countBaselineWeeks(options);
    this.model = new SeasonalQuasiPoisson(layOutSeason(options), options.seasonalPeriods);
    this.counts = new Float64Array(this.baselineWeeks);
    this.unit = new Float64Array(this.baselineWeeks);
    this.weights = new Float64Array(this.baselineWeeks);
    this.leverages = new Float64Array(this.baselineWeeks);
  }

  estimate(series: ArrayLike<number>, week: number): FarringtonEstimate {
    this.load(series, week);
    if (this.options.emptySeason === 'pool' && this.options.seasonalPeriods > 1 && this.totalInSeason === 0) {
      this.pooled ??= new FarringtonFitter({ ...this.options, seasonalPeriods: 1 });
      return this.pooled.estimate(series, week);
    }
    const withTrend = this.options.trend && this.options.yearsBack >= 3 ? this.fit(true) : undefined;
    const hasTrend = withTrend !== undefined && this.keepsTrend(withTrend);
    const fit = hasTrend ? withTrend : this.fit(false);
    const observed = series[week] as number;
    return {
      ...findFarringtonBound({ ...fit, hasTrend, observed, options: this.options }),
      dispersion: fit.dispersion,
      logExpected: fit.logExpected,
      logExpectedStandardError: Math.sqrt(fit.errorDispersion * fit.variance),
      hasTrend,
      trendPerWeek: hasTrend ? fit.slope : Number.NaN,
      yearsUsed: this.options.yearsBack,
      baselineWeeks: this.present,
      baselineCount: this.total,
      isConverged: fit.isConverged,
    };
  }

  /** Noufaily et al. 2013, section 3.1; no trend that carries the forecast above every week of the baseline. */
  private keepsTrend(fit: Fit): boolean {
    return (
      fit.isConverged && fit.trendP < this.options.trendPBelow && Math.exp(fit.logExpected) <= this.largest
    );
  }

  private load(series: ArrayLike<number>, week: number): void {
    const { yearsBack, weeksPerYear, halfWindow } = this.options;
    const first = week - yearsBack * weeksPerYear - halfWindow;
    this.present = 0;
    this.largest = 0;
    this.total = 0;
    for (let i = 0; i < this.baselineWeeks; i++) {
      const count = series[first + i] as number;
      const isPresent = !Number.isNaN(count);
      if (count < 0 || count === Number.POSITIVE_INFINITY) {
        throw new StatsInputError('counts', `week ${first + i} is ${count}`);
      }
      this.counts[i] = isPresent ? count : 0;
      this.unit[i] = isPresent ? 1 : 0;
      if (!isPresent) continue;
      this.present++;
      this.total += count;
      if (count > this.largest) this.largest = count;
    }
    this.totalInSeason = this.sumOfSeason();
  }

  private sumOfSeason(): number {
    let sum = 0;
    for (const { start, end, level } of this.model.runs) {
      if (level !== 0) continue;
      for (let i = start; i < end; i++) sum += this.counts[i] as number;
    }
    return sum;
  }

  private fit(hasTrend: boolean): Fit {
    const isPackage = this.options.compatibility === 'surveillance-1.20.3';
    const control = { hasTrend, epsilon: isPackage ? 1e-8 : 1e-11, maximumIterations: 25 };
    this.model.fit(this.counts, this.unit, control);
    this.reweight(this.estimateDispersion(this.unit));
    this.model.fit(this.counts, this.weights, control);
    const dispersion = this.estimateDispersion(this.weights);
    const errorDispersion = isPackage ? this.packageDispersion() : dispersion;
    const slope = this.model.slope;
    const slopeError = Math.sqrt(errorDispersion * this.model.slopeVariance);
    const judged = this.options.yearsBack * this.options.weeksPerYear + this.options.halfWindow;
    return {
      dispersion,
      errorDispersion,
      logExpected: this.model.logMeanAt(judged, 0),
      variance: this.model.varianceAt(judged, 0),
      trendP: hasTrend ? studentTwoSidedTail(slope / slopeError, this.present - this.model.rank) : 1,
      slope,
      isConverged: this.model.isConverged,
    };
  }

  /** Pearson dispersion, at least 1; with the working weights of the last step, as R's glm has it. */
  private estimateDispersion(weights: Float64Array): number {
    const { mean, previousMean } = this.model;
    let sum = 0;
    for (let i = 0; i < this.baselineWeeks; i++) {
      const weight = weights[i] as number;
      if (weight === 0) continue;
      const mu = mean[i] as number;
      const residual = ((this.counts[i] as number) - mu) / mu;
      sum += weight * (previousMean[i] as number) * residual * residual;
    }
    return Math.max(sum / (this.present - this.model.rank), 1);
  }

  /** The package overwrites the fit's working weights with the prior ones before it asks for standard errors. */
  private packageDispersion(): number {
    const { mean } = this.model;
    let sum = 0;
    for (let i = 0; i < this.baselineWeeks; i++) {
      const mu = mean[i] as number;
      const residual = ((this.counts[i] as number) - mu) / mu;
      if (this.weights[i] !== 0) sum += (this.weights[i] as number) * residual * residual;
    }
    return sum / (this.present - this.model.rank);
  }

  /** Noufaily et al. 2013, section 3.3: weight s^-2 where the scaled Anscombe residual s is large; sum = weeks. */
  private reweight(dispersion: number): void {
    const { mean } = this.model;
    const { reweightAbove } = this.options;
    this.model.writeLeverages(this.unit, this.leverages);
    let total = 0;
    for (let i = 0; i < this.baselineWeeks; i++) {
      if (this.unit[i] === 0) {
        this.weights[i] = 0;
        continue;
      }
      const residual = anscombeResidual(this.counts[i] as number, mean[i] as number);
      const scaled = residual / Math.sqrt(dispersion * (1 - (this.leverages[i] as number)));
      const weight = scaled > reweightAbove ? 1 / (scaled * scaled) : 1;
      this.weights[i] = weight;
      total += weight;
    }
    const gamma = this.present / total;
    for (let i = 0; i < this.baselineWeeks; i++) this.weights[i] = (this.weights[i] as number) * gamma;
  }
}

/** 3/2 (y^(2/3) mu^(-1/6) - mu^(1/2)): about normal for a Poisson count. Below the mean it is never needed exactly. */
function anscombeResidual(count: number, mean: number): number {
  if (count <= mean) return 0;
  const sixth = Math.sqrt(Math.cbrt(mean));
  const root = Math.cbrt(count);
  return 1.5 * ((root * root) / sixth - sixth * sixth * sixth);
}

/** Judges week `week` of `counts`; see `estimateFarringtonFlexible`. */
export type FarringtonEstimator = (counts: ArrayLike<number>, week: number) => FarringtonEstimate | undefined;

/**
 * Estimator of `estimateFarringtonFlexible` that keeps its buffers between calls, for judging many weeks or series.
 *
 * @param given  { options of `FarringtonOptions`, all with defaults }
 * @returns      function of the counts and the index of the week judged
 * @throws {StatsInputError} an option outside its range
 *
 * Indeterminate, divergent, accuracy, source: see `estimateFarringtonFlexible`. Cost: O(1). Random: none.
 * @example createFarringtonEstimator()(new Array(400).fill(3), 399)?.upperBound // 8
 */
export function createFarringtonEstimator(given: Partial<FarringtonOptions> = {}): FarringtonEstimator {
  const options = completeOptions(given);
  const fitters = new Map<number, FarringtonFitter>();
  return (counts, week) => {
    if (!Number.isInteger(week) || week < 0 || week >= counts.length) {
      throw new StatsInputError('week', `is ${week} in a series of ${counts.length} weeks`);
    }
    const years = Math.min(options.yearsBack, Math.floor((week - options.halfWindow) / options.weeksPerYear));
    if (years < 1) return undefined;
    let fitter = fitters.get(years);
    if (fitter === undefined) {
      fitter = new FarringtonFitter({ ...options, yearsBack: years });
      fitters.set(years, fitter);
    }
    return fitter.estimate(counts, week);
  };
}

/**
 * Expected count, bounds and tail probability of a week by the flexible Farrington method.
 *
 * Quasi-Poisson regression with a seasonal factor (the weeks about the one judged are one level, the rest of the year is
 * cut in equal parts) and a log-linear trend, on up to `yearsBack` years without the last `excludedRecentWeeks`; weeks
 * that look like past outbreaks are weighted down and the model is fitted again; the bound is a quantile of the negative
 * binomial (`nbPlugin`, `muan`) or of a normal for count^(2/3) (`delta`). With less history it uses the whole years
 * there are; a trend needs three.
 *
 * @param counts   events per week, [weeks], oldest first; non-negative, NaN for a week without data
 * @param week     index of the week judged
 * @param options  { options of `FarringtonOptions`, all with defaults }
 * @returns        the estimate; undefined where there is not one whole year of history
 * @throws {StatsInputError} an option outside its range; week outside the series; a count negative or infinite
 *
 * Indeterminate → NaN (no data in the reference season); divergent → ±Infinity.
 * Accuracy: ≤ 1e-6 relative to R surveillance 1.20.3 with `compatibility` (test/farrington-parity.test.ts).
 * Cost: O(baseline weeks x steps), about 10 steps. Random: none.
 * Source: Noufaily et al. 2013, Statistics in Medicine 32:1206; Farrington et al. 1996, JRSS A 159:547 (`delta`).
 *   Differs: a trend is dropped below three years of history and where it would carry the forecast beyond all baseline weeks.
 * @example estimateFarringtonFlexible(new Array(400).fill(3), 399)?.upperBound // 8
 */
export function estimateFarringtonFlexible(
  counts: ArrayLike<number>,
  week: number,
  options: Partial<FarringtonOptions> = {},
): FarringtonEstimate | undefined {
  return createFarringtonEstimator(options)(counts, week);
}
