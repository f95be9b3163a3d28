// Prints how much of the UNODC and NFLIS files is resolved, the time that takes, and with --unresolved the names left over.
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import papaparse from 'papaparse';
import { build } from 'vite';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const shared = process.env.TOCSIN_SHARED ?? join(root, '../shared');

async function load(file) {
  const built = await build({
    root,
    configFile: false,
    logLevel: 'error',
    build: { write: false, minify: false, ssr: join(root, 'src/reference/substances', file) },
  });
  const output = Array.isArray(built) ? built[0].output : built.output;
  const source = `data:text/javascript;base64,${Buffer.from(output[0].code).toString('base64')}`;
  const before = process.cpuUsage();
  const module = await import(source);
  return { module, cpuMs: cpuSince(before) };
}
function cpuSince(before) {
  const { user, system } = process.cpuUsage(before);
  return Math.round((user + system) / 1000);
}
const percent = (part, whole) => `${((100 * part) / whole).toFixed(2)} %`;

const FILES = [
  { title: 'UNODC', file: 'data/unodc-ids-2011-2016.csv.gz', delimiter: ';', column: 'DRUG_NAME' },
  {
    title: 'NFLIS',
    file: 'data/nflis-annual-counts.csv',
    delimiter: ',',
    column: 'SubstanceDetected',
    weight: 'Freq',
  },
];

const { measureShare } = (await load('resolution-share.ts')).module;
const { module, cpuMs } = await load('resolver.ts');
const resolve = module.createResolver();
const before = process.cpuUsage();
resolve('fentanyl');
console.log(`Registry loaded in ${cpuMs} ms, first name in ${cpuSince(before)} ms of processor time.`);

for (const { title, file, delimiter, column, weight } of FILES) {
  const path = join(shared, file);
  if (!existsSync(path)) {
    console.log(`${title}: skipped, ${path} is absent.`);
    continue;
  }
  const bytes = readFileSync(path);
  const text = (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8').replace(/^\uFEFF/, '');
  const { data } = papaparse.parse(text, { header: true, delimiter, skipEmptyLines: true });
  const counts = new Map();
  for (const row of data) {
    const name = (row[column] ?? '').trim();
    counts.set(name, (counts.get(name) ?? 0) + (weight ? Number(row[weight]) : 1));
  }
  const start = process.cpuUsage();
  const share = measureShare(counts, resolve);
  const ms = cpuSince(start);
  console.log(
    `${title}: ${counts.size} names in ${ms} ms (${Math.round((1000 * counts.size) / ms)} a second)`,
  );
  console.log(`  say nothing      ${share.unspecifiedNames} names`);
  console.log(
    `  distinct names   ${share.resolvedNames} of ${share.names}, ${percent(share.resolvedNames, share.names)}`,
  );
  console.log(`  rows             ${percent(share.resolvedRows, share.rows)}`);
  console.log(`  synthetic rows   ${percent(share.resolvedSyntheticRows, share.syntheticRows)}`);
  if (process.argv.includes('--unresolved'))
    console.log(share.unresolved.map((name) => `    ${name}`).join('\n'));
}
