import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { loadStats, OUTBREAKS, readSeries } from './bundle-stats.mjs';

const TEST_WEEKS = 49;
/** What the detector asks of the library, beside its defaults. */
const PRODUCT = { emptySeason: 'pool', uncertainty: 'predictive', driftPerYear: 0.1 };

function readRows(name) {
  const [header, ...lines] = readFileSync(join(OUTBREAKS, name), 'utf8').trim().split('\n');
  const names = header.split(',');
  return lines.map((line) =>
    Object.fromEntries(line.split(',').map((value, index) => [names[index], Number(value)])),
  );
}

/** Scores of the test weeks, higher for stranger: [{ scenario, inside: [..], outside: [..] }]. */
function scoreAll(score, series, labels, outbreakWeeks) {
  return labels.map((label) => {
    const counts = series.get(String(label.series_id));
    const sick = outbreakWeeks.get(label.series_id) ?? new Set();
    const inside = [];
    const outside = [];
    for (let week = counts.length - TEST_WEEKS + 1; week <= counts.length; week++) {
      const value = score(counts, week - 1);
      if (week >= label.first_week && week <= label.last_week) inside.push(value);
      else if (!sick.has(week)) outside.push(value);
    }
    return { scenario: label.scenario, inside, outside };
  });
}

function averageOverScenarios(scored, value) {
  const byScenario = new Map();
  for (const one of scored) {
    const list = byScenario.get(one.scenario) ?? [];
    list.push(value(one));
    byScenario.set(one.scenario, list);
  }
  const means = [...byScenario.values()].map((list) => list.reduce((a, b) => a + b, 0) / list.length);
  return means.reduce((a, b) => a + b, 0) / means.length;
}

function podAt(scored, fpr) {
  const rateAbove = (bar) =>
    averageOverScenarios(
      scored,
      ({ outside }) => outside.filter((value) => value > bar).length / outside.length,
    );
  const values = scored.flatMap(({ outside }) => outside).sort((a, b) => a - b);
  let low = 0;
  let high = values.length - 1;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (rateAbove(values[middle]) > fpr) low = middle;
    else high = middle;
  }
  return averageOverScenarios(scored, ({ inside }) => (inside.some((value) => value > values[high]) ? 1 : 0));
}

/** Share of outbreaks found at four false-positive rates, on the development series; `report` takes lines of text. */
export async function run(report) {
  if (!existsSync(OUTBREAKS)) return report('outbreaks: skipped, ../shared is not there');
  const stats = await loadStats();
  const series = readSeries();
  const labels = readRows('labels.csv');
  const outbreakWeeks = new Map();
  for (const { series_id, week } of readRows('current_outbreak_weeks.csv')) {
    outbreakWeeks.set(series_id, (outbreakWeeks.get(series_id) ?? new Set()).add(week));
  }
  const judge = (options, pick) => {
    const estimate = stats.createFarringtonEstimator(options);
    return (counts, week) => {
      const found = estimate(counts, week);
      const value = counts[week] === 0 ? Number.NEGATIVE_INFINITY : pick(found);
      return Number.isNaN(value) ? Number.NEGATIVE_INFINITY : value;
    };
  };
  const byP = (found) => -Math.log10(Math.max(found.upperTailP, 1e-300));
  const methods = {
    "as R's package computes it, exceedance": judge(
      { compatibility: 'surveillance-1.20.3' },
      (found) => found.exceedance,
    ),
    'nbPlugin, exceedance': judge({}, (found) => found.exceedance),
    'nbPlugin, p-value': judge({}, byP),
    'the detector, p-value': judge(PRODUCT, byP),
    'the detector, p-value, 3 years': judge({ ...PRODUCT, yearsBack: 3 }, byP),
    'the detector, p-value, 2 years': judge({ ...PRODUCT, yearsBack: 2 }, byP),
    'the detector, p-value, 1 year, no season': judge({ ...PRODUCT, yearsBack: 1, seasonalPeriods: 1 }, byP),
    'delta, exceedance': judge({ method: 'delta' }, (found) => found.exceedance),
    'muan, exceedance': judge({ method: 'muan' }, (found) => found.exceedance),
    'EARS C2': (counts, week) =>
      counts[week] === 0
        ? Number.NEGATIVE_INFINITY
        : stats.estimateEars(counts, week, { method: 'C2' }).statistic,
  };
  report('outbreaks: POD at FPR 0.5 / 1 / 2 / 5 %; share of quiet weeks with p < 0.01 (p-value rows)');
  for (const [name, score] of Object.entries(methods)) {
    const scored = scoreAll(score, series, labels, outbreakWeeks);
    const pods = [0.005, 0.01, 0.02, 0.05].map((fpr) => podAt(scored, fpr).toFixed(3));
    const nominal = averageOverScenarios(
      scored,
      ({ outside }) => outside.filter((v) => v > 2).length / outside.length,
    );
    report(
      `outbreaks: ${name}: ${pods.join(' / ')}${name.includes('p-value') ? `; ${nominal.toFixed(4)}` : ''}`,
    );
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await run(console.log);
