// How fast search and the lists of the coalition's work answer at its size, at 20 connections, to a focal point who may not see all of it.
import { mkdtempSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import autocannon from 'autocannon';
import { runnerImport } from 'vite';

const root = fileURLToPath(new URL('..', import.meta.url));
const CONNECTIONS = 20;
const REQUESTS = 400;
const TIMEOUT_SECONDS = 60;
const PERCENTILES = [50, 95, 99];
const LISTS_P95_MS = 150;
const SEARCH_P95_MS = 200;

const search = (words) => (turn) => `/api/search?q=${encodeURIComponent(words(turn))}`;
const TARGETS = [
  ['search, a rare word', search((turn) => `rareword${turn}`), SEARCH_P95_MS],
  [
    'search, two common words',
    search((turn) => ['naloxone border', 'school police', 'surdose', 'граница', 'fentanyl'][turn % 5]),
    SEARCH_P95_MS,
  ],
  [
    'search, the beginning of a word',
    search((turn) => ['lab', 'seiz', 'prev', 'exp', 'nit'][turn % 5]),
    SEARCH_P95_MS,
  ],
  ['search, a name', search((turn) => `Expert ${1 + turn} Invented`), SEARCH_P95_MS],
  ['participants', () => '/api/participants/overview', LISTS_P95_MS],
  ['one participant', (turn) => `/api/participants/${2 + (turn % 160)}`, LISTS_P95_MS],
  ['my work, 300 alerts', () => '/api/my-work', LISTS_P95_MS],
  ['alerts', (turn) => `/api/alerts?offset=${turn % 5}`, LISTS_P95_MS],
];

async function load(url, cookie, addressOf) {
  const times = [];
  const failures = new Map();
  let turn = 0;
  const running = autocannon({
    url,
    connections: CONNECTIONS,
    amount: REQUESTS,
    timeout: TIMEOUT_SECONDS,
    headers: { cookie },
    requests: [{ setupRequest: (request) => ({ ...request, path: addressOf(turn++) }) }],
  });
  running.on('response', (_client, status, _bytes, milliseconds) => {
    times.push(milliseconds);
    if (status !== 200) failures.set(status, (failures.get(status) ?? 0) + 1);
  });
  const { errors } = await running;
  if (errors > 0 || failures.size > 0)
    throw new Error(`${addressOf(0)}: ${errors} errors, ${JSON.stringify([...failures])}`);
  return times.sort((a, b) => a - b);
}

const percentile = (sorted, share) =>
  sorted[Math.min(sorted.length - 1, Math.ceil((share / 100) * sorted.length) - 1)];

/** A folder is made, and removed, where none is given. */
export async function run(log, given) {
  const dataDir = given ?? mkdtempSync(join(tmpdir(), 'tocsin-work-lists-'));
  const { module } = await runnerImport(join(root, 'bench/work-lists-setup.ts'), {
    root,
    configFile: false,
    logLevel: 'error',
  });
  const { url, cookie, stop } = await module.open(dataDir);
  try {
    log(
      `Work: 163 participants, 1,600 people, 40,000 inputs, 500 recommendations, ${CONNECTIONS} connections:`,
    );
    for (const [name, addressOf, bar] of TARGETS) {
      const alone = [];
      for (let turn = 0; turn < 20; turn++) {
        const started = performance.now();
        await (await fetch(url + addressOf(turn), { headers: { cookie } })).arrayBuffer();
        alone.push(performance.now() - started);
      }
      alone.sort((a, b) => a - b);
      const times = await load(url, cookie, addressOf);
      const told = PERCENTILES.map((share) => `p${share} ${percentile(times, share).toFixed(0)}`).join(', ');
      log(
        `  ${name}: ${told} ms; alone p50 ${percentile(alone, 50).toFixed(0)}, p95 ${percentile(alone, 95).toFixed(0)} ms; the bar is p95 ${bar} ms (load ${loadavg()[0].toFixed(1)})`,
      );
    }
  } finally {
    await stop();
    if (given === undefined) rmSync(dataDir, { recursive: true, force: true });
  }
}

if (process.argv[1] === import.meta.filename) await run(console.log, process.argv[2]);
