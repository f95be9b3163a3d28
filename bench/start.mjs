// How long until the page is served: a first start on an empty folder, and a second one on the real file.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '..');
const SHARED = process.env.TOCSIN_SHARED ?? join(ROOT, '../shared');
export const REAL_FILE = join(SHARED, 'data/unodc-ids-2011-2016.csv.gz');
const MAIN = join(ROOT, 'bin/tocsin.mjs');
const MOST_FIRST_SECONDS = 40;
const MOST_SECOND_SECONDS = 3;
const TICKS_PER_SECOND = 100;
const SETTLE_MS = 20;

/** CPU seconds of a process and all that it started, the ended ones included; undefined where the system has no /proc. */
function readFamilyCpu(root) {
  if (!existsSync('/proc/self/stat')) return undefined;
  const family = new Map();
  for (const id of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      const fields = readFileSync(`/proc/${id}/stat`, 'utf8').split(') ')[1].split(' ').map(Number);
      const [parent, ...ticks] = [1, 11, 12, 13, 14].map((at) => fields[at]);
      family.set(Number(id), { parent, ticks: ticks.reduce((sum, value) => sum + value, 0) });
    } catch {
      // It ended meanwhile.
    }
  }
  const sum = (id) =>
    [...family].reduce((total, [child, { parent }]) => (parent === id ? total + sum(child) : total), 0) +
    (family.get(id)?.ticks ?? 0);
  return sum(root) / TICKS_PER_SECOND;
}

/** The product's own start, to the first answer of its page; then stopped. */
export async function startServed(dataDir, env = {}) {
  const started = performance.now();
  const child = spawn(process.execPath, [MAIN, 'start', '--port', '0', '--json'], {
    env: { ...process.env, ...env, TOCSIN_DATA: dataDir },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise((resolve) => child.once('close', resolve));
  let text = '';
  await new Promise((resolve, reject) => {
    child.stdout.setEncoding('utf8').on('data', (piece) => {
      text += piece;
      if (text.includes('}')) resolve();
    });
    ended.then((code) => reject(new Error(`start ended with ${code}`)));
  });
  const { url } = JSON.parse(text);
  while (!(await fetch(url)).ok) await new Promise((resolve) => setTimeout(resolve, SETTLE_MS));
  return {
    url,
    seconds: (performance.now() - started) / 1000,
    cpuSeconds: readFamilyCpu(child.pid),
    load: loadavg()[0],
    async stop() {
      child.kill('SIGTERM');
      await ended;
    },
  };
}

export function runCommand(dataDir, words) {
  const { status } = spawnSync(process.execPath, [MAIN, ...words, '--json'], {
    env: { ...process.env, TOCSIN_DATA: dataDir },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  if (status !== 0) throw new Error(`${words.join(' ')} ended with ${status}`);
}

function describe({ seconds, cpuSeconds, load }) {
  const cpu = cpuSeconds === undefined ? '' : `; CPU ${cpuSeconds.toFixed(1)} s with PostgreSQL`;
  return `${seconds.toFixed(1)} s${cpu} (load ${load.toFixed(1)})`;
}

async function measureStart(log, name, dataDir) {
  const served = await startServed(dataDir);
  await served.stop();
  log(`  ${name}: ${describe(served)}`);
}

function measureBuild(log) {
  const started = performance.now();
  const { status } = spawnSync(process.execPath, [join(ROOT, 'scripts/build.mjs')], { stdio: 'ignore' });
  if (status !== 0) throw new Error(`the build ended with ${status}`);
  log(`  build: ${((performance.now() - started) / 1000).toFixed(1)} s (load ${loadavg()[0].toFixed(1)})`);
}

export async function run(log) {
  log('Start, to the first answer of the page:');
  const dataDir = mkdtempSync(join(tmpdir(), 'tocsin-bench-'));
  try {
    measureBuild(log);
    await measureStart(log, 'first start, sample included', dataDir);
    log(`  the bar for both together is ${MOST_FIRST_SECONDS} s`);
    if (!existsSync(REAL_FILE)) return log(`  ${REAL_FILE} is not there: no second start on it.`);
    runCommand(dataDir, ['import', 'unodc-ids', REAL_FILE]);
    await measureStart(log, 'first start after the import of the real file', dataDir);
    await measureStart(log, `second start on it (bar ${MOST_SECOND_SECONDS} s)`, dataDir);
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
}

if (process.argv[1] === import.meta.filename) await run(console.log);
