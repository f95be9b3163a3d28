import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../store/cluster/testing.ts';
import { asDetection, type Door, LOCAL_ADMINISTRATOR } from '../../store/door.ts';
import type { Reading } from '../../store/reading/reading.ts';
import { getLedger } from './service.ts';
import { listUntaken, type UntakenFilter } from './untaken.ts';

let database: TestDatabase;
let door: Door;

interface Planted {
  readonly raisedAt: string;
  readonly firstRunOn: string;
  readonly nodeId?: string | null;
  readonly isSynthetic?: boolean;
  /** Markings of the reports behind it. */
  readonly labels?: readonly number[];
  readonly runs: readonly string[];
}

/** Runs of four Mondays, each made on its day; «back» and «late» were found by looking back. */
const RUNS = ['2024-01-01', '2024-01-08', '2024-01-15', '2024-01-22'] as const;
const SIGNALS: Readonly<Record<string, Planted>> = {
  standing: { raisedAt: '2024-01-08T09:00Z', firstRunOn: '2024-01-08', runs: RUNS.slice(1) },
  faded: { raisedAt: '2024-01-08T09:00Z', firstRunOn: '2024-01-08', runs: RUNS.slice(1, 3) },
  back: { raisedAt: '2024-01-22T09:00Z', firstRunOn: '2024-01-01', runs: RUNS.slice(0, 2) },
  late: { raisedAt: '2024-01-22T09:00Z', firstRunOn: '2024-01-15', runs: RUNS.slice(2) },
  stream: { raisedAt: '2024-01-08T09:00Z', firstRunOn: '2024-01-08', nodeId: null, runs: RUNS },
  plant: { raisedAt: '2024-01-08T09:00Z', firstRunOn: '2024-01-08', isSynthetic: false, runs: RUNS },
  strict: { raisedAt: '2024-01-15T09:00Z', firstRunOn: '2024-01-15', labels: [1, 2], runs: RUNS.slice(2) },
};

beforeAll(async () => {
  database = await createTestDatabase();
  door = await database.open();
  const owner = new pg.Client(database.connection);
  await owner.connect();
  await owner.query(`insert into access_label (id, owner_id, marking, purpose)
    values (1, 1, 'AMBER', 'any'), (2, 1, 'AMBER+STRICT', 'any')`);
  await owner.end();
  await door.run(asDetection(LOCAL_ADMINISTRATOR), async (tx) => {
    await tx.query(
      `insert into detection_run (as_of, ran_at, parameters_version, reports_known, coverage, series_count, audience)
       select day, day + interval '8 hours', 1, 0, '{}', 0, 'all' from unnest($1::date[]) day`,
      [RUNS],
    );
    for (const [id, planted] of Object.entries(SIGNALS)) {
      await tx.query(
        `insert into signal (audience, id, detector, kind, node_id, place_id, start_on, first_run_on, raised_at)
         values ('all', $1, 'test', 'increase', $2, 1, '2023-12-25', $3, $4)`,
        [id, planted.nodeId === null ? null : id, planted.firstRunOn, planted.raisedAt],
      );
      await tx.query(
        `insert into signal_state (audience, run_id, signal_id, rank, start_on, last_on, observed, expected, score, report_count, is_synthetic, finding, labels)
         select 'all', r.id, $1, 1, '2023-12-25', r.as_of, 5, 1, 9, 5, $2, '{}', $3 from detection_run r where r.as_of = any ($4::date[])`,
        [id, planted.isSynthetic ?? true, planted.labels ?? [1], planted.runs],
      );
    }
  });
});

afterAll(async () => {
  await door.close();
  await database.drop();
});

const readingAt = (tx: Reading['tx'], now: string, isSimulated = false) =>
  ({ tx, now: new Date(now), isSimulated, actor: LOCAL_ADMINISTRATOR }) as unknown as Reading;

/** Each as «raised», or «raised to faded». */
const untaken = (now: string, filter: Partial<UntakenFilter> = {}, isSimulated = false) =>
  door.run(LOCAL_ADMINISTRATOR, async (tx) =>
    (await listUntaken(readingAt(tx, now, isSimulated), { isShared: false, ...filter }))
      .map(({ raisedOn, fadedOn }) => [raisedOn, ...(fadedOn === null ? [] : [fadedOn])].join(' to '))
      .sort(),
  );

describe('signals that nobody has taken on', () => {
  test('wait from when somebody could first see them, as long as a run has them', async () => {
    expect(await untaken('2024-01-23T10:00:00Z')).toEqual([
      '2024-01-08',
      '2024-01-08 to 2024-01-15',
      '2024-01-15',
      '2024-01-22',
    ]);
  });

  test('are told as they stood at an earlier instant', async () => {
    expect(await untaken('2024-01-16T10:00:00Z')).toEqual(['2024-01-08', '2024-01-08', '2024-01-15']);
    expect(await untaken('2023-12-31T10:00:00Z')).toEqual([]);
  });

  test('of the sample were raised on the days of their runs', async () => {
    expect(await untaken('2024-01-23T10:00:00Z', {}, true)).toEqual([
      '2024-01-01 to 2024-01-08',
      '2024-01-08',
      '2024-01-08 to 2024-01-15',
      '2024-01-15',
      '2024-01-15',
    ]);
  });

  test('are narrowed by the days on which they were raised, and to what all participants may read', async () => {
    expect(await untaken('2024-01-23T10:00:00Z', { from: '2024-01-15', to: '2024-01-21' })).toEqual([
      '2024-01-15',
    ]);
    expect(await untaken('2024-01-23T10:00:00Z', { isShared: true })).toEqual([
      '2024-01-08',
      '2024-01-08 to 2024-01-15',
      '2024-01-22',
    ]);
  });

  test('are open stretches of the ledger, and of no participant', async () => {
    const stepOf = (query: Parameters<typeof getLedger>[1]) =>
      door.run(LOCAL_ADMINISTRATOR, async (tx) => {
        const { steps } = await getLedger(readingAt(tx, '2024-01-23T00:00:00Z'), query);
        return steps.find(({ step }) => step === 'signal-to-triage');
      });
    expect(await stepOf({})).toMatchObject({ count: 4, open: 4, median: null, p90: null });
    expect(await stepOf({ isShared: true })).toMatchObject({ count: 3, open: 3 });
    expect(await stepOf({ participant: 1 })).toMatchObject({ count: 0 });
  });
});
