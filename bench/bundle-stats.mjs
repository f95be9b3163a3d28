import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { build } from 'vite';

const ROOT = join(import.meta.dirname, '..');
const SHARED = process.env.TOCSIN_SHARED ?? join(ROOT, '../shared');

/** Bundles the statistics library to plain JavaScript and loads it. */
export async function loadStats() {
  const folder = mkdtempSync(join(tmpdir(), 'tocsin-bench-'));
  try {
    await build({
      configFile: false,
      root: ROOT,
      logLevel: 'error',
      build: {
        outDir: folder,
        emptyOutDir: false,
        target: 'node20',
        minify: false,
        lib: {
          entry: join(ROOT, 'packages/stats/src/index.ts'),
          formats: ['es'],
          fileName: () => 'stats.mjs',
        },
      },
    });
    return await import(pathToFileURL(join(folder, 'stats.mjs')).href);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

export const OUTBREAKS = join(SHARED, 'bench/outbreaks-dev');

/** Weekly counts by series id. */
export function readSeries() {
  const text = gunzipSync(readFileSync(join(OUTBREAKS, 'counts_wide.csv.gz'))).toString('utf8');
  const rows = text
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split(','));
  return new Map(rows.map(([id, ...counts]) => [id, Float64Array.from(counts, Number)]));
}
