import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CommitmentItem } from '../src/features/commitments/contract.ts';
import { listCommitments } from '../src/features/commitments/read-commitment.ts';
import { COMMITMENT_STATES } from '../src/features/commitments/rules.ts';
import { SAMPLE_TODAY } from '../src/features/sample/generator/calendar.ts';
import { plantGroups } from '../src/features/sample/groups.ts';
import { plantPeople } from '../src/features/sample/people.ts';
import { ensureSampleCommitments } from '../src/server/sample-commitments.ts';
import { workPortsOf } from '../src/server/sample-work.ts';
import { testCluster } from '../src/store/cluster/testing.ts';
import type { Cluster } from '../src/store/cluster/types.ts';
import { openDatabase } from '../src/store/database.ts';
import { type Door, LOCAL_ADMINISTRATOR } from '../src/store/door.ts';

let cluster: Cluster;
let door: Door;
let items: CommitmentItem[];

beforeAll(async () => {
  cluster = await testCluster();
  door = await openDatabase(cluster, 'sample');
  await door.run(LOCAL_ADMINISTRATOR, async (tx) => {
    await plantPeople(tx);
    await plantGroups(tx);
  });
  const { as } = workPortsOf(door);
  await ensureSampleCommitments(door, as);
  await ensureSampleCommitments(door, as);
  const now = new Date(`${SAMPLE_TODAY}T12:00:00Z`);
  items = await as(LOCAL_ADMINISTRATOR, now, async (reading) => {
    const listed = await listCommitments(reading, { limit: 500, offset: 0 });
    return listed.items;
  });
});
afterAll(async () => {
  await door.close();
  await cluster.stop();
});

test('the sample’s commitments are played once, in every state, and each says that it is invented', () => {
  expect(items).toHaveLength(36);
  expect(new Set(items.map(({ state }) => state))).toEqual(new Set(COMMITMENT_STATES));
  for (const { title, isSimulated } of items)
    expect([title, isSimulated]).toEqual([expect.stringMatching(/^Simulated: /), true]);
});

test('some milestones are late, laws stand at each stage, and some are written better than others', () => {
  expect(items.filter(({ isLate }) => isLate).length).toBeGreaterThan(3);
  const stages = new Set(items.flatMap(({ lawStage }) => (lawStage === null ? [] : [lawStage])));
  expect([...stages].sort()).toEqual(['adopted', 'drafted', 'in-force', 'tabled']);
  expect(new Set(items.map(({ smart }) => smart.band)).size).toBeGreaterThan(2);
});

test('nothing was played after the sample’s today', async () => {
  const { rows } = await door.run(LOCAL_ADMINISTRATOR, (tx) =>
    tx.query<{ last: string }>(
      "select max(at)::date::text as last from work_event where subject_kind = 'commitment'",
    ),
  );
  expect(rows[0]!.last <= SAMPLE_TODAY).toBe(true);
});
