// What row-level security costs: the same requests, as the role that is bound by it and as the tables' owner, in turns.
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runnerImport } from 'vite';

const root = fileURLToPath(new URL('..', import.meta.url));
const real = resolve(process.env.TOCSIN_SHARED ?? join(root, '../shared'), 'data/unodc-ids-2011-2016.csv.gz');
/** Each request is asked of a date that was not asked before, or as a page of another length, so that no kept answer helps. */
const DATES = 30;
const ADDRESSES = [
  '/api/places/countries',
  '/api/series?unit=month',
  '/api/signals?scope=all',
  '/api/reports?limit=50',
  '/api/substances?reported=true',
  '/api/routes',
  '/api/data/streams',
  '/api/data/names',
];

const UNDATED = '/api/data/names';
const FIRST_PAGE = 50;
/** It takes some milliseconds: of thirty, the 95th percentile would be two chance ones. */
const UNDATED_TURNS = 300;
const anew = (address, date, turn) =>
  address === UNDATED
    ? `${address}?limit=${FIRST_PAGE + turn}`
    : `${address}${address.includes('?') ? '&' : '?'}asOf=${date}`;

const load = async (path) =>
  (await runnerImport(join(root, path), { root, configFile: false, logLevel: 'error' })).module;

/** One in three streams is its country's own: AMBER+STRICT, as `change_label` leaves it. */
async function restrict(client) {
  const { rows } = await client.query('select id, owner_id from stream where id % 3 = 0');
  for (const { id, owner_id } of rows) {
    await client.query(
      `insert into access_label (id, owner_id, marking, purpose) values (next_label(), $1, 'AMBER+STRICT', 'any') on conflict do nothing`,
      [owner_id],
    );
    const label = `(select id from access_label where owner_id = ${owner_id} and marking = 'AMBER+STRICT' and purpose = 'any')`;
    await client.query(`insert into label_use select object, object_id, ${label} from label_use u
      where u.label_id in (select label_id from report where stream_id = ${id}) on conflict do nothing`);
    await client.query(
      `update report_substance set label_id = ${label} where report_id in (select id from report where stream_id = ${id})`,
    );
    await client.query(`update report set label_id = ${label} where stream_id = ${id}`);
    await client.query(`update series_cell set label_id = ${label} where stream_id = ${id}`);
  }
  return rows.length;
}

const quantile = (sorted, q) => sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))];

export async function run(print) {
  if (!existsSync(real)) return print('rights: the real file is not at hand, left out.');
  const own = process.env.TOCSIN_BENCH_DATA;
  const dataDir = own ?? mkdtempSync(join(tmpdir(), 'tocsin-rights-'));
  const bench = await load('bench/rights-setup.ts');
  const { apps, dates, restricted, stop } = await bench.open(dataDir, real, DATES, restrict);
  try {
    print(
      `rights: ${restricted} streams of the real file restricted to their owners, load ${loadavg()[0].toFixed(1)}`,
    );
    for (const address of ADDRESSES.filter((each) => each.includes(process.argv[2] ?? ''))) {
      const times = { bound: [], owner: [] };
      const turns = address === UNDATED ? Array.from({ length: UNDATED_TURNS }, () => null) : dates;
      for (const [index, date] of turns.entries()) {
        const order = index % 2 === 0 ? ['bound', 'owner'] : ['owner', 'bound'];
        for (const who of order) {
          const started = performance.now();
          const { statusCode } = await apps[who].inject(anew(address, date, index));
          if (statusCode !== 200) throw new Error(`${address}: ${statusCode}`);
          times[who].push(performance.now() - started);
        }
      }
      const [bound, owner] = ['bound', 'owner'].map((who) => times[who].sort((a, b) => a - b));
      const at = (q) => `${quantile(bound, q).toFixed(0)} / ${quantile(owner, q).toFixed(0)} ms`;
      const ratio = quantile(bound, 0.95) / quantile(owner, 0.95);
      print(`  ${address}: p50 ${at(0.5)}, p95 ${at(0.95)}, with to without ${ratio.toFixed(2)}`);
    }
  } finally {
    await stop();
    if (own === undefined) rmSync(dataDir, { recursive: true, force: true });
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await run(console.log);
