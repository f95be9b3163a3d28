import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { loadStats, OUTBREAKS, readSeries } from './bundle-stats.mjs';

const WEEKS = 5;

function timeOurs(stats, series) {
  const estimate = stats.createFarringtonEstimator({ compatibility: 'surveillance-1.20.3' });
  let bounds = 0;
  const pass = () => {
    bounds = 0;
    for (const counts of series) {
      for (let week = counts.length - WEEKS; week < counts.length; week++)
        bounds += estimate(counts, week).upperBound;
    }
  };
  for (let i = 0; i < 20; i++) pass();
  const repeats = 20;
  const start = process.hrtime.bigint();
  for (let i = 0; i < repeats; i++) pass();
  const seconds = Number(process.hrtime.bigint() - start) / 1e9;
  return { seconds: seconds / (repeats * series.length * WEEKS), bounds };
}

function timeR(series) {
  const folder = mkdtempSync(join(tmpdir(), 'tocsin-bench-'));
  try {
    const file = join(folder, 'series.csv');
    writeFileSync(file, series.map((counts, index) => [index, ...counts].join(',')).join('\n'));
    const ran = spawnSync('Rscript', [join(import.meta.dirname, 'farrington.R'), file], { encoding: 'utf8' });
    if (ran.error !== undefined || ran.status !== 0) return undefined;
    const [seconds, bounds, version] = ran.stdout.trim().split(' ');
    return { seconds: Number(seconds), bounds: Number(bounds), version };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Farrington flexible, ours beside R's on the same series in one run; `report` takes lines of text. */
export async function run(report) {
  if (!existsSync(OUTBREAKS)) return report('farrington: skipped, ../shared is not there');
  const stats = await loadStats();
  const series = [...readSeries().values()].filter((_, index) => index % 42 === 0);
  const ours = timeOurs(stats, series);
  report(
    `farrington: ours ${(ours.seconds * 1e6).toFixed(1)} us an evaluation, one core, ${series.length} series x ${WEEKS} weeks`,
  );
  const theirs = timeR(series);
  if (theirs === undefined) return report('farrington: R with surveillance is not there, comparison skipped');
  report(
    `farrington: R surveillance ${theirs.version} ${(theirs.seconds * 1e3).toFixed(2)} ms an evaluation`,
  );
  report(
    `farrington: ratio ${(theirs.seconds / ours.seconds).toFixed(0)}; sums of bounds ${ours.bounds} and ${theirs.bounds}`,
  );
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await run(console.log);
