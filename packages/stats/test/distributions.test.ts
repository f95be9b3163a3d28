import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  createRandom,
  estimateGammaPoissonPrior,
  negativeBinomialCdf,
  negativeBinomialPmf,
  negativeBinomialUpperQuantile,
  negativeBinomialUpperTail,
  normalQuantile,
  normalUpperTail,
  poissonCdf,
  poissonPmf,
  poissonUpperQuantile,
  poissonUpperTail,
  shrunkenRatio,
} from '../src/index.ts';

type Rows = number[][];
const reference: Record<string, Rows> = JSON.parse(
  readFileSync(join(import.meta.dirname, '../reference/distributions.json'), 'utf8'),
);

function expectClose(ours: number, theirs: number, where: string): void {
  const error = Math.abs(ours - theirs) / Math.max(Math.abs(theirs), 1e-300);
  expect.soft(error, `${where}: ${ours} for ${theirs}`).toBeLessThan(1e-11);
}

describe('distributions against R', () => {
  it('gives the negative binomial in body and tail', () => {
    for (const [k, mean, size, pmf, upper, cdf, q99] of reference.negativeBinomial as [
      number,
      number,
      number,
      number,
      number,
      number,
      number,
    ][]) {
      const where = `k ${k} mean ${mean} size ${size}`;
      expectClose(negativeBinomialPmf(k, mean, size), pmf, `pmf ${where}`);
      expectClose(negativeBinomialUpperTail(k, mean, size), upper, `upper ${where}`);
      expectClose(negativeBinomialCdf(k, mean, size), cdf, `cdf ${where}`);
      expect.soft(negativeBinomialUpperQuantile(0.01, mean, size), where).toBe(q99);
    }
  });

  it('gives the Poisson in body and tail', () => {
    for (const [k, mean, pmf, upper, cdf, q99] of reference.poisson as [
      number,
      number,
      number,
      number,
      number,
      number,
    ][]) {
      const where = `k ${k} mean ${mean}`;
      expectClose(poissonPmf(k, mean), pmf, `pmf ${where}`);
      expectClose(poissonUpperTail(k, mean), upper, `upper ${where}`);
      expectClose(poissonCdf(k, mean), cdf, `cdf ${where}`);
      expect.soft(poissonUpperQuantile(0.01, mean), where).toBe(q99);
    }
  });

  it('gives the normal quantile and tail', () => {
    for (const [p, z] of reference.normalQuantile as [number, number][]) {
      if (z === 0) expect(normalQuantile(p)).toBe(0);
      else expectClose(normalQuantile(p), z, `quantile ${p}`);
    }
    for (const [z, p] of reference.normalUpperTail as [number, number][]) {
      expectClose(normalUpperTail(z), p, `tail ${z}`);
    }
  });
});

describe('gamma-Poisson shrinkage', () => {
  it.each([1, 2, 3, 4, 5])('finds the prior that the cells were drawn from, seed %i', (seed) => {
    const random = createRandom(seed);
    const expected = Float64Array.from({ length: 1500 }, () => 0.5 + 5 * random.uniform());
    const counts = expected.map((e) => random.poisson((e * 1.2 * random.gamma(2)) / 2));
    const prior = estimateGammaPoissonPrior(counts, expected);
    expect(prior.shape).toBeGreaterThan(1.5);
    expect(prior.shape).toBeLessThan(2.7);
    expect(prior.shape / prior.rate).toBeCloseTo(1.2, 0);
  });

  it('draws one odd report further towards the others than ten', () => {
    const prior = { shape: 2, rate: 2, logLikelihood: 0 };
    const one = shrunkenRatio(prior, 1, 0.01);
    const ten = shrunkenRatio(prior, 10, 0.1);
    expect(one.mean).toBeLessThan(ten.mean);
    expect(one.lower05).toBeLessThan(one.geometricMean);
    expect(one.geometricMean).toBeLessThan(one.upper95);
  });
});
