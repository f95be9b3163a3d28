import { createRandom } from '@tocsin/stats';
import { expect, test } from 'vitest';
import type { DetectionInput, Finding, LegColumns } from '../../../model/detector.ts';
import { detect } from './detect.ts';
import { CLASSES, FIRST_DAY, simulateInput } from './simulate.ts';

const LEGS = 14;
const NEW = LEGS;
const NEW_FROM = FIRST_DAY + 140 * 7;
const AS_OF_DAY = FIRST_DAY + 156 * 7;
const AS_OF = new Date(AS_OF_DAY * 86_400_000).toISOString().slice(0, 10);

/** A quiet world in which every report names one of fourteen legs, and reports of one class, from a day on, a fifteenth. */
function inputWithLegs(): DetectionInput {
  const quiet = simulateInput({ weeks: 156, countries: 30, substances: 40, lagDays: 14, seed: 41 });
  const random = createRandom(42);
  const rows = Array.from(quiet.cells.stream, (stream, i) => {
    const occurred = quiet.cells.occurredDay[i]!;
    const isNew = occurred >= NEW_FROM && quiet.cells.node[i] === CLASSES && random.uniform() < 0.4;
    const value = isNew ? NEW : Math.floor(random.uniform() ** 2 * LEGS);
    return [stream, quiet.cells.node[i]!, 0, value, occurred, quiet.cells.knownDay[i]!, 1];
  });
  const column = (at: number) => Int32Array.from(rows, (row) => row[at]!);
  const legs: LegColumns = {
    ...{ stream: column(0), node: column(1), field: Int8Array.from(column(2)), value: column(3) },
    ...{ occurredDay: column(4), knownDay: column(5), reports: column(6), ownReports: column(6) },
  };
  const legValues = Array.from({ length: LEGS + 1 }, (_, i) => ({
    ...{ field: 'leg', from: 3 + i, to: 4 + i },
  })) as DetectionInput['legValues'];
  return { ...quiet, legs, legValues, asOf: AS_OF };
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

test('a new leg is drawn as it was judged: its reports beside all of the class, what was expected in the window', () => {
  const found = detect(inputWithLegs()).findings.filter(({ kind }) => kind === 'new-leg');
  const finding = found.find(({ legValue }) => legValue === NEW) as Finding;
  const { observed, among, expected, isAlarm, firstWeekDay, upper } = finding.series!;
  const values = finding.explanation.values as { before: number; prior: number; reports: number };
  expect(sum(observed)).toBe(values.before + values.reports);
  expect(sum(observed.filter((_, week) => isAlarm[week]))).toBe(finding.observed);
  const judged = expected.flatMap((value, week) => (Number.isNaN(value) ? [] : [week]));
  expect(sum(judged.map((week) => expected[week]!))).toBeCloseTo(finding.expected, 9);
  // 26 weeks, the lag before them, and the two that they begin and end in.
  expect(judged.length).toBeGreaterThanOrEqual(26);
  expect(judged.length).toBeLessThanOrEqual(30);
  expect(judged.at(-1)).toBe(observed.length - 1);
  expect(firstWeekDay + 7 * observed.length).toBeGreaterThan(AS_OF_DAY);
  expect(observed.every((reports, week) => reports <= among![week]!)).toBe(true);
  const before = judged[0]!;
  expect(sum(among!.slice(0, before))).toBeLessThanOrEqual(values.prior);
  expect(sum(among!)).toBeGreaterThan(values.prior);
  expect(sum(among!.slice(0, before + 1))).toBeGreaterThanOrEqual(values.prior);
  // The whole window is judged, and no single week: a band for each would be none that the method has.
  expect(upper.every(Number.isNaN)).toBe(true);
});

test('what was not known yet is not drawn', () => {
  const input = inputWithLegs();
  const late = {
    ...input.legs,
    knownDay: input.legs.knownDay.map((day) => (day > AS_OF_DAY - 60 ? day + 90 : day)),
  };
  const findings = detect({ ...input, legs: late }).findings.filter(({ legValue }) => legValue === NEW);
  for (const { series, observed } of findings) {
    expect(sum(series!.observed)).toBe(observed);
    const lastSeen = series!.firstWeekDay + 7 * series!.observed.findLastIndex((reports) => reports > 0);
    expect(lastSeen).toBeLessThanOrEqual(AS_OF_DAY - 60 - 14);
  }
  expect(findings.length).toBeGreaterThan(0);
});
