import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { isoDateSchema, REPORT_KINDS } from '../../../model/report.ts';
import type { SampleReport } from './baseline.ts';
import { BURN_IN_WEEKS, dayOf, SAMPLE_START, SAMPLE_TODAY, START_DAY } from './calendar.ts';
import { gapsFor, generateSample, SAMPLE_SEED } from './generate-sample.ts';
import { SAMPLE_PARTICIPANTS } from './participants.ts';
import { GAP_COUNTS } from './plan.ts';
import { type PlantedStory, storiesFor } from './stories.ts';

/** Seeds that nobody chose: from a hash of their index. */
const SEEDS = [0, 1].map((index) => createHash('sha256').update(`sample ${index}`).digest().readUInt32LE(0));
const fingerprint = (reports: readonly SampleReport[]) =>
  createHash('sha256').update(JSON.stringify(reports)).digest('hex');
const nameOf = (report: SampleReport) => report.substances[0]?.name ?? '';

it('has 149 countries and 14 organizations, each with a key of its own', () => {
  expect(SAMPLE_PARTICIPANTS.filter(({ kind }) => kind === 'country')).toHaveLength(149);
  expect(SAMPLE_PARTICIPANTS.filter(({ kind }) => kind === 'organization')).toHaveLength(14);
  expect(new Set(SAMPLE_PARTICIPANTS.map(({ key }) => key)).size).toBe(149 + 14);
});

describe.each([SAMPLE_SEED, ...SEEDS])('the sample of seed %i', (seed) => {
  const told = [...generateSample({ seed, stories: true })];
  const plain = [...generateSample({ seed, stories: false })];

  it('holds about 50,000 reports of every kind from 149 countries', () => {
    expect(told.length).toBeGreaterThan(45_000);
    expect(told.length).toBeLessThan(55_000);
    expect(new Set(told.map(({ kind }) => kind))).toEqual(new Set(REPORT_KINDS));
    const countries = SAMPLE_PARTICIPANTS.filter(({ kind }) => kind === 'country').map(({ key }) => key);
    expect(new Set(told.map(({ place }) => place.country))).toEqual(new Set(countries));
  });

  it('gives each report its own id and dates in order, none after the sample’s today', () => {
    expect(new Set(told.map(({ recordId }) => recordId)).size).toBe(told.length);
    const wrong = told.filter(
      ({ occurredOn, reportedOn }) =>
        occurredOn < SAMPLE_START || reportedOn < occurredOn || reportedOn > SAMPLE_TODAY,
    );
    expect(wrong).toEqual([]);
    expect(told.filter(({ occurredOn }) => !isoDateSchema.safeParse(occurredOn).success)).toEqual([]);
    expect(told.every(({ isSimulated }) => isSimulated)).toBe(true);
  });

  it('names a newcomer at each stop from the documented week on, and nowhere without stories', () => {
    for (const story of storiesFor(seed)) {
      expect(story.stops.length).toBe(
        { 'nitazene-by-post': 5, 'designer-precursor': 3, 'overdose-cluster': 1 }[story.id],
      );
      for (const { iso2, startsOn } of story.stops) {
        const at = (reports: readonly SampleReport[]) =>
          reports.filter((report) => report.place.country === iso2 && nameOf(report) === story.newcomer);
        expect(at(plain)).toEqual([]);
        const first = at(told)
          .map(({ occurredOn }) => occurredOn)
          .sort()[0] as string;
        expect(dayOf(first) - dayOf(startsOn)).toBeGreaterThanOrEqual(0);
        expect(dayOf(first) - dayOf(startsOn)).toBeLessThan(14);
      }
    }
  });

  it('lets the drug-checking service see the cluster’s substance weeks before people fall ill', () => {
    const story = storiesFor(seed).find(({ id }) => id === 'overdose-cluster') as PlantedStory;
    const known = (kind: string) =>
      told
        .filter((report) => report.kind === kind && report.place.town === story.stops[0]?.town)
        .filter((report) => nameOf(report) === story.newcomer)
        .map(({ reportedOn }) => reportedOn)
        .sort()[0] as string;
    expect(dayOf(known('overdose')) - dayOf(known('drug-check'))).toBeGreaterThanOrEqual(14);
  });

  it('brings no usual substance to a country after the burn-in', () => {
    const first = new Map<string, number>();
    for (const report of plain) {
      for (const { name } of report.substances) {
        const key = `${report.place.country}/${report.kind}/${name}`;
        first.set(key, Math.min(first.get(key) ?? Number.POSITIVE_INFINITY, dayOf(report.reportedOn)));
      }
    }
    const late = [...first].filter(
      ([key, day]) => !key.includes('/survey/') && day >= START_DAY + 7 * BURN_IN_WEEKS,
    );
    expect(late.length / first.size).toBeLessThan(0.005);
  });
});

describe('generating', () => {
  it('is the same for the same seed and another for another', () => {
    const run = (seed: number) => fingerprint([...generateSample({ seed, stories: true })]);
    expect(run(SAMPLE_SEED)).toBe(run(SAMPLE_SEED));
    expect(run(SAMPLE_SEED)).not.toBe(run(SAMPLE_SEED + 1));
  });

  it('gives at an earlier day exactly what had been sent by then', () => {
    const until = '2022-06-30';
    const early = [...generateSample({ seed: SAMPLE_SEED, stories: true, until })];
    const all = [...generateSample({ seed: SAMPLE_SEED, stories: true })];
    expect(fingerprint(early)).toBe(fingerprint(all.filter(({ reportedOn }) => reportedOn <= until)));
  });

  it('has zero reports, and the stated number of silent, late and incomplete streams', () => {
    const gaps = [...gapsFor(SAMPLE_SEED).values()];
    for (const [state, count] of Object.entries(GAP_COUNTS)) {
      expect(gaps.filter((gap) => gap === state)).toHaveLength(count);
    }
    const zero = [...generateSample({ seed: SAMPLE_SEED, stories: false })].filter(
      ({ isZeroReport }) => isZeroReport,
    );
    expect(zero.length).toBeGreaterThan(100);
    expect(zero.every(({ substances }) => substances.length === 0)).toBe(true);
  });

  it('counts 149 countries and 14 organizations', () => {
    expect(SAMPLE_PARTICIPANTS.filter(({ kind }) => kind === 'country')).toHaveLength(149);
    expect(SAMPLE_PARTICIPANTS.filter(({ kind }) => kind === 'organization')).toHaveLength(14);
  });
});
