/** A stretch of consecutive weeks of one seasonal level: [start, end) of the baseline. */
export interface SeasonRun {
  readonly start: number;
  readonly end: number;
  readonly level: number;
}

export interface QuasiPoissonOptions {
  readonly hasTrend: boolean;
  /** Stop once the deviance changes by less than this share. */
  readonly epsilon: number;
  readonly maximumIterations: number;
}

// The smallest mean that R's log link gives (.Machine$double.eps).
const SMALLEST_MEAN = 2.220446049250313e-16;

// Logarithms of the start, tabled for the counts that fill most series.
const TABLED_COUNTS = 512;
const LOG_START = Float64Array.from({ length: TABLED_COUNTS }, (_, y) => Math.log(y + 0.1));
const LOG_OWN = Float64Array.from({ length: TABLED_COUNTS }, (_, y) => (y > 0 ? y * Math.log(y) : 0));

/**
 * Log-linear quasi-Poisson regression on a seasonal factor and, where wanted, a linear trend, by iteratively reweighted
 * least squares on buffers that are kept between fits.
 *
 * The normal equations of a factor with a slope are an arrow: eliminating the levels leaves one equation for the slope, so
 * that a step costs one pass over the weeks instead of a dense decomposition. Within a run of one level the mean grows
 * by a constant factor from week to week, so that a step needs one exponential per run, not per week.
 *
 * Weeks with weight 0 do not count. After `fit`, `previousMean` holds the means that the last step's weights were made
 * of: R's glm reports working weights, leverage and standard errors with those.
 */
export class SeasonalQuasiPoisson {
  readonly weeks: number;
  readonly levels: number;
  readonly runs: readonly SeasonRun[];
  readonly mean: Float64Array;
  readonly previousMean: Float64Array;
  slope = 0;
  isConverged = false;
  deviance = 0;

  private readonly intercept: Float64Array;
  private readonly sumW: Float64Array;
  private readonly sumWT: Float64Array;
  private readonly sumWZ: Float64Array;
  private readonly center: number;
  private slopePrecision = Number.POSITIVE_INFINITY;
  private sumWTT = 0;
  private sumWTZ = 0;
  private hasTrend = false;

  constructor(runs: readonly SeasonRun[], levels: number) {
    this.runs = runs;
    this.levels = levels;
    this.weeks = runs.at(-1)?.end ?? 0;
    this.center = (this.weeks - 1) / 2;
    this.mean = new Float64Array(this.weeks);
    this.previousMean = new Float64Array(this.weeks);
    this.intercept = new Float64Array(levels);
    this.sumW = new Float64Array(levels);
    this.sumWT = new Float64Array(levels);
    this.sumWZ = new Float64Array(levels);
  }

  /**
   * Fits from the usual start, mean = count + 0.1.
   *
   * @param counts   [weeks], finite, >= 0 (any number where the weight is 0)
   * @param weights  prior weights, [weeks], >= 0
   */
  fit(counts: Float64Array, weights: Float64Array, options: QuasiPoissonOptions): void {
    this.hasTrend = options.hasTrend;
    this.isConverged = false;
    const saturated = this.start(counts, weights);
    let before = this.deviance;
    for (let iteration = 0; iteration < options.maximumIterations; iteration++) {
      this.solve();
      this.deviance = 2 * (saturated + this.step(counts, weights));
      if (Math.abs(this.deviance - before) / (Math.abs(this.deviance) + 0.1) < options.epsilon) {
        this.isConverged = true;
        return;
      }
      if (!Number.isFinite(this.deviance)) return;
      before = this.deviance;
      this.accumulate(counts, weights);
    }
  }

  /** Log of the mean at `week` (0 = first baseline week) for a seasonal level; NaN for a level without weeks. */
  logMeanAt(week: number, level: number): number {
    if (!((this.sumW[level] as number) > 0)) return Number.NaN;
    return (this.intercept[level] as number) + this.slope * (week - this.center);
  }

  /** Variance of `logMeanAt` for dispersion 1. */
  varianceAt(week: number, level: number): number {
    const sum = this.sumW[level] as number;
    const distance = week - this.center - (this.sumWT[level] as number) / sum;
    return 1 / sum + (distance * distance) / this.slopePrecision;
  }

  /** Variance of the slope for dispersion 1; 0 without a trend. */
  get slopeVariance(): number {
    return 1 / this.slopePrecision;
  }

  /** Number of coefficients that the data determine. */
  get rank(): number {
    let rank = this.hasTrend ? 1 : 0;
    for (const sum of this.sumW) if (sum > 0) rank++;
    return rank;
  }

  /** Diagonal of the hat matrix at the last step. */
  writeLeverages(weights: Float64Array, leverages: Float64Array): void {
    for (const { start, end, level } of this.runs) {
      const sum = this.sumW[level] as number;
      const own = 1 / sum;
      const centre = this.center + (this.sumWT[level] as number) / sum;
      for (let i = start; i < end; i++) {
        const distance = i - centre;
        const variance = own + (distance * distance) / this.slopePrecision;
        leverages[i] = (weights[i] as number) * (this.previousMean[i] as number) * variance;
      }
    }
  }

  /** Sets the starting means and sums; gives the part of the deviance that does not depend on the fit. */
  private start(counts: Float64Array, weights: Float64Array): number {
    this.clearSums();
    let saturated = 0;
    let deviance = 0;
    for (const { start, end, level } of this.runs) {
      for (let i = start; i < end; i++) {
        const w0 = weights[i] as number;
        if (w0 === 0) continue;
        const y = counts[i] as number;
        const mu = y + 0.1;
        const tabled = y < TABLED_COUNTS && Number.isInteger(y);
        const eta = tabled ? (LOG_START[y] as number) : Math.log(mu);
        this.mean[i] = mu;
        const own = tabled ? (LOG_OWN[y] as number) : y > 0 ? y * Math.log(y) : 0;
        saturated += w0 * own;
        deviance += w0 * (own - y * eta + 0.1);
        this.add(level, i - this.center, w0 * mu, w0 * (mu * (eta - 1) + y));
      }
    }
    this.deviance = 2 * deviance;
    return saturated;
  }

  private clearSums(): void {
    this.sumW.fill(0);
    this.sumWT.fill(0);
    this.sumWZ.fill(0);
    this.sumWTT = 0;
    this.sumWTZ = 0;
  }

  private add(level: number, t: number, w: number, wz: number): void {
    (this.sumW[level] as number) += w;
    (this.sumWT[level] as number) += w * t;
    (this.sumWZ[level] as number) += wz;
    this.sumWTT += w * t * t;
    this.sumWTZ += wz * t;
  }

  /** Weighted least squares from the sums: the slope after eliminating the levels, then each level. */
  private solve(): void {
    const { sumW, sumWT, sumWZ, levels } = this;
    let precision = this.sumWTT;
    let right = this.sumWTZ;
    for (let g = 0; g < levels; g++) {
      const w = sumW[g] as number;
      if (!(w > 0)) continue;
      const ratio = (sumWT[g] as number) / w;
      precision -= ratio * (sumWT[g] as number);
      right -= ratio * (sumWZ[g] as number);
    }
    this.slope = this.hasTrend ? right / precision : 0;
    this.slopePrecision = this.hasTrend ? precision : Number.POSITIVE_INFINITY;
    for (let g = 0; g < levels; g++) {
      this.intercept[g] = ((sumWZ[g] as number) - this.slope * (sumWT[g] as number)) / (sumW[g] as number);
    }
  }

  /** New means from the coefficients; gives the part of half the deviance that depends on the fit. */
  private step(counts: Float64Array, weights: Float64Array): number {
    this.previousMean.set(this.mean);
    const growth = Math.exp(this.slope);
    let sum = 0;
    for (const { start, end, level } of this.runs) {
      let eta = (this.intercept[level] as number) + this.slope * (start - this.center);
      let mu = Math.exp(eta);
      for (let i = start; i < end; i++) {
        const w0 = weights[i] as number;
        if (w0 !== 0) {
          const y = counts[i] as number;
          const floored = Math.max(mu, SMALLEST_MEAN);
          this.mean[i] = floored;
          sum += w0 * (floored - y - y * eta);
        }
        eta += this.slope;
        mu *= growth;
      }
    }
    return sum;
  }

  /** Sums of the next step's working weights and responses. */
  private accumulate(counts: Float64Array, weights: Float64Array): void {
    const { sumW, sumWT, sumWZ, mean } = this;
    this.clearSums();
    let totalTT = 0;
    let totalTZ = 0;
    for (const { start, end, level } of this.runs) {
      let t = start - this.center;
      let eta = (this.intercept[level] as number) + this.slope * t;
      let w = 0;
      let wt = 0;
      let wz = 0;
      for (let i = start; i < end; i++) {
        const w0 = weights[i] as number;
        if (w0 !== 0) {
          const mu = mean[i] as number;
          const weight = w0 * mu;
          const z = w0 * (mu * (eta - 1) + (counts[i] as number));
          w += weight;
          wt += weight * t;
          wz += z;
          totalTT += weight * t * t;
          totalTZ += z * t;
        }
        eta += this.slope;
        t += 1;
      }
      (sumW[level] as number) += w;
      (sumWT[level] as number) += wt;
      (sumWZ[level] as number) += wz;
    }
    this.sumWTT = totalTT;
    this.sumWTZ = totalTZ;
  }
}
