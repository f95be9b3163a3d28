import { normalQuantile } from '../distributions/normal.ts';

/** Seeded source of randomness; the same seed gives the same draws on every machine. */
export interface Random {
  /** Uniform on (0, 1), 32 random bits. */
  uniform(): number;
  normal(): number;
  /** Gamma of rate 1. */
  gamma(shape: number): number;
  poisson(mean: number): number;
  /** Variance mean + mean²/size. */
  negativeBinomial(mean: number, size: number): number;
}

/** Spreads a seed over 32 bits (Steele et al. 2014, splitmix; 32-bit finaliser of MurmurHash3). */
function splitmix(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x9e3779b9) >>> 0;
    let z = state;
    z = Math.imul(z ^ (z >>> 16), 0x85ebca6b);
    z = Math.imul(z ^ (z >>> 13), 0xc2b2ae35);
    return (z ^ (z >>> 16)) >>> 0;
  };
}

/** xoshiro128** (Blackman and Vigna 2021). */
function xoshiro(seed: number): () => number {
  const next = splitmix(seed);
  let [a, b, c, d] = [next(), next(), next(), next()];
  return () => {
    const scrambled = Math.imul(b, 5);
    const result = Math.imul((scrambled << 7) | (scrambled >>> 25), 9) >>> 0;
    const shifted = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= shifted;
    d = (d << 11) | (d >>> 21);
    return result;
  };
}

/** Marsaglia and Tsang 2000; a shape below 1 is raised by 1 and brought back by a power of a uniform. */
function drawGamma(shape: number, uniform: () => number, normal: () => number): number {
  if (shape < 1) return drawGamma(shape + 1, uniform, normal) * uniform() ** (1 / shape);
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const x = normal();
    const v = (1 + c * x) ** 3;
    if (v > 0 && Math.log(uniform()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v;
  }
}

/** Products of uniforms, in parts of at most 500 so that exp(-mean) does not vanish. */
function drawPoisson(mean: number, uniform: () => number): number {
  let count = 0;
  for (let rest = mean; rest > 0; rest -= 500) {
    const limit = Math.exp(-Math.min(rest, 500));
    for (let product = uniform(); product > limit; product *= uniform()) count++;
  }
  return count;
}

/**
 * Seeded random generator with the draws that simulations of counts need.
 *
 * @param seed  whole number; its lowest 32 bits count
 * @returns     generator; not for secrets
 * @throws none
 *
 * Indeterminate → none. Accuracy: 32-bit resolution. Cost: O(1) a draw, `poisson` O(mean). Random: is the source.
 * Source: Blackman and Vigna 2021, ACM TOMS 47:36 (xoshiro128**); Marsaglia and Tsang 2000 (gamma).
 * @example createRandom(1).uniform() === createRandom(1).uniform() // true
 */
export function createRandom(seed: number): Random {
  const next = xoshiro(seed);
  const uniform = () => (next() + 0.5) / 4294967296;
  const normal = () => normalQuantile(uniform());
  const poisson = (mean: number) => drawPoisson(mean, uniform);
  const gamma = (shape: number) => drawGamma(shape, uniform, normal);
  return {
    uniform,
    normal,
    gamma,
    poisson,
    negativeBinomial: (mean, size) => (mean === 0 ? 0 : poisson((gamma(size) * mean) / size)),
  };
}
