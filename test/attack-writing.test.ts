import { existsSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findPersonActor } from '../src/features/access/actors.ts';
import { createApiToken } from '../src/features/access/api-tokens.ts';
import { mayDo } from '../src/features/access/rules.ts';
import { countControlled, openExportTable } from '../src/features/exporting/tables.ts';
import { type Actor, GATE, LOCAL_ADMINISTRATOR, PUBLIC } from '../src/store/door.ts';
import { withOwner } from '../src/store/owner.ts';
import { COPIES, firstOf, openPlanted, PEOPLE, PLANTED, type PlantedWorld, WORDS } from './planted.ts';
import { formOf } from './send-form.ts';

let planted: PlantedWorld;
beforeAll(async () => {
  planted = await openPlanted();
});
afterAll(() => planted.close());

const post = (who: string, url: string, payload: object = {}, headers: Record<string, string> = {}) =>
  planted.ask(who, { method: 'POST', url, payload, headers });
const idOf = (who: string): number => planted.people.get(who)!.id;

const actorOf = (who: string): Promise<Actor> =>
  who === 'public'
    ? Promise.resolve(PUBLIC)
    : planted.doors.live.run(GATE, async (tx) => (await findPersonActor(tx, idOf(who)))!);

/** All that somebody could change, but for the trail that an attempt itself leaves. */
const fingerprint = (): Promise<string> =>
  withOwner(planted.cluster, 'live', async (client) => {
    const tables = [
      'report',
      'access_label',
      'label_change',
      'person',
      'role_grant',
      'account',
      'api_token',
      'invitation',
      'reported_name',
      'name_decision',
      'reject',
      'import_file',
      'participant',
      'participant_membership',
      'triage',
      'triage_signal',
      'alert',
      'alert_recipient',
      'alert_receipt',
      'work_event',
      'commitment',
      'commitment_participant',
      'commitment_milestone',
      'commitment_evidence',
      'commitment_assessment',
      'commitment_report',
      'working_group',
      'meeting_series',
      'meeting',
      'meeting_item',
      'meeting_invitation',
      'meeting_reply',
      'meeting_attendance',
      'meeting_minutes',
      'meeting_paper',
      'action_item',
      'calendar_feed',
      'input',
      'recommendation',
      'table_file',
      'table_reject',
    ];
    const parts: string[] = [];
    for (const table of tables) {
      const { rows } = await client.query<{ sum: string }>(
        `select md5(coalesce(string_agg(md5(t::text), '' order by md5(t::text)), '')) as sum from ${table} t`,
      );
      parts.push(`${table} ${rows[0]!.sum}`);
    }
    return parts.join('\n');
  });

const AMBER = {
  marking: 'AMBER',
  purpose: 'any',
  embargoUntil: null,
  isOriginatorControlled: false,
  readers: [],
  reason: 'an attack',
  reach: 'report',
};
/** Changes that each person tries, and who of them may. */
const WRITES: readonly (readonly [what: string, url: string, payload: object, may: readonly string[]])[] = [
  ['lowers a marking', `/api/reports/${firstOf('zqstrict')}/marking`, AMBER, ['focal point, CL']],
  ['lowers RED', `/api/reports/${firstOf('zqred')}/marking`, AMBER, []],
  ['takes another’s report over', `/api/reports/${firstOf('zqother')}/marking`, AMBER, ['focal point, NZ']],
  [
    'makes themselves secretariat',
    '/api/people/1/roles',
    { role: 'secretariat', participantId: null },
    ['administrator', 'secretariat'],
  ],
  ['closes an account', '/api/people/3/account', { isDisabled: true }, ['administrator', 'secretariat']],
  [
    'invites an administrator',
    '/api/invitations',
    {
      name: 'Eve',
      email: 'eve@example.org',
      roles: [{ role: 'administrator', participantId: null, groupKey: null }],
    },
    ['administrator'],
  ],
  [
    'adds a participant',
    '/api/participants',
    { kind: 'organization', key: 'EVE', name: 'Eve', joinedOn: '2020-01-01', note: 'an attack' },
    ['administrator', 'secretariat'],
  ],
  [
    'lets a participant leave',
    '/api/participants/2/steps',
    { step: 'leave', version: 1, on: '2024-01-01', note: 'an attack' },
    ['administrator', 'secretariat'],
  ],
  [
    'nominates a focal point',
    '/api/participants/2/people',
    { name: 'Eve', email: 'eve@example.org', role: 'focal-point', groups: [] },
    ['administrator', 'secretariat'],
  ],
  ['invites somebody who has an account', '/api/people/1/invitation', {}, ['administrator', 'secretariat']],
  ['takes on a signal that is not theirs', '/api/triage', { signalIds: ['s-000000000000'] }, []],
  ['drafts an alert of what is not theirs', '/api/alerts', { triageIds: [1] }, []],
  ['acknowledges for others', '/api/alerts/1/receipts', { stage: 'received', participantId: 1 }, []],
  ['promises for others', '/api/commitments', { kind: 'law', recommendationIds: [], participantId: 999 }, []],
  [
    'withdraws what is not theirs',
    '/api/commitments/1/steps',
    { step: 'withdraw', version: 1, note: 'x' },
    [],
  ],
  [
    'assesses what is not there for them',
    '/api/commitments/1/steps',
    {
      step: 'assess',
      completion: 'complete',
      earlyResults: 'none',
      isVerifiable: true,
      ambition: 'modest',
      note: 'x',
    },
    [],
  ],
  [
    'takes in a table for others',
    '/api/commitments/rows',
    { rows: [{ number: 1, cells: { title: 'x' } }], participantId: 999 },
    [],
  ],
  ['adds a group', '/api/groups', { key: '9', title: 'Ours', mandate: '' }, ['secretariat']],
  [
    'plans a meeting of a group that is not theirs',
    '/api/meetings',
    {
      ...{ groupKey: '1', title: 'Ours', place: '', link: '', quorum: 0 },
      ...{ on: '2024-05-01', time: '09:00', timeZone: 'UTC', minutes: 60 },
    },
    [],
  ],
  ['cancels a meeting', '/api/meetings/1/steps', { step: 'cancel', version: 1, note: 'an attack' }, []],
  ['answers for others', '/api/meetings/1/replies', { reply: 'no', participantId: 1 }, []],
  ['drops an action', '/api/action-items/1/steps', { step: 'drop', version: 1, note: 'an attack' }, []],
  ['takes a paper off', '/api/papers/1/remove', {}, []],
  ['ends another’s calendar', '/api/calendar-feeds/00000000-0000-4000-8000-000000000000/end', {}, []],
  ['mends a kept line that is not theirs', '/api/table-rejects/1/retry', { version: 1, cells: {} }, []],
  [
    'sets a row aside that is not theirs',
    '/api/data/rejects/steps',
    { step: 'set-aside', ids: [1], reason: 'an attack' },
    [],
  ],
  [
    'sets a kept line aside that is not theirs',
    '/api/table-rejects/steps',
    { step: 'set-aside', ids: [1], reason: 'an attack' },
    [],
  ],
  ['mends a row that is not theirs', '/api/data/rejects/1/retry', { cells: { date: '2024-01-01' } }, []],
];

describe.each(PEOPLE.map(([who]) => who))('%s', (who) => {
  test.each(
    WRITES.filter(([, , , may]) => !may.includes(who)),
  )('who %s is refused, and nothing has changed', async (_what, url, payload) => {
    const before = await fingerprint();
    const { statusCode, body } = await post(who, url, payload);
    expect([401, 403, 404]).toContain(statusCode);
    // Nothing is learned from the refusal.
    for (const word of WORDS) expect(body).not.toContain(word);
    expect(await fingerprint()).toBe(before);
  });
});

test.each([
  '/api/data/imports',
  '/api/data/tables/draft',
  '/api/data/tables/try',
])('nobody who may not take files in can send one to %s', async (url) => {
  const payload =
    '--b\r\ncontent-disposition: form-data; name="file"; filename="a.csv"\r\n\r\nx,y\r\n1,2\r\n--b--\r\n';
  const headers = { 'content-type': 'multipart/form-data; boundary=b' };
  const before = await fingerprint();
  const answers: string[] = [];
  for (const [who] of PEOPLE) {
    const { statusCode } = await planted.ask(who, { method: 'POST', url, payload, headers });
    const actor = await actorOf(who);
    if (!mayDo(actor.roles, 'report.import') && ![401, 403].includes(statusCode))
      answers.push(`${who}: ${statusCode}`);
    expect(statusCode).toBeLessThan(500);
  }
  expect(answers).toEqual([]);
  expect(await fingerprint()).toBe(before);
});

const TABLES = [
  ['participants', 'kind,code,name,joined_on,left_on\norganization,EVE,Eve,,\n', 'participant.edit'],
  [
    'experts',
    'name,email,participant,role,groups\nEve,eve@example.org,CL,focal-point,\n',
    'participant.edit',
  ],
  ['inputs', 'group,title\n9.9,Eve\n', 'input.give'],
  [
    'recommendations',
    'group,title,text,state,adopted_on\n9.9,Eve,Eve,adopted,2020-01-01\n',
    'recommendation.draft',
  ],
  ['commitments', 'title,kind\nEve,law\n', 'commitment.write'],
] as const;
test.each(TABLES)('nobody who may not take in %s can send a table of them', async (what, text, action) => {
  for (const [who] of PEOPLE) {
    const { roles } = await actorOf(who);
    const mayTake = mayDo(roles, action) || (what === 'experts' && mayDo(roles, 'person.nominate'));
    if (mayTake) continue;
    const before = await fingerprint();
    const form = formOf({ name: 'x.csv', bytes: text });
    const { statusCode, body } = await planted.ask(who, {
      method: 'POST',
      url: `/api/tables/${what}`,
      ...form,
    });
    expect([who, [401, 403].includes(statusCode)]).toEqual([who, true]);
    for (const word of WORDS) expect(body).not.toContain(word);
    expect(await fingerprint()).toBe(before);
  }
});

test('a dry run leaves nothing behind, whoever asks for it', async () => {
  for (const [what, text] of TABLES) {
    const before = await fingerprint();
    const form = formOf({ name: 'x.csv', bytes: text }, { dryRun: 'true' });
    for (const [who] of PEOPLE)
      await planted.ask(who, { method: 'POST', url: `/api/tables/${what}`, ...form });
    expect([what, await fingerprint()]).toEqual([what, before]);
  }
});

describe('a marking that its owner changes', () => {
  const owner = 'focal point, CL';
  const url = `/api/reports/${firstOf('zqgreen')}/marking`;
  const change = async (part: object) => {
    const { statusCode, body } = await post(owner, url, { ...AMBER, reason: 'for this test', ...part });
    expect([statusCode, body]).toEqual([200, expect.stringContaining('changed')]);
  };
  const isSeenBy = async (who: string) =>
    (await planted.ask(who, `/api/reports/${firstOf('zqgreen')}`)).statusCode === 200;

  test('opens and closes at once, for lists, counts and what detection had worked out', async () => {
    await planted.ask('observer', '/api/signals?scope=all');
    await change({ marking: 'AMBER+STRICT', reach: 'stream' });
    expect(await isSeenBy('observer')).toBe(false);
    const { rows } = await withOwner(planted.cluster, 'live', (client) =>
      client.query("select from detection_run where audience <> 'all'"),
    );
    expect(rows).toEqual([]);
    // Chile's reports are all closed but those of RED; New Zealand's never were the observer's.
    expect((await planted.ask('observer', '/api/reports')).json().total).toBe(0);
    expect((await planted.ask('observer', '/api/signals?scope=all')).body).not.toMatch(/zq\w+/);
    await change({ marking: 'GREEN', reach: 'stream' });
    expect(await isSeenBy('observer')).toBe(true);
    expect(await isSeenBy('public')).toBe(false);
  });

  test('reaches named readers alone where it is RED, and names at least one', async () => {
    const refused = await post(owner, url, { ...AMBER, marking: 'RED', reason: 'for this test' });
    expect([refused.statusCode, refused.json().code]).toEqual([422, 'marking.red-names-nobody']);
    await change({ marking: 'RED', readers: [idOf(owner), idOf('observer')] });
    expect(await isSeenBy('observer')).toBe(true);
    for (const who of ['secretariat', 'police, NZ', 'public'])
      expect([who, await isSeenBy(who)]).toEqual([who, false]);
    // A reader learns that they may see it, not who else may.
    const held = (await planted.ask('observer', url)).json();
    expect(held).toMatchObject({ marking: 'RED', readers: [], changes: [], mayChange: false });
  });

  test.each([
    ['an unknown marking', { marking: 'PURPLE' }, 400, 'request.invalid'],
    ['an unknown purpose', { purpose: 'resale' }, 400, 'request.invalid'],
    ['an embargo until no day', { embargoUntil: '2999-02-30' }, 400, 'request.invalid'],
    ['a reader who is nobody', { readers: [99_999] }, 404, 'person.not-found'],
    ['no reason', { reason: ' ' }, 400, 'request.invalid'],
  ] as const)('%s is refused and explained, and nothing opens', async (_what, part, status, code) => {
    const before = await fingerprint();
    const answer = await post(owner, url, { ...AMBER, reason: 'for this test', ...part });
    expect([answer.statusCode, answer.json().code]).toEqual([status, code]);
    expect(answer.json().detail).toMatch(/\w/);
    expect(await fingerprint()).toBe(before);
  });

  test('waits for the end of an embargo', async () => {
    await change({ marking: 'CLEAR', embargoUntil: '2999-01-01' });
    expect([await isSeenBy('secretariat'), await isSeenBy(owner)]).toEqual([false, true]);
    await change({ marking: 'CLEAR', embargoUntil: '2020-01-01' });
    expect(await isSeenBy('public')).toBe(true);
  });

  test('keeps what its originator controls out of others’ exports, and says how much', async () => {
    await change({ marking: 'GREEN', isOriginatorControlled: true });
    const exported = async (who: string, what: 'reports' | 'series') =>
      planted.doors.live.run(await actorOf(who), async (tx) => {
        const table = await openExportTable(tx, what, { asOf: '2999-01-01', isSimulated: false });
        const rows: string[] = [];
        for await (const row of table.rows) rows.push(JSON.stringify(row));
        return { text: rows.join('\n'), leftOut: await countControlled(tx, what, '2999-01-01') };
      });
    expect(await isSeenBy('observer')).toBe(true);
    const theirs = await exported('observer', 'reports');
    expect(theirs.leftOut).toBe(1);
    const row = new RegExp(`^\\["?${firstOf('zqgreen')}"?,`, 'm');
    expect(theirs.text).not.toMatch(row);
    const own = await exported(owner, 'reports');
    expect(own.leftOut).toBe(0);
    expect(own.text).toMatch(row);
  });

  test('is shown with who changed it and why, to its owner', async () => {
    const { changes } = (await planted.ask(owner, url)).json();
    expect(changes[0]).toMatchObject({ actorName: owner, to: 'GREEN', reason: 'for this test' });
  });
});

describe('sessions and tokens', () => {
  const seen = async (cookie: string) =>
    (await planted.app.inject({ url: '/api/reports?limit=500', headers: { cookie } })).json().total;
  const set = (sql: string, values: unknown[]) =>
    withOwner(planted.cluster, 'live', (client) => client.query(sql, values));

  test.each([
    ['that has run out', "update session set expires_at = now() - interval '1 second' where person_id = $1"],
    ['that lay idle', "update session set last_used_at = now() - interval '13 hours' where person_id = $1"],
    ['that was ended', 'update session set ended_at = now() where person_id = $1'],
  ])('a session %s is nobody’s', async (_what, sql) => {
    const { id, token } = planted.people.get('health, NZ')!;
    const cookie = `tocsin-live=${token}`;
    const before = await seen(cookie);
    const open = await seen('');
    expect(before).toBeGreaterThan(open);
    await set(sql, [id]);
    expect(await seen(cookie)).toBe(open);
    await set(
      "update session set ended_at = null, last_used_at = now(), expires_at = now() + interval '1 day' where person_id = $1",
      [id],
    );
    expect(await seen(cookie)).toBe(before);
  });

  test('a closed account ends what is open, and its sessions stay ended when it opens again', async () => {
    const { id, token } = planted.people.get('civil society')!;
    const cookie = `tocsin-live=${token}`;
    const open = await seen('');
    expect(await seen(cookie)).toBeGreaterThan(open);
    expect((await post('secretariat', `/api/people/${id}/account`, { isDisabled: true })).statusCode).toBe(
      200,
    );
    expect(await seen(cookie)).toBe(open);
    expect((await post('secretariat', `/api/people/${id}/account`, { isDisabled: false })).statusCode).toBe(
      200,
    );
    expect(await seen(cookie)).toBe(open);
  });

  test('a secret of one database opens nothing in the other', async () => {
    const { token } = planted.people.get('secretariat')!;
    expect(await seen(`tocsin-sample=${token}`)).toBe(await seen(''));
    expect(await seen(`tocsin-live=${token}; tocsin-live=x`)).toBeGreaterThanOrEqual(await seen(''));
  });

  test('a token does what it was made for, until it ends', async () => {
    const actor = await actorOf('focal point, NZ');
    const make = () =>
      planted.doors.live.run(actor, (tx) =>
        createApiToken(tx, actor, { name: 't', scopes: ['read'], days: 1 }),
      );
    const { token, item } = await make();
    const ask = (authorization: string, method: 'GET' | 'POST' = 'GET', url = '/api/reports') =>
      planted.app.inject({
        method,
        url,
        headers: { authorization },
        ...(method === 'POST' ? { payload: {} } : {}),
      });
    expect((await ask(`Bearer ${token}`)).json().total).toBeGreaterThan(await seen(''));
    expect((await ask(`Bearer ${token}`, 'POST', `/api/tokens/${item.id}/end`)).json().code).toBe(
      'access.read-only-token',
    );
    for (const wrong of [`${token}x`, token.slice(0, -1), "x' or '1'='1", '', '*'])
      expect([wrong, [401, 200].includes((await ask(`Bearer ${wrong}`)).statusCode)]).toEqual([wrong, true]);
    await set("update api_token set expires_at = now() - interval '1 second' where id = $1", [item.id]);
    expect((await ask(`Bearer ${token}`)).statusCode).toBe(401);
    const other = await make();
    expect((await post('observer', `/api/tokens/${other.item.id}/end`)).statusCode).toBe(404);
    expect((await post('focal point, NZ', `/api/tokens/${other.item.id}/end`)).statusCode).toBe(200);
    expect((await ask(`Bearer ${other.token}`)).statusCode).toBe(401);
  });
});

describe('what comes in an address, a header or a body', () => {
  const EVIL = [
    "'; drop table report; --",
    "' or 1=1 --",
    '"><script>alert(1)</script>',
    '../../../../etc/passwd',
    '..%2f..%2fpackage.json',
    '\u0000',
    '=HYPERLINK("https://example.org")',
    '${7*7}{{7*7}}',
    '\r\nset-cookie: tocsin-live=x',
    '٣'.repeat(40),
  ];
  const ADDRESSES = [
    (text: string) => `/api/reports/${text}`,
    (text: string) => `/api/reports?node=${text}`,
    (text: string) => `/api/reports?from=${text}`,
    (text: string) => `/api/substances?query=${text}`,
    (text: string) => `/api/substances/${text}`,
    (text: string) => `/api/signals/${text}/reports`,
    (text: string) => `/api/signals?country=${text}`,
    (text: string) => `/api/data/names?query=${text}`,
    (text: string) => `/api/reports?database=${text}`,
  ];

  test.each(EVIL)('%j is data, and nothing else', async (text) => {
    const before = await fingerprint();
    for (const address of ADDRESSES) {
      const { statusCode, headers, body } = await planted.ask('public', address(encodeURIComponent(text)));
      expect([address(text), statusCode < 500]).toEqual([address(text), true]);
      expect(headers['content-type']).toMatch(/json/);
      expect(headers['x-content-type-options']).toBe('nosniff');
      expect(headers['set-cookie']).toBeUndefined();
      for (const word of WORDS.filter((each) => each !== 'zqclear')) expect(body).not.toContain(word);
    }
    const { statusCode } = await post('public', '/api/session', { email: text, password: text });
    expect(statusCode).toBeLessThan(500);
    expect(await fingerprint()).toBe(before);
  });

  test.skipIf(!existsSync('dist/web/index.html'))('no path leads out of the folder of the page', async () => {
    const secret = readFileSync('package.json', 'utf8').slice(0, 200);
    for (const path of [
      '/../package.json',
      '/..%2fpackage.json',
      '/assets/..%2f..%2f..%2fpackage.json',
      '/assets/%2e%2e/%2e%2e/%2e%2e/package.json',
      '/..\\..\\package.json',
      '//etc/passwd',
      '/%2fetc%2fpasswd',
      '/assets/%00.js',
    ]) {
      const { statusCode, body } = await planted.ask('public', path);
      expect([path, statusCode < 500, body.includes(secret), body.includes('root:x:')]).toEqual([
        path,
        true,
        false,
        false,
      ]);
    }
  });

  test.each([
    ['another name for this computer', { host: 'attacker.example' }],
    ['a name that begins like this computer’s', { host: 'localhost.attacker.example' }],
    ['a page of somebody else', { origin: 'https://attacker.example' }],
    ['a page that a browser calls foreign', { 'sec-fetch-site': 'cross-site' }],
    [
      'a page of the same computer on another port',
      { origin: 'http://localhost:1', 'sec-fetch-site': 'same-site' },
    ],
  ])('a change from %s is refused', async (_what, headers) => {
    const before = await fingerprint();
    const { statusCode } = await post(
      'secretariat',
      '/api/people/1/roles',
      { role: 'observer', participantId: null },
      headers,
    );
    expect(statusCode).toBe(403);
    expect(await fingerprint()).toBe(before);
  });

  test('headers of a proxy that nobody set up are not believed', async () => {
    const headers = {
      'x-forwarded-for': '127.0.0.1',
      'x-forwarded-host': 'localhost',
      'x-real-ip': '127.0.0.1',
    };
    const { statusCode } = await planted.app.inject({
      url: '/api/status',
      headers: { ...headers, host: 'attacker.example' },
    });
    expect(statusCode).toBe(403);
  });
});

test('after all of it the reports are what they were', async () => {
  const { rows } = await planted.doors.live.run(LOCAL_ADMINISTRATOR, (tx) =>
    tx.query<{ count: number }>('select count(*) as count from report'),
  );
  expect(rows[0]!.count).toBe(PLANTED.length * COPIES);
});
