// How fast search, the lists and the review pack of the coalition's work answer at its size, alone and at 20 connections, to a focal point who may
// not see all of it. A machine that others use tells little by the clock: the processor's time of a request, of the server and of the database,
// stands beside. Answers are kept while nobody writes; with TOCSIN_BENCH_WRITES=20 somebody writes twenty times a second meanwhile, and hardly one is.
// `node bench/work-lists.mjs [folder] [part of a name]` keeps what it planted in the folder and measures what is so named.
import { fork } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import autocannon from 'autocannon';

const root = fileURLToPath(new URL('..', import.meta.url));
const CONNECTIONS = 20;
const REQUESTS = Number(process.env.TOCSIN_BENCH_REQUESTS ?? 300);
const ALONE = 20;
const WARM = 5;
const TIMEOUT_SECONDS = 60;
const LISTS_P95_MS = 150;
const SEARCH_P95_MS = 200;
const PACK_S = 15;
/** Of a processor second, in /proc: USER_HZ is 100 on every Linux that Node.js runs on. */
const TICKS = 100;

const search = (words) => (turn) => `/api/search?q=${encodeURIComponent(words(turn))}`;
const GROUPS = ['1.1', '1.2', '2.1', '2.2', '3.1', '3.2', '3.3', '1', '2', '3'];
const group = (turn) => GROUPS[turn % GROUPS.length];
const COMMON = ['naloxone border', 'school police', 'surdose', 'граница', 'fentanyl'];
const BEGINNINGS = ['lab', 'seiz', 'prev', 'exp', 'nit'];
/** Name, address by turn, and what p95 may be. */
const TARGETS = [
  ['search, a rare word', search((turn) => `rareword${turn}`), SEARCH_P95_MS],
  ['search, common words', search((turn) => COMMON[turn % 5]), SEARCH_P95_MS],
  ['search, the beginning of a word', search((turn) => BEGINNINGS[turn % 5]), SEARCH_P95_MS],
  ['search, a name', search((turn) => `Expert ${1 + turn} Invented`), SEARCH_P95_MS],
  ['participants', () => '/api/participants/overview', LISTS_P95_MS],
  ['one participant', (turn) => `/api/participants/${2 + (turn % 160)}`, LISTS_P95_MS],
  ['people', () => '/api/people', LISTS_P95_MS],
  ['groups', () => '/api/groups', LISTS_P95_MS],
  ['one group', (turn) => `/api/groups/${group(turn)}`, LISTS_P95_MS],
  ['my work', () => '/api/my-work', LISTS_P95_MS],
  ['triages', (turn) => `/api/triage?offset=${turn % 5}`, LISTS_P95_MS],
  ['alerts', (turn) => `/api/alerts?offset=${turn % 5}`, LISTS_P95_MS],
  ['one alert', (turn) => `/api/alerts/${1 + 6 * (turn % 40)}`, LISTS_P95_MS],
  ['inputs', (turn) => `/api/inputs?offset=${50 * (turn % 5)}`, LISTS_P95_MS],
  ['inputs of a group', (turn) => `/api/inputs?group=${group(turn)}`, LISTS_P95_MS],
  ['inputs in no practice', (turn) => `/api/inputs?loose=true&group=${group(turn)}`, LISTS_P95_MS],
  ['practices', (turn) => `/api/practices?group=${group(turn)}`, LISTS_P95_MS],
  ['recommendations', (turn) => `/api/recommendations?offset=${50 * (turn % 5)}`, LISTS_P95_MS],
  ['recommendations of a group', (turn) => `/api/recommendations?group=${group(turn)}`, LISTS_P95_MS],
  ['recommendations that wait', () => '/api/recommendations?waiting=true', LISTS_P95_MS],
  ['commitments', (turn) => `/api/commitments?offset=${50 * (turn % 5)}`, LISTS_P95_MS],
  [
    'commitments of a participant',
    (turn) => `/api/commitments?participant=${2 + (turn % 160)}`,
    LISTS_P95_MS,
  ],
  ['commitments that are late', () => '/api/commitments?late=true', LISTS_P95_MS],
  ['one commitment', (turn) => `/api/commitments/${1 + 6 * (turn % 800)}`, LISTS_P95_MS],
  [
    'standings of a participant',
    (turn) => `/api/commitments/standings?participants=${2 + (turn % 160)}`,
    LISTS_P95_MS,
  ],
  ['answerable', () => '/api/commitments/answerable', LISTS_P95_MS],
  ['meetings to come', () => '/api/meetings', LISTS_P95_MS],
  ['meetings past', (turn) => `/api/meetings?when=past&group=${group(turn)}`, LISTS_P95_MS],
  ['own meetings', () => '/api/meetings?mine=true', LISTS_P95_MS],
  ['one meeting', (turn) => `/api/meetings/${1 + (turn % 180)}`, LISTS_P95_MS],
  ['series of meetings', (turn) => `/api/meeting-series?group=${group(turn)}`, LISTS_P95_MS],
  ['action items', (turn) => `/api/action-items?group=${group(turn)}`, LISTS_P95_MS],
  ['own action items', () => '/api/action-items?mine=true', LISTS_P95_MS],
  ['reviews', () => '/api/reviews', LISTS_P95_MS],
  ['time ledger', () => '/api/ledger', LISTS_P95_MS],
];

async function load(url, cookie, addressOf, amount = REQUESTS) {
  const times = [];
  const failures = new Map();
  let turn = 0;
  const running = autocannon({
    url,
    connections: CONNECTIONS,
    amount,
    timeout: TIMEOUT_SECONDS,
    headers: { cookie },
    requests: [{ setupRequest: (request) => ({ ...request, path: addressOf(turn++) }) }],
  });
  running.on('response', (_client, status, _bytes, milliseconds) => {
    times.push(milliseconds);
    // What this reader may not see is not found, and costs a look, too.
    if (status !== 200 && status !== 404) failures.set(status, (failures.get(status) ?? 0) + 1);
  });
  const { errors } = await running;
  if (errors > 0 || failures.size > 0)
    throw new Error(`${addressOf(0)}: ${errors} errors, ${JSON.stringify([...failures])}`);
  return times.sort((a, b) => a - b);
}

async function ask(url, cookie, address) {
  const started = performance.now();
  const answer = await fetch(url + address, { headers: { cookie } });
  const { byteLength } = await answer.arrayBuffer();
  if (!answer.ok && answer.status !== 404) throw new Error(`${address}: ${answer.status}`);
  return { milliseconds: performance.now() - started, bytes: byteLength };
}

const percentile = (sorted, share) =>
  sorted[Math.min(sorted.length - 1, Math.ceil((share / 100) * sorted.length) - 1)];

/** Fields of a process after its name: the parent, and ticks spent by it and by children that it has waited for. */
function statOf(pid) {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1).split(' ').map(Number);
    return { parent: fields[1], own: fields[11] + fields[12], waited: fields[13] + fields[14] };
  } catch {
    return undefined;
  }
}

/** Milliseconds that a process has had of processors, with its children where it leaves the work to them; `null` where the system does not tell. */
function spentBy(pid, isWithChildren) {
  const self = pid === undefined ? undefined : statOf(pid);
  if (self === undefined) return null;
  if (!isWithChildren) return (self.own / TICKS) * 1000;
  const children = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(statOf)
    .filter((stat) => stat?.parent === pid);
  const ticks = self.own + self.waited + children.reduce((sum, { own, waited }) => sum + own + waited, 0);
  return (ticks / TICKS) * 1000;
}

/** The server in a process of its own: what asks costs time too. */
function startServer(dataDir, log) {
  const child = fork(fileURLToPath(import.meta.url), ['--serve', dataDir], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  return new Promise((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`the server ended with ${code}`)));
    child.on('message', (message) => {
      if (message.log !== undefined) return log(message.log);
      resolve({
        ...message,
        spent: () => ({ server: spentBy(child.pid, false), database: spentBy(message.postmaster, true) }),
        stop: () =>
          new Promise((done) => {
            child.removeAllListeners('exit');
            child.once('exit', done);
            child.send('stop');
          }),
      });
    });
  });
}

async function serve(dataDir) {
  const { runnerImport } = await import('vite');
  const { module } = await runnerImport(join(root, 'bench/work-lists-setup.ts'), {
    root,
    configFile: false,
    logLevel: 'error',
  });
  const { url, cookies, postmaster, stop } = await module.open(dataDir, (line) =>
    process.send({ log: line }),
  );
  process.send({ url, cookies, postmaster });
  process.once('message', async () => {
    await stop();
    process.exit(0);
  });
}

const told = (before, after, count) =>
  ['server', 'database']
    .map((who) =>
      before[who] === null ? `${who} ?` : `${who} ${((after[who] - before[who]) / count).toFixed(1)}`,
    )
    .join(' + ');

/** A folder is made, and removed, where none is given. */
export async function run(log, given, named = '') {
  const dataDir = given ?? mkdtempSync(join(tmpdir(), 'tocsin-work-lists-'));
  const { url, cookies, spent, stop } = await startServer(dataDir, log);
  try {
    log(
      `Work: 163 participants, 1,600 people, 480 meetings, 40,000 inputs, 500 recommendations, 5,000 commitments with 20,000 milestones, 300 alerts to each; ${CONNECTIONS} connections, ${cpus().length} cores; ms:`,
    );
    const cookie = cookies.focalPoint;
    for (const [name, addressOf, bar] of TARGETS) {
      if (!name.includes(named)) continue;
      for (let turn = 0; turn < WARM; turn++) await ask(url, cookie, addressOf(turn));
      const alone = [];
      let bytes = 0;
      for (let turn = 0; turn < ALONE; turn++) {
        const answer = await ask(url, cookie, addressOf(turn));
        alone.push(answer.milliseconds);
        bytes = Math.max(bytes, answer.bytes);
      }
      alone.sort((a, b) => a - b);
      // Each of the server's connections has its plans by then.
      await load(url, cookie, addressOf, 3 * CONNECTIONS);
      const before = spent();
      const times = await load(url, cookie, addressOf);
      const after = spent();
      const p95 = percentile(times, 95);
      log(
        `  ${p95 <= bar ? ' ' : '!'} ${name}: p50 ${percentile(times, 50).toFixed(0)}, p95 ${p95.toFixed(0)} (bar ${bar}); alone p50 ${percentile(alone, 50).toFixed(0)}, p95 ${percentile(alone, 95).toFixed(0)}; processor ${told(before, after, REQUESTS)}; ${(bytes / 1024).toFixed(0)} kB (load ${loadavg()[0].toFixed(1)})`,
      );
    }
    for (const address of ['/api/reviews/1', '/api/reviews/1/pack.pdf', '/api/participants/12/brief']) {
      if (!'review pack'.includes(named)) continue;
      const before = spent();
      const { milliseconds } = await ask(url, cookies.secretariat, address);
      log(
        `  ${milliseconds <= PACK_S * 1000 ? ' ' : '!'} ${address}: ${(milliseconds / 1000).toFixed(1)} s (bar ${PACK_S} s); processor ${told(before, spent(), 1)} (load ${loadavg()[0].toFixed(1)})`,
      );
    }
  } finally {
    await stop();
    if (given === undefined) rmSync(dataDir, { recursive: true, force: true });
  }
}

if (process.argv[1] === import.meta.filename) {
  if (process.argv[2] === '--serve') await serve(process.argv[3]);
  else await run(console.log, process.argv[2], process.argv[3]);
}
