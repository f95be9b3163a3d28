import { existsSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { copyPreparedFolder } from '../../test/prepared-folder.ts';
import { openCluster } from '../store/cluster/cluster.ts';
import { removeTestFolder } from '../store/cluster/testing.ts';
import type { Cluster } from '../store/cluster/types.ts';
import { buildProduct, ended, openProduct, untilSays } from './testing.ts';

const FIXTURE = 'src/sources/unodc-ids/fixtures/unodc-ids-invented.csv';
const PASSWORD = 'wombat harness seventeen lighthouse';
const EMAIL = 'ada@example.org';
const data = await copyPreparedFolder();
const { run, json, begin } = openProduct({ TOCSIN_DATA: data, TOCSIN_DATABASE_URL: '' });
/** Keeps the database server up between commands. */
let held: Cluster | undefined;
const passwordFile = join(data, 'password.txt');

/** A database with reports and a first administrator, made as a user makes them. */
beforeAll(async () => {
  buildProduct();
  writeFileSync(passwordFile, `${PASSWORD}\n`, { mode: 0o600 });
  held = await openCluster({ dataDir: data, databaseUrl: '' });
  await json(0, 'import', 'unodc-ids', FIXTURE);
  const server = begin('start', '--port', '0');
  const end = ended(server);
  const [, url = '', token = ''] = await untilSays(server, /(http:\/\/127\.0\.0\.1:\d+)\/welcome\S*#(\S+)/);
  const made = await fetch(`${url}/api/invitations/accept?database=live`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ token, name: 'Ada', email: EMAIL, password: PASSWORD }),
  });
  expect([made.status, await made.text()]).toEqual([200, expect.stringContaining('Ada')]);
  server.kill('SIGTERM');
  await end;
}, 400_000);

afterAll(async () => {
  await run('stop');
  await held?.stop();
  removeTestFolder(data);
});

test('--as shows what a simulated person sees, and takes their rights alone', async () => {
  const all = await json(0, 'status', '--database', 'sample');
  expect(all.actor).toMatchObject({ id: 'local-administrator' });
  const observer = await json(0, 'status', '--as', 'observer');
  expect(observer).toMatchObject({ database: 'sample', isSimulated: true, actor: { roles: ['observer'] } });
  expect(observer.reports).toBeGreaterThan(0);
  expect(observer.reports).toBeLessThan(all.reports);
  const refused = async (code: number, ...words: string[]) => (await json(code, ...words)).error.code;
  const out = join(data, 'out.csv');
  expect(await refused(3, 'export', 'reports', '--as', 'civil-society', '--out', out)).toBe('access.refused');
  expect(existsSync(out)).toBe(false);
  expect(await refused(2, 'status', '--as', 'nobody')).toBe('access.nobody-simulated');
  expect(await refused(3, 'signals', '--as', 'observer', '--database', 'live')).toBe('access.not-in-live');
});

test('signing in makes commands work as that person, and signing out ends it', async () => {
  const wrong = join(data, 'wrong.txt');
  writeFileSync(wrong, 'not it\n');
  expect((await json(3, 'login', EMAIL, '--password-file', wrong)).error.code).toBe('access.wrong');
  expect((await json(2, 'login', EMAIL)).error.code).toBe('access.no-terminal');
  const before = await json(0, 'status');
  expect(before.actor.id).toBe('local-administrator');

  const me = await json(0, 'login', EMAIL, '--password-file', passwordFile);
  expect(me).toMatchObject({ database: 'live', name: 'Ada', roles: ['administrator', 'secretariat'] });
  expect(statSync(join(data, 'signed-in.json')).mode & 0o077).toBe(0);
  const signedIn = await json(0, 'status');
  expect(signedIn.actor).toMatchObject({ id: me.person, name: 'Ada' });
  // Who is the owner of nothing lowers nothing.
  const change = ['marking', 'change', '1', '--to', 'CLEAR', '--reason', 'a test'];
  expect((await json(3, ...change)).error.code).toBe('access.refused');

  expect(await json(0, 'logout')).toEqual({ database: 'live', wasSignedIn: true });
  expect(await json(0, 'logout')).toEqual({ database: 'live', wasSignedIn: false });
  expect((await json(0, 'status')).actor.id).toBe('local-administrator');
  expect(await json(0, ...change)).toMatchObject({ changed: 1 });
});

test('the record says who did what, to those who may read it', async () => {
  const { events } = await json(0, 'audit', 'list', '--limit', '50');
  const actions = events.map((event: { actorName: string | null; action: string }) => [
    event.actorName,
    event.action,
  ]);
  expect(actions).toContainEqual(['Ada', 'session.start']);
  expect(actions).toContainEqual(['Ada', 'session.end']);
  expect(actions).toContainEqual([null, 'marking.change']);
  expect((await json(3, 'audit', 'list', '--as', 'observer')).error.code).toBe('access.refused');
  expect(await json(0, 'audit', 'verify')).toMatchObject({ isSound: true });
});

test('a session that is over stops commands instead of giving them more rights', async () => {
  writeFileSync(join(data, 'signed-in.json'), JSON.stringify({ live: 'stolen or run out' }));
  expect((await json(3, 'signals')).error.code).toBe('access.session-over');
  writeFileSync(join(data, 'signed-in.json'), 'not JSON');
  expect((await json(3, 'status')).error.code).toBe('access.session-over');
  await json(0, 'logout');
  await json(0, 'status');
});

test('a marking is shown and changed, with who did it and why', async () => {
  const shown = await json(0, 'marking', 'show', '2');
  expect(shown).toMatchObject({
    report: '2',
    marking: 'AMBER',
    mayChange: true,
    ofNewReports: null,
    changes: [],
  });
  const change = (...words: string[]) =>
    json(0, 'marking', 'change', '2', '--reason', 'an inquiry', ...words);
  const { changed } = await change('--to', 'AMBER+STRICT', '--stream', '--embargo', '2999-01-01');
  expect(changed).toBeGreaterThan(1);
  // What is not named stays.
  await change('--to', 'RED', '--reader', EMAIL);
  const after = await json(0, 'marking', 'show', '2');
  expect(after).toMatchObject({ marking: 'RED', embargoUntil: '2999-01-01', readers: [{ name: 'Ada' }] });
  expect(after.changes[0]).toMatchObject({
    from: 'AMBER+STRICT',
    to: 'RED',
    reports: 1,
    reason: 'an inquiry',
  });
  await change('--to', 'AMBER+STRICT', '--new');
  expect(await json(0, 'marking', 'show', '2')).toMatchObject({ ofNewReports: 'AMBER+STRICT' });
  const refused = async (code: number, ...words: string[]) =>
    (await json(code, 'marking', 'change', '2', '--reason', 'an inquiry', ...words)).error.code;
  expect(await refused(3, '--to', 'RED', '--reader', 'nobody@example.org')).toBe('marking.no-reader');
  expect(await refused(2, '--to', 'PINK')).toBe('usage');
  expect((await json(3, 'marking', 'show', '99999999')).error.code).toBe('marking.no-report');
});
