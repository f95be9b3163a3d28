// How much longer an import takes than PostgreSQL's bare COPY of the same rows, and how much memory.
import { spawn } from 'node:child_process';
import {
  createReadStream,
  createWriteStream,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
} from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { finished, pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import Papa from 'papaparse';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { loadModule } from './bundle.mjs';

const ROOT = join(import.meta.dirname, '..');
const SHARED = process.env.TOCSIN_SHARED ?? join(ROOT, '../shared');
const FILE = join(SHARED, 'data/unodc-ids-2011-2016.csv.gz');
const COPIES = 3;
const TIMES_LARGER = 10;
const TICKS_PER_SECOND = 100;
const MOST_RATIO = 5;
const MOST_MEGABYTES = 700;
const SMALL_COPY_BYTES = 1 << 18;

const TABLE = `create table bare (region text, subregion text, country text not null, division text, place text, seized_on date not null,
  drug text not null, amount float8, unit text, hiding_place text, installation text, transport text, producing text, departure text,
  destination text, routing text);
  create index on bare (seized_on); create index on bare (country); create index on bare (drug);`;

/** CPU seconds of PostgreSQL so far, the processes that have ended included; undefined where the system has no /proc. */
function readServerCpu(pid) {
  try {
    const fields = (id) => readFileSync(`/proc/${id}/stat`, 'utf8').split(') ')[1].split(' ').map(Number);
    const [, parent, user, system, endedUser, endedSystem] = [null, 1, 11, 12, 13, 14];
    const own = fields(pid);
    let ticks = own[user] + own[system] + own[endedUser] + own[endedSystem];
    for (const name of readdirSync('/proc').filter((id) => /^\d+$/.test(id))) {
      try {
        const other = fields(name);
        if (other[parent] === pid) ticks += other[user] + other[system];
      } catch {
        // It ended meanwhile.
      }
    }
    return ticks / TICKS_PER_SECOND;
  } catch {
    return undefined;
  }
}

async function readRows() {
  const text = createReadStream(FILE).pipe(createGunzip()).setEncoding('utf8');
  let whole = '';
  for await (const piece of text) whole += piece;
  return Papa.parse(whole, { delimiter: ';', skipEmptyLines: true }).data;
}

/** What COPY reads, made beforehand: parsing is not part of the bare COPY. */
function writeCopyText(rows) {
  const writeCell = (cell) => (cell === '' ? '\\N' : cell.replace(/[\\\t\n\r]/g, (sign) => `\\${sign}`));
  const pieces = [];
  let piece = '';
  for (const row of rows) {
    piece += `${row.map(writeCell).join('\t')}\n`;
    if (piece.length < SMALL_COPY_BYTES) continue;
    pieces.push(Buffer.from(piece));
    piece = '';
  }
  return [...pieces, Buffer.from(piece)];
}

async function measure(serverPid, work) {
  const cpuBefore = readServerCpu(serverPid);
  const ownBefore = process.cpuUsage();
  const start = performance.now();
  const result = await work();
  const seconds = (performance.now() - start) / 1000;
  const own = process.cpuUsage(ownBefore);
  return {
    ...result,
    load: loadavg()[0],
    seconds,
    nodeCpu: result?.cpuSeconds ?? (own.user + own.system) / 1e6,
    serverCpu: cpuBefore === undefined ? undefined : readServerCpu(serverPid) - cpuBefore,
  };
}

async function copyBare(client, pieces) {
  await client.query('drop table if exists bare');
  await client.query(TABLE);
  await client.query('checkpoint');
  return async () => {
    await client.query('begin');
    const stream = client.query(copyFrom('copy bare from stdin'));
    Readable.from(pieces).pipe(stream);
    await finished(stream);
    await client.query('commit');
  };
}

const runImport = (dataDir, file) => runTocsin(dataDir, ['import', 'unodc-ids', file, '--json']);

/** The product's own command, in a process of its own. */
async function runTocsin(dataDir, command) {
  const usageFile = join(dataDir, 'bench-usage.json');
  const child = spawn(
    process.execPath,
    ['--import', join(ROOT, 'bench/watch-memory.mjs'), join(ROOT, 'bin/tocsin.mjs'), ...command],
    {
      env: { ...process.env, TOCSIN_DATA: dataDir, TOCSIN_BENCH_USAGE: usageFile },
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  let answer = '';
  child.stdout.setEncoding('utf8').on('data', (text) => (answer += text));
  const [code] = await new Promise((resolve) => child.on('close', (...ended) => resolve(ended)));
  if (code !== 0) throw new Error(`${command.join(' ')} ended with ${code}`);
  return { ...JSON.parse(answer), ...JSON.parse(readFileSync(usageFile, 'utf8')) };
}

/** The real rows and nine more times as many that differ from them in amount. */
async function writeLarger(rows, path) {
  const [header, ...data] = rows;
  const amountAt = header.indexOf('AMOUNT');
  function* write() {
    yield `${header.join(';')}\n`;
    for (let round = 0; round < TIMES_LARGER; round++) {
      for (let from = 0; from < data.length; from += 1000) {
        const part = data.slice(from, from + 1000);
        const changed = part.map((row) =>
          row.with(amountAt, round === 0 ? row[amountAt] : `${Number(row[amountAt] || 0)}${round}`),
        );
        yield `${Papa.unparse(changed, { delimiter: ';', newline: '\n' })}\n`;
      }
    }
  }
  await pipeline(Readable.from(write()), createGzip({ level: 1 }), createWriteStream(path));
}

const middle = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
const show = (value) => (value === undefined ? '?' : value.toFixed(1));

function describe({ seconds, nodeCpu, serverCpu, peakMegabytes, load }) {
  const peak = peakMegabytes === undefined ? '' : `, peak of Node.js ${peakMegabytes.toFixed(0)} MB`;
  return `${show(seconds)} s; CPU ${show(nodeCpu)} s Node.js + ${show(serverCpu)} s PostgreSQL${peak} (load ${load.toFixed(1)})`;
}

async function compare(log, { cluster, dataDir, rows }) {
  const client = new pg.Client({ connectionString: cluster.adminUrl });
  await client.connect();
  try {
    const { rows: found } = await client.query("select current_setting('data_directory') as folder");
    const serverPid = Number.parseInt(readFileSync(join(found[0].folder, 'postmaster.pid'), 'utf8'), 10);
    const pieces = writeCopyText(rows.slice(1));
    const copies = [];
    const copyOnce = async () => copies.push(await measure(serverPid, await copyBare(client, pieces)));
    await copyOnce();
    // Makes the databases and their tables, as the first start of the product does.
    await runTocsin(dataDir, ['rejects', 'list', '--json']);
    const first = await measure(serverPid, () => runImport(dataDir, FILE));
    for (let turn = 1; turn < COPIES; turn++) await copyOnce();
    const again = await measure(serverPid, () => runImport(dataDir, FILE));
    await client.query('drop table bare');
    for (const copy of copies) log(`  bare COPY: ${describe(copy)}`);
    log(`  import of ${first.new} new rows: ${describe(first)}`);
    log(`  the same file again, ${again.unchanged} unchanged: ${describe(again)}`);
    report(log, copies, first);
    return first;
  } finally {
    await client.end();
  }
}

function report(log, copies, first) {
  const ratio = first.seconds / middle(copies.map((copy) => copy.seconds));
  const cpuOf = ({ nodeCpu, serverCpu }) => nodeCpu + serverCpu;
  const cpuRatio = first.serverCpu === undefined ? undefined : cpuOf(first) / middle(copies.map(cpuOf));
  const cpuText = cpuRatio === undefined ? '' : `, ${cpuRatio.toFixed(1)} times its CPU seconds`;
  log(
    `  ${ratio.toFixed(1)} times the middle COPY${cpuText}; the bar is ${MOST_RATIO} times and ${MOST_MEGABYTES} MB`,
  );
}

export async function run(log) {
  if (!existsSync(FILE)) return log(`Import: ${FILE} is not there, skipped.`);
  log(
    'Import of the seizures of UNODC, all that an import does, against a bare COPY into a table with three indexes:',
  );
  const { openCluster } = await loadModule('src/store/cluster/cluster.ts');
  const dataDir = mkdtempSync(join(tmpdir(), 'tocsin-bench-'));
  const cluster = await openCluster({ dataDir });
  try {
    const rows = await readRows();
    const first = await compare(log, { cluster, dataDir, rows });
    if (process.env.TOCSIN_BENCH_SKIP_LARGE) return;
    const larger = join(dataDir, 'larger.csv.gz');
    await writeLarger(rows, larger);
    await cluster.dropDatabase('live');
    const large = await runImport(dataDir, larger);
    const growth = large.peakMegabytes - first.peakMegabytes;
    log(
      `  ${large.read} rows: peak of Node.js ${large.peakMegabytes.toFixed(0)} MB, ${growth.toFixed(0)} MB more than for ${first.read}`,
    );
  } finally {
    await cluster.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

if (process.argv[1] === import.meta.filename) await run(console.log);
