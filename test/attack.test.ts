import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startSession } from '../src/features/access/session.ts';
import { ensureRun } from '../src/features/detection/service.ts';
import { importFile } from '../src/features/imports/import-file.ts';
import type { Role } from '../src/model/access.ts';
import type { Marking, Purpose, ReportDraft } from '../src/model/report.ts';
import { buildApp } from '../src/server/app.ts';
import { sampleSource } from '../src/server/sample-file.ts';
import { WORLD } from '../src/server/wiring.ts';
import { testCluster } from '../src/store/cluster/testing.ts';
import type { Cluster } from '../src/store/cluster/types.ts';
import { openDatabase } from '../src/store/database.ts';
import { type Door, GATE, LOCAL_ADMINISTRATOR } from '../src/store/door.ts';

/**
 * Every role against every address that reads. Each report carries a word that stands nowhere else, in its substance, town, hiding
 * place and details: an answer that holds the word of a report which its reader may not see is a leak.
 */
interface Planted {
  readonly word: string;
  readonly owner: 'CL' | 'NZ';
  readonly marking: Marking;
  readonly purpose?: Purpose;
}

const PLANTED: readonly Planted[] = [
  { word: 'zqclear', owner: 'CL', marking: 'CLEAR' },
  { word: 'zqgreen', owner: 'CL', marking: 'GREEN' },
  { word: 'zqamber', owner: 'CL', marking: 'AMBER' },
  { word: 'zqstrict', owner: 'CL', marking: 'AMBER+STRICT' },
  { word: 'zqred', owner: 'CL', marking: 'RED' },
  { word: 'zqhealth', owner: 'CL', marking: 'AMBER', purpose: 'health' },
  { word: 'zqpolice', owner: 'CL', marking: 'AMBER', purpose: 'enforcement' },
  { word: 'zqother', owner: 'NZ', marking: 'AMBER+STRICT' },
];
const COPIES = 6;

const PEOPLE: readonly (readonly [
  who: string,
  role: Role | null,
  at: 'CL' | 'NZ' | null,
  sees: readonly string[],
])[] = [
  ['public', null, null, ['zqclear']],
  ['administrator', 'administrator', null, ['zqclear']],
  ['observer', 'observer', null, ['zqclear', 'zqgreen']],
  ['civil society', 'civil-society', null, ['zqclear', 'zqgreen']],
  ['assessor', 'independent-assessor', null, ['zqclear', 'zqgreen']],
  ['secretariat', 'secretariat', null, ['zqclear', 'zqgreen', 'zqamber', 'zqhealth', 'zqpolice']],
  [
    'focal point, NZ',
    'focal-point',
    'NZ',
    ['zqclear', 'zqgreen', 'zqamber', 'zqhealth', 'zqpolice', 'zqother'],
  ],
  ['police, NZ', 'analyst-police', 'NZ', ['zqclear', 'zqgreen', 'zqamber', 'zqpolice', 'zqother']],
  ['health, NZ', 'analyst-health', 'NZ', ['zqclear', 'zqgreen', 'zqamber', 'zqhealth', 'zqother']],
  [
    'focal point, CL',
    'focal-point',
    'CL',
    ['zqclear', 'zqgreen', 'zqamber', 'zqstrict', 'zqhealth', 'zqpolice'],
  ],
];
const WORDS = PLANTED.map(({ word }) => word);

let cluster: Cluster;
let doors: { live: Door; sample: Door };
let app: FastifyInstance;
const cookies = new Map<string, string>();

function drafts(): ReportDraft[] {
  return PLANTED.flatMap(({ word, owner, marking, purpose }) =>
    Array.from(
      { length: COPIES },
      (_, copy): ReportDraft => ({
        kind: 'seizure',
        reporter: { key: owner, name: owner === 'CL' ? 'Chile' : 'New Zealand', country: owner },
        recordId: `${word}-${copy}`,
        occurredOn: `2024-01-0${copy + 1}`,
        occurredPrecision: 'day',
        place: { country: owner, division: `${word} division`, town: `${word} town` },
        substances: [
          { name: `${word} powder`, role: 'found' },
          { name: 'Fentanyl', role: 'found' },
        ],
        route: { departure: 'China', destination: owner },
        mode: `${word} mode`,
        concealment: `${word} hiding`,
        details: { note: `${word} note` },
        marking,
        ...(purpose === undefined ? {} : { purpose }),
      }),
    ),
  );
}

async function importPlanted(): Promise<void> {
  const rows = drafts();
  await importFile(
    {
      door: doors.live,
      actor: LOCAL_ADMINISTRATOR,
      world: WORLD,
      open: async () => ({
        batches: (async function* () {
          yield {
            rows: rows.map((report, index) => ({
              number: index + 1,
              cells: { report: JSON.stringify(report) },
            })),
            rejects: [
              {
                row: 999,
                column: 'date',
                raw: 'zqreject',
                code: 'row.date-impossible',
                values: { text: 'zqreject' },
              },
            ],
          };
        })(),
        summary: () => ({ sha256: 'ab'.repeat(32), bytes: 7, encoding: 'utf-8' }),
      }),
    },
    { source: sampleSource, path: '', fileName: 'planted.csv' },
  );
}

async function addPeople(): Promise<void> {
  await doors.live.run(LOCAL_ADMINISTRATOR, (tx) =>
    tx.query("update participant set joined_on = '2023-07-07' where key in ('CL', 'NZ')"),
  );
  for (const [who, role, at] of PEOPLE) {
    if (role === null) continue;
    const personId = await doors.live.run(LOCAL_ADMINISTRATOR, async (tx) => {
      const { rows } = await tx.query<{ id: number }>('insert into person (name) values ($1) returning id', [
        who,
      ]);
      const id = rows[0]!.id;
      await tx.query('insert into account (person_id, email) values ($1, $2)', [id, `${id}@example.org`]);
      await tx.query(
        `insert into role_grant (person_id, role, participant_id, granted_by) values ($1, $2, (select id from participant where key = $3), 'test')`,
        [id, role, at],
      );
      return id;
    });
    const token = await doors.live.run(GATE, async (tx) => {
      await tx.query("insert into credential (person_id, password_hash) values ($1, 'none')", [personId]);
      return startSession(tx, { personId, agent: 'test', nowMs: Date.now() });
    });
    cookies.set(who, `tocsin-live=${token}`);
  }
}

beforeAll(async () => {
  cluster = await testCluster();
  doors = { live: await openDatabase(cluster, 'live'), sample: await openDatabase(cluster, 'sample') };
  await importPlanted();
  await addPeople();
  const imports = {
    door: doors.live,
    actor: LOCAL_ADMINISTRATOR,
    world: WORLD,
    open: async () => Promise.reject(new Error('no file')),
  };
  app = await buildApp({
    doors,
    defaultDatabase: async () => 'live',
    sealKey: Buffer.alloc(32),
    isLoopbackOnly: true,
    version: '0.0.0',
    imports,
    startImport: async () => 1,
    running: () => [],
    ensureRun: (_database, actor, asOf) =>
      ensureRun({ door: doors.live, actor, world: WORLD, database: 'live' }, asOf),
  });
});

afterAll(async () => {
  await app.close();
  await Promise.all(Object.values(doors).map((door) => door.close()));
  await cluster.stop();
});

const ask = (who: string, url: string) =>
  app.inject({ url, headers: cookies.has(who) ? { cookie: cookies.get(who)! } : {} });

/** Numbers that somebody might guess: every one that exists, and some that do not. */
const guesses = (most: number) => Array.from({ length: most }, (_, index) => index + 1);
const ADDRESSES: readonly string[] = [
  '/api/status',
  '/api/me',
  '/api/sources',
  '/api/places/countries',
  '/api/series',
  '/api/series?node=fentanyl&unit=week',
  '/api/signals?scope=all&limit=500',
  '/api/signals?scope=all&asOf=2024-01-04',
  '/api/reports?limit=500',
  '/api/reports?node=fentanyl&from=2024-01-01&to=2024-01-31&limit=500',
  '/api/substances?reported=true&limit=500',
  ...WORDS.map((word) => `/api/substances?query=${word}`),
  '/api/substances/fentanyl?unit=week',
  '/api/routes?scope=all',
  '/api/routes?scope=all&node=fentanyl',
  '/api/health',
  '/api/data/imports',
  '/api/data/rejects',
  '/api/data/names?limit=500',
  ...WORDS.map((word) => `/api/data/names?query=${word}`),
  '/api/data/streams',
  '/api/people',
  '/api/participants',
  '/api/invitations',
  '/api/sessions',
  '/api/tokens',
  ...guesses(PLANTED.length * COPIES + 2).map((id) => `/api/reports/${id}`),
  ...guesses(4).map((id) => `/api/data/imports/${id}`),
  ...guesses(4).flatMap((id) => [`/api/series?stream=${id}`, `/api/reports?stream=${id}&limit=500`]),
  ...['CLEAR', 'GREEN'].map((text) => `/api/reports?kind=${text}`),
];

describe.each(PEOPLE)('%s', (who, _role, _at, sees) => {
  const hidden = [...WORDS, 'zqreject'].filter((word) => !sees.includes(word));

  test('no address tells a word that is not for them, and the lists tell those that are', async () => {
    const leaks: string[] = [];
    const told = new Set<string>();
    for (const url of ADDRESSES) {
      const { body, statusCode } = await ask(who, url);
      expect([url, statusCode]).not.toEqual([url, 500]);
      // A search repeats what was asked for in nobody's answer; the words below stand in addresses alone.
      for (const word of hidden) if (body.includes(word)) leaks.push(`${url}: ${word}`);
      for (const word of sees) if (body.includes(word)) told.add(word);
    }
    expect(leaks).toEqual([]);
    expect([...told].sort()).toEqual([...sees].sort());
  });

  test('every count is the count of what they may see', async () => {
    const expected = sees.length * COPIES;
    expect((await ask(who, '/api/status')).json().counts.reports).toBe(expected);
    expect((await ask(who, '/api/reports')).json().total).toBe(expected);
    expect((await ask(who, '/api/reports?node=fentanyl')).json().total).toBe(expected);
    const { series } = (await ask(who, '/api/series?node=fentanyl&unit=month')).json();
    expect(series.observed.reduce((sum: number, count: number) => sum + count, 0)).toBe(expected);
    const fentanyl = (await ask(who, '/api/substances/fentanyl')).json();
    expect(fentanyl.reports ?? fentanyl.reportCount ?? expected).toBe(expected);
  });

  test('what they may not see is answered as what is not there', async () => {
    const ids = guesses(PLANTED.length * COPIES);
    for (const id of ids) {
      const { word } = PLANTED[Math.floor((id - 1) / COPIES)]!;
      const { statusCode } = await ask(who, `/api/reports/${id}`);
      expect([word, statusCode]).toEqual([word, sees.includes(word) ? 200 : 404]);
    }
  });

  test('they see of signals what was found in what they may see', async () => {
    const { items } = (await ask(who, '/api/signals?scope=all&limit=500')).json();
    for (const { id } of items as { id: string }[]) {
      const { statusCode, body } = await ask(who, `/api/signals/${id}/reports`);
      expect(statusCode).toBe(200);
      for (const word of hidden) expect(body).not.toContain(word);
    }
  });

  test('opening a report that is for few is on record', async () => {
    if (!sees.includes('zqstrict')) return;
    const id = PLANTED.findIndex(({ word }) => word === 'zqstrict') * COPIES + 1;
    await ask(who, `/api/reports/${id}`);
    const { rows } = await doors.live.run(LOCAL_ADMINISTRATOR, (tx) =>
      tx.query("select actor from audit_event where action = 'report.read' and subject = $1", [
        `report:${id}`,
      ]),
    );
    expect(rows.length).toBeGreaterThan(0);
  });
});

test('a marking that is lowered opens, and one that is raised closes, at the next look', async () => {
  const owner = await doors.live.run(LOCAL_ADMINISTRATOR, async (tx) => {
    const { rows } = await tx.query<{ id: number }>("select id from participant where key = 'CL'");
    return rows[0]!.id;
  });
  const change = (marking: Marking) =>
    doors.live.run(LOCAL_ADMINISTRATOR, (tx) =>
      tx.query(`select change_label('{7}', $1, $2, 'any', null, false, '{}', 'a test of markings')`, [
        owner,
        marking,
      ]),
    );
  const total = async () => (await ask('public', '/api/reports')).json().total;
  const before = await total();
  await change('CLEAR');
  await new Promise((resolve) => setTimeout(resolve, 600));
  expect(await total()).toBe(before + 1);
  await change('GREEN');
  await new Promise((resolve) => setTimeout(resolve, 600));
  expect(await total()).toBe(before);
  expect((await ask('public', '/api/reports/7')).statusCode).toBe(404);
});
