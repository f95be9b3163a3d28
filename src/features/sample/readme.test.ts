import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { SAMPLE_START, SAMPLE_TODAY } from './generator/calendar.ts';
import { generateSample, SAMPLE_SEED } from './generator/generate-sample.ts';
import { GAP_COUNTS, KIND_LAGS } from './generator/plan.ts';
import { STORIES, storiesFor } from './generator/stories.ts';

const readme = readFileSync(new URL('./README.md', import.meta.url), 'utf8');

describe('the sample’s README', () => {
  it('states the counts and dates of the sample that the product starts with', () => {
    const reports = [...generateSample({ seed: SAMPLE_SEED, stories: true })];
    expect(readme).toContain(`(seed ${SAMPLE_SEED}, with stories)`);
    expect(readme).toContain(`${reports.length} reports from ${SAMPLE_START}`);
    expect(readme).toContain(`fixed today, ${SAMPLE_TODAY}`);
    expect(readme).toContain(`${reports.filter(({ isZeroReport }) => isZeroReport).length} zero reports`);
    for (const [state, count] of Object.entries(GAP_COUNTS)) expect(readme).toContain(`${count} ${state}`);
    expect(readme).toContain(`overdose ${KIND_LAGS.overdose.medianDays} days`);
    expect(readme).toContain(`death ${KIND_LAGS.death.medianDays}`);
  });

  it('says what, where and from when for each story', () => {
    expect(storiesFor(SAMPLE_SEED).map(({ id }) => id)).toEqual(Object.keys(STORIES));
    for (const { id, newcomer, replaces, drug, stops, clusterStartsOn } of storiesFor(SAMPLE_SEED)) {
      const line = readme.split('\n').find((each) => each.startsWith(`| ${id} | ${newcomer}`)) ?? '';
      for (const stop of stops) {
        const where = stop.from === undefined ? `${stop.iso2}, ${stop.town}` : `${stop.from} → ${stop.iso2}`;
        expect(line).toContain(`${where} ${stop.startsOn}`);
      }
      for (const fact of [replaces, drug, clusterStartsOn]) expect(line).toContain(fact ?? '');
    }
  });

  it('is true that the stories differ from seed to seed: every alternative turns up', () => {
    const told = Array.from({ length: 60 }, (_, index) => storiesFor(1000 + 7 * index));
    const newcomers = (index: number) => new Set(told.map((stories) => stories[index]?.newcomer));
    expect([0, 1, 2].map((index) => newcomers(index).size)).toEqual([4, 4, 4]);
    expect(new Set(told.map((stories) => stories[0]?.stops[0]?.iso2)).size).toBeGreaterThan(20);
    for (const stories of told) expect(stories.map(({ stops }) => stops.length)).toEqual([5, 3, 1]);
  });
});
