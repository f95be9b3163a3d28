import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DATA_ENDPOINTS } from '../features/data/contract.ts';
import { loadDetection } from '../features/detection/load.ts';
import { recordRun, Translator } from '../features/detection/record.ts';
import { ensureRun } from '../features/detection/service.ts';
import { HEALTH_ENDPOINTS } from '../features/health/contract.ts';
import { importFile } from '../features/imports/import-file.ts';
import type { OpenSourceFile } from '../features/imports/world.ts';
import { REPORT_ENDPOINTS } from '../features/reports/contract.ts';
import { ROUTES_ENDPOINTS } from '../features/routes/contract.ts';
import { SIGNALS_ENDPOINTS } from '../features/signals/contract.ts';
import { SITUATION_ENDPOINTS } from '../features/situation/contract.ts';
import { STATUS_ENDPOINTS } from '../features/status/contract.ts';
import { SUBSTANCES_ENDPOINTS } from '../features/substances/contract.ts';
import { dayOf } from '../kernel/days.ts';
import { type Endpoint, problemSchema } from '../model/api.ts';
import type { DetectionOutput, Finding } from '../model/detector.ts';
import type { ReportDraft } from '../model/report.ts';
import { testCluster } from '../store/cluster/testing.ts';
import type { Cluster } from '../store/cluster/types.ts';
import { openDatabase } from '../store/database.ts';
import { asDetection, type Door, LOCAL_ADMINISTRATOR } from '../store/door.ts';
import { buildApp } from './app.ts';
import { LOOPBACK_ONLY } from './exposure.ts';
import { sampleSource } from './sample-file.ts';
import { openSourceFile, WORLD } from './wiring.ts';

const actor = LOCAL_ADMINISTRATOR;
const reporter = { key: 'NZ', name: 'New Zealand', country: 'New Zealand' };
const seizure = (recordId: string, occurredOn: string, names: string[], more: Partial<ReportDraft> = {}) =>
  ({
    kind: 'seizure',
    reporter,
    recordId,
    occurredOn,
    occurredPrecision: 'day',
    place: { country: 'New Zealand', division: 'Auckland' },
    substances: names.map((name) => ({ name, role: 'found' })),
    ...more,
  }) satisfies ReportDraft;

/** Invented rows, one of each kind of thing that the endpoints read. */
const REPORTS: readonly ReportDraft[] = [
  seizure('1', '2024-01-02', ['Fentanyl'], {
    quantity: { amount: 2, amountText: '2', unitText: 'g' },
    route: { departure: 'China', transit: ['Singapore'], destination: 'New Zealand' },
    mode: 'Mail',
    concealment: 'Toys',
  }),
  seizure('2', '2024-01-03', ['Fentanyl', 'Carfentanil'], {
    route: { departure: 'China', destination: 'New Zealand' },
    mode: 'mail',
  }),
  seizure('3', '2024-01-20', ['Blorptanyl zzz']),
  seizure('4', '2024-02-06', ['Cocaine']),
  {
    kind: 'death',
    reporter: { key: 'US-CT', name: 'Connecticut', country: 'United States' },
    recordId: '5',
    occurredOn: '2024-01-01',
    occurredPrecision: 'month',
    reportedOn: '2024-02-10',
    place: { country: 'United States', division: 'Connecticut' },
    substances: [{ name: 'Fentanyl', role: 'found' }],
    details: { age: 30 },
  },
  {
    kind: 'wastewater',
    reporter: { key: 'FI', name: 'Finland', country: 'Finland' },
    recordId: '6',
    occurredOn: '2024-01-08',
    occurredPrecision: 'week',
    place: { country: 'Finland', town: 'Helsinki' },
    substances: [{ name: 'Methamphetamine', role: 'metabolite' }],
    details: { mgPer1000PeopleDay: 41.5 },
  },
  {
    kind: 'seizure',
    reporter: { key: 'MT', name: 'Malta', country: 'Malta' },
    recordId: '7',
    occurredOn: '2024-02-01',
    occurredPrecision: 'month',
    place: { country: 'Malta' },
    substances: [],
    isZeroReport: true,
  },
];
const AS_OF = '2024-02-20';
const SIGNAL = 's-increase';

let cluster: Cluster;
let app: FastifyInstance;
let doors: { live: Door; sample: Door };

const openReports: OpenSourceFile = async () => ({
  batches: (async function* () {
    yield {
      rows: REPORTS.map((report, index) => ({
        number: index + 1,
        cells: { report: JSON.stringify(report) },
      })),
      rejects: [
        { row: 99, column: 'date', raw: '31 June', code: 'row.date-impossible', values: { text: '31 June' } },
      ],
    };
  })(),
  summary: () => ({ sha256: 'ab'.repeat(32), bytes: 7, encoding: 'utf-8' }),
});

/** Signals of every shape, through the code that records real ones. */
async function recordSignals(door: Door): Promise<void> {
  await door.run(asDetection(actor), async (tx) => {
    const loaded = await loadDetection(tx, WORLD);
    const { keys, input } = loaded;
    const node = keys.nodeIds.indexOf('class-fentanils');
    const country = (iso2: string) =>
      input.places.findIndex((place) => place.iso2 === iso2 && place.level === 'country');
    const place = country('NZ');
    const base = {
      detectorVersion: 1,
      place,
      startDay: dayOf('2024-01-01'),
      lastDay: dayOf('2024-01-03'),
      observed: 2,
      expected: 0.123,
      score: 31,
      folded: [],
      explanation: { key: 'detectors.ears.explain.increase', values: { observed: 2 } },
    };
    const evidence = { place, fromDay: dayOf('2024-01-01'), toDay: dayOf('2024-02-20') };
    const leg = input.legValues.findIndex((value) => value.field === 'leg');
    const mode = input.legValues.findIndex((value) => value.field === 'mode');
    const findings: Finding[] = [
      {
        ...base,
        detector: 'ears',
        kind: 'increase',
        node,
        pValue: 0.0008,
        evidence: { ...evidence, node },
        folded: [{ ...base, detector: 'first-appearance', kind: 'first-appearance', node }],
        series: {
          firstWeekDay: dayOf('2024-01-01'),
          observed: [2, 0, 1, 0, 0, 0, 0],
          expected: [Number.NaN, 0.2, 0.2, 0.2, 0.2, 0.2, 0.2],
          lower: [0, 0, 0, 0, 0, 0, 0],
          upper: [1, 1, 1, 1, 1, 1, 1],
          isAlarm: [true, false, false, false, false, false, false],
        },
      },
      {
        ...base,
        detector: 'new-leg',
        kind: 'new-leg',
        node,
        legValue: leg,
        evidence: { ...evidence, node, legValue: leg },
      },
      {
        ...base,
        detector: 'new-leg',
        kind: 'new-leg',
        node,
        legValue: mode,
        evidence: { ...evidence, node, legValue: mode },
      },
      {
        ...base,
        detector: 'stream-change',
        kind: 'stream-start',
        stream: 0,
        evidence: { ...evidence, stream: 0 },
      },
    ];
    const ids = [SIGNAL, 's-leg', 's-mode', 's-stream'];
    const tracked = findings.map((finding, index) => ({
      key: ids[index]!,
      kind: finding.kind,
      detector: finding.detector,
      node: '',
      place: '',
      stream: '',
      leg: '',
      startDay: finding.startDay,
      lastDay: finding.lastDay,
      finding,
      isNew: true,
    }));
    const coverage = Object.fromEntries(
      ['first-appearance', 'farrington-flexible', 'ears', 'new-leg', 'stream-change'].map((id) => [
        id,
        { scored: 3, notApplicable: { 'detectors.reason.too-few-reports': 1 } },
      ]),
    ) as unknown as DetectionOutput['coverage'];
    const output = { asOf: AS_OF, findings, coverage, seriesCount: 12 };
    await recordRun(tx, { output, tracked, now: new Date() }, new Translator(loaded));
  });
}

beforeAll(async () => {
  cluster = await testCluster();
  doors = { live: await openDatabase(cluster, 'live'), sample: await openDatabase(cluster, 'sample') };
  const ports = { door: doors.live, actor, world: WORLD, open: openReports };
  await importFile(ports, { source: sampleSource, path: '', fileName: 'invented.csv' });
  await recordSignals(doors.live);
  app = await buildApp({
    doors,
    defaultDatabase: async () => 'live',
    sealKey: Buffer.alloc(32),
    exposure: LOOPBACK_ONLY,
    version: '0.0.0',
    imports: { ...ports, open: openSourceFile },
    startImport: async () => 1,
    running: () => [],
  });
  await app.ready();
});

afterAll(async () => {
  await app?.close();
  await Promise.all([doors?.live.close(), doors?.sample.close()]);
  await cluster?.stop();
});

const ENDPOINTS: readonly Endpoint[] = [
  STATUS_ENDPOINTS,
  SITUATION_ENDPOINTS,
  SIGNALS_ENDPOINTS,
  SUBSTANCES_ENDPOINTS,
  ROUTES_ENDPOINTS,
  HEALTH_ENDPOINTS,
  REPORT_ENDPOINTS,
  DATA_ENDPOINTS,
].flatMap((group) => Object.values(group));
const GETS = ENDPOINTS.filter((endpoint) => endpoint.method === 'GET');

const IDS: Readonly<Record<string, string>> = {
  '/api/signals/:id': SIGNAL,
  '/api/signals/:id/reports': SIGNAL,
  '/api/substances/:id': 'class-fentanils',
  '/api/reports/:id': '1',
  '/api/data/imports/:id': '1',
};
const addressOf = (endpoint: Endpoint, id = IDS[endpoint.path] ?? '') => endpoint.path.replace(':id', id);
const get = (url: string, headers: Record<string, string> = {}) =>
  app.inject({ method: 'GET', url, headers });
const post = (url: string, payload?: object, headers: Record<string, string> = {}) =>
  app.inject({ method: 'POST', url, headers, ...(payload === undefined ? {} : { payload }) });

function expectProblem(response: Awaited<ReturnType<typeof get>>, status: number, code: string): void {
  expect(response.headers['content-type']).toMatch(/^application\/problem\+json/);
  expect(problemSchema.parse(response.json())).toMatchObject({ status, code });
  expect(response.statusCode).toBe(status);
}

describe('every endpoint that reads', () => {
  test.each(GETS)('$path answers as its contract says', async (endpoint) => {
    const response = await get(addressOf(endpoint));
    expect(response.json()).toEqual(endpoint.response.parse(response.json()));
    expect(response.statusCode).toBe(200);
  });

  test.each(
    GETS.filter((endpoint) => !endpoint.path.includes(':')),
  )('$path answers on an empty database', async (endpoint) => {
    const response = await get(`${endpoint.path}?database=sample`);
    endpoint.response.parse(response.json());
    expect(response.statusCode).toBe(200);
  });

  test.each(GETS)('$path refuses a parameter it does not know', async (endpoint) => {
    expectProblem(await get(`${addressOf(endpoint)}?nonsense=1`), 400, 'request.invalid');
  });

  test.each(
    GETS.filter((endpoint) => endpoint.path.includes(':')),
  )('$path knows no unknown id', async (endpoint) => {
    const response = await get(addressOf(endpoint, '999999999'));
    expect(response.statusCode).toBe(404);
    expect(problemSchema.parse(response.json()).code).toMatch(/not-found$/);
  });
});

test.each([
  ['/api/series?node=nothing-such', 404, 'substance.not-found'],
  ['/api/series?place=99999999999999', 404, 'place.not-found'],
  ['/api/series?stream=77', 404, 'stream.not-found'],
  ['/api/series?asOf=2024-02-31', 400, 'request.invalid'],
  ['/api/signals?limit=0', 400, 'request.invalid'],
  ['/api/signals?country=nz', 400, 'request.invalid'],
  ['/api/reports/1%00', 404, 'report.not-found'],
  ['/api/data/names?query=%00', 400, 'request.invalid'],
  ['/api/nothing', 404, 'request.no-such-address'],
  // These told what the schema of the address had expected.
  ['/api/alerts/abc', 404, 'request.no-such-record'],
  ['/api/alerts/99999999999', 404, 'request.no-such-record'],
  ['/api/groups/xyz', 404, 'request.no-such-record'],
  ['/api/chains/practice/7', 404, 'request.no-such-record'],
  ['/api/participants/abc/brief', 404, 'request.no-such-record'],
])('%s is a problem', async (url, status, code) => {
  expectProblem(await get(url), status, code);
});

test('counts what was reported, once, whatever the level', async () => {
  const fentanils = (await get('/api/substances/class-fentanils')).json();
  // Reports 1, 2 (with two fentanils) and 5.
  expect(fentanils).toMatchObject({ reports: 3, signalCount: 3 });
  // The first day of each kind is its own: a signal on seizures begins with the first of these.
  const kinds = fentanils.reportsByKind as { kind: string; firstSeenOn: string }[];
  expect(kinds.map(({ kind }) => kind).sort()).toEqual(['death', 'seizure']);
  const firsts = kinds.map(({ firstSeenOn }) => firstSeenOn).sort();
  expect(firsts[0]).toBe(fentanils.firstSeenOn);
  for (const { firstSeenOn, firstKinds } of fentanils.countries)
    expect(kinds.some((each) => firstKinds.includes(each.kind) && each.firstSeenOn <= firstSeenOn)).toBe(
      true,
    );
  const series = (await get('/api/series?node=class-fentanils&unit=month')).json();
  expect(series.reportCount).toBe(3);
  expect(series.series.observed).toEqual([3, 0]);
  const all = (await get('/api/series?unit=week')).json();
  expect(all.series.firstOn).toBe('2024-01-01');
  expect(all.reportCount).toBe(6);
  const countries = (await get('/api/places/countries')).json().items;
  const find = (iso2: string) => countries.find((item: { iso2: string }) => item.iso2 === iso2);
  expect(find('NZ')).toMatchObject({ reports: 4, isoNumeric: '554', state: 'reporting' });
  expect(find('MT')).toMatchObject({ reports: 1, state: 'reported-none' });
  expect(find('FR')).toMatchObject({ reports: 0, state: 'no-reports' });
});

test('shows what was known on a past date, and no more', async () => {
  // Report 5 occurred on 1 January and was known on 10 February.
  const before = (await get('/api/reports?node=fentanyl&asOf=2024-02-09')).json();
  const after = (await get('/api/reports?node=fentanyl&asOf=2024-02-10')).json();
  expect([before.total, after.total]).toEqual([2, 3]);
  expect((await get('/api/signals?asOf=2024-02-09')).json()).toMatchObject({ asOf: null, total: 0 });
  expectProblem(await get(`/api/signals/${SIGNAL}?asOf=2024-02-09`), 404, 'signal.not-found');
});

test('tells signals with their leg, spark and evidence', async () => {
  const list = (await get('/api/signals')).json();
  expect(list).toMatchObject({ asOf: AS_OF, total: 4 });
  const [increase, leg, mode] = list.items;
  expect(increase.sentence).toMatchObject({
    key: 'signals.sentence.increase',
    values: { what: 'Fentanils', place: 'New Zealand', expected: 0.12, chance: 1300 },
  });
  expect(increase.spark).toHaveLength(26);
  expect(increase.spark.slice(-8)).toEqual([2, 0, 1, 0, 0, 0, 0, 0]);
  expect(leg.leg).toMatchObject({ from: { iso2: 'CN' }, to: { iso2: 'NZ' } });
  expect(mode.leg).toMatchObject({ field: 'mode' });
  const detail = (await get(`/api/signals/${SIGNAL}`)).json();
  expect(detail.reports.total).toBe(2);
  expect(detail.points).toMatchObject([{ place: { name: 'Auckland' }, reports: 2 }]);
  expect(detail.method.parameters.length).toBeGreaterThan(0);
  expect((await get('/api/signals?country=CN')).json().total).toBe(1);
  expect((await get('/api/signals?kind=new-leg&limit=1')).json()).toMatchObject({ total: 2, items: [{}] });
});

test('follows a way leg by leg, and marks what a signal says is new', async () => {
  const routes = (await get('/api/routes')).json();
  const told = routes.legs.map(
    (leg: { from: { iso2: string }; to: { iso2: string }; reports: number; isNew: boolean }) =>
      `${leg.from.iso2}-${leg.to.iso2} ${leg.reports} ${leg.isNew}`,
  );
  expect(told.sort()).toEqual(['CN-NZ 2 true', 'CN-SG 1 false', 'SG-NZ 1 false']);
  expect(routes.modes).toMatchObject([{ reports: 2, isNew: true, signalId: 's-mode' }]);
  expect(routes).toMatchObject({ routedReports: 2 });
});

test('settles a name for all its rows, and takes it back', async () => {
  const [name] = (await get('/api/data/names')).json().items;
  expect(name).toMatchObject({ name: 'Blorptanyl zzz', rows: 1, outcome: 'review' });
  const settled = await post(`/api/data/names/${name.id}/settle`, { targets: ['carfentanil'] });
  expect(settled.json()).toMatchObject({ outcome: 'resolved', rule: 'person', settled: { by: actor.name } });
  expect((await get('/api/substances/class-fentanils')).json().reports).toBe(4);
  expect((await get('/api/data/names')).json().total).toBe(0);
  expectProblem(
    await post(`/api/data/names/${name.id}/settle`, { targets: ['x'] }),
    404,
    'substance.not-found',
  );
  const undone = await post(`/api/data/names/${name.id}/undo`);
  expect(undone.json()).toMatchObject({ outcome: 'review', settled: null });
  expectProblem(await post(`/api/data/names/${name.id}/undo`), 409, 'name.not-settled');
  expect((await get('/api/substances/class-fentanils')).json().reports).toBe(3);
});

test('answers more requests at once than it has connections', async () => {
  for (let round = 0; round < 3; round++) {
    // Longer than a look at the database holds: each round looks again.
    await new Promise((resolve) => setTimeout(resolve, 600));
    const responses = await Promise.all(Array.from({ length: 40 }, () => get('/api/status')));
    expect(responses.every((response) => response.statusCode === 200)).toBe(true);
  }
});

test('keeps a row that is still wrong, and says why', async () => {
  expectProblem(await post('/api/data/rejects/999999/retry', { cells: {} }), 404, 'reject.not-found');
  expectProblem(
    await post('/api/data/rejects/1/retry?database=sample', { cells: {} }),
    409,
    'import.not-into-sample',
  );
  const [reject] = (await get('/api/data/rejects')).json().items;
  expect(reject).toMatchObject({ row: 99, column: 'date', state: 'open' });
  expect(reject.message).toContain('31 June');
});

test('makes the run of a past date where none is near, once', async () => {
  let made = 0;
  const other = await buildApp({
    doors,
    defaultDatabase: async () => 'live',
    sealKey: Buffer.alloc(32),
    exposure: LOOPBACK_ONLY,
    version: '0.0.0',
    imports: { door: doors.live, actor, world: WORLD, open: openSourceFile },
    startImport: async () => 1,
    running: () => [],
    ensureRun: async (_database, _actor, asOf = '') => {
      made += 1;
      const ports = { door: doors.live, actor, world: WORLD, database: 'live' };
      return ensureRun(ports, asOf);
    },
  });
  const asked = Array.from({ length: 20 }, () => other.inject('/api/signals?asOf=2024-02-09'));
  for (const response of await Promise.all(asked)) expect(response.json().asOf).toBe('2024-02-09');
  expect(made).toBe(1);
  await other.close();
});

test('answers to this computer and its own page only', async () => {
  expectProblem(await get('/api/status', { host: 'evil.example:80' }), 403, 'request.host');
  expectProblem(
    await post('/api/data/names/1/undo', undefined, { origin: 'http://evil.example' }),
    403,
    'request.origin',
  );
  expectProblem(
    await post('/api/data/names/1/undo', undefined, { 'sec-fetch-site': 'cross-site' }),
    403,
    'request.origin',
  );
  const policy = String((await get('/api/status')).headers['content-security-policy']);
  expect(policy).toContain("script-src 'self' 'wasm-unsafe-eval'");
  expect(policy).not.toMatch(/script-src[^;]*unsafe-inline/);
});

test('takes a file in, and says what is missing', async () => {
  const form = (parts: string) => ({
    method: 'POST' as const,
    url: '/api/data/imports',
    headers: { 'content-type': 'multipart/form-data; boundary=b' },
    payload: `${parts}--b--\r\n`,
  });
  const field = '--b\r\ncontent-disposition: form-data; name="source"\r\n\r\nunodc-ids\r\n';
  const file = '--b\r\ncontent-disposition: form-data; name="file"; filename="a.csv"\r\n\r\nx,y\n1,2\r\n';
  expect((await app.inject(form(field + file))).statusCode).toBe(202);
  expectProblem(await app.inject(form(field)), 400, 'import.file-missing');
  expectProblem(await app.inject(form(file)), 422, 'import.not-recognised');
  expectProblem(await post('/api/data/imports', {}), 415, 'request.media-type');
  expectProblem(
    await app.inject({ ...form(field + file), url: '/api/data/imports?database=sample' }),
    409,
    'import.not-into-sample',
  );
});

test('drafts a mapping of any table, tries it and takes the table in by it', async () => {
  const send = (url: string, fields: Readonly<Record<string, string>>, text: string) => {
    const parts = Object.entries(fields).map(
      ([name, value]) => `--b\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
    );
    const file = `--b\r\ncontent-disposition: form-data; name="file"; filename="seizures.csv"\r\n\r\n${text}\r\n`;
    return app.inject({
      method: 'POST',
      url,
      headers: { 'content-type': 'multipart/form-data; boundary=b' },
      payload: `${parts.join('')}${file}--b--\r\n`,
    });
  };
  const table =
    'Country;Date;Drug;Amount;Unit\nMalta;31.12.2023;Fentanyl;2,5;g\nMalta;30.02.2023;Fentanyl;1;g\nMalta;01.12.2023;Blorptanyl;1;g\n';
  const drafted = await send('/api/data/tables/draft', {}, table);
  expect(drafted.statusCode).toBe(200);
  const { mapping, questions, columns } = drafted.json();
  expect(questions.map(({ field }: { field: string }) => field)).toEqual([
    // One of the dates is in no calendar: the format is proposed, not taken.
    'occurred.format',
    'lagDays',
    'publisher',
  ]);
  expect(questions[0].options).toEqual(['DD.MM.YYYY']);
  expect(mapping).toMatchObject({ kind: 'seizure', occurred: { column: 'Date', format: '?' } });
  expect(columns[1]).toMatchObject({
    name: 'Date',
    dateFormats: [{ name: 'DD.MM.YYYY', text: '31.12.2023', on: '2023-12-31' }],
  });
  expectProblem(
    await send('/api/data/tables/try', { mapping: JSON.stringify(mapping) }, table),
    422,
    'mapping.question',
  );
  expectProblem(await send('/api/data/tables/try', { mapping: '{' }, table), 400, 'mapping.not-json');
  expectProblem(await send('/api/data/tables/try', {}, table), 400, 'request.invalid');
  const answered = JSON.stringify({
    ...mapping,
    occurred: { column: 'Date', format: 'DD.MM.YYYY' },
    lagDays: 30,
    publisher: 'Nobody',
  });
  const countBefore = (await get('/api/data/imports?database=live')).json().total;
  const tried = await send('/api/data/tables/try', { mapping: answered }, table);
  expect(tried.statusCode).toBe(200);
  expect(tried.json()).toMatchObject({
    read: 3,
    new: 2,
    rejected: 1,
    rows: [
      {
        row: 1,
        occurredOn: '2023-12-31',
        country: { text: 'Malta', name: 'Malta' },
        substances: [{ text: 'Fentanyl', outcome: 'resolved', names: ['Fentanyl'] }],
        quantity: { text: '2,5 g', comparable: { value: 2.5, unit: 'g' } },
      },
      { row: 3, substances: [{ text: 'Blorptanyl', outcome: 'review', names: [] }] },
    ],
    rejects: [{ row: 2, column: 'Date', raw: '30.02.2023', code: 'row.date-impossible' }],
  });
  expect((await get('/api/data/imports?database=live')).json().total).toBe(countBefore);
  expect((await send('/api/data/imports', { mapping: answered }, table)).statusCode).toBe(202);
  for (const url of ['/api/data/tables/draft', '/api/data/tables/try'])
    expectProblem(await send(`${url}?database=sample`, {}, table), 409, 'import.not-into-sample');
});

test('describes every endpoint in OpenAPI 3.1', async () => {
  const document = (await get('/api/openapi.json')).json();
  expect(document.openapi).toBe('3.1.0');
  for (const endpoint of ENDPOINTS) {
    const path = endpoint.path.replace(':id', '{id}');
    expect(document.paths[path]?.[endpoint.method.toLowerCase()]?.summary).toBe(endpoint.summary);
  }
});
