import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import papaparse from 'papaparse';
import { describe, expect, test } from 'vitest';
import { normaliseName } from './normalise-name.ts';
import { getEntry, REGISTRY } from './registry.ts';
import { createResolver } from './resolver.ts';

const SHARED = process.env.TOCSIN_SHARED ?? '../shared';
const UNODC = join(SHARED, 'data/unodc-ids-2011-2016.csv.gz');
const NFLIS = join(SHARED, 'data/nflis-annual-counts.csv');
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
      'ADB-PHETINACA',
      'MDXA',
      '5F-XYZ',
      '7-MMC',
      'Nitromethane',
      'Androstanedione',
    ])
      expect(answer(name)).toBe('review');
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

interface Share {
  rows: number;
  names: number;
  synthetic: number;
}
function measure(counts: ReadonlyMap<string, number>): Share {
  let [all, resolved, names, settledNames, synthetic, syntheticAll] = [0, 0, 0, 0, 0, 0];
  for (const [name, count] of counts) {
    const { outcome, targets } = resolve(name);
    if (outcome === 'unspecified') continue;
    const isPlant = outcome === 'resolved' && !targets.some((id) => getEntry(id)?.isSynthetic);
    all += count;
    names += 1;
    if (!isPlant) syntheticAll += count;
    if (outcome !== 'resolved') continue;
    resolved += count;
    settledNames += 1;
    if (!isPlant) synthetic += count;
  }
  return { rows: resolved / all, names: settledNames / names, synthetic: synthetic / syntheticAll };
}

function count(rows: Record<string, string>[], column: string, weight?: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const row of rows) {
    const name = row[column] ?? '';
    counts.set(name, (counts.get(name) ?? 0) + (weight ? Number(row[weight]) : 1));
  }
  return counts;
}

const parse = (text: string, delimiter: string) =>
  papaparse.parse<Record<string, string>>(text.replace(/^\uFEFF/, ''), {
    header: true,
    delimiter,
    skipEmptyLines: true,
  }).data;

test.skipIf(!existsSync(UNODC))(
  'UNODC: 99 % of rows, 98 % of synthetic rows, 90 % of names (skipped without the file)',
  () => {
    const share = measure(count(parse(gunzipSync(readFileSync(UNODC)).toString('utf8'), ';'), 'DRUG_NAME'));
    // Names left to a person count as synthetic here, against us.
    expect(share.rows).toBeGreaterThanOrEqual(0.99);
    expect(share.synthetic).toBeGreaterThanOrEqual(0.98);
    expect(share.names).toBeGreaterThanOrEqual(0.9);
  },
);

test.skipIf(!existsSync(NFLIS))('NFLIS: 85 % of reports (skipped without the file)', () => {
  const share = measure(count(parse(readFileSync(NFLIS, 'utf8'), ','), 'SubstanceDetected', 'Freq'));
  expect(share.rows).toBeGreaterThanOrEqual(0.85);
});
