import pg from 'pg';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { testCluster } from '../../store/cluster/testing.ts';
import type { Cluster } from '../../store/cluster/types.ts';
import { openDatabase } from '../../store/database.ts';
import { type Door, LOCAL_ADMINISTRATOR } from '../../store/door.ts';
import { recordAudit } from '../access/actors.ts';
import { verifyAudit } from './verify.ts';

const EVENTS = 6;
let cluster: Cluster;
let door: Door;
/** Whoever owns the tables can alter rows: the chain is there to show it. */
let owner: pg.Client;

beforeAll(async () => {
  cluster = await testCluster();
  door = await openDatabase(cluster, 'live');
  owner = new pg.Client(cluster.connection('live'));
  await owner.connect();
});

afterAll(async () => {
  await owner.end();
  await door.close();
  await cluster.stop();
});

beforeEach(async () => {
  await owner.query("truncate audit_event; update audit_head set last_id = 0, hash = sha256('tocsin')");
  for (let index = 1; index <= EVENTS; index++)
    await door.run(LOCAL_ADMINISTRATOR, (tx) =>
      recordAudit(tx, {
        action: 'data.export',
        subject: `thing:${index}`,
        detail: { index },
        reason: 'a test',
      }),
    );
});

const verify = () => door.run(LOCAL_ADMINISTRATOR, verifyAudit, { isReadOnly: true });

test('a chain that nobody touched is sound', async () => {
  expect(await verify()).toMatchObject({ events: EVENTS, faults: [] });
});

test.each([
  ['words', "update audit_event set subject = 'thing:9' where id = 3", [{ id: 3, fault: 'altered' }]],
  [
    'time',
    "update audit_event set at = at + interval '1 second' where id = 3",
    [{ id: 3, fault: 'altered' }],
  ],
  ['reason', 'update audit_event set reason = null where id = 6', [{ id: 6, fault: 'altered' }]],
  [
    'a row gone',
    'delete from audit_event where id in (3, 4)',
    [
      { id: 3, fault: 'removed' },
      { id: 4, fault: 'removed' },
    ],
  ],
  [
    'the last rows gone',
    'delete from audit_event where id > 4',
    [
      { id: 5, fault: 'removed-at-end' },
      { id: 6, fault: 'removed-at-end' },
    ],
  ],
  [
    'a row put in, with a hash of its own that is right',
    `update audit_event set id = id + 100 where id > 3;
     insert into audit_event select 4, now(), 'local:0', 'x', 'x', '{}', null, hash, audit_digest(4, now(), 'local:0', 'x', 'x', '{}', null, hash)
       from audit_event where id = 3;
     update audit_event set id = id - 99 where id > 100`,
    [
      { id: 5, fault: 'altered' },
      { id: 5, fault: 'inserted-or-removed-before' },
    ],
  ],
] as const)('%s: found, and named', async (_what, sql, faults) => {
  await owner.query(sql);
  expect((await verify()).faults).toEqual(expect.arrayContaining([...faults]));
});

test('events of transactions that run at once form one chain', async () => {
  await Promise.all(
    Array.from({ length: 20 }, (_, index) =>
      door.run(LOCAL_ADMINISTRATOR, (tx) =>
        recordAudit(tx, { action: 'data.export', subject: `many:${index}` }),
      ),
    ),
  );
  expect(await verify()).toMatchObject({ events: EVENTS + 20, faults: [] });
});
