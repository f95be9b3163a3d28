import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { normaliseName } from './normalise-name.ts';
import { REGISTRY } from './registry.ts';
import { createResolver } from './resolver.ts';

const resolve = createResolver();

function answer(name: string): string {
  const { outcome, targets } = resolve(name);
  return outcome === 'resolved' ? [...targets].sort().join(',') : outcome;
}

function readExpected(): [string, string][] {
  const text = readFileSync(new URL('../../../fixtures/names/expected-unodc.tsv', import.meta.url), 'utf8');
  return text
    .split('\n')
    .filter(Boolean)
    .map((line) => {
      const [name = '', expected = ''] = line.split('\t');
      return [name, expected.split(',').sort().join(',')];
    });
}

describe('names as written', () => {
  test.each(readExpected())('%s', (name, expected) => {
    expect(answer(name)).toBe(expected);
  });

  test('codes that differ by a digit or letter are never taken for each other', () => {
    for (const name of [
      'JWH-999',
      'ADB-QUETINACA',
      'MDXA',
      '5F-XYZ',
      '7-MMC',
      'Nitrobutane',
      'Androstinedione',
    ])
      expect(answer(name)).toBe('review');
  });

  test('what stands for more than one substance decides nothing', () => {
    // 4-MA and 4-MMA: 4-methyl- (EMCDDA risk assessment of 2012) and 4-methoxy(meth)amphetamine; the others are words of the street.
    for (const name of ['4-MA', '4-MMA', 'China White', 'Pink', 'ISO'])
      expect(answer(name), name).toBe('review');
  });

  test.each([
    ['Diazepam 10mg', 'diazepam'],
    ['10 mg diazepam', 'diazepam'],
    ['Midazolam 7.5mg', 'midazolam'],
    ['Diazepam 5mg Tablets', 'diazepam'],
    ['valium/Diazepam 10mg', 'diazepam'],
    ['Valium Diazepam', 'diazepam'],
    ['2mg xanax alprazolam', 'alprazolam'],
    ['Ethylbromazolam', 'ethylbromazolam'],
    ['No Active Component Identified', 'unspecified'],
    ['Unable to identify', 'unspecified'],
    // Another name beside it that is not known, or is of something else, decides nothing.
    ['MSJ Diazepam', 'review'],
    ['Valium Alprazolam', 'review'],
    ['Lozenal 10mg', 'review'],
  ])('a strength, or the same thing twice: %s', (name, expected) => {
    expect(answer(name)).toBe(expected);
  });

  test('what a person settled comes first', () => {
    const settled = createResolver({
      settled: new Map<string, string[] | 'unspecified'>([
        ['Kitil', 'unspecified'],
        ['Lozenal', ['oxazepam']],
      ]),
    });
    expect(settled('Kitil')).toMatchObject({ outcome: 'unspecified', rule: 'person' });
    expect(settled('Lozenal')).toMatchObject({ targets: ['oxazepam'], rule: 'person' });
  });
});

describe('properties', () => {
  test('total, and normalisation is idempotent', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => {
        expect(normaliseName(normaliseName(text))).toBe(normaliseName(text));
        expect(resolve(text).confidence).toBeLessThanOrEqual(1);
      }),
      { numRuns: 300 },
    );
  });

  test('every name of the registry resolves to its entry, in any case and without hyphens or spaces', () => {
    for (const { id, name } of REGISTRY) {
      expect(answer(name)).toBe(id);
      expect(answer(name.toUpperCase())).toBe(id);
      expect(answer(name.replaceAll(/[-\s]/g, ''))).toBe(id);
    }
  });
});

test.each([
  'meta-Methylfentanyl',
  'm-methylfentanyl',
  'META METHYL FENTANYL',
  'meta‑methylfentanyl',
])('%s is the anilide ring, not the controlled 3-methylfentanyl', (name) => {
  expect(createResolver()(name)).toMatchObject({ outcome: 'resolved', targets: ['meta-methylfentanyl'] });
});

test('3-methylfentanyl and beta-methylfentanyl stay what they are', () => {
  const resolve = createResolver();
  expect(resolve('3-Methylfentanyl').targets).toEqual(['3-methylfentanyl']);
  expect(resolve('β-methylfentanyl').targets).toEqual(['beta-methylfentanyl']);
  expect(resolve('meta-fluorofentanyl').targets).toEqual(['meta-fluorofentanyl']);
});
