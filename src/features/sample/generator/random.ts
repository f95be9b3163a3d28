import { createRandom, type Random } from '@tocsin/stats';

export type { Random };

/** 32-bit FNV-1a over UTF-16 units. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) {
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  }
  return value >>> 0;
}

/** A random stream of its own for each label, so that a story or one more country moves no other number. */
export function createLabelledRandom(seed: number, label: string): Random {
  return createRandom(hash(`${seed}/${label}`));
}

/** exp(N(ln median, sigma²)). */
export function drawLognormal(random: Random, median: number, sigma: number): number {
  return median * Math.exp(sigma * random.normal());
}

export function pick<T>(random: Random, items: readonly T[]): T {
  return items[Math.floor(random.uniform() * items.length)] as T;
}

/** Whole number from `first` to `last`, both included. */
export function pickWhole(random: Random, first: number, last: number): number {
  return first + Math.floor(random.uniform() * (last - first + 1));
}

/** Index drawn in proportion to the weights. */
export function pickWeighted(random: Random, weights: readonly number[]): number {
  let rest = random.uniform() * weights.reduce((sum, weight) => sum + weight, 0);
  for (let index = 0; index < weights.length; index++) {
    rest -= weights[index] as number;
    if (rest < 0) return index;
  }
  return weights.length - 1;
}

export function shuffle<T>(random: Random, items: readonly T[]): T[] {
  const copy = [...items];
  for (let index = copy.length - 1; index > 0; index--) {
    const other = Math.floor(random.uniform() * (index + 1));
    [copy[index], copy[other]] = [copy[other] as T, copy[index] as T];
  }
  return copy;
}
