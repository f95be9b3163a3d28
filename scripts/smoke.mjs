// The main job on real data, as a user runs it: import the seizures that countries reported to UNODC, ask what is new.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const bin = fileURLToPath(new URL('../bin/tocsin.mjs', import.meta.url));
const shared = resolve(process.env.TOCSIN_SHARED ?? fileURLToPath(new URL('../../shared', import.meta.url)));
const real = join(shared, 'data/unodc-ids-2011-2016.csv.gz');
const invented = fileURLToPath(
  new URL('../src/sources/unodc-ids/fixtures/unodc-ids-invented.csv', import.meta.url),
);
const file = existsSync(real) ? real : invented;
if (file === invented) console.log('The real file is not at hand: the smoke runs on the invented one.');

const data = mkdtempSync(join(tmpdir(), 'tocsin-smoke-'));
const env = { ...process.env, TOCSIN_DATA: data };
let failed = false;

function run(...words) {
  const started = performance.now();
  const { status, stdout, stderr } = spawnSync(process.execPath, [bin, ...words, '--json'], {
    env,
    encoding: 'utf8',
    maxBuffer: 1 << 30,
  });
  console.log(
    `tocsin ${words.join(' ')}: exit ${status}, ${((performance.now() - started) / 1000).toFixed(1)} s`,
  );
  if (status !== 0 && status !== 5) throw new Error(stderr || stdout);
  return JSON.parse(stdout);
}

function check(claim, holds) {
  console.log(`${holds ? 'ok  ' : 'FAIL'} ${claim}`);
  if (!holds) failed = true;
}

try {
  const first = run('import', 'unodc-ids', file);
  check(
    `${first.read} rows read = new + revised + unchanged + rejected`,
    first.read === first.new + first.revised + first.unchanged + first.rejected,
  );
  if (file === real) check('all 311,038 rows are there', first.read === 311_038 && first.new === 311_038);
  const again = run('import', 'unodc-ids', file);
  check(
    'the same file again changes nothing',
    again.new === 0 && again.revised === 0 && again.unchanged === first.new,
  );
  const status = run('status');
  check(
    `status: ${status.reports} reports in ${status.streams} streams`,
    status.database === 'live' && status.reports === first.new,
  );
  const found = run('signals', '--all');
  check(
    `${found.signals.length} signals as known on ${found.asOf}, each with its reports`,
    found.signals.length > 0 && found.signals.every((signal) => Array.isArray(signal.reports)),
  );
  const server = spawn(process.execPath, [bin, 'start', '--port', '0', '--json'], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const url = await new Promise((done, reject) => {
    let text = '';
    server.stdout.on('data', (piece) => {
      text += piece;
      if (text.includes('}')) done(JSON.parse(text).url);
    });
    server.on('exit', (code) => reject(new Error(`start ended with ${code}`)));
  });
  const page = await fetch(url);
  check(`the page answers at ${url}`, page.ok && (await page.text()).includes('<div id="root"'));
  const listed = await (await fetch(`${url}/api/signals?scope=all`)).json();
  check(`the API lists ${listed.total} signals`, listed.total > 0);
  const ended = new Promise((done) => server.on('exit', done));
  server.kill('SIGTERM');
  check('SIGTERM stops it cleanly', (await ended) === 0);
} catch (error) {
  console.error(error);
  failed = true;
} finally {
  spawnSync(process.execPath, [bin, 'stop'], { env });
  rmSync(data, { recursive: true, force: true });
}
process.exit(failed ? 1 : 0);
