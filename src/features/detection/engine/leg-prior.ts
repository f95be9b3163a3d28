import { logGamma } from '@tocsin/stats';

/** Gamma distribution of the rates of all legs of one class, per report of the class. */
export interface LegPrior {
  readonly shape: number;
  readonly rate: number;
}

const LEAST_SHAPE = 0.01;
const MOST_SHAPE = 5;
const STEPS = 24;

/**
 * Gamma prior of the legs of a class by likelihood: every leg known anywhere is a cell, those that the class never had too.
 *
 * All cells have the same exposure (the class's reports), so the mean is the mean count and only the shape is searched, by
 * golden sections on its logarithm over the distinct counts. Source: DuMouchel 1999, section 3, one component.
 *
 * @param counts  cells by how often the leg was seen, zero included
 * @param reports reports of the class that name the field, > 0
 */
export function fitLegPrior(counts: ReadonlyMap<number, number>, reports: number): LegPrior | undefined {
  let [cells, total] = [0, 0];
  for (const [count, times] of counts) {
    cells += times;
    total += count * times;
  }
  if (total === 0) return undefined;
  const mean = total / cells;
  const likelihood = (logShape: number): number => {
    const shape = Math.exp(logShape);
    const stay = Math.log(shape / (shape + mean));
    const move = Math.log(mean / (shape + mean));
    const own = logGamma(shape);
    let sum = 0;
    for (const [count, times] of counts) {
      sum += times * (logGamma(shape + count) - own + shape * stay + count * move);
    }
    return sum;
  };
  const shape = Math.exp(findPeak(Math.log(LEAST_SHAPE), Math.log(MOST_SHAPE), likelihood));
  return { shape, rate: (shape * reports) / mean };
}

function findPeak(from: number, to: number, f: (x: number) => number): number {
  const ratio = (Math.sqrt(5) - 1) / 2;
  let [low, high] = [from, to];
  for (let step = 0; step < STEPS; step++) {
    const left = high - ratio * (high - low);
    const right = low + ratio * (high - low);
    if (f(left) > f(right)) high = right;
    else low = left;
  }
  return (low + high) / 2;
}
