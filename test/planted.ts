import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { FastifyInstance, InjectOptions, LightMyRequestResponse } from 'fastify';
import { startSession } from '../src/features/access/session.ts';
import { ensureRun } from '../src/features/detection/service.ts';
import { importFile } from '../src/features/imports/import-file.ts';
import { dayOf, isoOf } from '../src/kernel/days.ts';
import type { Role } from '../src/model/access.ts';
import type { Marking, Purpose, ReportDraft } from '../src/model/report.ts';
import { buildApp } from '../src/server/app.ts';
import { LOOPBACK_ONLY } from '../src/server/exposure.ts';
import { sampleSource } from '../src/server/sample-file.ts';
import { WORLD } from '../src/server/wiring.ts';
import { testCluster } from '../src/store/cluster/testing.ts';
import type { Cluster } from '../src/store/cluster/types.ts';
import { openDatabase } from '../src/store/database.ts';
import { type Door, GATE, LOCAL_ADMINISTRATOR } from '../src/store/door.ts';

/**
 * A coalition in which each report carries a word that stands nowhere else, in its substance, town, hiding place and details: an
 * answer that holds the word of a report which its reader may not see is a leak.
 */
export interface Planted {
  readonly word: string;
  readonly owner: 'CL' | 'NZ';
  readonly marking: Marking;
  readonly purpose?: Purpose;
}

export const PLANTED: readonly Planted[] = [
  { word: 'zqclear', owner: 'CL', marking: 'CLEAR' },
  { word: 'zqgreen', owner: 'CL', marking: 'GREEN' },
  { word: 'zqamber', owner: 'CL', marking: 'AMBER' },
  { word: 'zqstrict', owner: 'CL', marking: 'AMBER+STRICT' },
  { word: 'zqred', owner: 'CL', marking: 'RED' },
  { word: 'zqhealth', owner: 'CL', marking: 'AMBER', purpose: 'health' },
  { word: 'zqpolice', owner: 'CL', marking: 'AMBER', purpose: 'enforcement' },
  { word: 'zqother', owner: 'NZ', marking: 'AMBER+STRICT' },
];
/** Reports of each word; their numbers follow one another in the order of `PLANTED`. */
export const COPIES = 6;

export const PEOPLE: readonly (readonly [
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
export const WORDS = PLANTED.map(({ word }) => word);

/** Number of the first report with a word. */
export const firstOf = (word: string): number =>
  PLANTED.findIndex((planted) => planted.word === word) * COPIES + 1;

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

const HISTORY_DAYS = 730;
const HISTORY_STEP = 3;

/** Every third day a seizure in each, open to participants: of amphetamine, but once in the neighbours of fentanyl, which is not new to the world. */
const BEFORE = [
  ['CL', 'Chile', undefined],
  ['NZ', 'New Zealand', undefined],
  ['PE', 'Peru', 40],
  ['AU', 'Australia', 40],
] as const;

/** What is before: all reports, and those of fentanyl among them. */
export const BEFORE_COUNTS = {
  reports: BEFORE.length * Math.floor(HISTORY_DAYS / HISTORY_STEP),
  fentanyl: BEFORE.filter(([, , fentanylAt]) => fentanylAt !== undefined).length,
};

function history(marking: Marking): ReportDraft[] {
  const first = dayOf('2024-01-01') - HISTORY_DAYS;
  const days = Array.from({ length: Math.floor(HISTORY_DAYS / HISTORY_STEP) }, (_, index) =>
    isoOf(first + index * HISTORY_STEP),
  );
  return BEFORE.flatMap(([country, name, fentanylAt]) =>
    days.map(
      (occurredOn, index): ReportDraft => ({
        kind: 'seizure',
        reporter: { key: country, name, country },
        recordId: `history-${country}-${occurredOn}`,
        occurredOn,
        occurredPrecision: 'day',
        place: { country },
        substances: [{ name: index === fentanylAt ? 'Fentanyl' : 'Amphetamine', role: 'found' }],
        marking,
      }),
    ),
  );
}

async function importPlanted(door: Door, rows: readonly ReportDraft[]): Promise<void> {
  await importFile(
    {
      door,
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

interface Person {
  readonly id: number;
  /** Secret of their session. */
  readonly token: string;
}

async function addPeople(door: Door): Promise<ReadonlyMap<string, Person>> {
  const people = new Map<string, Person>();
  await door.run(LOCAL_ADMINISTRATOR, (tx) =>
    tx.query("update participant set joined_on = '2023-07-07' where key in ('CL', 'NZ')"),
  );
  for (const [who, role, at] of PEOPLE) {
    if (role === null) continue;
    const personId = await door.run(LOCAL_ADMINISTRATOR, async (tx) => {
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
    const token = await door.run(GATE, async (tx) => {
      await tx.query("insert into credential (person_id, password_hash) values ($1, 'none')", [personId]);
      return startSession(tx, { personId, agent: 'test', nowMs: Date.now() });
    });
    people.set(who, { id: personId, token });
  }
  return people;
}

export interface PlantedWorld {
  readonly cluster: Cluster;
  readonly doors: { readonly live: Door; readonly sample: Door };
  readonly app: FastifyInstance;
  readonly people: ReadonlyMap<string, Person>;
  /** Sends a request as somebody of `PEOPLE`. */
  ask(who: string, request: string | InjectOptions): Promise<LightMyRequestResponse>;
  close(): Promise<void>;
}

export interface PlantedOptions {
  readonly clock?: () => Date;
  /** Two years of something else before, so that what is planted is new: without it no detector has anything to go by. */
  readonly hasHistory?: boolean;
  /** Who may see what was before. */
  readonly historyMarking?: Marking;
}

export async function openPlanted({
  hasHistory = false,
  historyMarking = 'AMBER',
  ...options
}: PlantedOptions = {}): Promise<PlantedWorld> {
  const cluster = await testCluster();
  const doors = { live: await openDatabase(cluster, 'live'), sample: await openDatabase(cluster, 'sample') };
  await importPlanted(doors.live, hasHistory ? [...drafts(), ...history(historyMarking)] : drafts());
  const people = await addPeople(doors.live);
  const imports = {
    door: doors.live,
    actor: LOCAL_ADMINISTRATOR,
    world: WORLD,
    open: async () => Promise.reject(new Error('no file')),
  };
  const app = await buildApp({
    doors,
    defaultDatabase: async () => 'live',
    sealKey: Buffer.alloc(32),
    exposure: LOOPBACK_ONLY,
    version: '0.0.0',
    ...options,
    ...(existsSync('dist/web/index.html') ? { webRoot: resolve('dist/web') } : {}),
    imports,
    startImport: async () => 1,
    running: () => [],
    ensureRun: (_database, actor, asOf) =>
      ensureRun({ door: doors.live, actor, world: WORLD, database: 'live', clock: options.clock }, asOf),
  });
  return {
    cluster,
    doors,
    app,
    people,
    ask(who, request) {
      const { headers, ...rest } = typeof request === 'string' ? { url: request, headers: {} } : request;
      const person = people.get(who);
      const cookie = person === undefined ? {} : { cookie: `tocsin-live=${person.token}` };
      return app.inject({ ...rest, headers: { ...cookie, ...headers } });
    },
    async close() {
      await app.close();
      await Promise.all(Object.values(doors).map((door) => door.close()));
      await cluster.stop();
    },
  };
}
