import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Role } from '../../model/access.ts';
import type { Marking, Purpose } from '../../model/report.ts';
import { testCluster } from '../cluster/testing.ts';
import type { Cluster } from '../cluster/types.ts';
import { openDatabase } from '../database.ts';
import { type Actor, asImport, type Door, LOCAL_ADMINISTRATOR, PUBLIC } from '../door.ts';
import { withOwner } from '../owner.ts';
import { CLOSED_TABLES, TABLE_RULES } from './policies.sql.ts';

let cluster: Cluster;
let door: Door;

interface LabelFacts {
  readonly owner: 'CL' | 'NZ';
  readonly marking: Marking;
  readonly purpose?: Purpose;
  readonly embargoUntil?: string;
  readonly readers?: readonly string[];
}

/** One report each. Owners: Chile and New Zealand, both in the coalition; Peru has left it. */
const LABELS: Readonly<Record<string, LabelFacts>> = {
  clear: { owner: 'CL', marking: 'CLEAR' },
  green: { owner: 'CL', marking: 'GREEN' },
  amber: { owner: 'CL', marking: 'AMBER' },
  strict: { owner: 'CL', marking: 'AMBER+STRICT' },
  red: { owner: 'CL', marking: 'RED', readers: ['nz-police'] },
  health: { owner: 'CL', marking: 'AMBER', purpose: 'health' },
  enforcement: { owner: 'CL', marking: 'GREEN', purpose: 'enforcement' },
  embargoed: { owner: 'CL', marking: 'CLEAR', embargoUntil: '2999-01-01' },
  released: { owner: 'CL', marking: 'CLEAR', embargoUntil: '2001-01-01' },
  'strict-of-nz': { owner: 'NZ', marking: 'AMBER+STRICT' },
  'strict-to-one': { owner: 'NZ', marking: 'AMBER+STRICT', readers: ['observer'] },
};
const names = Object.keys(LABELS);

const PEOPLE: readonly (readonly [name: string, role: Role, at: 'CL' | 'NZ' | 'PE' | null])[] = [
  ['cl-focal', 'focal-point', 'CL'],
  ['nz-police', 'analyst-police', 'NZ'],
  ['nz-health', 'analyst-health', 'NZ'],
  ['pe-focal', 'focal-point', 'PE'],
  ['secretariat', 'secretariat', null],
  ['observer', 'observer', null],
  ['assessor', 'independent-assessor', null],
  ['administrator', 'administrator', null],
];
const actors: Record<string, Actor> = { public: PUBLIC, local: LOCAL_ADMINISTRATOR };

async function addPeople(): Promise<void> {
  await door.run(LOCAL_ADMINISTRATOR, async (tx) => {
    await tx.query(`insert into participant (key, kind, name, iso2, joined_on, left_on) values
      ('CL', 'country', 'Chile', 'CL', '2023-07-07', null), ('NZ', 'country', 'New Zealand', 'NZ', '2023-07-07', null),
      ('PE', 'country', 'Peru', 'PE', '2023-07-07', '2024-01-01')`);
    for (const [name, role, at] of PEOPLE) {
      const { rows } = await tx.query<{ id: number }>('insert into person (name) values ($1) returning id', [
        name,
      ]);
      const person = rows[0]!.id;
      await tx.query(
        `insert into role_grant (person_id, role, participant_id, granted_by)
         values ($1, $2, (select id from participant where key = $3), 'test')`,
        [person, role, at],
      );
      actors[name] = {
        id: `person:${person}`,
        name,
        role,
        kind: 'person',
        person,
        scope: '',
        roles: [role],
        participants: [],
      };
    }
  });
}

/** Straight into the tables, as an import does it. */
async function addReports(): Promise<void> {
  await door.run(asImport(LOCAL_ADMINISTRATOR, '*'), async (tx) => {
    for (const [index, name] of names.entries()) {
      const { owner, marking, purpose = 'any', embargoUntil = null, readers = [] } = LABELS[name]!;
      const id = index + 1;
      const people = readers.map((reader) => actors[reader]!.person);
      await tx.query(
        `select add_label($1, (select id from participant where key = $2), $3, $4, $5, false, $6)`,
        [id, owner, marking, purpose, embargoUntil, people],
      );
      await tx.query(
        `insert into report (id, stream_id, record_key, occurrence, revision, content, occurred_on, occurred_precision, known_on,
           place_id, place_as_written, is_zero, is_simulated, file_id, row_number, source_version, label_id)
         values ($1::int, 1, gen_random_uuid(), 0, 1, gen_random_uuid(), '2024-01-01', 'day', '2024-01-02', 1, '{}', false, false, 1, $1::int, 1, $1::int)`,
        [id],
      );
    }
  });
}

beforeAll(async () => {
  cluster = await testCluster();
  door = await openDatabase(cluster, 'live');
  await addPeople();
  await addReports();
});

afterAll(async () => {
  await door.close();
  await cluster.stop();
});

async function listSeen(actor: Actor): Promise<string[]> {
  return door.run(actor, async (tx) => {
    const { rows } = await tx.query<{ id: number }>('select id from current_report order by id');
    return rows.map(({ id }) => names[id - 1]!);
  });
}

const shared = ['clear', 'green', 'amber'];

test.each([
  ['public', ['clear', 'released']],
  ['cl-focal', ['clear', 'green', 'amber', 'strict', 'health', 'enforcement', 'embargoed', 'released']],
  ['nz-police', [...shared, 'red', 'enforcement', 'released', 'strict-of-nz', 'strict-to-one']],
  ['nz-health', [...shared, 'health', 'released', 'strict-of-nz', 'strict-to-one']],
  // Has left the coalition: reads what everybody reads.
  ['pe-focal', ['clear', 'released']],
  ['secretariat', [...shared, 'health', 'enforcement', 'released']],
  ['observer', ['clear', 'green', 'released', 'strict-to-one']],
  ['assessor', ['clear', 'green', 'released']],
  ['administrator', ['clear', 'released']],
  ['local', names],
] as const)('%s sees what the markings let through, and nothing else', async (who, expected) => {
  expect(await listSeen(actors[who]!)).toEqual(expected);
});

test('a person whose role has ended sees what everybody sees', async () => {
  const observer = actors.observer!;
  await door.run(LOCAL_ADMINISTRATOR, (tx) =>
    tx.query("update role_grant set ended_at = now(), ended_by = 'test' where person_id = $1", [
      observer.person,
    ]),
  );
  expect(await listSeen({ ...observer })).toEqual(['clear', 'released', 'strict-to-one']);
});

test('the owner alone changes a marking, with a reason; what follows sees the new one', async () => {
  const change = (who: string, reason: string) =>
    door.run(actors[who]!, (tx) =>
      tx.query(
        `select change_label('{4}', (select id from participant where key = 'CL'), 'GREEN', 'any', null, false, '{}', $1)`,
        [reason],
      ),
    );
  await expect(change('nz-police', 'please')).rejects.toMatchObject({ code: 'access.refused' });
  await expect(change('secretariat', 'please')).rejects.toMatchObject({ code: 'access.refused' });
  await expect(change('cl-focal', '')).rejects.toMatchObject({ code: '23514' });
  expect(await listSeen(actors.assessor!)).not.toContain('strict');
  await change('cl-focal', 'published by the ministry');
  expect(await listSeen(actors.assessor!)).toContain('strict');
  const trace = await door.run(actors['cl-focal']!, async (tx) => {
    const { rows } = await tx.query('select actor, reason from label_change');
    return rows;
  });
  expect(trace).toEqual([{ actor: actors['cl-focal']!.id, reason: 'published by the ministry' }]);
});

test('what new reports of a stream carry is for its owner to say, with a reason, and for nobody else to read', async () => {
  await door.run(asImport(LOCAL_ADMINISTRATOR, '*'), (tx) =>
    tx.query(`insert into stream (id, source_id, cadence_days, lag_days, kind, reporter_key, reporter_name, owner_id)
      select 900 + id, 'test', 30, 30, 'seizure', key, name, id from participant where key in ('CL', 'NZ')`),
  );
  const say = (who: string, owner: string, reason = 'an agreement') =>
    door.run(actors[who]!, async (tx) => {
      const { rows } = await tx.query<{ changed: boolean }>(
        `select set_stream_marking(900 + id, id, 'RED', 'any', null, false, array[$2::int], $3) as changed
         from participant where key = $1`,
        [owner, actors['cl-focal']!.person, reason],
      );
      return rows[0]?.changed;
    });
  await expect(say('nz-police', 'CL')).rejects.toMatchObject({ code: 'access.refused' });
  await expect(say('secretariat', 'CL')).rejects.toMatchObject({ code: 'access.refused' });
  await expect(say('cl-focal', 'NZ')).rejects.toMatchObject({ code: 'access.refused' });
  await expect(say('cl-focal', 'CL', ' ')).rejects.toMatchObject({ code: '23514' });
  expect(await say('cl-focal', 'CL')).toBe(true);
  expect(await say('cl-focal', 'CL')).toBe(false);
  const count = (who: string) =>
    door.run(actors[who]!, async (tx) => (await tx.query('select from stream_marking')).rowCount);
  expect([
    await count('cl-focal'),
    await count('nz-police'),
    await count('secretariat'),
    await count('public'),
  ]).toEqual([1, 0, 0, 0]);
});

describe('an embargo', () => {
  /** Days from today in UTC; kept for each test, so that midnight falls in none. */
  const dayAt = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
  const placeUnder = (embargo: string) =>
    door.run(actors['cl-focal']!, (tx) =>
      tx.query(
        `select change_label('{1}', (select id from participant where key = 'CL'), 'CLEAR', 'any', $1, false, '{}', 'a test')`,
        [embargo],
      ),
    );
  const isSeen = async (by: Door, who: string) =>
    by.run(actors[who]!, async (tx) => {
      const { rowCount } = await tx.query('select from current_report where id = 1');
      return rowCount === 1;
    });

  test.each([
    ['a day before its end', 1, false],
    ['on the day that it ends', 0, true],
    ['a day after', -1, true],
  ] as const)('%s (%i) others see it: %s', async (_when, days, expected) => {
    await placeUnder(dayAt(days));
    expect(await isSeen(door, 'public')).toBe(expected);
    expect(await isSeen(door, 'secretariat')).toBe(expected);
    expect(await isSeen(door, 'cl-focal')).toBe(true);
  });

  // Of these two one always has another date than UTC.
  test.each([
    'Pacific/Kiritimati',
    'Etc/GMT+12',
  ])('ends at midnight in UTC for a server in %s', async (zone) => {
    const owner = new pg.Client(cluster.connection('live'));
    await owner.connect();
    const { rows } = await owner.query<{ name: string }>('select quote_ident(current_database()) as name');
    await owner.query(`alter database ${rows[0]!.name} set timezone to '${zone}'`);
    const abroad = await openDatabase(cluster, 'live');
    try {
      const shown = await abroad.run(PUBLIC, async (tx) => (await tx.query('show timezone')).rows[0]);
      expect(shown).toEqual({ TimeZone: zone });
      await placeUnder(dayAt(1));
      expect(await isSeen(abroad, 'public')).toBe(false);
      await placeUnder(dayAt(0));
      expect(await isSeen(abroad, 'public')).toBe(true);
    } finally {
      await abroad.close();
      await owner.query(`alter database ${rows[0]!.name} reset timezone`);
      await owner.end();
    }
  });
});

test('an unknown marking, an owner that is none and a grant to nobody are refused by the tables', async () => {
  const add = (owner: string, marking: string, purpose = 'any') =>
    door.run(asImport(LOCAL_ADMINISTRATOR, '*'), (tx) =>
      tx.query('select add_label(900, $1, $2, $3, null, false, $4)', [owner, marking, purpose, []]),
    );
  await expect(add('1', 'PURPLE')).rejects.toMatchObject({ code: '23514' });
  await expect(add('1', 'CLEAR', 'resale')).rejects.toMatchObject({ code: '23514' });
  await expect(add('99999', 'CLEAR')).rejects.toMatchObject({ code: '23503' });
  const grant = door.run(LOCAL_ADMINISTRATOR, (tx) =>
    tx.query("insert into role_grant (person_id, role, granted_by) values (99999, 'secretariat', 'test')"),
  );
  await expect(grant).rejects.toMatchObject({ code: '23503' });
});

test('who is nobody, or not set, sees what everybody sees or nothing', async () => {
  const nobody: Actor = { ...actors.secretariat!, id: 'person:99999', person: 99_999, name: 'nobody' };
  expect(await listSeen(nobody)).toEqual(await listSeen(PUBLIC));
  await expect(listSeen(undefined as unknown as Actor)).rejects.toThrow();
});

describe('SQL sent directly under the application’s role', () => {
  let client: pg.Client;
  beforeAll(async () => {
    client = new pg.Client(cluster.connection('live', 'app'));
    await client.connect();
  });
  afterAll(() => client.end());

  test('without an actor no row answers', async () => {
    // An empty table has nothing to refuse.
    for (const { table } of TABLE_RULES.filter(({ select }) => select !== 'true'))
      await client.query(`select * from ${table}`).then(
        ({ rows }) => expect([table, rows]).toEqual([table, []]),
        ({ code }) => expect([table, code]).toEqual([table, '42501']),
      );
  });

  test.each([
    [
      'a made-up sight',
      `select set_config('tocsin.sight', 'local|0|administrator|1|all|false|ffff|ffff|00', false)`,
    ],
    ['an actor without proof', `select enter('local', 0, 'all', 9999999999, 'guess')`],
    ['the secret itself', 'select * from access_secret'],
    ['the function that signs', `select access_mac('enter|local|0|all')`],
    ['another role', 'set role tocsin_owner'],
    ['row security off', 'set row_security = off'],
    ['a policy of its own', 'create policy open on report using (true)'],
    ['no policies', 'alter table report disable row level security'],
    ['a change of what was reported', "update report set occurred_on = '2020-01-01'"],
    ['a deletion', 'delete from report'],
    ['a forged event', "insert into audit_event values (1, now(), 'x', 'x', 'x', '{}', null, '', '')"],
    ['an altered event', "update audit_event set actor = 'x'"],
    ['a table of its own in the schema', 'create table loot (id int)'],
  ])('%s opens nothing', async (_what, sql) => {
    await client.query(sql).catch(() => undefined);
    await expect(client.query('select * from report')).rejects.toMatchObject({ code: '42501' });
    await client.query('reset all');
  });

  test('a sight of another transaction is not believed', async () => {
    const stolen = await door.run(LOCAL_ADMINISTRATOR, async (tx) => {
      const { rows } = await tx.query<{ sight: string }>("select current_setting('tocsin.sight') as sight");
      return rows[0]!.sight;
    });
    await client.query("select set_config('tocsin.sight', $1, false)", [stolen]);
    await expect(client.query('select * from report')).rejects.toMatchObject({ code: '42501' });
    await client.query('reset all');
  });
});

test('every table has forced row-level security and stands in one of the two lists', async () => {
  const owner = new pg.Client(cluster.connection('live'));
  await owner.connect();
  const { rows } = await owner.query<{ name: string; forced: boolean }>(
    `select relname as name, relrowsecurity and relforcerowsecurity as forced from pg_class
     where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') order by relname`,
  );
  const { rows: roles } = await owner.query(
    'select rolsuper, rolbypassrls, (select count(*)::int from pg_class where relowner = r.oid) as owned from pg_roles r where rolname = $1',
    [cluster.appRole],
  );
  const { rows: views } = await owner.query<{ name: string }>(
    `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'v'
       and not coalesce(reloptions, '{}') && '{security_invoker=true,security_barrier=true}'`,
  );
  await owner.end();
  expect(rows.filter(({ forced }) => !forced)).toEqual([]);
  expect(rows.map(({ name }) => name)).toEqual(
    [...TABLE_RULES.map(({ table }) => table), ...Object.keys(CLOSED_TABLES)].sort(),
  );
  expect(roles).toEqual([{ rolsuper: false, rolbypassrls: false, owned: 0 }]);
  expect(views).toEqual([]);
});

test('what the coalition’s work lets somebody read is what the rule on labels says, for every label', async () => {
  await withOwner(cluster, 'live', (client) =>
    client.query(
      `insert into review (owner_id, marking, purpose, readers, state, title, event, place, held_on, planned_at)
       select o.id, m, p, r, 'planned', 'x', 'x', 'x', '2024-01-01', now()
       from participant o, unnest(array['RED', 'AMBER+STRICT', 'AMBER', 'GREEN', 'CLEAR']) m, unnest(array['any', 'health', 'enforcement', 'statistics']) p,
         (select '{}'::int[] as r union all select array[id] from person) r`,
    ),
  );
  for (const [name, actor] of Object.entries(actors)) {
    const seen = await door.run(actor, async (tx) => {
      const rows = await tx.query<{ ids: number[] }>('select array_agg(id order by id) as ids from review');
      const sight = await tx.query<{ kind: string; values: unknown[] }>(
        `select sight_kind() as kind, jsonb_build_array(sight_person(), work_participants(), split_part(sight_audience(), ' ', 1), work_purposes()) as values`,
      );
      return { ids: rows.rows[0]!.ids, ...sight.rows[0]! };
    });
    const judged = await withOwner(cluster, 'live', (client) =>
      client.query<{ ids: number[] }>(
        `select array_agg(id order by id) as ids from review where $1 = 'local' or access_reads(
           row(0, owner_id, marking, purpose, null, false, readers)::access_label, $2::int, $3::int[], $4, $5::text[])`,
        [seen.kind, ...seen.values],
      ),
    );
    expect([name, seen.ids]).toEqual([name, judged.rows[0]!.ids]);
  }
});
