// How fast the API answers at 20 connections, on the real file: answers that are kept, and answers worked out anew.
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import autocannon from 'autocannon';
import { REAL_FILE, runCommand, startServed } from './start.mjs';

const CONNECTIONS = 20;
const WARM_REQUESTS = 600;
const COLD_REQUESTS = 60;
const TIMEOUT_SECONDS = 60;
const MOST_P95_MS = 150;
const LAST_DAY = Date.UTC(2016, 11, 31);
const DAY_MS = 86_400_000;
const PERCENTILES = [50, 95, 97.5, 99];

const daysBack = (turn) => new Date(LAST_DAY - turn * DAY_MS).toISOString().slice(0, 10);

/** Addresses by what they are for. `cold` gives another address each turn, so that no kept answer fits; absent: the same one. */
function listTargets(signals, reports) {
  const signal = (turn) => signals[turn % signals.length].id;
  const report = (turn) => reports[turn % reports.length].id;
  return [
    {
      name: 'Situation: signals',
      warm: '/api/signals?limit=40',
      cold: (turn) => `/api/signals?limit=${41 + turn}`,
    },
    {
      name: 'Situation: one signal',
      warm: `/api/signals/${signal(0)}`,
      cold: (turn) => `/api/signals/${signal(turn)}`,
    },
    {
      name: 'Situation: countries',
      warm: '/api/places/countries',
      cold: (turn) => `/api/places/countries?asOf=${daysBack(turn + 1)}`,
    },
    { name: 'Situation: status', warm: '/api/status' },
    { name: 'series', warm: '/api/series', cold: (turn) => `/api/series?asOf=${daysBack(turn + 1)}` },
    {
      name: 'reports',
      warm: '/api/reports',
      cold: (turn) => `/api/reports?limit=50&offset=${50 * (turn + 1)}`,
    },
    {
      name: 'report by id',
      warm: `/api/reports/${report(0)}`,
      cold: (turn) => `/api/reports/${report(turn)}`,
    },
    {
      name: 'reports of a signal',
      warm: `/api/signals/${signal(0)}/reports`,
      cold: (turn) => `/api/signals/${signal(turn)}/reports?limit=${50 + turn}`,
    },
    { name: 'substances', warm: '/api/substances', cold: (turn) => `/api/substances?limit=${51 + turn}` },
    { name: 'routes', warm: '/api/routes', cold: (turn) => `/api/routes?limit=${301 + turn}` },
    { name: 'health', warm: '/api/health' },
    { name: 'sources', warm: '/api/sources' },
    { name: 'imports', warm: '/api/data/imports', cold: (turn) => `/api/data/imports?limit=${51 + turn}` },
    { name: 'rejects', warm: '/api/data/rejects', cold: (turn) => `/api/data/rejects?limit=${51 + turn}` },
    { name: 'names', warm: '/api/data/names', cold: (turn) => `/api/data/names?limit=${51 + turn}` },
    { name: 'streams', warm: '/api/data/streams' },
  ];
}

/** Milliseconds of each answer, in rising order; throws where one is no success. */
async function load(url, addressOf, amount) {
  const times = [];
  const failures = new Map();
  let turn = 0;
  const running = autocannon({
    url,
    connections: CONNECTIONS,
    amount,
    timeout: TIMEOUT_SECONDS,
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

function describe(sorted) {
  return PERCENTILES.map((share) => `p${share} ${percentile(sorted, share).toFixed(0)}`).join(', ');
}

async function getJson(url) {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url} answered ${response.status}`);
  return response.json();
}

async function measureAll(log, url) {
  const { items: signals } = await getJson(`${url}/api/signals?limit=200`);
  const { items: reports } = await getJson(`${url}/api/reports?limit=200`);
  const situation = [];
  for (const { name, warm, cold } of listTargets(signals, reports)) {
    // In the warm turns every answer is kept already, where answers are kept at all.
    await getJson(url + warm);
    const kept = await load(url, () => warm, WARM_REQUESTS);
    const anew = cold === undefined ? undefined : await load(url, cold, COLD_REQUESTS);
    if (name.startsWith('Situation')) situation.push(...kept);
    log(
      `  ${name}: ${describe(kept)} ms${anew === undefined ? '' : `; each another: ${describe(anew)} ms`} (load ${loadavg()[0].toFixed(1)})`,
    );
  }
  situation.sort((a, b) => a - b);
  log(`  Situation, all its calls: ${describe(situation)} ms; the bar is p95 ${MOST_P95_MS} ms`);
}

/** Measures a server on a data folder that holds the real file; the folder is made, and removed, where none is given. */
export async function run(log, given) {
  if (!existsSync(REAL_FILE)) return log(`API: ${REAL_FILE} is not there, skipped.`);
  log(`API on the seizures of UNODC, ${CONNECTIONS} connections:`);
  const dataDir = given ?? mkdtempSync(join(tmpdir(), 'tocsin-bench-'));
  try {
    if (given === undefined) runCommand(dataDir, ['import', 'unodc-ids', REAL_FILE]);
    const served = await startServed(dataDir);
    await measureAll(log, served.url).finally(() => served.stop());
  } finally {
    if (given === undefined) rmSync(dataDir, { recursive: true, force: true });
  }
}

if (process.argv[1] === import.meta.filename) await run(console.log, process.argv[2]);
