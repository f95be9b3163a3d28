import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import {
  DETECTORS,
  ears,
  farringtonFlexible,
  firstAppearance,
  newLeg,
  streamChange,
} from '../src/detectors/index.ts';
import { ERRORS } from '../src/kernel/errors.ts';
import type { DetectorId, DetectorResult } from '../src/model/detector.ts';
import { isoDateSchema, REPORT_KINDS, SUBSTANCE_ROLES } from '../src/model/report.ts';
import type { SourceDefinition } from '../src/model/source.ts';
import { SOURCES } from '../src/sources/index.ts';
import { openFile } from '../src/sources/reading/file-bytes.ts';
import { readSource } from '../src/sources/reading/testing.ts';
import { createTableSource, parseMapping } from '../src/sources/table/source.ts';
import { listFolders, listMissingOfDetector, listMissingOfSource } from './registry-folders.ts';

const SOURCE_FOLDERS = listFolders('src/sources', ['reading']);
const DETECTOR_FOLDERS = listFolders('src/detectors');
const MAPPING = 'src/sources/table/fixtures/seizures-invented.mapping.json';
/** A table is a source only by a mapping: here the one of its fixture. */
const TABLE = createTableSource(parseMapping(JSON.parse(readFileSync(MAPPING, 'utf8')), MAPPING));
const LISTED: readonly SourceDefinition[] = SOURCES;

const NOWHERE = mkdtempSync(join(tmpdir(), 'tocsin-folders-'));
afterAll(() => rmSync(NOWHERE, { recursive: true }));

describe('sources', () => {
  test('every folder is in the list, and every entry has its folder', () => {
    expect(SOURCE_FOLDERS).toEqual([...LISTED.map(({ id }) => id), 'table'].sort());
    expect(new Set(LISTED.map(({ id }) => id)).size).toBe(LISTED.length);
  });

  test.each(SOURCE_FOLDERS)('%s has its page, fixture, test and the rest', (id) => {
    expect(listMissingOfSource(join('src/sources', id), id)).toEqual([]);
  });

  test.each([...LISTED, TABLE])('$id declares what importing and documentation need', (source) => {
    expect(source.id).toMatch(/^[a-z0-9]+(?:-[a-z0-9]+)*$/);
    for (const text of [source.label, source.publisher, source.licence, source.revisions, source.dateFormat])
      expect(text.trim()).not.toBe('');
    expect(new URL(source.landingPage).protocol).toBe('https:');
    expect(Number.isInteger(source.version) && source.version >= 1).toBe(true);
    expect(source.cadenceDays).toBeGreaterThan(0);
    expect(source.lagDays).toBeGreaterThanOrEqual(0);
    const names = source.columns.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    expect(source.columns.some(({ tag }) => tag === 'occurred')).toBe(true);
    expect(source.columns.some(({ tag }) => tag === 'record-id')).toBe(source.recordIds === 'stable');
    expect(source.recognise(names)).toBe(1);
    expect(source.recognise(['nothing', 'of', 'it'])).toBeLessThan(0.1);
  });

  test.each([...LISTED])('the page of $id names its landing page', ({ id, landingPage }) => {
    expect(readFileSync(join('src/sources', id, 'README.md'), 'utf8')).toContain(landingPage);
  });

  test.each([
    ...LISTED,
  ])('the fixture of $id is recognised as its own, and yields reports of the model', async (source) => {
    const folder = join('src/sources', source.id, 'fixtures');
    for (const name of readdirSync(folder)) {
      const { reports, rejects, header } = await readSource(source, await openFile(join(folder, name)));
      const best = LISTED.toSorted((a, b) => b.recognise(header) - a.recognise(header))[0];
      expect(best?.id).toBe(source.id);
      expect(reports.length).toBeGreaterThan(0);
      for (const report of reports) {
        expect(REPORT_KINDS).toContain(report.kind);
        expect(isoDateSchema.safeParse(report.occurredOn).success).toBe(true);
        expect(report.substances.every(({ role }) => SUBSTANCE_ROLES.includes(role))).toBe(true);
        expect(report.recordId !== undefined).toBe(source.recordIds === 'stable');
      }
      for (const { code } of rejects) expect(Object.keys(ERRORS)).toContain(code);
    }
  });

  test('a folder without them is found out', () => {
    const folder = join(NOWHERE, 'new-source');
    mkdirSync(join(folder, 'fixtures'), { recursive: true });
    writeFileSync(join(folder, 'fixtures', 'new-invented.csv'), 'a;b\n');
    expect(listMissingOfSource(folder, 'new-source')).toEqual(
      expect.arrayContaining([
        'source.ts',
        'source.test.ts',
        'README.md',
        'a test that reads fixtures/new-invented.csv',
      ]),
    );
    writeFileSync(join(folder, 'README.md'), '# another: title\n');
    expect(listMissingOfSource(folder, 'new-source')).toEqual(
      expect.arrayContaining(['the title «# new-source: …» in README.md', 'the licence in README.md']),
    );
    expect(listMissingOfSource(join(NOWHERE, 'empty'), 'empty')).toContain('fixtures');
  });
});

/** What each detector says of nothing at all, and of a small input twice. A new detector must be added here to compile. */
const TRIALS: Readonly<
  Record<DetectorId, { readonly nothing: () => Outcome; readonly something: () => Outcome }>
> = {
  'stream-change': {
    nothing: () => streamChange.run(stream([]), streamChange.defaults),
    something: () => streamChange.run(stream(SERIES), streamChange.defaults),
  },
  'first-appearance': {
    nothing: () => firstAppearance.run(appearance(0, 0), firstAppearance.defaults),
    something: () => firstAppearance.run(appearance(500, 3), firstAppearance.defaults),
  },
  'farrington-flexible': {
    nothing: () => farringtonFlexible.run(series([]), farringtonFlexible.defaults),
    something: () => farringtonFlexible.run(series(SERIES), farringtonFlexible.defaults),
  },
  ears: {
    nothing: () => ears.run(series([]), ears.defaults),
    something: () => ears.run(series(SERIES), ears.defaults),
  },
  'new-leg': {
    nothing: () => newLeg.run(leg(0, 0), newLeg.defaults),
    something: () => newLeg.run(leg(300, 4), newLeg.defaults),
  },
};

type Outcome = DetectorResult<unknown>;

const SERIES = Array.from({ length: 160 }, (_, week) => 6 + ((week * 7) % 5));
const series = (counts: readonly number[]) => ({
  counts: Float64Array.from(counts),
  firstWeekDay: 18_267,
  evaluate: 1,
});
const stream = (totals: readonly number[]) => ({
  totals: Float64Array.from(totals),
  countBySubstance: (from: number, to: number) =>
    new Map([[0, totals.slice(from, to + 1).reduce((sum, count) => sum + count, 0)]]),
});
const appearance = (priorReports: number, sightings: number) => ({
  priorReports,
  windowReports: 50,
  sightings,
  neighbourShare: 0,
});
const leg = (priorReports: number, sightings: number) => ({
  sightings,
  windowReports: 60,
  priorReports,
  priorWithLeg: 0,
  shareElsewhere: 0.01,
  prior: { shape: 0.5, rate: 50 },
});

describe('detectors', () => {
  test('every folder is in the list, and every entry has its folder', () => {
    expect(DETECTOR_FOLDERS).toEqual(DETECTORS.map(({ id }) => id).toSorted());
  });

  test.each(DETECTORS)('$id has its method page, parameters, test and citations', ({ id, citations }) => {
    expect(listMissingOfDetector(join('src/detectors', id), citations)).toEqual([]);
  });

  test.each(DETECTORS)('each parameter of $id has a default or is optional, and is described', (detector) => {
    const { parameters, defaults } = detector;
    expect(parameters.parse({})).toEqual(defaults);
    expect(parameters.safeParse({ nonsense: 1 }).success).toBe(false);
    const { properties } = z.toJSONSchema(parameters, { io: 'input' });
    for (const [name, parameter] of Object.entries(properties ?? {})) {
      const description = typeof parameter === 'object' ? (parameter.description ?? '') : '';
      expect(description, `${detector.id}.${name}`).toMatch(/\w.*\.$/);
    }
  });

  test.each(DETECTORS)('$id says why it cannot judge nothing, and gives the same answer twice', ({
    id,
    version,
  }) => {
    expect(Number.isInteger(version) && version >= 1).toBe(true);
    const { nothing, something } = TRIALS[id];
    expect(nothing()).toMatchObject({
      kind: 'not-applicable',
      reason: { key: expect.stringMatching(/^detectors\.reason\./) },
    });
    expect(something().kind).toBe('scored');
    expect(something()).toEqual(something());
  });

  test('a folder without them is found out', () => {
    const folder = join(NOWHERE, 'new-detector');
    mkdirSync(folder);
    writeFileSync(join(folder, 'README.md'), '# New\n\nSource: Nobody 1999.\n');
    expect(listMissingOfDetector(folder, ['Somebody A. On nothing. J Invented 2001;1:1.'])).toEqual([
      'detector.ts',
      'parameters.ts',
      'detector.test.ts',
      'when it does not judge, in README.md',
      'a zod schema in parameters.ts',
      'Somebody 2001 in README.md',
    ]);
    expect(listMissingOfDetector(folder, [])).toContain('citations');
  });
});
