import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openSourceFile, WORLD } from '../../server/wiring.ts';
import { SOURCES } from '../../sources/index.ts';
import { testCluster } from '../../store/cluster/testing.ts';
import type { Cluster } from '../../store/cluster/types.ts';
import { openDatabase } from '../../store/database.ts';
import { type Door, LOCAL_ADMINISTRATOR } from '../../store/door.ts';
import { migrate } from '../../store/migrate.ts';
import { withOwner } from '../../store/owner.ts';
import { MIGRATIONS } from '../../store/schema.ts';
import { verifyAudit } from '../audit/verify.ts';
import { detectAsOf } from '../detection/service.ts';
import { importFile } from '../imports/import-file.ts';
import { plantPeople } from '../sample/people.ts';
import { readStatus } from '../status/read-status.ts';
import { type BackupRequest, backUp } from './back-up.ts';
import { nameOf } from './container/format.ts';
import { readContainer } from './container/read-container.ts';
import { LEFT_OUT } from './exceptions.ts';
import { openBackup } from './files.ts';
import { type RestoreRequest, restore } from './restore.ts';
import {
  type Dump,
  dumpDatabase,
  fillAccess,
  fillOddTables,
  makeFileFolder,
  ODD_STEP,
  withoutAudit,
} from './testing.ts';

const STEPS = [...MIGRATIONS, ODD_STEP];
const PASSPHRASE = 'several unrelated words';
const WORK_FACTOR = 4;

const folder = makeFileFolder();
const plain = join(folder, 'plain.tocsin');
const sealed = join(folder, 'sealed.tocsin');
let cluster: Cluster;
let door: Door;
let before: Dump;

beforeAll(async () => {
  cluster = await testCluster();
  await cluster.ensureDatabase('live');
  await withOwner(cluster, 'live', (client) => migrate(client, STEPS));
  door = await openDatabase(cluster, 'live');
  const source = SOURCES.find(({ id }) => id === 'unodc-ids')!;
  const fileName = 'unodc-ids-invented.csv';
  const ports = { door, actor: LOCAL_ADMINISTRATOR, world: WORLD };
  await importFile(
    { ...ports, open: openSourceFile },
    { source, path: `src/sources/unodc-ids/fixtures/${fileName}`, fileName },
  );
  await detectAsOf({ ...ports, database: 'live' });
  await door.run(LOCAL_ADMINISTRATOR, plantPeople);
  await fillAccess(door);
  await fillOddTables(cluster);
  before = await dumpDatabase(cluster);
  await make({ path: plain });
  await make({ path: sealed, passphrase: PASSPHRASE, workFactor: WORK_FACTOR });
});

afterAll(async () => {
  await door?.close();
  await cluster?.stop();
  rmSync(folder, { recursive: true, force: true });
});

const make = (request: Partial<BackupRequest> & Pick<BackupRequest, 'path'>) =>
  backUp({ cluster, database: 'live', version: '0.1.0', ...request });

const put = (request: Partial<RestoreRequest> & Pick<RestoreRequest, 'path'>) =>
  restore({ cluster, doReplace: false, steps: STEPS, ...request });

/** An owner's client, for wrecking. */
const sql = (text: string, where = cluster) => withOwner(where, 'live', (client) => client.query(text));

async function headerOf(path: string) {
  const opened = await openBackup(path, undefined);
  const { header } = await readContainer(path, opened.bytes(), {
    header: () => undefined,
    async table(_table, rows) {
      for await (const _ of rows);
    },
  });
  return header;
}

describe('a backup', () => {
  test('holds every table of every schema that is not PostgreSQL’s, or says why not', async () => {
    const header = await headerOf(plain);
    const { rows } = await sql(
      `select table_schema as schema, table_name as name from information_schema.tables t
       where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')
         and not exists (select from pg_partitioned_table p where p.partrelid = format('%I.%I', table_schema, table_name)::regclass)`,
    );
    const kept = header.tables.map(nameOf);
    const leftOut = header.leftOut.map(nameOf);
    expect(rows.length).toBeGreaterThan(35);
    expect([...kept, ...leftOut].sort()).toEqual(rows.map(nameOf).sort());
    expect(leftOut).toEqual(Object.keys(LEFT_OUT));
    for (const { reason } of header.leftOut) expect(reason).toMatch(/\w+ \w+ \w+/);
    expect(header).toMatchObject({ database: 'live', tocsin: '0.1.0', migrations: expect.any(Array) });
    expect([...header.migrations].sort()).toEqual(STEPS.map(({ id }) => id).sort());
  });

  test('nothing else in the database could hold records', async () => {
    const { rows } = await sql(
      `select distinct relkind from pg_class c join pg_namespace n on n.oid = relnamespace
       where nspname !~ '^pg_' and nspname <> 'information_schema' and relkind not in ('r', 'p', 'S', 'v', 'i', 'I', 'c')
       union all select 'large object' from pg_largeobject_metadata`,
    );
    expect(rows).toEqual([]);
  });

  test('is its owner’s alone, leaves no draft behind, and overwrites nothing', async () => {
    expect(statSync(plain).mode & 0o777).toBe(0o600);
    expect(readdirSync(folder).sort()).toEqual(['plain.tocsin', 'sealed.tocsin']);
    const bytes = readFileSync(plain);
    await expect(make({ path: plain })).rejects.toMatchObject({ code: 'backup.exists' });
    expect(readFileSync(plain).equals(bytes)).toBe(true);
  });

  test('that cannot be written is said, and nothing of it stays', async () => {
    const path = join(folder, 'no-such-folder', 'x.tocsin');
    await expect(make({ path })).rejects.toMatchObject({ code: 'backup.not-written' });
  });

  test('shows nothing of its rows where it is encrypted, and needs its passphrase', async () => {
    expect(readFileSync(sealed, 'latin1')).not.toContain('tocsin-backup');
    await expect(put({ path: sealed })).rejects.toMatchObject({ code: 'backup.passphrase-missing' });
    await expect(put({ path: sealed, passphrase: 'some other words' })).rejects.toMatchObject({
      code: 'backup.passphrase-wrong',
    });
  });

  test('is of one moment, while others go on writing', async () => {
    const path = join(folder, 'moment.tocsin');
    let isOn = true;
    const writing = (async () => {
      for (let turn = 0; isOn; turn++)
        await door.run(LOCAL_ADMINISTRATOR, async (tx) => {
          const { rows } = await tx.query<{ id: number }>(
            `insert into person (name) values ('Writer ' || $1) returning id`,
            [turn],
          );
          await tx.query('insert into account (person_id, email) values ($1, $2)', [
            rows[0]!.id,
            `w${turn}@x.example`,
          ]);
        });
    })();
    await make({ path });
    isOn = false;
    await writing;
    const counts: Record<string, number> = {};
    const opened = await openBackup(path, undefined);
    const { header, sums } = await readContainer(path, opened.bytes(), {
      header: () => undefined,
      async table(_table, rows) {
        for await (const _ of rows);
      },
    });
    for (const [index, table] of header.tables.entries()) counts[table.name] = sums[index]!.rows;
    const started = before['public.person']!;
    // Each transaction writes one person with one account: a torn snapshot would count one more of the one.
    const accountsBefore = Number(before['public.account']!.split(' ')[0]);
    expect(counts.person! - Number(started.split(' ')[0])).toBe(counts.account! - accountsBefore);
    await sql(`delete from account where email like 'w%@x.example'; delete from person where name like 'Writer %';
      select setval('person_id_seq', (select max(id) from person))`);
    rmSync(path);
    expect(withoutAudit(await dumpDatabase(cluster))).toEqual(withoutAudit(before));
  });

  test('is refused where row-level rules would keep rows from it', async () => {
    await sql('drop policy upkeep on report');
    const path = join(folder, 'withheld.tocsin');
    await expect(make({ path })).rejects.toMatchObject({
      code: 'backup.rows-withheld',
      details: { table: 'public.report' },
    });
    expect(existsSync(path)).toBe(false);
    await sql('create policy upkeep on report to current_user using (true) with check (true)');
    expect(withoutAudit(await dumpDatabase(cluster))).toEqual(withoutAudit(before));
  });
});

describe('a restore', () => {
  test('refuses a database that holds records', async () => {
    await expect(put({ path: plain })).rejects.toMatchObject({ code: 'restore.holds-records' });
    expect(withoutAudit(await dumpDatabase(cluster))).toEqual(withoutAudit(before));
  });

  test('brings a wrecked database back as it was, and a Tocsin that runs on it goes on', async () => {
    const counted = () => door.run(LOCAL_ADMINISTRATOR, readStatus, { isReadOnly: true });
    const status = await counted();
    expect(status.reports).toBeGreaterThan(1_000);
    await sql(`delete from report where id % 2 = 0; drop table signal_state cascade; drop view current_report;
      update place set name = 'wrecked'; drop function sight() cascade; create table stray (id int); drop table egg cascade`);
    await expect(counted()).rejects.toThrow();
    const phases = new Set<string>();
    const done = await put({
      path: plain,
      doReplace: true,
      onProgress: (phase, share) => phases.add(`${phase} ${share >= 0 && share <= 1}`),
    });
    expect([...phases]).toEqual(['check true', 'load true', 'verify true']);
    expect(done).toMatchObject({ database: 'live', isVerified: true, migrated: [] });
    expect(withoutAudit(await dumpDatabase(cluster))).toEqual(withoutAudit(before));
    expect(await counted()).toEqual(status);
  });

  test('leaves the audit’s chain sound, with the backups and the restore on it', async () => {
    const verdict = await door.run(LOCAL_ADMINISTRATOR, verifyAudit, { isReadOnly: true });
    expect(verdict.faults).toEqual([]);
    const { rows } = await sql('select action from audit_event order by id desc limit 1');
    expect(rows).toEqual([{ action: 'database.restore' }]);
  });

  test('gives new rows numbers that are free, and rules and triggers hold again', async () => {
    const { rows } = await sql(`insert into trail (word) values ('after') returning id, word`);
    expect(rows).toEqual([{ id: 33, word: 'after!' }]);
    await expect(sql('delete from trail')).rejects.toThrow('append-only');
    await expect(sql('insert into chicken values (7, 7)')).rejects.toThrow(/foreign key/);
    await expect(
      door.run(LOCAL_ADMINISTRATOR, (tx) => tx.query('select * from access_secret')),
    ).rejects.toMatchObject({
      code: 'access.refused',
    });
  });

  test('fills a new database, from an encrypted file', async () => {
    const fresh = await testCluster();
    try {
      await put({ cluster: fresh, path: sealed, passphrase: PASSPHRASE });
      const dump = await dumpDatabase(fresh);
      const { 'public.access_secret': _own, ...rest } = withoutAudit(dump);
      const { 'public.access_secret': _other, ...expected } = withoutAudit(before);
      expect(rest).toEqual(expected);
    } finally {
      await fresh.stop();
    }
  });

  test('into a later Tocsin takes the steps that the backup lacks; into an earlier one is refused', async () => {
    const fresh = await testCluster();
    const path = join(folder, 'earlier.tocsin');
    try {
      await (await openDatabase(fresh, 'live')).close();
      await make({ cluster: fresh, path });
      const { migrated } = await put({ cluster: fresh, path, doReplace: true });
      expect(migrated).toEqual([ODD_STEP.id]);
      expect((await sql('select count(*)::int as count from trail', fresh)).rows).toEqual([{ count: 1 }]);
      const held = await dumpDatabase(fresh);
      await expect(
        put({ cluster: fresh, path: plain, steps: MIGRATIONS, doReplace: true }),
      ).rejects.toMatchObject({
        code: 'backup.newer',
      });
      expect(await dumpDatabase(fresh)).toEqual(held);
    } finally {
      await fresh.stop();
    }
  });

  test('that waits for somebody who goes on working gives up, and changes nothing', async () => {
    const held = await dumpDatabase(cluster);
    await withOwner(cluster, 'live', async (client) => {
      await client.query('begin; lock table report in access share mode');
      await expect(put({ path: plain, doReplace: true, waitSeconds: 1 })).rejects.toMatchObject({
        code: 'restore.busy',
      });
      await client.query('rollback');
    });
    expect(await dumpDatabase(cluster)).toEqual(held);
  });

  test('refuses what is damaged, cut off or something else before it touches anything', async () => {
    const held = await dumpDatabase(cluster);
    const bad = join(folder, 'bad.tocsin');
    const attempt = async (bytes: Buffer, passphrase?: string) => {
      writeFileSync(bad, bytes);
      return put({ path: bad, passphrase, doReplace: true }).then(
        () => 'taken',
        (error) => error.code ?? error,
      );
    };
    const whole = readFileSync(plain);
    const turned = (bytes: Buffer, at: number) => {
      const copy = Buffer.from(bytes);
      copy[at]! ^= 1;
      return copy;
    };
    expect(await attempt(whole.subarray(0, whole.length - 1))).toBe('backup.cut-off');
    expect(await attempt(whole.subarray(0, whole.length >> 1))).toBe('backup.cut-off');
    for (const at of [20, whole.length >> 2, whole.length >> 1, whole.length - 40, whole.length - 1])
      expect([at, await attempt(turned(whole, at))]).toEqual([
        at,
        expect.stringMatching(/^backup\.(damaged|cut-off)$/),
      ]);
    expect(await attempt(Buffer.concat([whole, Buffer.from('x')]))).toBe('backup.damaged');
    expect(await attempt(Buffer.from('REGION;COUNTRY\n'))).toBe('backup.not-a-backup');
    expect(await attempt(Buffer.alloc(0))).toBe('backup.not-a-backup');
    const secret = readFileSync(sealed);
    expect(await attempt(secret.subarray(0, secret.length - 1), PASSPHRASE)).toBe('backup.damaged');
    for (const at of [secret.length >> 1, secret.length - 1])
      expect(await attempt(turned(secret, at), PASSPHRASE)).toBe('backup.damaged');
    await expect(put({ path: join(folder, 'nowhere') })).rejects.toMatchObject({ code: 'file.not-found' });
    await expect(put({ path: folder })).rejects.toMatchObject({ code: 'file.not-readable' });
    expect(await dumpDatabase(cluster)).toEqual(held);
    rmSync(bad);
  });
});

test('a database without tables of Tocsin cannot be backed up', async () => {
  const fresh = await testCluster();
  const path = join(folder, 'none.tocsin');
  await expect(make({ cluster: fresh, path })).rejects.toMatchObject({ code: 'backup.no-tables' });
  await fresh.ensureDatabase('live');
  await expect(make({ cluster: fresh, path })).rejects.toMatchObject({ code: 'backup.no-tables' });
  await fresh.stop();
});
