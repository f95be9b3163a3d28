export {
  countFarringtonYears,
  createFarringtonEstimator,
  estimateFarringtonFlexible,
  type FarringtonEstimate,
  type FarringtonEstimator,
} from './baseline/farrington-flexible.ts';
export {
  FARRINGTON_DEFAULTS,
  type FarringtonMethod,
  type FarringtonOptions,
} from './baseline/farrington-options.ts';
export {
  countEarsWeeks,
  EARS_DEFAULTS,
  type EarsEstimate,
  type EarsMethod,
  type EarsOptions,
  estimateEars,
} from './control-charts/ears.ts';
export {
  negativeBinomialCdf,
  negativeBinomialPmf,
  negativeBinomialQuantile,
  negativeBinomialUpperQuantile,
  negativeBinomialUpperTail,
} from './distributions/negative-binomial.ts';
export { normalCdf, normalQuantile, normalUpperTail } from './distributions/normal.ts';
export {
  poissonCdf,
  poissonPmf,
  poissonQuantile,
  poissonUpperQuantile,
  poissonUpperTail,
} from './distributions/poisson.ts';
export { studentTwoSidedTail } from './distributions/student-t.ts';
export { StatsInputError } from './errors.ts';
export { createRandom, type Random } from './random/random.ts';
export {
  estimateGammaPoissonPrior,
  type GammaPoissonPrior,
  type ShrunkenRatio,
  shrunkenRatio,
} from './smoothing/gamma-poisson.ts';
export { digamma } from './special/digamma.ts';
export { regularisedBeta } from './special/incomplete-beta.ts';
export { regularisedGammaP, regularisedGammaQ } from './special/incomplete-gamma.ts';
export { logGamma } from './special/log-gamma.ts';
export { estimateSurvival, type SurvivalCurve, survivalQuantile } from './survival/kaplan-meier.ts';
