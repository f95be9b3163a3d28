import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type TOTP, URI } from 'otpauth';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inviteFirst } from '../src/features/access/invitations.ts';
import { getAlert } from '../src/features/alerts/read-alert.ts';
import { verifyAudit } from '../src/features/audit/verify.ts';
import { keepEvidenceFile, readEvidenceFile } from '../src/features/commitments/evidence-files.ts';
import { COMMITMENT_TABLE } from '../src/features/commitments/import-commitments.ts';
import { detectAsOf, ensureRun, replay } from '../src/features/detection/service.ts';
import { countControlled, openExportTable, REPORT_TABLES } from '../src/features/exporting/tables.ts';
import { importFile } from '../src/features/imports/import-file.ts';
import { listRejects } from '../src/features/imports/rejects.ts';
import { stepRejects } from '../src/features/imports/set-aside.ts';
import { getLedger } from '../src/features/ledger/service.ts';
import { findReaders } from '../src/features/markings/service.ts';
import { plantPeople } from '../src/features/sample/people.ts';
import { playWork } from '../src/features/sample/play-work.ts';
import { listSignals } from '../src/features/signals/list-signals.ts';
import { listImports } from '../src/features/status/queries.ts';
import { readStatus } from '../src/features/status/read-status.ts';
import { getTriage } from '../src/features/triage/service.ts';
import { dayOf, isoOf } from '../src/kernel/days.ts';
import { sampleEn } from '../src/model/messages/sample.en.ts';
import { getEntry } from '../src/reference/substances/registry.ts';
import { buildApp } from '../src/server/app.ts';
import { LOOPBACK_ONLY } from '../src/server/exposure.ts';
import { commitmentPortsOf } from '../src/server/sample-commitments.ts';
import { ensureSampleWork, workPortsOf } from '../src/server/sample-work.ts';
import { openSourceFile, WORLD } from '../src/server/wiring.ts';
import { SOURCES } from '../src/sources/index.ts';
import { testCluster } from '../src/store/cluster/testing.ts';
import type { Cluster } from '../src/store/cluster/types.ts';
import { openDatabase } from '../src/store/database.ts';
import { type Door, LOCAL_ADMINISTRATOR } from '../src/store/door.ts';
import { withOwner } from '../src/store/owner.ts';
import type { Reading } from '../src/store/reading/reading.ts';
import { type Emitted, openRecordingDoor } from './recording-door.ts';
import { useCoalition } from './use-coalition.ts';
import { useMeetings } from './use-meetings.ts';

const SNAPSHOTS = 'src/store/queries.sql.snap';
/** Its statements are many and change with every measure of speed; tests beside them hold what they do. */
const LEFT_OUT = ['src/features/imports/'];
const actor = LOCAL_ADMINISTRATOR;
const LABEL = { marking: 'GREEN', purpose: 'any', embargoUntil: null, isOriginatorControlled: false };

let cluster: Cluster;
const doors: Door[] = [];
let emitted: Emitted;

async function openOne(name: 'live' | 'sample'): Promise<Door> {
  const door = await openDatabase(cluster, name);
  doors.push(door);
  return door;
}

/** Runs of an earlier version kept no weekly counts of some signals: those are read from the reports. */
async function forgetSeries(): Promise<void> {
  const owner = new pg.Client(cluster.connection('live'));
  await owner.connect();
  await owner.query('alter table signal_state no force row level security');
  await owner.query('update signal_state set series = null');
  await owner.query('alter table signal_state force row level security');
  await owner.end();
}

/** Every address that only reads, with the filters that change its statements. */
async function listAddresses(asOf: string, get: (url: string) => Promise<unknown>): Promise<string[]> {
  const { items: signals } = (await get(`/api/signals?scope=all&limit=500&asOf=${asOf}`)) as {
    items: readonly { id: string; kind: string; leg: { field: string } | null }[];
  };
  expect(signals.length).toBeGreaterThan(0);
  const kinds = new Map(signals.map(({ id, kind, leg }) => [`${kind} ${leg?.field ?? ''}`, id]));
  return [
    '/api/status',
    '/api/sources',
    '/api/places/countries',
    '/api/series',
    '/api/series?node=class-opioids&unit=month&kind=seizure&place=2&stream=1&from=2021-01-01&to=2023-12-31',
    '/api/signals?scope=all&kind=increase&detector=ears&country=CO&node=class-opioids',
    ...[...kinds.values()].flatMap((id) => [
      `/api/signals/${id}?asOf=${asOf}`,
      `/api/signals/${id}/reports?asOf=${asOf}`,
    ]),
    '/api/reports',
    '/api/reports?node=class-opioids&place=2&stream=1&kind=seizure&from=2021-01-01&to=2023-12-31&asOf=2023-12-31',
    '/api/reports/1',
    '/api/reports/1/marking',
    '/api/substances',
    '/api/substances?query=fent&scope=synthetic&reported=true&under=class-opioids&sort=first-seen',
    '/api/substances/fentanyl',
    '/api/substances/class-opioids?unit=week',
    '/api/routes',
    '/api/routes?scope=all&node=class-opioids&from=2021-01-01&to=2023-12-31',
    '/api/health',
    '/api/health?node=class-opioids&country=US&unit=year',
    '/api/data/imports',
    '/api/data/imports/1',
    '/api/data/rejects',
    '/api/data/rejects?importId=2&code=row.date-missing&state=mended',
    '/api/data/names',
    '/api/data/names?query=a',
    '/api/data/streams',
    '/api/audit',
    '/api/audit?area=taking&who=a&subject=reports&from=2024-01-01T00:00:00.000Z&until=2030-01-01T00:00:00.000Z&before=1000',
    '/api/groups',
    '/api/triage',
    `/api/triage?state=open&signal=${signals[0]!.id}`,
    '/api/alerts',
    '/api/alerts?waiting=true&state=sent',
    '/api/ledger',
    '/api/ledger?participant=1&from=2023-01-01&to=2023-12-31',
    '/api/ledger?group=2.1&kind=law',
    '/api/commitments?participant=1&kind=law&state=draft&late=true&recommendation=1',
    '/api/commitments/standings?participants=1,2&recommendations=1',
    '/api/commitments/answerable',
    '/api/commitments/export?format=json',
  ];
}

beforeAll(async () => {
  cluster = await testCluster();
  const live = openRecordingDoor(await openOne('live'));
  emitted = live.emitted;
  const ports = { door: live.door, actor, world: WORLD, open: openSourceFile };
  const detection = { door: live.door, actor, world: WORLD, database: 'live' };
  /** The newest date of the seizures: the few invented reports of the other sources come later and bring nothing new. */
  let asOf = '';
  for (const source of SOURCES) {
    const fileName = `${source.id}-invented.csv`;
    await importFile(ports, { source, path: `src/sources/${source.id}/fixtures/${fileName}`, fileName });
    if (source.id === 'unodc-ids') asOf = await ensureRun(detection);
  }
  await replay(detection, { from: isoOf(dayOf(asOf) - 21), to: isoOf(dayOf(asOf) - 7) });
  await detectAsOf(detection);

  const app = await buildApp({
    doors: { live: live.door, sample: await openOne('sample') },
    defaultDatabase: async () => 'live',
    sealKey: Buffer.alloc(32),
    exposure: LOOPBACK_ONLY,
    version: '0.0.0',
    imports: ports,
    startImport: async () => 1,
    running: () => [],
    ensureRun: async (_database, _actor, on) => ensureRun(detection, on),
  });
  try {
    const get = async (url: string) => {
      const response = await app.inject(url);
      expect([url, response.statusCode, response.statusCode === 200 ? '' : response.body]).toEqual([
        url,
        200,
        '',
      ]);
      return response.json();
    };
    for (const url of await listAddresses(asOf, get)) await get(url);
    await forgetSeries();
    // Another page than before: that is still kept.
    await get(`/api/signals?scope=all&limit=499&asOf=${asOf}`);
    await get('/api/signals?asOf=2022-03-01');
    const [name] = (await get('/api/data/names')).items;
    const post = (url: string, payload: object) => app.inject({ method: 'POST', url, payload });
    for (const [url, payload] of [
      [`/api/data/names/${name.id}/settle`, { targets: ['fentanyl'] }],
      [`/api/data/names/${name.id}/undo`, {}],
      ['/api/reports/1/marking', { ...LABEL, reason: 'a test', reach: 'stream' }],
    ] as const)
      expect([url, (await post(url, payload)).statusCode]).toEqual([url, 200]);
  } finally {
    await app.close();
  }
  await useAccounts(live.door);
  await live.door.run(actor, plantPeople);
  await useWork(live.door, asOf);
  await live.door.run(actor, verifyAudit);
  await live.door.run(actor, async (tx) => {
    await readStatus(tx);
    const [kept] = await listRejects(tx);
    const aside = { step: 'set-aside' as const, ids: [kept!.id], reason: 'a footnote' };
    expect(await stepRejects(tx, { actor, now: new Date(), body: aside })).toBe(1);
    await listImports(tx);
    await findReaders(tx, ['ada@example.org']);
    const request = { isSyntheticOnly: false, limit: 500, reportLimit: 10, isSimulated: false };
    await listSignals(tx, { ...request, asOf, entry: getEntry });
  });
  for (const what of REPORT_TABLES)
    await live.door.run(actor, async (tx) => {
      const table = await openExportTable(tx, what, { asOf, isSimulated: false });
      for await (const _row of table.rows);
      await countControlled(tx, what, asOf);
    });
});

/** Has the coalition of the sample do its work on what was imported, then goes on with it. */
async function useWork(door: Door, asOf: string): Promise<void> {
  await ensureSampleWork(door);
  // Participants can talk about what is not its owner's alone.
  await withOwner(cluster, 'live', (client) =>
    client.query("update access_label set marking = 'AMBER' where marking = 'AMBER+STRICT'"),
  );
  // A change of markings has made the runs void.
  await ensureRun({ door, actor, world: WORLD, database: 'live' }, asOf);
  const ports = workPortsOf(door, asOf);
  const signals = await ports.as(actor, new Date(), ({ tx }) =>
    listSignals(tx, {
      asOf,
      isSyntheticOnly: false,
      limit: 3,
      reportLimit: 0,
      isSimulated: false,
      entry: getEntry,
    }),
  );
  const playable = { ...ports, listSignals: async () => signals.map(({ id }) => ({ id, signalOn: asOf })) };
  expect(await playWork(playable, sampleEn.sample.work, isoOf(dayOf(asOf) + 30))).toBe(true);
  const as = <T>(work: (reading: Reading) => Promise<T>) => ports.as(actor, new Date(), work);
  const choice = { isAll: false, participants: [], groups: ['2'] };
  const alert = await as((reading) => getAlert(reading, 1));
  const step = (body: object, ahead: number) =>
    as((reading) => ports.stepAlert(reading, 1, { version: alert.version + ahead, ...body }));
  await step({ step: 'remind' }, 0);
  await step({ step: 'add-recipients', choice }, 1);
  await step({ step: 'revise', content: alert.content, note: 'a test' }, 2);
  await as((reading) => getTriage(reading, 1));
  await as((reading) => getLedger(reading, {}));
  const { writer, participantId } = await commitmentPortsOf(door, ports.as).peopleOf('BR');
  await ports.as(writer, new Date(), async (reading) => {
    const lines = [{ line: 2, cells: { title: 'a test' } }];
    const [taken] = await COMMITMENT_TABLE.take(reading, lines, { fileName: 'a.csv', participantId });
    const file = { name: 'a.txt', bytes: Buffer.from('a'), milestoneId: null };
    const { id, evidence } = await keepEvidenceFile(reading, (taken as { id: number }).id, file);
    await readEvidenceFile(reading, id, evidence[0]!.id);
  });
  await useMeetings(door, ports.as);
  const app = await buildApp({
    doors: { live: door, sample: doors[1]! },
    defaultDatabase: async () => 'live',
    sealKey: Buffer.alloc(32),
    exposure: LOOPBACK_ONLY,
    version: '0.0.0',
    imports: { door, actor, world: WORLD, open: openSourceFile },
    startImport: async () => 1,
    running: () => [],
  });
  await withOwner(cluster, 'live', (client) =>
    client.query(
      `insert into alert_recipient (alert_id, participant_id, chosen_by, asked_at)
       select a.id, p.id, 'named', a.sent_at from alert a, participant p where a.state = 'sent' and p.key = 'BR' on conflict do nothing`,
    ),
  );
  await useCoalition({ door, app, as: ports.as });
  await app.close();
}

/** Signs in, invites, gives and ends roles, sets a second factor, makes a token: what only people with accounts do. */
async function useAccounts(door: Door): Promise<void> {
  const app = await buildApp({
    doors: { live: door, sample: doors[1]! },
    defaultDatabase: async () => 'live',
    sealKey: Buffer.alloc(32),
    exposure: LOOPBACK_ONLY,
    version: '0.0.0',
    imports: { door, actor, world: WORLD, open: openSourceFile },
    startImport: async () => 1,
    running: () => [],
  });
  const gate = { door, sealKey: Buffer.alloc(32), nowMs: () => Date.now() };
  const password = 'wombat harness seventeen lighthouse';
  const { token } = (await inviteFirst(gate))!;
  const person = { name: 'Ada', email: 'ada@example.org' };
  let cookie = '';
  const post = async (url: string, payload: object) => {
    const response = await app.inject({ method: 'POST', url, payload, headers: { cookie } });
    expect([url, response.statusCode]).toEqual([url, 200]);
    const [set] = response.cookies;
    if (set !== undefined) cookie = `${set.name}=${set.value}`;
    return response.json();
  };
  const get = async (url: string) => (await app.inject({ url, headers: { cookie } })).json();
  await post('/api/invitations/read', { token });
  await post('/api/invitations/accept', { ...person, token, password });
  const { address } = await post('/api/second-factor', { password });
  const totp = URI.parse(address) as TOTP;
  const { recoveryCodes } = await post('/api/second-factor/confirm', { code: totp.generate() });
  await post('/api/session', { email: person.email, password: 'wrong' }).catch(() => undefined);
  const next = totp.generate({ timestamp: Date.now() + 30_000 });
  await post('/api/session', { email: person.email, password, code: next });
  await post('/api/second-factor/remove', { password, code: recoveryCodes[0] });
  await post('/api/session', { email: person.email, password });
  const [made] = (await get('/api/people')).items;
  await post(`/api/people/${made.id}/roles`, { role: 'observer', participantId: null });
  const [again] = (await get('/api/people')).items;
  await post(`/api/roles/${again.grants.at(-1).id}/end`, { reason: 'a test' });
  const roles = [{ role: 'observer', participantId: null, groupKey: null }];
  await post('/api/invitations', { name: 'Bo', email: 'bo@example.org', roles });
  for (const url of ['/api/invitations', '/api/participants', '/api/sessions', '/api/second-factor'])
    await get(url);
  const { token: secret, item } = await post('/api/tokens', { name: 'script', scopes: ['read'], days: 1 });
  await app.inject({ url: '/api/tokens', headers: { authorization: `Bearer ${secret}` } });
  await post(`/api/tokens/${item.id}/end`, {});
  await post('/api/session/end', {});
  await app.close();
}

afterAll(async () => {
  await Promise.all(doors.map((door) => door.close()));
  await cluster?.stop();
});

const isLeftOut = (file: string): boolean => LEFT_OUT.some((folder) => file.startsWith(folder));

/** `src/features/health/queries.ts` → `health`; what is no feature's stands under its layer. */
function snapshotOf(file: string): string {
  const [, layer = '', feature = ''] = file.split('/');
  return layer === 'features' ? feature : layer;
}

function renderSnapshots(): Map<string, string> {
  const pages = new Map<string, string>();
  for (const [file, statements] of [...emitted].sort(([a], [b]) => (a < b ? -1 : 1))) {
    if (isLeftOut(file)) continue;
    const name = snapshotOf(file);
    const body = [...statements].sort().map((statement) => `${statement};\n`);
    pages.set(name, `${pages.get(name) ?? ''}-- ${file}\n\n${body.join('\n')}\n`);
  }
  return pages;
}

test('each feature emits the statements of its snapshot (else: look at the difference, then vitest -u)', async () => {
  const pages = renderSnapshots();
  for (const [name, text] of pages) await expect(text).toMatchFileSnapshot(`../${SNAPSHOTS}/${name}.sql`);
});

test('no snapshot is of a feature that has gone', () => {
  const names = [...renderSnapshots().keys()].map((name) => `${name}.sql`);
  expect(readdirSync(SNAPSHOTS).filter((name) => !names.includes(name))).toEqual([]);
});

/** Files of ours in which a statement is sent. */
function listQueryFiles(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter(
      (entry) => entry.isFile() && /\.ts$/.test(entry.name) && !/(\.test|^testing)\.ts$/.test(entry.name),
    )
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => /\btx\s*\.query\b/.test(readFileSync(path, 'utf8')));
}

test('no file that sends statements is left out of the snapshots', () => {
  const files = [...listQueryFiles('src/features'), ...listQueryFiles('src/store/reading')].filter(
    (file) => !isLeftOut(file),
  );
  expect(files.filter((file) => !emitted.has(file))).toEqual([]);
  expect([...(emitted.get('unknown') ?? [])]).toEqual([]);
});
