import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { EXIT } from '../../kernel/errors.ts';
import { openWorkspace, type Workspace } from '../../server/workspace.ts';
import { serverAccount } from '../../store/cluster/account.ts';
import { readPidFile } from '../../store/cluster/alive.ts';
import { findHome } from '../../store/cluster/home.ts';
import { makeTestFolder, removeTestFolder } from '../../store/cluster/testing.ts';

const ROWS = 12_000;
const HEADER =
  'REGION;SUBREGION;COUNTRY;ADMINISTRATIVE_DIVISION;PLACE;SEIZURE_DATE;DRUG_NAME;AMOUNT;DRUG_UNIT;HIDING_PLACE;INSTALLATION;TRANSPORT;PRODUCING_COUNTRY;DEPARTURE_COUNTRY;DESTINATION_COUNTRY;ROUTING';
const MAIN = resolve('bin/tocsin.mjs');

let folder: string;
let file: string;
let workspace: Workspace;

beforeEach(async () => {
  folder = makeTestFolder();
  file = join(folder, 'invented.csv');
  // Every fourth row equals the one before: a source without ids must keep both.
  const rows = Array.from({ length: ROWS }, (_, row) => {
    const amount = row % 4 === 3 ? row - 1 : row;
    return `Europe;;Malta;;Valletta;2015-03-02;MDMA;${amount};Gram;Postal;;Mail;;Italy;Malta;`;
  });
  writeFileSync(file, `${[HEADER, ...rows].join('\n')}\n`);
  workspace = await openWorkspace({ dataDir: folder });
}, 120_000);

afterEach(async () => {
  await workspace.close();
  removeTestFolder(folder);
}, 120_000);

async function readStore() {
  return workspace.door('live').run(workspace.actorIn('live'), async (tx) => {
    const { rows } = await tx.query(
      `select (select count(*) from current_report) as reports, (select count(*) from report_substance) as substances,
         (select coalesce(sum(reports), 0)::int from series_cell) as cells,
         array(select state || coalesce(' ' || error_code, '') from import_file order by id) as states`,
    );
    return rows[0] as { reports: number; substances: number; cells: number; states: string[] };
  });
}

function startImport() {
  return spawn(process.execPath, [MAIN, 'import', 'unodc-ids', file, '--json'], {
    env: { ...process.env, TOCSIN_DATA: folder, TOCSIN_DATABASE_URL: '' },
    stdio: 'ignore',
  });
}

type Victim = 'import' | 'database server';

/** Waits until an import is under way, which its announcement shows; the moment after it is drawn at random. */
async function killInside(child: ReturnType<typeof startImport>, announced: number, victim: Victim) {
  while (child.exitCode === null && (await readStore()).states.length < announced) await delay(20);
  await delay(Math.random() * 400);
  if (child.exitCode !== null) return;
  const exit = once(child, 'exit');
  if (victim === 'import') child.kill('SIGKILL');
  else process.kill(readPidFile(findHome(folder, serverAccount()).pgdata)?.pid ?? 0, 'SIGKILL');
  const [code] = await exit;
  // One that lived on says that the database went away, unless it was through.
  if (victim === 'database server') expect([EXIT.ok, EXIT.database]).toContain(code);
}

/** The same once the server is back: whoever uses it starts it again. */
async function readStoreWhenBack() {
  for (const deadline = performance.now() + 60_000; ; await delay(100))
    try {
      return await readStore();
    } catch (error) {
      if (performance.now() > deadline) throw error;
    }
}

test.each([
  'import',
  'database server',
] as const)('an import whose %s is killed at any moment leaves nothing but its announcement, and the next one finishes', async (victim) => {
  for (let turn = 1; turn <= 3; turn++) {
    const child = startImport();
    await killInside(child, turn, victim);
    // All or nothing: the kill may also have come after the end.
    expect([0, ROWS]).toContain((await readStoreWhenBack()).reports);
  }
  const last = startImport();
  expect(await once(last, 'exit')).toEqual([0, null]);
  const { states, ...counts } = await readStore();
  expect(counts).toEqual({ reports: ROWS, substances: ROWS, cells: ROWS });
  expect(states).toHaveLength(4);
  expect(states[3]).toBe('done');
  for (const state of states) expect(['done', 'failed import.interrupted']).toContain(state);
}, 300_000);
