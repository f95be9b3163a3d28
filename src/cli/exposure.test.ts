import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { request as plainRequest } from 'node:http';
import { request } from 'node:https';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { copyPreparedFolder } from '../../test/prepared-folder.ts';
import { openCluster } from '../store/cluster/cluster.ts';
import { removeTestFolder } from '../store/cluster/testing.ts';
import type { Cluster } from '../store/cluster/types.ts';
import { buildProduct, ended, openProduct, untilSays } from './testing.ts';

const NAME = 'tocsin.example.org';
const ORIGIN = `https://${NAME}`;
const ACCOUNT = { name: 'Ada', email: 'ada@example.org', password: 'wombat harness seventeen lighthouse' };
const data = await copyPreparedFolder();
const { run, json, begin } = openProduct({ TOCSIN_DATA: data, TOCSIN_DATABASE_URL: '' });
const cert = join(data, 'cert.pem');
const key = join(data, 'key.pem');
let held: Cluster | undefined;
const hasOpenssl = spawnSync('openssl', ['version']).status === 0;

beforeAll(async () => {
  buildProduct();
  held = await openCluster({ dataDir: data, databaseUrl: '' });
  if (!hasOpenssl) return;
  const words = ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', '-subj', `/CN=${NAME}`];
  expect(spawnSync('openssl', [...words, '-keyout', key, '-out', cert]).status).toBe(0);
});
afterAll(async () => {
  await run('stop');
  await held?.stop();
  removeTestFolder(data);
});

interface Answer {
  readonly status: number | undefined;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

interface Asked {
  readonly path: string;
  readonly headers?: Record<string, string>;
  readonly body?: object;
}

function ask(local: URL, { path, headers = {}, body }: Asked): Promise<Answer> {
  const send = local.protocol === 'https:' ? request : plainRequest;
  const json = body === undefined ? {} : { 'content-type': 'application/json', origin: ORIGIN };
  return new Promise((resolve, reject) => {
    const asking = send(
      new URL(path, local),
      {
        method: body === undefined ? 'GET' : 'POST',
        rejectUnauthorized: false,
        headers: { host: NAME, ...json, ...headers },
      },
      (answer) => {
        const pieces: Buffer[] = [];
        answer.on('data', (piece: Buffer) => pieces.push(piece));
        answer.on('end', () =>
          resolve({
            status: answer.statusCode,
            headers: answer.headers,
            body: Buffer.concat(pieces).toString(),
          }),
        );
      },
    );
    asking.on('error', reject);
    asking.end(body === undefined ? undefined : JSON.stringify(body));
  });
}

const PORT = 20_000 + (process.pid % 20_000);
const start = (...words: string[]) =>
  begin('start', '--port', String(PORT), '--public-url', ORIGIN, ...words);

test.skipIf(!hasOpenssl)(
  'it is opened to others only once people can sign in, by TLS or through a stated proxy, and to nobody as the machine’s holder',
  async () => {
    const certificate = ['--tls-cert', cert, '--tls-key', key];
    const early = await json(2, 'start', '--port', String(PORT), '--public-url', ORIGIN, ...certificate);
    expect(early.error.code).toBe('server.sign-in-first');

    // As a newcomer: on this computer alone, the first administrator by the link.
    const first = begin('start', '--port', '0');
    const firstEnd = ended(first);
    const [, url = '', token = ''] = await untilSays(first, /(http:\/\/127\.0\.0\.1:\d+)\/welcome\S*#(\S+)/);
    const made = await fetch(`${url}/api/invitations/accept?database=live`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ token, ...ACCOUNT }),
    });
    expect(made.status).toBe(200);
    expect(made.headers.get('set-cookie')).not.toMatch(/Secure/);
    first.kill('SIGTERM');
    await firstEnd;

    const secure = start(...certificate);
    const secureEnd = ended(secure);
    await untilSays(secure, /Tocsin is ready: https:\/\/tocsin\.example\.org/);
    const local = new URL(`https://127.0.0.1:${PORT}`);
    const me = JSON.parse((await ask(local, { path: '/api/me?database=live' })).body);
    expect(me).toMatchObject({ kind: 'public', roles: ['public'] });
    expect(JSON.parse((await ask(local, { path: '/api/me?database=sample' })).body).kind).toBe('public');
    const page = await ask(local, { path: '/' });
    expect([page.status, page.headers['strict-transport-security']]).toEqual([
      200,
      expect.stringMatching(/max-age=31536000/),
    ]);
    expect((await ask(local, { path: '/api/me', headers: { host: 'localhost' } })).status).toBe(403);
    const signIn = { path: '/api/session?database=live', body: ACCOUNT };
    expect((await ask(local, { ...signIn, headers: { origin: 'https://attacker.example' } })).status).toBe(
      403,
    );
    const { email, password } = ACCOUNT;
    const entered = await ask(local, { ...signIn, body: { email, password } });
    expect([entered.status, String(entered.headers['set-cookie'])]).toEqual([
      200,
      expect.stringMatching(/HttpOnly; Secure; SameSite=Strict/),
    ]);
    const switched = await ask(local, { path: '/api/session/person?database=sample', body: { personId: 1 } });
    expect(switched.status).toBe(403);
    // The command line finds it although its certificate is for another name.
    expect(await json(0, 'stop')).toEqual({ stopped: true });
    expect((await secureEnd).status).toBe(0);

    const behind = start('--proxy', '127.0.0.1');
    const behindEnd = ended(behind);
    await untilSays(behind, /Tocsin is ready/);
    const proxied = await ask(new URL(`http://127.0.0.1:${PORT}`), {
      path: '/api/session?database=live',
      body: { email, password },
      headers: { 'x-forwarded-proto': 'https', 'x-forwarded-for': '198.51.100.7' },
    });
    expect([proxied.status, String(proxied.headers['set-cookie'])]).toEqual([
      200,
      expect.stringMatching(/Secure/),
    ]);
    behind.kill('SIGTERM');
    await behindEnd;

    const elsewhere = start('--proxy', '198.51.100.0/24');
    const elsewhereEnd = ended(elsewhere);
    await untilSays(elsewhere, /Tocsin is ready/);
    const past = await ask(new URL(`http://127.0.0.1:${PORT}`), { path: '/api/me' });
    expect([past.status, JSON.parse(past.body).code]).toEqual([403, 'request.past-proxy']);
    elsewhere.kill('SIGTERM');
    await elsewhereEnd;
  },
  400_000,
);

test('what is wrong is told before anything starts', async () => {
  writeFileSync(join(data, 'empty.pem'), '');
  expect((await json(2, 'start', '--host', '0.0.0.0')).error.code).toBe('server.no-public-url');
  expect((await json(2, 'start', '--public-url', ORIGIN)).error.code).toBe('server.no-tls');
});
