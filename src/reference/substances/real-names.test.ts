import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import papaparse from 'papaparse';
import { describe, expect, test } from 'vitest';
import { getEntry } from './registry.ts';
import { measureShare } from './resolution-share.ts';
import { createResolver } from './resolver.ts';

const SHARED = process.env.TOCSIN_SHARED ?? '../shared';
const UNODC = join(SHARED, 'data/unodc-ids-2011-2016.csv.gz');
const NFLIS = join(SHARED, 'data/nflis-annual-counts.csv');
const resolve = createResolver();

function count(rows: Record<string, string>[], column: string, weight?: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const row of rows) {
    const name = (row[column] ?? '').trim();
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
const countNflis = () => count(parse(readFileSync(NFLIS, 'utf8'), ','), 'SubstanceDetected', 'Freq');

test.skipIf(!existsSync(UNODC))(
  'UNODC: 99 % of rows, 98 % of synthetic rows, 90 % of names (skipped without the file)',
  () => {
    const counts = count(parse(gunzipSync(readFileSync(UNODC)).toString('utf8'), ';'), 'DRUG_NAME');
    const share = measureShare(counts, resolve);
    expect(share.resolvedRows / share.rows).toBeGreaterThanOrEqual(0.99);
    expect(share.resolvedSyntheticRows / share.syntheticRows).toBeGreaterThanOrEqual(0.98);
    expect(share.resolvedNames / share.names).toBeGreaterThanOrEqual(0.9);
  },
);

test.skipIf(!existsSync(NFLIS))(
  'NFLIS: 85 % of reports and of distinct names (skipped without the file)',
  () => {
    const share = measureShare(countNflis(), resolve);
    expect(share.resolvedRows / share.rows).toBeGreaterThanOrEqual(0.85);
    expect(share.resolvedNames / share.names).toBeGreaterThanOrEqual(0.85);
  },
);

describe('200 names of US laboratories', () => {
  const expected = readFileSync(
    new URL('../../../fixtures/names/expected-nflis.tsv', import.meta.url),
    'utf8',
  )
    .split('\n')
    .filter(Boolean)
    .map((line): [string, string[]] => {
      const [name = '', targets = ''] = line.split('\t');
      return [name, targets.split(',').sort()];
    });

  test.skipIf(!existsSync(NFLIS))('are those that the hash draws from the file (skipped without it)', () => {
    const hash = (name: string) => createHash('sha256').update(`nflis-200:${name}`).digest('hex');
    const drawn = [...countNflis().keys()]
      .map((name) => [hash(name), name] as const)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .slice(0, 200)
      .map(([, name]) => name);
    expect(expected.map(([name]) => name).sort()).toEqual(drawn.sort());
  });

  test('expect entries that the registry holds', () => {
    const unknown = expected.flatMap(([, ids]) => ids).filter((id) => id !== 'review' && !getEntry(id));
    expect(unknown).toEqual([]);
  });

  test('none is matched wrongly, and 85 % are matched', () => {
    const answers = expected.map(([name, ids]) => ({ name, ids, found: resolve(name) }));
    const matched = answers.filter(({ found }) => found.outcome !== 'review');
    const wrong = matched
      .filter(({ ids, found }) => [...found.targets].sort().join() !== ids.join())
      .map(({ name, found }) => `${name}: ${found.targets.join()}`);
    expect(wrong).toEqual([]);
    expect(matched.length).toBeGreaterThanOrEqual(170);
  });
});
