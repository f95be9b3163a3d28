import { spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import readXlsxFile from 'read-excel-file/node';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { copyPreparedFolder } from '../../test/prepared-folder.ts';
import { openCluster } from '../store/cluster/cluster.ts';
import { makeTestFolder, removeTestFolder } from '../store/cluster/testing.ts';
import type { Cluster } from '../store/cluster/types.ts';
import { buildProduct, ended, openProduct, untilSays } from './testing.ts';

const FIXTURE = 'src/sources/unodc-ids/fixtures/unodc-ids-invented.csv';
const ROWS = readFileSync(FIXTURE, 'utf8').trimEnd().split(/\r?\n/);
const data = await copyPreparedFolder();
const product = openProduct({ TOCSIN_DATA: data });
const { run, json } = product;
const file = (name: string) => join(data, name);
let held: Cluster | undefined;
const COMMANDS = ['start', 'stop', 'sources', 'import', 'detect', 'signals', 'replay', 'export', 'status'];

/**
 * Each test goes on from the data of the ones before it: one data folder, one database. Run the whole file;
 * one test picked by its name fails for want of those before it.
 */
beforeAll(buildProduct);
afterAll(async () => {
  await run('stop');
  await held?.stop();
  removeTestFolder(data);
});

describe('help and mistakes, which need no database', () => {
  test.each(
    COMMANDS,
  )('%s --help says what it does, with an example where there is something to choose', async (name) => {
    const { status, stdout, stderr } = await run(name, '--help');
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(new RegExp(`^Usage: tocsin ${name}`));
    if (name !== 'stop') expect(stdout).toContain(`npx tocsin ${name}`);
  });

  test.each([
    [['improt'], 'usage', 2, /Did you mean import\?/],
    [['status', '--foo'], 'usage', 2, /unknown option '--foo'/],
    [['import', 'unodc-ids'], 'usage', 2, /missing required argument 'file'/],
    [['import', 'unodc-ids', FIXTURE, '--replaces', 'abc'], 'usage', 2, /whole number from 1/],
    [['signals', '--limit', 'x'], 'usage', 2, /whole number from 1/],
    [['signals', '--as-of', '2015-02-30'], 'usage', 2, /YYYY-MM-DD/],
    [['signals', '--database', 'test'], 'usage', 2, /live, sample/],
    [['start', '--port', '99999'], 'usage', 2, /0 to 65535/],
    [['start', '--seed', '1e3'], 'usage', 2, /whole number/],
    [['replay', '--from', '2016-01-01'], 'usage', 2, /'--to <date>' not specified/],
    [['replay', '--from', '2016-01-01', '--to', '2015-01-01'], 'date.wrong-order', 2, /later one/],
    [['export', 'signals', '--format', 'pdf'], 'usage', 2, /csv, json, xlsx/],
    [['export', 'reports'], 'export.json-needs-out', 2, /--out FILE/],
    [['import', 'unodc-ids', '/nowhere/x.csv'], 'file.not-found', 3, /no file \/nowhere/],
    [['import', 'nope', FIXTURE], 'import.no-such-source', 2, /Sources: unodc-ids.*, table\./],
    [['import', 'unodc-ids', FIXTURE, '--mapping', 'x'], 'import.mapping-not-read', 2, /write «table»/],
    [['marking', 'show', 'abc'], 'usage', 2, /whole number from 1/],
    [['import', 'table', FIXTURE], 'import.no-mapping', 2, /--mapping FILE/],
    [['rejects', 'retry', '/nowhere/x.csv'], 'file.not-found', 3, /no file/],
  ] as const)('tocsin %j --json says %s and ends with %i', async (words, code, exitCode, message) => {
    const { status, stdout, stderr } = await run(...words, '--json');
    expect(status).toBe(exitCode);
    expect(stderr).toMatch(message);
    expect(JSON.parse(stdout)).toEqual({ error: { code, message: expect.any(String), exitCode } });
  });
});

describe('reports come in, with no server running', () => {
  test('sources lists what can be taken in', async () => {
    const sources = await json(0, 'sources');
    expect(sources[0]).toMatchObject({
      id: 'unodc-ids',
      publisher: expect.any(String),
      landingPage: expect.stringMatching(/^https:/),
      licence: expect.any(String),
    });
    const { stdout } = await run('sources');
    expect(stdout).toMatch(/^table\t.*--draft-mapping$/m);
  });

  const counts = { read: 1911, revised: 0, rejected: 0, withdrawn: 0 };
  const dryRun = ['import', 'unodc-ids', FIXTURE, '--dry-run'];

  test('a dry run on an empty folder keeps nothing, and no sample is made for it', async () => {
    const folder = makeTestFolder();
    const empty = openProduct({ TOCSIN_DATA: folder });
    const dry = await empty.json(0, ...dryRun);
    expect(dry).toMatchObject({ ...counts, new: 1911, unchanged: 0, importId: null, isDryRun: true });
    expect(await empty.json(0, 'status')).toMatchObject({ database: 'sample', reports: 0, imports: [] });
    removeTestFolder(folder);
  });

  test('beside a sample, too, a dry run keeps nothing; the import says what it did; the same file again changes nothing', async () => {
    expect(await json(0, ...dryRun)).toMatchObject({ ...counts, new: 1911, isDryRun: true });
    expect(await json(0, 'status', '--database', 'live')).toMatchObject({ reports: 0, imports: [] });
    expect(await json(0, 'import', 'unodc-ids', FIXTURE)).toMatchObject({
      ...counts,
      new: 1911,
      unchanged: 0,
    });
    expect(await json(0, 'import', 'unodc-ids', FIXTURE)).toMatchObject({
      ...counts,
      new: 0,
      unchanged: 1911,
    });
  });

  test('the database server is held from here on, as by another program at work', async () => {
    held = await openCluster({ dataDir: data });
    expect(held.startedByUs).toBe(true);
  });

  test('a corrected file withdraws what it lacks', async () => {
    writeFileSync(file('corrected.csv'), `${ROWS.slice(0, -1).join('\n')}\n`);
    const words = ['import', 'unodc-ids', file('corrected.csv'), '--replaces'];
    expect(await json(2, ...words, '99')).toMatchObject({ error: { code: 'import.no-such-file' } });
    const { imports } = await json(0, 'status');
    const corrected = await json(0, ...words, String(imports[0].id));
    expect(corrected).toMatchObject({ read: 1910, new: 0, rejected: 0, withdrawn: 1 });
  });

  test('rejected rows are kept, exported, mended and taken in', async () => {
    const bad = ROWS.slice(1, 4).map((row, index) =>
      index === 1 ? row : row.replace(/\d{4}-\d\d-\d\d|\d+\/\d+\/\d+/, 'yesterday'),
    );
    writeFileSync(file('bad.csv'), `${[ROWS[0], ...bad].join('\n')}\n`);
    expect(await json(5, 'import', 'unodc-ids', file('bad.csv'))).toMatchObject({
      read: 3,
      unchanged: 1,
      rejected: 2,
    });
    const listed = await json(0, 'rejects', 'list');
    expect(listed).toHaveLength(2);
    expect(listed[0]).toMatchObject({
      row: expect.any(Number),
      code: 'row.date-format',
      message: expect.stringContaining('yesterday'),
    });

    expect(await json(0, 'rejects', 'export', '--out', file('rejected.csv'))).toMatchObject({ rows: 2 });
    const day = /\d{4}-\d\d-\d\d|\d+\/\d+\/\d+/.exec(ROWS[1] ?? '')?.[0] ?? '';
    const mended = readFileSync(file('rejected.csv'), 'utf8').split('\r\n');
    // The first one is mended, the second one not.
    mended[1] = mended[1]!.replaceAll('yesterday', day);
    writeFileSync(file('rejected.csv'), mended.join('\r\n'));
    const retried = { retried: 2, takenIn: 1, stillRejected: 1, alreadyMended: 0 };
    expect(await json(5, 'rejects', 'retry', file('rejected.csv'))).toEqual(retried);
    expect(await json(5, 'rejects', 'retry', file('rejected.csv'))).toEqual({
      ...retried,
      takenIn: 0,
      alreadyMended: 1,
    });
    const left = await json(0, 'rejects', 'list');
    expect(left).toHaveLength(1);
    const number = String(left[0].id);
    expect(await json(2, 'rejects', 'set-aside', number)).toMatchObject({ error: { code: 'usage' } });
    expect(await json(0, 'rejects', 'set-aside', number, '--reason', 'a footnote')).toEqual({ rows: 1 });
    expect(await json(0, 'rejects', 'list')).toEqual([]);
    expect(await json(0, 'rejects', 'list', '--aside')).toMatchObject([
      { id: left[0].id, state: 'set-aside', setAside: { by: null, why: 'a footnote' } },
    ]);
    expect((await run('rejects', 'list', '--aside')).stdout).toMatch(
      /\n {4}set aside by Local administrator, \d{4}-.*Z: a footnote\n$/,
    );
    expect(await json(2, 'rejects', 'set-aside', number, '--reason', 'again')).toMatchObject({
      error: { code: 'reject.wrong-state' },
    });
    expect(await json(0, 'rejects', 'take-up', number)).toEqual({ rows: 1 });
    expect(await json(0, 'rejects', 'list')).toHaveLength(1);
    writeFileSync(file('other.csv'), 'a,b\n1,2\n');
    expect(await json(3, 'rejects', 'retry', file('other.csv'))).toMatchObject({
      error: { code: 'reject.no-number' },
    });
  });

  test('a mapping is proposed for any table', async () => {
    const draft = await json(
      0,
      'import',
      'table',
      'src/sources/table/fixtures/seizures-invented.csv',
      '--draft-mapping',
    );
    expect(draft).toMatchObject({ mapping: expect.any(Object), questions: expect.any(Array) });
    const words = ['import', 'table', 'src/sources/table/fixtures/seizures-invented.csv', '--dry-run'];
    const mapped = await json(
      5,
      ...words,
      '--mapping',
      'src/sources/table/fixtures/seizures-invented.mapping.json',
    );
    expect(mapped).toMatchObject({ read: 4, new: 3, rejected: 1 });
    // What is rejected is told there and then: it was referred to a list that a dry run adds nothing to.
    expect(mapped.rejects).toEqual([
      expect.objectContaining({
        row: expect.any(Number),
        column: expect.any(String),
        message: expect.any(String),
        code: expect.stringMatching(/^row\./),
      }),
    ]);
    const told = await run(
      ...words,
      '--mapping',
      'src/sources/table/fixtures/seizures-invented.mapping.json',
    );
    expect(told.stderr).toContain(mapped.rejects[0].message);
    expect(told.stderr).not.toContain('rejects list');
  });
});

describe('what is new goes out', { timeout: 300_000 }, () => {
  const SIGNAL = {
    id: expect.stringMatching(/^s-/),
    detector: expect.any(String),
    kind: expect.any(String),
    place: { name: expect.any(String), level: expect.any(String) },
    start: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
    observed: expect.any(Number),
    expected: expect.any(Number),
    score: expect.any(Number),
    reports: expect.any(Array),
  };

  test('detect, signals, replay and status agree', async () => {
    const detected = await json(0, 'detect');
    expect(detected).toMatchObject({
      database: 'live',
      signals: expect.any(Number),
      series: expect.any(Number),
    });
    const { asOf, signals } = await json(0, 'signals', '--all', '--limit', '500');
    expect([asOf, signals.length]).toEqual([detected.asOf, detected.signals]);
    for (const signal of signals) {
      expect(signal).toMatchObject(SIGNAL);
      expect(signal.substance ?? signal.stream).toMatchObject({ id: expect.anything() });
    }
    expect(signals.some(({ reports }: { reports: unknown[] }) => reports.length > 0)).toBe(true);
    const past = await json(0, 'signals', '--as-of', '2024-06-30');
    expect(past.asOf).toBe('2024-06-30');
    const { runs } = await json(0, 'replay', '--from', '2024-11-01', '--to', '2024-11-20');
    expect(runs.map((ran: { asOf: string }) => ran.asOf)).toEqual(['2024-11-01', '2024-11-08', '2024-11-15']);
    const beyond = await json(0, 'replay', '--from', detected.asOf, '--to', '2090-01-01');
    expect(beyond.runs.map((ran: { asOf: string }) => ran.asOf)).toEqual([detected.asOf]);
    expect(await json(2, 'replay', '--from', '2090-01-01', '--to', '2090-01-08')).toMatchObject({
      error: { code: 'date.after-newest' },
    });
    expect(await json(0, 'status')).toMatchObject({
      database: 'live',
      isSimulated: false,
      reports: 1910,
      rejects: 1,
      streams: expect.any(Number),
      substances: expect.any(Number),
      series: detected.series,
      signals: detected.signals,
    });
  });

  test.each([
    'reports',
    'signals',
    'series',
  ])('%s go out in three formats with the same rows', async (what) => {
    const told = new Map<string, { rows: number }>();
    for (const format of ['csv', 'json', 'xlsx'])
      told.set(format, await json(0, 'export', what, '--format', format, '--out', file(`${what}.${format}`)));
    const { rows, title } = JSON.parse(readFileSync(file(`${what}.json`), 'utf8'));
    expect(title).toBe(what);
    expect(rows.length).toBeGreaterThan(3);
    expect([...told.values()].map((answer) => answer.rows)).toEqual([rows.length, rows.length, rows.length]);
    const columns = Object.keys(rows[0]);
    const csv = readFileSync(file(`${what}.csv`), 'utf8');
    expect(csv.slice(1).split('\r\n')[0]).toBe(columns.join(','));
    const [sheet] = (await readXlsxFile(file(`${what}.xlsx`))) as unknown as [{ data: unknown[][] }];
    expect(sheet.data[0]).toEqual(columns);
    expect(sheet.data).toHaveLength(rows.length + 1);
  });

  test('a file that cannot be written is told, and nothing is left of it', async () => {
    const failed = await json(3, 'export', 'signals', '--out', file('no/such/folder/x.csv'));
    expect(failed.error.code).toBe('file.not-writable');
    expect(failed.error.message).toBe(
      `The file ${file('no/such/folder/x.csv')} cannot be written: there is no folder ${file('no/such/folder')}; make it first, or name a file elsewhere. Nothing was left there.`,
    );
    const folder = await json(3, 'export', 'signals', '--out', data);
    expect(folder.error.message).toContain(`${data} cannot be written: it is a folder; name a file in it.`);
    const asFile = await json(3, 'export', 'signals', '--out', 'package.json/x.csv');
    expect(asFile.error.message).toContain('is a file and no folder');
  });

  test('a reader that has seen enough ends the command without a word', async () => {
    const script = `"$0" bin/tocsin.mjs export reports | head -1; echo "ended with \${PIPESTATUS[0]}"`;
    const piped = await ended(
      spawn('bash', ['-c', script, process.execPath], { env: { ...process.env, TOCSIN_DATA: data } }),
    );
    expect(piped.stdout).toMatch(/^\uFEFFid,kind,.*\r\nended with 0\n$/);
    expect(piped.stderr).toBe('');
  });
});

describe('stopping', { timeout: 300_000 }, () => {
  beforeAll(() => held?.stop());

  test('Ctrl-C in mid-import keeps nothing of it and ends with 130', async () => {
    const many = Array.from({ length: 60 }, (_, turn) =>
      ROWS.slice(1).map((row) => row.replace(/;\d+(\.\d+)?;/, `;${turn + 7}.25;`)),
    ).flat();
    writeFileSync(file('many.csv'), `${[ROWS[0], ...many].join('\n')}\n`);
    const importing = product.begin('import', 'unodc-ids', file('many.csv'));
    const end = ended(importing);
    for (;;) {
      const { imports } = await json(0, 'status');
      if (imports.at(-1).file === 'many.csv') break;
    }
    importing.kill('SIGINT');
    expect(await end).toMatchObject({ status: 130, stdout: '', stderr: expect.stringContaining('Stopping') });
    expect((await json(0, 'status')).reports).toBe(1910);
  });

  test('every command works beside the running server, and SIGTERM stops it cleanly', async () => {
    const server = product.begin('start', '--port', '0');
    const end = ended(server);
    const [, url = ''] = await untilSays(server, /ready: (http:\/\/127\.0\.0\.1:\d+)/);
    expect((await fetch(`${url}/api/status`)).status).toBe(200);
    expect(await json(0, 'start')).toEqual({ url, pid: server.pid, isNew: false });
    expect(await json(0, 'import', 'unodc-ids', FIXTURE)).toMatchObject({ read: 1911, rejected: 0 });
    expect((await json(0, 'signals')).signals.length).toBeGreaterThan(0);
    expect((await json(0, 'status')).reports).toBe(1911);
    expect(await json(0, 'rejects', 'list')).toHaveLength(1);
    const simulated = await run('export', 'signals', '--database', 'sample');
    expect(
      simulated.stdout
        .trim()
        .split('\r\n')
        .every((line, row) => line.endsWith(row === 0 ? ',marking_of_data' : ',SIMULATED')),
    ).toBe(true);
    // A new leg is told by both its ends, in words and in every file; it was «Opioids — France», from wherever.
    const { signals } = await json(0, 'signals', '--database', 'sample');
    const { leg } = signals.find(({ leg }: { leg: { from?: string } | null }) => leg?.from !== undefined);
    expect((await run('signals', '--database', 'sample')).stdout).toContain(
      `(from ${leg.from} to ${leg.to})`,
    );
    expect(simulated.stdout).toContain(`,${leg.from},${leg.to},`);
    const taken = await run('start', '--port', new URL(url).port);
    expect(taken.stdout).toContain(url);
    server.kill('SIGTERM');
    expect(await end).toMatchObject({ status: 0 });
    expect(await json(0, 'stop')).toEqual({ stopped: false });
    expect(await json(2, 'start', '--seed', '7')).toMatchObject({ error: { code: 'sample.other-seed' } });
  });

  test('stop ends a running server', async () => {
    const server = product.begin('start', '--port', '0', '--json');
    const end = ended(server);
    await untilSays(server, /"isNew": true/);
    expect(await json(0, 'stop')).toEqual({ stopped: true });
    expect(await end).toMatchObject({ status: 0 });
  });
});
