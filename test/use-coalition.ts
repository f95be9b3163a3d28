import { expect } from 'vitest';
import { findPersonActor } from '../src/features/access/actors.ts';
import { startSession } from '../src/features/access/session.ts';
import { CHAIN_KINDS, type ChainKind } from '../src/features/chains/rules.ts';
import { UNKNOWN_HOME } from '../src/features/digest/home.ts';
import { sendDigests } from '../src/features/digest/send-digests.ts';
import { sendReminders } from '../src/features/digest/send-reminders.ts';
import { collectWork } from '../src/features/my-work/service.ts';
import type { WorkPorts } from '../src/features/sample/play-work.ts';
import { search } from '../src/features/search/service.ts';
import { WORK_PROVIDERS } from '../src/features/work-providers.ts';
import type { buildApp } from '../src/server/app.ts';
import { tick } from '../src/server/clockwork.ts';
import { REMINDING } from '../src/server/mail-ports.ts';
import { type Door, GATE, LOCAL_ADMINISTRATOR, type Transaction } from '../src/store/door.ts';
import type { Reading } from '../src/store/reading/reading.ts';
import { formOf } from './send-form.ts';

interface World {
  readonly door: Door;
  readonly app: Awaited<ReturnType<typeof buildApp>>;
  readonly as: WorkPorts['as'];
}

const DAY_MS = 86_400_000;

/** The signal of the first triage; of other kinds the first record. */
async function firstOf(
  kind: ChainKind,
  // biome-ignore lint/suspicious/noExplicitAny: answers of many endpoints
  ask: (who: string, url: string) => Promise<any>,
): Promise<string> {
  return kind === 'signal' ? (await ask('secretariat', '/api/triage/1')).signals[0].signalId : '1';
}

/** People of the sample use everything that the coalition's work has but triage, alerts and meetings: each statement is sent once. */
export async function useCoalition({ door, app, as }: World): Promise<void> {
  const cookies = new Map<string, string>();
  for (const role of ['secretariat', 'expert', 'focal-point', 'validating-authority'])
    cookies.set(role, await signIn(door, `${role}@sample.invalid`));
  const ask = async (who: string, url: string, payload?: object) => {
    const headers = { cookie: cookies.get(who) ?? '' };
    const response = await app.inject(
      payload === undefined ? { url, headers } : { method: 'POST', url, payload, headers },
    );
    expect([url, response.statusCode, response.statusCode === 200 ? '' : response.body]).toEqual([
      url,
      200,
      '',
    ]);
    return String(response.headers['content-type']).includes('json') ? response.json() : undefined;
  };
  // The first commitment is a draft of others: what is not there is asked for, too.
  const headers = { cookie: cookies.get('secretariat') ?? '' };
  for (const kind of CHAIN_KINDS)
    expect([404, 200]).toContain(
      (await app.inject({ url: `/api/chains/${kind}/${await firstOf(kind, ask)}`, headers })).statusCode,
    );
  await useAdvice(ask);
  const reminding = {
    ...REMINDING,
    asHolder: <T>(work: (tx: Transaction) => Promise<T>) => door.run(LOCAL_ADMINISTRATOR, work),
    asPerson: async <T>(person: number, work: (reading: Reading) => Promise<T>) => {
      const actor = await door.run(GATE, (tx) => findPersonActor(tx, person));
      return actor && as(actor, new Date(), work);
    },
    ...{ from: 'Tocsin <tocsin@example.org>', home: UNKNOWN_HOME, now: new Date() },
  };
  expect(
    await sendReminders({ ...reminding, post: async () => Promise.reject(new Error('no server')) }),
  ).toBe(0);
  expect(await sendReminders({ ...reminding, post: async () => undefined })).toBeGreaterThan(0);
  await useReviews(ask);
  const withCookie: WithCookie = (form) => ({
    ...form,
    headers: { ...form.headers, cookie: cookies.get('secretariat') ?? '' },
  });
  await usePeople(ask, { app, withCookie });
  await as(LOCAL_ADMINISTRATOR, new Date(), (reading) => search(reading, { q: 'fentanyl', limit: 5 }));
  for (const who of cookies.keys()) await ask(who, '/api/my-work');
  await ask('expert', '/api/digest', { every: 'daily' });
  const { path } = await ask('expert', '/api/digest/feeds', {});
  await app.inject(path);
  const { feeds } = await ask('expert', '/api/digest');
  await ask('expert', `/api/digest/feeds/${feeds[0].id}/end`, {});
  await tick({ doors: { live: door, sample: door }, actorIn: () => LOCAL_ADMINISTRATOR }, new Date());
  await sendDigests(
    {
      asHolder: (work) => door.run(LOCAL_ADMINISTRATOR, work),
      asPerson: async (personId, work) => {
        const actor = await door.run(GATE, (tx) => findPersonActor(tx, personId));
        return actor && as(actor, new Date(), work);
      },
      collectWork: (reading) => collectWork(reading, WORK_PROVIDERS),
      post: async () => undefined,
      from: 'Tocsin <tocsin@example.org>',
      home: UNKNOWN_HOME,
      database: 'live',
      now: new Date(),
    },
    { isDryRun: false },
  );
}

async function signIn(door: Door, email: string): Promise<string> {
  return door.run(GATE, async (tx) => {
    const { rows } = await tx.query<{ id: number }>('select person_id as id from account where email = $1', [
      email,
    ]);
    const personId = rows[0]!.id;
    await tx.query(
      "insert into credential (person_id, password_hash) values ($1, 'none') on conflict do nothing",
      [personId],
    );
    return `tocsin-live=${await startSession(tx, { personId, agent: 'test', nowMs: Date.now() })}`;
  });
}

/** What the API answered: its contract is checked where it is written. */
type Answer = ReturnType<typeof JSON.parse>;
type Ask = (who: string, url: string, payload?: object) => Promise<Answer>;

async function useAdvice(ask: Ask): Promise<void> {
  const text = { title: 'a test', text: 'a test', rationale: '', implementation: '' };
  const input = { title: 'a test', text: '', done: '', outcome: '', organization: '', website: '' };
  const { items: groups } = await ask('expert', '/api/groups');
  const groupKey = groups.find(({ key }: { key: string }) => key === '2.1').key;
  const given = await ask('expert', '/api/inputs', {
    groupKey,
    content: input,
    marking: 'AMBER',
    cameBy: 'form',
  });
  const more = await ask('expert', '/api/inputs', {
    groupKey,
    content: input,
    marking: 'AMBER',
    cameBy: 'form',
  });
  const summary = { summary: 'a', context: 'a', needed: '', contraindication: '', triedBy: '' };
  const content = { title: 'a test', ...summary };
  let practice = await ask('expert', '/api/practices', { groupKey, content, inputIds: [given.id] });
  const stepPractice = async (body: object) => {
    const url = `/api/practices/${practice.id}/steps`;
    practice = await ask('expert', url, { version: practice.version, ...body });
  };
  await stepPractice({ step: 'edit', content, grade: 'low', marking: 'AMBER' });
  await stepPractice({ step: 'gather', inputIds: [more.id] });
  await stepPractice({ step: 'publish' });
  const draft = () =>
    ask('expert', '/api/recommendations', {
      ...{ groupKey, content: text, scope: 'joint', cluster: 'a', alertIds: [], practiceIds: [practice.id] },
    });
  let held = await draft();
  const step = async (body: object) => {
    const url = `/api/recommendations/${held.id}/steps`;
    held = await ask('secretariat', url, { version: held.version, ...body });
  };
  const about = { scope: 'joint', cluster: 'a', marking: 'AMBER', alertIds: [], practiceIds: [practice.id] };
  await step({ step: 'edit', content: { ...text, text: 'another' }, ...about });
  const comment = await ask('expert', `/api/recommendations/${held.id}/comments`, { text: 'a', revision: 2 });
  await ask('expert', `/api/recommendations/${held.id}/comments/${comment.comments[0].id}/settled`, {});
  const today = new Date().toISOString().slice(0, 10);
  const meeting = await ask('secretariat', '/api/meetings', {
    ...{ groupKey, title: 'a test', place: '', link: '', quorum: 1 },
    ...{ on: today, time: '00:00', timeZone: 'UTC', minutes: 15 },
  });
  const attended = [held.owner.id];
  await ask('secretariat', `/api/meetings/${meeting.id}/steps`, { step: 'hold', version: 1, attended });
  const dissents = [{ participantId: held.owner.id, reason: 'a test' }];
  await step({ step: 'adopt', meetingId: meeting.id, dissents });
  held = await draft();
  await step({ step: 'propose', silenceUntil: new Date(Date.now() + 4 * DAY_MS).toISOString() });
  await ask('focal-point', `/api/recommendations/${held.id}/positions`, {
    position: 'break',
    reason: 'a test',
  });
  await step({ step: 'withdraw', note: 'a test' });
  await stepPractice({ step: 'withdraw', note: 'a test' });
  await ask('expert', `/api/inputs/${more.id}/withdrawn`, { version: 1, note: 'a test' });
  for (const url of [
    '/api/inputs?loose=true&mine=true&group=2',
    `/api/inputs/${given.id}`,
    '/api/practices?state=published&group=2',
    '/api/recommendations?waiting=true&state=adopted&group=2&scope=joint&cluster=a&alert=1&practice=1',
    `/api/recommendations/${held.id}`,
  ])
    await ask('focal-point', url);
  const { items: adopted } = await ask('secretariat', '/api/recommendations?state=adopted&group=2.1');
  const [old, by] = adopted;
  const url = `/api/recommendations/${old.id}/steps`;
  await ask('secretariat', url, { step: 'supersede', version: old.version, by: by.id, note: 'a test' });
}

async function useReviews(ask: Ask): Promise<void> {
  const today = new Date().toISOString().slice(0, 10);
  const draft = { title: 'a test', event: '', place: '', heldOn: today };
  let review = await ask('secretariat', '/api/reviews', draft);
  const step = async (body: object) => {
    review = await ask('secretariat', `/api/reviews/${review.id}/steps`, {
      version: review.version,
      ...body,
    });
  };
  await step({ step: 'edit', review: draft });
  await step({ step: 'freeze' });
  await step({ step: 'conclude', note: 'a test' });
  review = await ask('secretariat', '/api/reviews', draft);
  await step({ step: 'cancel', note: 'a test' });
  await ask('secretariat', '/api/reviews');
  await ask('focal-point', '/api/participants/2/brief');
}

/** Adds whose request a form is. */
type WithCookie = <F extends { headers: object }>(form: F) => F & { headers: { cookie: string } };

async function usePeople(
  ask: Ask,
  { app, withCookie }: { readonly app: World['app']; readonly withCookie: WithCookie },
): Promise<void> {
  const { items } = await ask('secretariat', '/api/participants/overview');
  let [participant] = items;
  const url = `/api/participants/${participant.id}`;
  participant = await ask('secretariat', url);
  const step = async (body: object) => {
    participant = await ask('secretariat', `${url}/steps`, {
      version: participant.version,
      note: 'a test',
      ...body,
    });
  };
  await step({ step: 'rename', name: participant.name });
  await ask('secretariat', `${url}/people`, {
    ...{ name: 'Cy', email: 'cy@example.org', role: 'expert', groups: ['2.1'] },
  });
  await step({ step: 'leave', on: new Date().toISOString().slice(0, 10) });
  await ask('secretariat', '/api/participants', {
    ...{ kind: 'organization', key: 'A-TEST', name: 'A test', joinedOn: '2024-01-01', note: 'a test' },
  });
  for (const [what, text] of [
    ['participants', 'kind,code,name,joined_on,left_on\norganization,B-TEST,Another test,2024-01-01,\n'],
    ['experts', 'name,email,participant,role,groups\nDi,di@example.org,B-TEST,expert,2.1\n'],
    ['inputs', 'group,title\n2.1,In a table\n2.1,\n'],
    ['recommendations', 'group,title,text,state,adopted_on\n2.1,A,B,adopted,2024-01-01\n2.1,C,,draft,\n'],
  ] as const) {
    const sent = await app.inject({
      method: 'POST',
      url: `/api/tables/${what}`,
      ...withCookie(formOf({ name: `${what}.csv`, bytes: text })),
    });
    expect([what, sent.statusCode, sent.statusCode === 200 ? '' : sent.body]).toEqual([what, 200, '']);
  }
  const { items: kept } = await ask('secretariat', '/api/tables/inputs/rejects');
  const steps = '/api/table-rejects/steps';
  await ask('secretariat', steps, { step: 'set-aside', ids: [kept[0].id], reason: 'a heading' });
  await ask('secretariat', '/api/tables/inputs/rejects?state=set-aside');
  await ask('secretariat', steps, { step: 'take-up', ids: [kept[0].id] });
  await ask('secretariat', `/api/table-rejects/${kept[0].id}/retry`, { version: 3, cells: { group: '9.9' } });
  await ask('secretariat', `/api/table-rejects/${kept[0].id}/retry`, {
    version: 4,
    cells: { group: '2.1', title: 'a' },
  });
  const file = (
    await app.inject({ url: '/api/tables/inputs/rejects/file', headers: withCookie({ headers: {} }).headers })
  ).body;
  await app.inject({
    method: 'POST',
    url: '/api/tables/inputs',
    ...withCookie(formOf({ name: 'inputs.csv', bytes: `${file}1,,,,,2.1,Of none\n` })),
  });
  await ask('secretariat', '/api/exports');
  for (const kind of ['', ...KINDS.map((each) => `&kind=${each}`)])
    await ask('focal-point', `/api/search?q=test${kind}`);
}

const KINDS = [
  'place',
  'participant',
  'person',
  'group',
  'signal',
  'triage',
  'alert',
  'commitment',
  'meeting',
];
