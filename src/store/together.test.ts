import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from './cluster/testing.ts';
import { type Door, LOCAL_ADMINISTRATOR, type Transaction } from './door.ts';
import { together } from './together.ts';

let database: TestDatabase;
let door: Door;
beforeAll(async () => {
  database = await createTestDatabase();
  door = await database.open();
});
afterAll(async () => {
  await door.close();
  await database.drop();
});

const reading = <T>(work: (tx: Transaction) => Promise<T>): Promise<T> =>
  door.run(LOCAL_ADMINISTRATOR, work, { isReadOnly: true, isPlannedOnce: true });
/** How many statements the connection was sent by a work. */
const counting = <T>(work: (tx: Transaction) => Promise<T>): Promise<{ told: T; statements: number }> =>
  door.run(
    LOCAL_ADMINISTRATOR,
    async (tx) => {
      let statements = 0;
      const ask = tx.query.bind(tx) as (...given: unknown[]) => unknown;
      const value = (...given: unknown[]) => {
        statements++;
        return ask(...given);
      };
      const told = await work(together(Object.create(tx, { query: { value } }) as Transaction));
      return { told, statements };
    },
    { isReadOnly: true },
  );

const SORTS = `select n, n * 2::bigint as big, n % 2 = 0 as even, 'word ' || n as text, null::text as nothing,
  date '2024-01-01' + n as day, timestamptz '2024-03-31 01:30:00.123456+01' + n * interval '1 hour' as at, array[n, n + 1] as numbers,
  array['a', null, n::text] as words, jsonb_build_object('n', n, 'text', '«"\\»') as held
  from generate_series($1::int, $2::int) n order by n desc`;

describe('statements that are asked at the same time', () => {
  test('give what each gives alone, of every type and in its order', async () => {
    await reading((tx) => tx.query(SORTS, [1, 1]));
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.integer({ min: -5, max: 5 }), fc.integer({ min: -5, max: 9 })), {
          minLength: 2,
          maxLength: 6,
        }),
        async (ranges) => {
          const alone = await reading(async (tx) => {
            const rows: object[][] = [];
            for (const range of ranges) rows.push((await tx.query<object>(SORTS, range)).rows);
            return rows;
          });
          const { told, statements } = await counting((tx) =>
            Promise.all(ranges.map(async (range) => (await tx.query<object>(SORTS, range)).rows)),
          );
          expect(told).toEqual(alone);
          expect(statements).toBe(1);
        },
      ),
      { numRuns: 25 },
    );
  });

  test('go one by one where JSON does not hold what they give, or nobody has asked them before', async () => {
    const float = "select $1::float8 as value, 'NaN'::float8 as none";
    const twice = 'select $1::int as n, $1::int as n';
    for (let time = 0; time < 2; time++) {
      const { told, statements } = await counting((tx) =>
        Promise.all([tx.query(float, [0.1]), tx.query(twice, [4]), tx.query('select $1::text as t', ['x'])]),
      );
      expect(told.map(({ rows }) => rows)).toEqual([
        [{ value: 0.1, none: Number.NaN }],
        [{ n: 4 }],
        [{ t: 'x' }],
      ]);
      expect(statements).toBe(3);
    }
  });

  test('fail together, and nothing after them is answered by the same transaction', async () => {
    const whole = 'select 1 / $1::int as n';
    await reading((tx) => tx.query(whole, [1]));
    await reading((tx) => tx.query('select $1::int as m', [1]));
    const outcome = await reading(async (tx) => {
      const told = await Promise.allSettled([tx.query(whole, [0]), tx.query('select $1::int as m', [1])]);
      return told.map(({ status }) => status);
    }).catch((error: Error) => error.message);
    expect(outcome).toEqual(['rejected', 'rejected']);
    expect(await reading(async (tx) => (await tx.query(whole, [1])).rows)).toEqual([{ n: 1 }]);
  });
});

test('of a transaction that writes, what is asked at once is done in turn', async () => {
  const order = await door.run(LOCAL_ADMINISTRATOR, async (tx) => {
    const done: number[] = [];
    await Promise.all(
      [1, 2, 3].map(async (n) => {
        await tx.query('select pg_sleep($1)', [(4 - n) / 100]);
        done.push(n);
      }),
    );
    return done;
  });
  expect(order).toEqual([1, 2, 3]);
});
