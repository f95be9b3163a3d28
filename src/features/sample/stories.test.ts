import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { DetectionInput, Finding, FoldedFinding, SignalKind } from '../../model/detector.ts';
import { createResolver } from '../../reference/substances/resolver.ts';
import { DETECTION_DEFAULTS, prepareDetection } from '../detection/engine/detect.ts';
import { toDetectionInput } from './detection-input.ts';
import { dayOf, isoOf, SAMPLE_TODAY, weekStart } from './generator/calendar.ts';
import { gapsFor, generateSample } from './generator/generate-sample.ts';
import { type PlantedStory, type StoryId, storiesFor } from './generator/stories.ts';

/** Seeds that nobody chose: from a hash of their index. More of them: `TOCSIN_SAMPLE_SEEDS=10 npx vitest run ...`. */
const SEEDS = Array.from({ length: Number(process.env.TOCSIN_SAMPLE_SEEDS ?? 2) }, (_, index) =>
  createHash('sha256').update(`story ${index}`).digest().readUInt32LE(0),
);
/** Families of tests that may each ring at the stated rate: see the engine's README. */
const FAMILIES = 6;
const resolve = createResolver();

type Input = Omit<DetectionInput, 'asOf'>;
type Found = Finding | FoldedFinding;

const withFolded = (findings: readonly Finding[]): Found[] =>
  findings.flatMap((finding) => [finding, ...finding.folded]);

interface Question {
  readonly kind: SignalKind;
  /** As written; absent for any substance. */
  readonly name?: string;
  readonly iso2?: string;
}

/** Findings that answer, at the country or anything within it. */
function ask(input: Input, findings: readonly Found[], { kind, name, iso2 }: Question): Found[] {
  const targets = name === undefined ? [] : resolve(name).targets;
  return findings.filter(
    (found) =>
      found.kind === kind &&
      (name === undefined ||
        (found.node !== undefined && targets.includes(input.nodes[found.node]?.id ?? ''))) &&
      (iso2 === undefined || input.places[found.place]?.iso2 === iso2),
  );
}

const storyOf = (seed: number, id: StoryId): PlantedStory =>
  storiesFor(seed).find((story) => story.id === id) as PlantedStory;
const sundayAfter = (week: number): string => isoOf(Math.min(weekStart(week) + 6, dayOf(SAMPLE_TODAY)));

describe.each(SEEDS)('with the stories of seed %i', (seed) => {
  const input = toDetectionInput(generateSample({ seed, stories: true }));
  const prepared = prepareDetection(input);
  const judged = new Map<string, Found[]>();
  const asOf = (week: number): Found[] => {
    const sunday = sundayAfter(week);
    const found = judged.get(sunday) ?? withFolded(prepared.detect(sunday).findings);
    judged.set(sunday, found);
    return found;
  };

  it('finds the nitazene and the new leg by post within twelve weeks of each of the first stops', () => {
    const { newcomer, stops } = storyOf(seed, 'nitazene-by-post');
    for (const stop of stops.slice(0, 2)) {
      const found = asOf(stop.startWeek + 12);
      const first = ask(input, found, { kind: 'first-appearance', name: newcomer });
      expect(first.length).toBeGreaterThan(0);
      const legs = ask(input, found, { kind: 'new-leg', iso2: stop.iso2 }).map(
        ({ legValue }) => input.legValues[legValue as number],
      );
      const from = legs.map((leg) => (leg?.field === 'leg' ? input.places[leg.from]?.iso2 : ''));
      expect(from).toContain(stop.from);
      const ways = ask(input, found, { kind: 'new-leg' }).map(
        ({ legValue }) => input.legValues[legValue as number],
      );
      expect(ways).toContainEqual({ field: 'mode', text: 'Mail' });
    }
  });

  it('finds the designer precursor within fourteen weeks, and the drug’s tablet presses at one of its places', () => {
    const { newcomer, drug, stops } = storyOf(seed, 'designer-precursor');
    const [first] = stops as [PlantedStory['stops'][number]];
    const found = asOf(first.startWeek + 14);
    expect(ask(input, found, { kind: 'first-appearance', name: newcomer }).length).toBeGreaterThan(0);
    expect(ask(input, found, { kind: 'new-leg', iso2: first.iso2 }).length).toBeGreaterThan(0);
    // The presses come from the fourth week on and are known some three weeks later.
    const rises = stops.flatMap(({ iso2, startWeek }) =>
      [9, 11, 14].flatMap((weeks) => {
        const found = asOf(startWeek + weeks);
        const equipment = ask(input, found, { kind: 'stream-volume', iso2 }).filter(
          ({ stream }) => input.streams[stream as number]?.kind === 'equipment-incident',
        );
        return [...ask(input, found, { kind: 'increase', name: drug as string, iso2 }), ...equipment];
      }),
    );
    expect(rises.length).toBeGreaterThan(0);
  });

  it('finds the overdose cluster, from the day on which the drug-checking service first saw its substance', () => {
    const { newcomer, stops, clusterStartWeek } = storyOf(seed, 'overdose-cluster');
    const [stop] = stops as [PlantedStory['stops'][number]];
    const found = asOf((clusterStartWeek as number) + 5);
    const first = ask(input, found, { kind: 'first-appearance', name: newcomer, iso2: stop.iso2 });
    expect(first.length).toBeGreaterThan(0);
    const earliest = Math.min(...first.map(({ startDay }) => startDay));
    expect(earliest).toBeGreaterThanOrEqual(dayOf(stop.startsOn));
    expect(earliest).toBeLessThan(weekStart(clusterStartWeek as number));
  });

  it('rings before the first overdose', () => {
    const { newcomer, clusterStartWeek } = storyOf(seed, 'overdose-cluster');
    const found = asOf((clusterStartWeek as number) - 1);
    expect(ask(input, found, { kind: 'first-appearance', name: newcomer }).length).toBeGreaterThan(0);
  });
});

describe('without stories', () => {
  it('rings no more than the stated rate of false alarms, but for the streams that fell silent on purpose', () => {
    let runs = 0;
    let findings = 0;
    for (const seed of SEEDS) {
      const input = toDetectionInput(generateSample({ seed, stories: false }));
      const gaps = gapsFor(seed);
      const prepared = prepareDetection(input);
      for (const week of [60, 100, 156]) {
        const rung = prepared.detect(sundayAfter(week)).findings.filter(({ stream }) => {
          const key = stream === undefined ? undefined : input.streams[stream]?.key;
          return key === undefined || !gaps.has(key);
        });
        findings += rung.length;
        runs++;
      }
    }
    expect(findings / runs).toBeLessThanOrEqual(FAMILIES * DETECTION_DEFAULTS.falseAlarmsPerRun);
  });
});
