import { assertPositive, assertProbability, assertWhole, StatsInputError } from '../errors.ts';

/** How the bound is found from the fit. */
export type FarringtonMethod = 'nbPlugin' | 'delta' | 'muan';

export interface FarringtonOptions {
  /** Years of history to use; the longest wanted. */
  readonly yearsBack: number;
  /** Weeks on each side of the same week in earlier years that make the reference season. */
  readonly halfWindow: number;
  /** Levels of the seasonal factor; 1 for none. */
  readonly seasonalPeriods: number;
  /** Weeks right before the week judged that are left out, so that an outbreak does not raise its own baseline. */
  readonly excludedRecentWeeks: number;
  readonly weeksPerYear: number;
  /** One-sided level of the bound. */
  readonly alpha: number;
  readonly method: FarringtonMethod;
  /** Weeks whose scaled Anscombe residual exceeds this count less in the second fit. */
  readonly reweightAbove: number;
  readonly trend: boolean;
  /** A trend stays only where its two-sided p-value is below; 1 keeps every trend. */
  readonly trendPBelow: number;
  /** A reference season without one event: `pool` fits without the seasonal factor instead, `keep` expects about 0. */
  readonly emptySeason: 'keep' | 'pool';
  /**
   * `predictive` widens the negative binomial by the variance of the estimated mean, which a short history leaves large;
   * `plugin` takes the estimate for the truth, as the paper does. Without effect on `delta`, whose variance holds it.
   */
  readonly uncertainty: 'plugin' | 'predictive';
  /** With `predictive`: how far the log mean may drift in a year where no trend is fitted, standard deviation. */
  readonly driftPerYear: number;
  /**
   * `surveillance-1.20.3` repeats what R's package computes: standard errors from a dispersion of working residuals,
   * iterations that stop at 1e-8, and the score on mixed scales. `paper` is Noufaily et al. 2013.
   */
  readonly compatibility: 'paper' | 'surveillance-1.20.3';
}

export const FARRINGTON_DEFAULTS: FarringtonOptions = {
  yearsBack: 5,
  halfWindow: 3,
  seasonalPeriods: 10,
  excludedRecentWeeks: 26,
  weeksPerYear: 52,
  alpha: 0.01,
  method: 'nbPlugin',
  reweightAbove: 2.58,
  trend: true,
  trendPBelow: 1,
  emptySeason: 'keep',
  uncertainty: 'plugin',
  driftPerYear: 0,
  compatibility: 'paper',
};

/** Fills defaults and throws on options outside the contract. */
export function completeOptions(given: Partial<FarringtonOptions>): FarringtonOptions {
  const options = { ...FARRINGTON_DEFAULTS, ...given };
  assertWhole('yearsBack', options.yearsBack, 1);
  assertWhole('halfWindow', options.halfWindow, 0);
  assertWhole('weeksPerYear', options.weeksPerYear, 2);
  assertWhole('seasonalPeriods', options.seasonalPeriods, 1);
  assertWhole('excludedRecentWeeks', options.excludedRecentWeeks, 0);
  assertProbability('alpha', options.alpha);
  assertPositive('reweightAbove', options.reweightAbove);
  if (!(options.driftPerYear >= 0 && Number.isFinite(options.driftPerYear))) {
    throw new StatsInputError('driftPerYear', `must be at least 0, is ${options.driftPerYear}`);
  }
  if (!(options.trendPBelow >= 0 && options.trendPBelow <= 1)) {
    throw new StatsInputError('trendPBelow', `must lie in [0, 1], is ${options.trendPBelow}`);
  }
  const between = options.weeksPerYear - (2 * options.halfWindow + 1);
  if (between < options.seasonalPeriods - 1) {
    throw new StatsInputError('seasonalPeriods', 'more levels than weeks between the windows');
  }
  if (options.excludedRecentWeeks > options.weeksPerYear - options.halfWindow - 1) {
    throw new StatsInputError('excludedRecentWeeks', 'leaves no reference season in the last year');
  }
  return options;
}
