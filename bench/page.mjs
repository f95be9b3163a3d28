// How much JavaScript a browser loads before it draws anything, gzipped as the server sends it.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

const WEB = join(import.meta.dirname, '../dist/web');
const MOST_KILOBYTES = 250;
const BYTES_PER_KILOBYTE = 1000;

/** The script that the page names and all that it imports: Vite writes both into the page's head. */
function measurePage() {
  const html = readFileSync(join(WEB, 'index.html'), 'utf8');
  const tags = html.match(/<(?:script|link)\b[^>]*>/g) ?? [];
  const files = tags
    .filter((tag) => tag.startsWith('<script') || /\brel="modulepreload"/.test(tag))
    .map((tag) => /\b(?:src|href)="\/([^"]+)"/.exec(tag)?.[1])
    .filter((file) => file !== undefined);
  const bytes = files.map((file) => gzipSync(readFileSync(join(WEB, file))).length);
  return {
    files,
    kilobytes: bytes.reduce((sum, size) => sum + size, 0) / BYTES_PER_KILOBYTE,
    mostKilobytes: MOST_KILOBYTES,
  };
}

export function run(log) {
  if (!existsSync(join(WEB, 'index.html'))) return log('Page: it is not built, skipped.');
  const { files, kilobytes } = measurePage();
  log(
    `Page: ${kilobytes.toFixed(1)} kB of JavaScript, gzipped, in ${files.length} files before anything is drawn; the bar is ${MOST_KILOBYTES} kB`,
  );
}

if (process.argv[1] === import.meta.filename) {
  if (process.argv.includes('--json')) console.log(JSON.stringify(measurePage()));
  else run(console.log);
}
