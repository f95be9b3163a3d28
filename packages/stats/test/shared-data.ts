import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

const ROOT = process.env.TOCSIN_SHARED ?? join(import.meta.dirname, '../../../../shared');
const SERIES = join(ROOT, 'bench/outbreaks-dev/counts_wide.csv.gz');

export type Row = Readonly<Record<string, string>>;

export function isSharedDataThere(): boolean {
  return existsSync(SERIES);
}

/** Weekly counts by series id. */
export function readSeries(): Map<string, Float64Array> {
  const lines = gunzipSync(readFileSync(SERIES)).toString('utf8').trim().split('\n').slice(1);
  return new Map(
    lines.map((line) => {
      const [id, ...counts] = line.split(',');
      return [id as string, Float64Array.from(counts, Number)];
    }),
  );
}

export function readParity(name: string): Row[] {
  const [header, ...lines] = readFileSync(join(ROOT, 'parity/r-surveillance', name), 'utf8')
    .trim()
    .split('\n');
  const names = (header as string).split(',');
  return lines.map((line) => {
    const values = line.split(',');
    return Object.fromEntries(names.map((column, index) => [column, values[index] as string]));
  });
}
