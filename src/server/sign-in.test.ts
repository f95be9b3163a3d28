import type { FastifyInstance, LightMyRequestResponse } from 'fastify';
import { type TOTP, URI } from 'otpauth';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inviteFirst } from '../features/access/invitations.ts';
import { testCluster } from '../store/cluster/testing.ts';
import type { Cluster } from '../store/cluster/types.ts';
import { openDatabase } from '../store/database.ts';
import { type Door, GATE, LOCAL_ADMINISTRATOR } from '../store/door.ts';
import { buildApp } from './app.ts';
import { LOOPBACK_ONLY } from './exposure.ts';
import { openSourceFile, WORLD } from './wiring.ts';

const PASSWORD = 'wombat harness seventeen lighthouse';
const sealKey = Buffer.alloc(32, 7);

let cluster: Cluster;
let doors: { live: Door; sample: Door };
let app: FastifyInstance;

async function build(isLoopbackOnly: boolean): Promise<FastifyInstance> {
  return buildApp({
    doors,
    defaultDatabase: async () => 'live',
    sealKey,
    exposure: isLoopbackOnly ? LOOPBACK_ONLY : { ...LOOPBACK_ONLY, isLoopbackOnly },
    version: '0.0.0',
    imports: { door: doors.live, actor: LOCAL_ADMINISTRATOR, world: WORLD, open: openSourceFile },
    startImport: async () => 1,
    running: () => [],
  });
}

beforeAll(async () => {
  cluster = await testCluster();
  doors = { live: await openDatabase(cluster, 'live'), sample: await openDatabase(cluster, 'sample') };
  app = await build(true);
});

afterAll(async () => {
  await app.close();
  await Promise.all(Object.values(doors).map((door) => door.close()));
  await cluster.stop();
});

type Headers = Readonly<Record<string, string>>;
const post = (url: string, payload: object, headers: Headers = {}) =>
  app.inject({ method: 'POST', url, payload, headers });
const get = (url: string, headers: Headers = {}) => app.inject({ url, headers });

function cookieOf(response: LightMyRequestResponse): Headers {
  const cookie = response.cookies.find(({ name }) => name.startsWith('tocsin-'));
  return cookie === undefined ? {} : { cookie: `${cookie.name}=${cookie.value}` };
}

let administrator: Headers;

test('until somebody can sign in, who holds the machine acts; from then on nobody does without signing in', async () => {
  expect((await get('/api/me')).json()).toMatchObject({ kind: 'local', hasAccounts: false });
  const gate = { door: doors.live, sealKey, nowMs: () => Date.now() };
  const old = await inviteFirst(gate);
  const invited = await inviteFirst(gate);
  const accept = (token: string, password = PASSWORD) =>
    post('/api/invitations/accept', { token, name: 'Ada', email: 'ada@example.org', password });
  expect((await accept(old!.token)).json().code).toBe('access.invitation-over');
  expect((await accept(invited!.token, 'password1')).json().code).toBe('access.password-weak');
  expect((await accept(invited!.token, 'short')).json().code).toBe('access.password-short');
  const accepted = await accept(invited!.token);
  expect(accepted.statusCode).toBe(200);
  expect(accepted.json().me).toMatchObject({ kind: 'person', role: 'administrator' });
  expect(accepted.headers['set-cookie']).toMatch(/HttpOnly; SameSite=Strict/);
  administrator = cookieOf(accepted);
  expect((await accept(invited!.token)).json().code).toBe('access.invitation-over');
  expect((await get('/api/me')).json()).toMatchObject({ kind: 'public', hasAccounts: true });
  expect((await get('/api/me', administrator)).json()).toMatchObject({ name: 'Ada' });
  expect(await inviteFirst(gate)).toBeUndefined();
});

describe('with an account', () => {
  /** Of the second factor that the tests begin with. */
  const first: { recovery: readonly string[] } = { recovery: [] };
  const signIn = (password: string, code?: string) =>
    post('/api/session', { email: 'ADA@example.org', password, ...(code === undefined ? {} : { code }) });

  test('a wrong password and an unknown address are refused in the same words', async () => {
    const wrong = await signIn('wrong');
    const unknown = await post('/api/session', { email: 'nobody@example.org', password: PASSWORD });
    expect(wrong.statusCode).toBe(401);
    expect(unknown.json()).toEqual(wrong.json());
  });

  test('sessions are listed, ended, and of no use afterwards', async () => {
    const second = cookieOf(await signIn(PASSWORD));
    const { items } = (await get('/api/sessions', administrator)).json();
    expect(items.filter(({ isCurrent }: { isCurrent: boolean }) => isCurrent)).toHaveLength(1);
    expect(items.length).toBe(2);
    expect((await post('/api/session/end', {}, second)).json()).toEqual({ done: true });
    expect((await get('/api/me', second)).json().kind).toBe('public');
    expect((await get('/api/sessions', administrator)).json().items.length).toBe(1);
    expect((await get('/api/sessions', second)).statusCode).toBe(401);
  });

  test('a second factor is asked once it is confirmed; a code is good once, a recovery code too', async () => {
    const offered = await post('/api/second-factor', { password: PASSWORD }, administrator);
    const totp = URI.parse(offered.json().address);
    const wrong = await post('/api/second-factor/confirm', { code: '000000' }, administrator);
    expect(wrong.json().code).toBe('access.wrong-code');
    const code = (totp as unknown as { generate(): string }).generate();
    const confirmed = await post('/api/second-factor/confirm', { code }, administrator);
    first.recovery = confirmed.json().recoveryCodes;
    const [recovery = ''] = first.recovery;
    const state = async () => (await get('/api/second-factor', administrator)).json();
    expect(await state()).toEqual({
      setAt: expect.stringMatching(/^20.*Z$/),
      recoveryCodesLeft: 10,
    });
    expect((await signIn(PASSWORD)).json()).toEqual({ kind: 'code-needed' });
    expect((await signIn(PASSWORD, code)).json().code).toBe('access.wrong');
    expect((await signIn(PASSWORD, recovery.toUpperCase())).json().kind).toBe('in');
    expect((await signIn(PASSWORD, recovery)).json().code).toBe('access.wrong');
    expect((await state()).recoveryCodesLeft).toBe(9);
    expect((await get('/api/second-factor', {})).statusCode).toBe(401);
  });

  test('a second factor is taken away by the password and a code of it, by neither alone', async () => {
    const remove = async (body: object) => {
      const answer = await post('/api/second-factor/remove', body, administrator);
      return answer.statusCode === 200 ? 'gone' : answer.json().code;
    };
    const isSet = async () => (await get('/api/second-factor', administrator)).json().setAt !== null;
    const failures = async () => {
      const { rows } = await doors.live.run(GATE, (tx) =>
        tx.query<{ failed_count: number }>('select failed_count from credential'),
      );
      return rows[0]!.failed_count;
    };
    const setUp = async () => {
      const offered = await post('/api/second-factor', { password: PASSWORD }, administrator);
      const totp = URI.parse(offered.json().address) as TOTP;
      const code = totp.generate();
      const confirmed = await post('/api/second-factor/confirm', { code }, administrator);
      return { totp, code, recovery: confirmed.json().recoveryCodes[0] as string };
    };
    expect(await isSet()).toBe(true);
    const before = await failures();
    expect(await remove({ password: PASSWORD })).toBe('request.invalid');
    expect(await remove({ password: PASSWORD, code: '' })).toBe('access.wrong-proof');
    expect(await remove({ password: PASSWORD, code: '000000' })).toBe('access.wrong-proof');
    expect(await remove({ password: 'wrong', code: first.recovery[1] })).toBe('access.wrong-proof');
    expect(await isSet()).toBe(true);
    // Guesses are counted with those of signing in, and forgotten once it is right.
    expect(await failures()).toBe(before + 3);
    expect(await remove({ password: PASSWORD, code: first.recovery[1] })).toBe('gone');
    expect(await failures()).toBe(0);
    expect(await isSet()).toBe(false);
    expect(await remove({ password: PASSWORD, code: '000000' })).toBe('access.totp-none');

    const { totp, code } = await setUp();
    // The code that confirmed it was used up; the next one is good half a minute early.
    expect(await remove({ password: PASSWORD, code })).toBe('access.wrong-proof');
    const next = totp.generate({ timestamp: Date.now() + 30_000 });
    expect(await remove({ password: PASSWORD, code: next })).toBe('gone');
    expect((await signIn(PASSWORD)).json().kind).toBe('in');
  });

  test('guesses at a second factor close the account for a while, as guesses at the password do', async () => {
    const guess = () => post('/api/second-factor', { password: 'wrong' }, administrator);
    await doors.live.run(GATE, (tx) => tx.query('update credential set failed_count = 7'));
    expect((await guess()).json().code).toBe('access.wrong-proof');
    expect((await guess()).json().code).toBe('access.locked');
    expect((await signIn(PASSWORD)).json().code).toBe('access.locked');
    await doors.live.run(GATE, (tx) => tx.query('update credential set locked_until = null'));
    expect((await post('/api/second-factor', { password: PASSWORD }, administrator)).statusCode).toBe(200);
  });

  test('a token acts for its person within its scopes, until it is ended', async () => {
    const make = async (scopes: readonly string[]) =>
      (await post('/api/tokens', { name: 'script', scopes, days: 1 }, administrator)).json();
    const { token, item } = await make(['read']);
    const bearer = { authorization: `Bearer ${token}` };
    expect((await get('/api/me', bearer)).json()).toMatchObject({ name: 'Ada' });
    expect(
      (await post('/api/tokens', { name: 'more', scopes: ['write'], days: 1 }, bearer)).json().code,
    ).toBe('access.read-only-token');
    await post(`/api/tokens/${item.id}/end`, {}, administrator);
    expect((await get('/api/me', bearer)).statusCode).toBe(401);
    expect((await get('/api/me', { authorization: 'Bearer tocsin_guess' })).statusCode).toBe(401);
  });

  test('a person is invited to a role, has it, and loses it', async () => {
    const [participant] = (await get('/api/participants', administrator)).json().items;
    const roles = [{ role: 'focal-point', participantId: participant.id, groupKey: null }];
    const invited = await post(
      '/api/invitations',
      { name: 'Bo', email: 'bo@example.org', roles },
      administrator,
    );
    expect((await get('/api/invitations', administrator)).json().items.length).toBe(1);
    expect((await get('/api/invitations')).json().items).toEqual([]);
    const { token } = invited.json();
    expect((await post('/api/invitations/read', { token })).json()).toMatchObject({ name: 'Bo' });
    const bo = cookieOf(
      await post('/api/invitations/accept', {
        token,
        name: 'Bo',
        email: 'x@example.org',
        password: PASSWORD,
      }),
    );
    expect((await get('/api/me', bo)).json()).toMatchObject({
      role: 'focal-point',
      participants: [participant.id],
    });
    const people = (await get('/api/people', administrator)).json().items;
    const person = people.find(({ name }: { name: string }) => name === 'Bo');
    expect(person.email).toBe('bo@example.org');
    const elsewhere = { role: 'expert', participantId: participant.id + 1 };
    expect((await post(`/api/people/${person.id}/roles`, elsewhere, bo)).statusCode).toBe(403);
    const [grant] = person.grants;
    expect((await post(`/api/roles/${grant.id}/end`, { reason: 'moved on' }, bo)).statusCode).toBe(403);
    expect((await post(`/api/roles/${grant.id}/end`, { reason: 'moved on' }, administrator)).statusCode).toBe(
      200,
    );
    expect((await get('/api/me', bo)).json()).toMatchObject({ role: 'public', roles: [] });
  });

  test('a role for nobody, at nowhere, or that there is none of is refused and explained', async () => {
    const people = (await get('/api/people', administrator)).json().items as { id: number; name: string }[];
    const ada = people.find(({ name }) => name === 'Ada')!.id;
    const give = async (person: number, body: object) => {
      const { statusCode, body: text } = await post(`/api/people/${person}/roles`, body, administrator);
      const { code, detail } = JSON.parse(text);
      expect(detail).toMatch(/\w/);
      return [statusCode, code];
    };
    const secretariat = { role: 'secretariat', participantId: null };
    expect(await give(99_999, secretariat)).toEqual([404, 'person.not-found']);
    expect(await give(ada, { role: 'focal-point', participantId: 99_999 })).toEqual([
      404,
      'participant.not-found',
    ]);
    expect(await give(ada, { role: 'emperor', participantId: null })).toEqual([400, 'request.invalid']);
    const roles = [{ role: 'focal-point', participantId: 99_999, groupKey: null }];
    const invited = await post(
      '/api/invitations',
      { name: 'Cy', email: 'cy@example.org', roles },
      administrator,
    );
    expect([invited.statusCode, invited.json().code]).toEqual([404, 'participant.not-found']);
  });

  test('the last administrator stays one', async () => {
    const people = (await get('/api/people', administrator)).json().items;
    const ada = people.find(({ name }: { name: string }) => name === 'Ada');
    const grant = ada.grants.find(({ role }: { role: string }) => role === 'administrator');
    const ended = await post(`/api/roles/${grant.id}/end`, { reason: 'tired of it' }, administrator);
    expect(ended.json().code).toBe('role.last-administrator');
  });

  test('after eight wrong passwords in a row the account is closed for a while, to the right one too', async () => {
    for (let tries = 0; tries < 8; tries++) await signIn(`wrong ${tries}`);
    expect((await signIn(PASSWORD)).json().code).toBe('access.locked');
  });

  test('everything left its trace, in a chain', async () => {
    const trace = await doors.live.run(LOCAL_ADMINISTRATOR, async (tx) => {
      const { rows } = await tx.query<{ action: string; is_sound: boolean }>(
        `select action, hash = audit_digest(id, at, actor, action, subject, detail, reason, previous_hash)
           and previous_hash = coalesce(lag(hash) over (order by id), sha256('tocsin')) as is_sound from audit_event order by id`,
      );
      return rows;
    });
    expect(trace.filter(({ is_sound }) => !is_sound)).toEqual([]);
    const actions = new Set(trace.map(({ action }) => action));
    for (const action of [
      'person.invite',
      'person.join',
      'session.start',
      'session.refuse',
      'session.end',
      'account.lock',
    ])
      expect(actions).toContain(action);
  });
});

test('in the sample anybody on this computer acts as a simulated person; never in the real database', async () => {
  const { rows } = await doors.sample.run(LOCAL_ADMINISTRATOR, async (tx) => {
    const made = await tx.query<{ id: number }>(
      "insert into person (name, is_simulated) values ('Simulated expert', true) returning id",
    );
    await tx.query("insert into account (person_id, email) values ($1, 'expert@sample.invalid')", [
      made.rows[0]!.id,
    ]);
    return made;
  });
  const personId = rows[0]!.id;
  const switched = await post('/api/session/person?database=sample', { personId });
  expect((await get('/api/me?database=sample', cookieOf(switched))).json()).toMatchObject({
    name: 'Simulated expert',
  });
  expect((await post('/api/session/person?database=live', { personId })).json().code).toBe(
    'access.not-in-live',
  );
  const { rows: others } = await doors.sample.run(LOCAL_ADMINISTRATOR, (tx) =>
    tx.query<{ id: number }>(
      "insert into person (name, is_simulated) values ('Has no account', true) returning id",
    ),
  );
  const refused = await post('/api/session/person?database=sample', { personId: others[0]!.id });
  expect([refused.statusCode, refused.json().code]).toEqual([404, 'person.not-found']);
});

test('beyond loopback nobody acts without signing in, and nobody switches people', async () => {
  const open = await build(false);
  expect((await open.inject('/api/me?database=sample')).json()).toMatchObject({ kind: 'public' });
  const switched = await open.inject({
    method: 'POST',
    url: '/api/session/person?database=sample',
    payload: { personId: 1 },
  });
  expect(switched.json().code).toBe('access.not-in-live');
  await open.close();
});
