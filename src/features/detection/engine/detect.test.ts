import { describe, expect, it } from 'vitest';
import { detect, prepareDetection } from './detect.ts';
import { CLASSES, FIRST_DAY, simulateInput } from './simulate.ts';
import { buildStableNames, type TrackedSignal, trackSignals } from './track.ts';

const dateOf = (day: number): string => new Date(day * 86_400_000).toISOString().slice(0, 10);
const QUIET = { weeks: 156, countries: 30, substances: 40, lagDays: 14 };
const NEWCOMER = CLASSES + QUIET.substances;

describe('detect', () => {
  it('stays within the stated rate of false alarms where nothing is new', () => {
    let runs = 0;
    let findings = 0;
    for (const seed of [11, 12, 13, 14]) {
      const prepared = prepareDetection(simulateInput({ ...QUIET, seed }));
      for (const week of [90, 120, 150]) {
        findings += prepared.detect(dateOf(FIRST_DAY + week * 7)).findings.length;
        runs++;
      }
    }
    // Nominal: 0.5 for each of first appearance (three levels), Farrington and EARS.
    expect(findings / runs).toBeLessThanOrEqual(2.5);
  });

  it('finds a newcomer in three countries as one finding, the widest leading', () => {
    const fromDay = FIRST_DAY + 120 * 7;
    const planted = [3, 5, 7].map((country) => ({
      node: NEWCOMER,
      country: country - 3,
      fromDay,
      reportsPerWeek: 2,
    }));
    const input = simulateInput({ ...QUIET, seed: 21, planted });
    const { findings } = detect({ ...input, asOf: dateOf(FIRST_DAY + 135 * 7) });
    const about = findings.filter((finding) => finding.node === NEWCOMER);
    expect(about).toHaveLength(1);
    expect(about[0]).toMatchObject({ kind: 'first-appearance', place: 0 });
    expect(about[0]!.folded.map((each) => each.place)).toContain(3);
    // Its chart: nothing before, the reports after, and how few were to be expected.
    const { observed, expected, isAlarm, firstWeekDay } = about[0]!.series!;
    const start = Math.floor((about[0]!.startDay - firstWeekDay) / 7);
    expect(start).toBeGreaterThan(100);
    expect(observed.slice(0, start).every((reports) => reports === 0)).toBe(true);
    expect(observed.reduce((sum, reports) => sum + reports, 0)).toBe(about[0]!.observed);
    expect(expected.every((value) => Number.isNaN(value) || (value >= 0 && value < 0.5))).toBe(true);
    expect(isAlarm).toEqual(observed.map((reports) => reports > 0));
  });

  it('sees a rise in the substance that rose, with its class and region folded in', () => {
    const node = CLASSES + 30;
    const planted = [{ node, country: 4, fromDay: FIRST_DAY + 140 * 7, reportsPerWeek: 12 }];
    const input = simulateInput({ ...QUIET, seed: 22, planted });
    const { findings } = detect({ ...input, asOf: dateOf(FIRST_DAY + 146 * 7 + 14) });
    const rise = findings.find((finding) => finding.node === node);
    expect(rise).toMatchObject({ place: 7 });
    // 146 weeks of history, of which the method needs 55 before it judges one.
    const { upper, isAlarm, observed } = rise!.series!;
    const judged = upper.flatMap((value, week) => (Number.isNaN(value) ? [] : [week]));
    expect(judged.length).toBeGreaterThanOrEqual(observed.length - 56);
    const rung = isAlarm.flatMap((is, week) => (is ? [week] : []));
    expect(rung.filter((week) => week >= 140).length).toBeGreaterThanOrEqual(4);
    expect(rung.filter((week) => week < 140).length).toBeLessThanOrEqual(3);
    expect(findings.filter((finding) => finding.place === 7 || finding.node === node % CLASSES)).toEqual([
      rise,
    ]);
  });

  it('calls a tenfold stream one finding and lets nothing float out of it', () => {
    const volume = (country: number, week: number): number => (country === 2 && week >= 110 ? 10 : 1);
    const input = simulateInput({ ...QUIET, seed: 23, volume });
    const prepared = prepareDetection(input);
    for (const week of [112, 114, 118, 126]) {
      const { findings } = prepared.detect(dateOf(FIRST_DAY + week * 7 + 14));
      const here = findings.filter(({ place, stream }) => place === 5 || stream === 2);
      expect(here.map(({ kind }) => kind)).toEqual(['stream-volume']);
    }
  });

  it('ranks threats before changes of a stream, each by score', () => {
    const volume = (country: number, week: number): number => (country === 2 && week >= 110 ? 10 : 1);
    const planted = [{ node: NEWCOMER, country: 6, fromDay: FIRST_DAY + 115 * 7, reportsPerWeek: 2 }];
    const input = simulateInput({ ...QUIET, seed: 27, volume, planted });
    const { findings } = detect({ ...input, asOf: dateOf(FIRST_DAY + 126 * 7) });
    const kinds = findings.map(({ kind }) => kind);
    expect(kinds[0]).toBe('first-appearance');
    expect(kinds.at(-1)).toBe('stream-volume');
    const ordered = [...findings].sort(
      (a, b) =>
        Number(a.kind.startsWith('stream-')) - Number(b.kind.startsWith('stream-')) || b.score - a.score,
    );
    expect(findings.map(({ score }) => score)).toEqual(ordered.map(({ score }) => score));
  });

  it('gives the same output for the same input, whatever the order of the cells', () => {
    const input = simulateInput({ ...QUIET, countries: 6, seed: 24 });
    const reversed = Object.fromEntries(
      Object.entries(input.cells).map(([name, column]) => [name, column.slice().reverse()]),
    ) as unknown as typeof input.cells;
    const asOf = dateOf(FIRST_DAY + 130 * 7);
    expect(detect({ ...input, cells: reversed, asOf })).toEqual(detect({ ...input, asOf }));
  });

  it('finds in a replay exactly what it finds by itself, charts included', () => {
    const node = CLASSES + 30;
    const planted = [{ node, country: 4, fromDay: FIRST_DAY + 100 * 7, reportsPerWeek: 12 }];
    const input = simulateInput({ ...QUIET, countries: 8, seed: 26, planted });
    const prepared = prepareDetection(input);
    for (const week of [106, 112, 104, 118]) {
      const asOf = dateOf(FIRST_DAY + week * 7);
      expect(prepared.detect(asOf)).toEqual(detect({ ...input, asOf }));
    }
  });

  it('knows nothing of what was not yet known', () => {
    const fromDay = FIRST_DAY + 120 * 7;
    const quiet = simulateInput({ ...QUIET, seed: 25 });
    const planted = simulateInput({
      ...QUIET,
      seed: 25,
      planted: [{ node: NEWCOMER, country: 1, fromDay, reportsPerWeek: 20 }],
    });
    const asOf = dateOf(fromDay + 13);
    expect(detect({ ...planted, asOf })).toEqual(detect({ ...quiet, asOf }));
  });

  it('says why it judges nothing of an empty input', () => {
    const input = simulateInput({ ...QUIET, weeks: 0, seed: 1 });
    const { findings, seriesCount, coverage } = detect({ ...input, asOf: '2022-01-01' });
    expect(findings).toEqual([]);
    expect(seriesCount).toBe(0);
    expect(coverage['stream-change'].scored).toBe(0);
  });
});

describe('trackSignals', () => {
  it('keeps one key for one newcomer over a weekly replay, the same when replayed again', () => {
    const fromDay = FIRST_DAY + 120 * 7;
    const planted = [{ node: NEWCOMER, country: 1, fromDay, reportsPerWeek: 4 }];
    const input = simulateInput({ ...QUIET, countries: 8, seed: 31, planted });
    const names = buildStableNames(input);
    const prepared = prepareDetection(input);
    const replay = (): string[] => {
      const known = new Map<string, TrackedSignal>();
      const keys: string[] = [];
      for (let week = 122; week < 140; week++) {
        const { findings } = prepared.detect(dateOf(FIRST_DAY + week * 7));
        for (const tracked of trackSignals([...known.values()], findings, names)) {
          known.set(tracked.key, tracked);
          if (tracked.node === `substance-${NEWCOMER}`) keys.push(tracked.key);
        }
      }
      return keys;
    };
    const keys = replay();
    expect(keys.length).toBeGreaterThan(10);
    expect(new Set(keys).size).toBe(1);
    expect(replay()).toEqual(keys);
  });
});
