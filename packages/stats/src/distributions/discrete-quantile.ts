/** What the search needs to know of a distribution on 0, 1, 2 ... */
export interface CountDistribution {
  /** P(X > k). */
  upperTail(k: number): number;
  /** P(X <= k). */
  cdf(k: number): number;
  readonly mean: number;
  readonly standardDeviation: number;
  readonly skewness: number;
}

// A quantile that falls on a jump of the cdf must not move by rounding.
const FUZZ = 1 + 1e-13;

/** Smallest k for which `reached(k)`, found by doubling steps from a guess and then halving. */
function findFirst(guess: number, reached: (k: number) => boolean): number {
  let low: number;
  let high: number;
  let step = 1;
  if (reached(guess)) {
    high = guess;
    low = guess - 1;
    while (low >= 0 && reached(low)) {
      high = low;
      step *= 2;
      low -= step;
    }
    if (low < -1) low = -1;
  } else {
    low = guess;
    high = guess + 1;
    while (!reached(high)) {
      low = high;
      step *= 2;
      high += step;
    }
  }
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (reached(middle)) high = middle;
    else low = middle;
  }
  return high;
}

function guessFrom(distribution: CountDistribution, z: number): number {
  const { mean, standardDeviation: sd, skewness } = distribution;
  const cornishFisher = mean + sd * (z + (skewness * (z * z - 1)) / 6);
  return Math.max(0, Math.round(cornishFisher));
}

/** Smallest k with P(X > k) <= alpha; `z` is the normal quantile of 1 - alpha, for the first guess. */
export function quantileOfUpperTail(distribution: CountDistribution, alpha: number, z: number): number {
  return findFirst(guessFrom(distribution, z), (k) => distribution.upperTail(k) <= alpha * FUZZ);
}

/** Smallest k with P(X <= k) >= p; `z` is the normal quantile of p, for the first guess. */
export function quantileOfCdf(distribution: CountDistribution, p: number, z: number): number {
  return findFirst(guessFrom(distribution, z), (k) => distribution.cdf(k) * FUZZ >= p);
}
