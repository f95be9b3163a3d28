import { afterAll, beforeAll, expect, test } from 'vitest';
import { startSession } from '../src/features/access/session.ts';
import type { AlertResponse } from '../src/features/alerts/contract.ts';
import type { ChainResponse } from '../src/features/chains/contract.ts';
import type { CommitmentResponse } from '../src/features/commitments/contract.ts';
import type { LedgerResponse } from '../src/features/ledger/contract.ts';
import type { MeetingResponse } from '../src/features/meetings/contract.ts';
import type { MyWorkResponse } from '../src/features/my-work/contract.ts';
import type { RecommendationResponse } from '../src/features/recommendations/contract.ts';
import type { ReviewResponse } from '../src/features/review/contract.ts';
import { hashPack } from '../src/features/review/pack-hash.ts';
import type { TriageResponse } from '../src/features/triage/contract.ts';
import type { Role } from '../src/model/access.ts';
import { GATE, LOCAL_ADMINISTRATOR } from '../src/store/door.ts';
import { withOwner } from '../src/store/owner.ts';
import { openPlanted, type PlantedWorld } from './planted.ts';

/**
 * The loop from a signal to a review, played through the API by people of twelve countries on a clock that the test moves. What is played
 * is what the time ledger and the review pack must show.
 */
let world: PlantedWorld;
let now = new Date('2024-02-01T08:00:00Z');
const at = (instant: string) => {
  now = new Date(instant);
};
const ZEALAND = 'focal point, NZ';
const SECRETARIAT = 'secretariat';
const EXPERT = 'expert, NZ';
const ASKED = ['CL', 'AR', 'PE', 'BR', 'MX', 'CA', 'ES', 'PT', 'FR', 'DE', 'JP'] as const;
const ACKNOWLEDGE = ASKED.slice(0, 9);
const tokens = new Map<string, string>();
const focal = (key: string) => `focal, ${key}`;

beforeAll(async () => {
  world = await openPlanted({ clock: () => now, hasHistory: true });
  await local(
    `insert into participant (key, kind, name, iso2) select k, 'country', 'Country ' || k, k from unnest($1::text[]) k on conflict do nothing`,
    [ASKED],
  );
  await local("update participant set joined_on = '2023-07-07' where key = any ($1)", [[...ASKED, 'NZ']]);
  await local(
    "insert into working_group (key, parent_key, title) values ('2', null, 'Detecting'), ('2.1', '2', 'Early warning')",
  );
  for (const key of ASKED) await addPerson(focal(key), 'focal-point', key, null);
  for (const key of ['CL', 'BR']) await addPerson(`authority, ${key}`, 'validating-authority', key, null);
  await addPerson(EXPERT, 'expert', 'NZ', '2.1');
});
afterAll(() => world.close());

const local = <T>(sql: string, values: unknown[] = []) =>
  world.doors.live.run(LOCAL_ADMINISTRATOR, async (tx) => (await tx.query(sql, values)).rows as T[]);

async function addPerson(who: string, role: Role, key: string, group: string | null): Promise<void> {
  const [person] = await local<{ id: number }>('insert into person (name) values ($1) returning id', [who]);
  await local('insert into account (person_id, email) values ($1, $2)', [
    person!.id,
    `${person!.id}@example.org`,
  ]);
  await local(
    `insert into role_grant (person_id, role, participant_id, group_key, granted_by)
     values ($1, $2, (select id from participant where key = $3), $4, 'test')`,
    [person!.id, role, key, group],
  );
  const token = await world.doors.live.run(GATE, async (tx) => {
    await tx.query("insert into credential (person_id, password_hash) values ($1, 'none')", [person!.id]);
    return startSession(tx, { personId: person!.id, agent: 'test', nowMs: Date.now() });
  });
  tokens.set(who, token);
}

const ask: PlantedWorld['ask'] = (who, request) => {
  const token = tokens.get(who);
  if (token === undefined) return world.ask(who, request);
  const asked = typeof request === 'string' ? { url: request } : request;
  return world.app.inject({ ...asked, headers: { cookie: `tocsin-live=${token}` } });
};
async function send<T>(who: string, url: string, payload: object): Promise<T> {
  const response = await ask(who, { method: 'POST', url, payload });
  expect([who, url, response.statusCode, response.statusCode === 200 ? '' : response.body]).toEqual([
    who,
    url,
    200,
    '',
  ]);
  return response.json() as T;
}
const get = async <T>(who: string, url: string): Promise<T> => (await ask(who, url)).json() as T;
const idOf = async (key: string): Promise<number> =>
  (await local<{ id: number }>('select id from participant where key = $1', [key]))[0]!.id;

let alert: AlertResponse;
let advice: RecommendationResponse;
let meeting: MeetingResponse;
const commitments: CommitmentResponse[] = [];

test('an expert verifies a signal; its alert goes to eleven countries, and nine acknowledge it', async () => {
  const { items } = await get<{ items: { id: string; place: { iso2: string | null } }[] }>(
    ZEALAND,
    '/api/signals?scope=all&limit=500',
  );
  const signal = items.find(({ place }) => place.iso2 === 'CL')!;
  const triage = await send<TriageResponse>(EXPERT, '/api/triage', { signalIds: [signal.id] });
  // Some of the planted reports are for health alone; a review tells of what is for any purpose.
  await local(
    `update triage set purpose = 'any', evidence = jsonb_set(evidence, '{purpose}', '"any"') where id = $1`,
    [triage.id],
  );
  const graded = await send<TriageResponse>(EXPERT, `/api/triage/${triage.id}/steps`, {
    ...{ step: 'grade', version: triage.version, sourceGrade: 'B', credibility: 2 },
  });
  at('2024-02-01T20:00:00Z');
  await send(EXPERT, `/api/triage/${triage.id}/steps`, {
    ...{ step: 'verify', version: graded.version, note: 'Two laboratories agree.' },
  });
  at('2024-02-02T08:00:00Z');
  alert = await send(ZEALAND, '/api/alerts', { triageIds: [triage.id] });
  const participants = await Promise.all(ASKED.map(idOf));
  alert = await send(ZEALAND, `/api/alerts/${alert.id}/steps`, {
    step: 'edit',
    version: alert.version,
    content: {
      ...alert.content,
      ...{
        riskOrigin: 'A new opioid.',
        health: 'Overdoses.',
        advice: 'Look for it.',
        uncertainty: 'Few reports.',
      },
    },
    label: { marking: alert.marking, purpose: alert.purpose, readers: [] },
    choice: { isAll: false, participants, groups: [] },
  });
  alert = await send(ZEALAND, `/api/alerts/${alert.id}/steps`, { step: 'send', version: alert.version });
  for (const [hours, key] of ACKNOWLEDGE.entries()) {
    at(new Date(Date.parse('2024-02-02T08:00:00Z') + (hours + 1) * 3_600_000).toISOString());
    await send(focal(key), `/api/alerts/${alert.id}/receipts`, { stage: 'received' });
  }
  expect((await get<AlertResponse>(ZEALAND, `/api/alerts/${alert.id}`)).recipients).toMatchObject({
    asked: 11,
    received: 9,
  });
});

test('a sub-working group puts it on its next meeting, and adopts a recommendation by silence', async () => {
  at('2024-02-03T09:00:00Z');
  meeting = await send(SECRETARIAT, '/api/meetings', {
    groupKey: '2.1',
    title: 'Monthly meeting',
    on: '2024-02-12',
    time: '14:00',
    timeZone: 'Europe/Vienna',
    minutes: 90,
    place: '',
    link: '',
    quorum: 1,
    label: { marking: 'AMBER', purpose: 'any', readers: [] },
  });
  const agenda = {
    step: 'agenda',
    version: meeting.version,
    items: [{ title: 'The alert', subject: { kind: 'alert', id: alert.id } }],
  };
  meeting = await send(SECRETARIAT, `/api/meetings/${meeting.id}/steps`, agenda);
  at('2024-02-12T16:00:00Z');
  advice = await send(EXPERT, '/api/recommendations', {
    groupKey: '2.1',
    content: {
      title: 'Look for it in overdoses',
      text: 'Test overdoses for it.',
      rationale: '',
      implementation: '',
    },
    ...{ scope: 'national', cluster: '', alertIds: [alert.id], practiceIds: [] },
  });
  at('2024-02-13T09:00:00Z');
  advice = await send(SECRETARIAT, `/api/recommendations/${advice.id}/steps`, {
    step: 'propose',
    version: advice.version,
    silenceUntil: '2024-02-20T09:00:00Z',
  });
  await send(focal('CL'), `/api/recommendations/${advice.id}/positions`, { position: 'support' });
  at('2024-02-20T09:00:00Z');
  advice = await get(EXPERT, `/api/recommendations/${advice.id}`);
  expect(advice).toMatchObject({ state: 'adopted', adoptedAt: '2024-02-20T09:00:00.000Z' });
  // The clockwork of the server writes it down.
  const { tick } = await import('../src/server/clockwork.ts');
  await tick({ doors: world.doors, actorIn: () => LOCAL_ADMINISTRATOR }, now);
  expect(await get(EXPERT, `/api/recommendations/${advice.id}`)).toMatchObject({ code: 'R 2.1-01' });
});

test('two countries commit, one to a law and one to an enforcement action; one milestone goes late', async () => {
  for (const [key, kind] of [
    ['CL', 'law'],
    ['BR', 'enforcement'],
  ] as const) {
    at('2024-02-22T09:00:00Z');
    let held = await send<CommitmentResponse>(focal(key), '/api/commitments', {
      kind,
      recommendationIds: [advice.id],
    });
    const step = async (who: string, body: object) => {
      held = await send(who, `/api/commitments/${held.id}/steps`, { version: held.version, ...body });
    };
    await step(focal(key), {
      step: 'edit',
      draft: {
        kind,
        content: {
          ...held.content,
          title: `Tests for it, ${key}`,
          institution: 'Ministry of Health',
          problem: 'Overdoses go untested.',
          action: 'Test every overdose of unknown cause.',
          startsOn: '2024-03-01',
          endsOn: '2024-12-31',
        },
        milestones: [{ title: 'Plan', deliverable: 'A plan', verifier: 'Coroners', dueOn: '2024-04-30' }],
        recommendationIds: [advice.id],
        participantIds: [],
        label: { marking: 'AMBER', purpose: 'any', readers: [] },
      },
    });
    await step(focal(key), { step: 'submit' });
    at('2024-02-25T09:00:00Z');
    await step(`authority, ${key}`, { step: 'validate' });
    at('2024-03-01T09:00:00Z');
    await step(focal(key), { step: 'begin' });
    if (kind === 'law') {
      at('2024-04-20T09:00:00Z');
      const milestoneId = held.milestoneList[0]!.id;
      await step(focal(key), {
        step: 'milestone-done',
        milestoneId,
        note: 'Published.',
        link: { title: 'The plan', url: 'https://example.org/plan' },
      });
      for (const [stage, on] of [
        ['drafted', '2024-03-10'],
        ['tabled', '2024-03-20'],
        ['adopted', '2024-04-01'],
        ['in-force', '2024-04-15'],
      ])
        await step(focal(key), { step: 'law-stage', stage, on });
    }
    commitments.push(held);
  }
  at('2024-05-03T09:00:00Z');
  const late = await get<CommitmentResponse>(focal('BR'), `/api/commitments/${commitments[1]!.id}`);
  expect(late.isLate).toBe(true);
});

test('the ledger shows each stage as it was played', async () => {
  const ledger = await get<LedgerResponse>(SECRETARIAT, '/api/ledger');
  const step = (name: string) => ledger.steps.find((each) => each.step === name)!;
  expect(step('triage-to-decision')).toMatchObject({ count: 1, open: 0, median: 0.5 });
  expect(step('verified-to-alert')).toMatchObject({ count: 1, median: 0.5 });
  expect(step('alert-to-received')).toMatchObject({ count: 11, open: 2, median: 6 / 24 });
  expect(step('alert-to-agenda').median).toBeCloseTo(10 + 5 / 24, 9);
  expect(step('alert-to-recommendation').median).toBeCloseTo(18 + 1 / 24, 9);
  expect(step('recommendation-to-commitment')).toMatchObject({ count: 1, open: 0, median: 5 });
  expect(step('commitment-to-force')).toMatchObject({ count: 2, open: 1 });
  expect(ledger.chains[0]).toMatchObject({
    alert: { asked: 11, received: 9 },
    recommendation: { id: advice.id, adoptedAt: '2024-02-20T09:00:00.000Z' },
    committedAt: '2024-02-25T09:00:00.000Z',
    inForceAt: '2024-04-15T00:00:00.000Z',
    effectAt: null,
  });
  const { agendaAt, alert } = ledger.chains[0]!;
  const days = (Date.parse(agendaAt!) - Date.parse(alert!.sentAt!)) / 86_400_000;
  expect(days).toBeCloseTo(10 + 5 / 24, 9);
});

test('the ledger is told of one group, one kind of commitment, one participant', async () => {
  const [chile, japan] = await local<{ id: number }>(
    "select id from participant where key in ('CL', 'JP') order by key",
  );
  const told = async (filter: string) => {
    const { steps } = await get<LedgerResponse>(SECRETARIAT, `/api/ledger?${filter}`);
    return Object.fromEntries(steps.map(({ step, count, open }) => [step, [count, open]]));
  };
  const all = {
    'recommendation-to-commitment': [1, 0],
    'commitment-to-force': [2, 1],
    'force-to-effect': [1, 1],
  };
  const none = {
    'recommendation-to-commitment': [0, 0],
    'commitment-to-force': [0, 0],
    'force-to-effect': [0, 0],
  };
  expect(await told('group=2')).toEqual(all);
  expect(await told('group=2.1')).toEqual(all);
  expect(await told('group=2.2')).toEqual(none);
  expect(await told('kind=law')).toEqual({ ...all, 'commitment-to-force': [1, 0] });
  expect(await told('group=2.1&kind=enforcement')).toEqual({
    'recommendation-to-commitment': [1, 0],
    'commitment-to-force': [1, 1],
    'force-to-effect': [0, 0],
  });
  expect(await told('kind=policy')).toEqual({ ...none, 'recommendation-to-commitment': [1, 1] });
  expect(await told(`participant=${chile!.id}`)).toMatchObject({ ...all, 'commitment-to-force': [1, 0] });
  // What others answered was told of every participant.
  expect(await told(`participant=${japan!.id}`)).toMatchObject({
    ...none,
    'recommendation-to-commitment': [1, 1],
  });
});

let review: ReviewResponse;

test('the review pack shows it all, is frozen on its day with its fingerprint, and stays', async () => {
  review = await send(SECRETARIAT, '/api/reviews', {
    ...{ title: 'Spring review', event: 'A side event', place: 'Vienna', heldOn: '2024-05-03' },
  });
  const before = review.pack;
  const waiting = async () => (await get<MyWorkResponse>(SECRETARIAT, '/api/my-work')).items;
  expect(await waiting()).toContainEqual(
    expect.objectContaining({ kind: 'review-freeze', dueAt: '2024-05-03T23:59:59.000Z', isLate: false }),
  );
  review = await send(SECRETARIAT, `/api/reviews/${review.id}/steps`, { step: 'freeze', version: 1 });
  expect((await waiting()).map(({ kind }) => kind)).not.toContain('review-freeze');
  const { pack } = review;
  expect(pack).toMatchObject({ ...before, at: pack.at });
  expect(pack.lines).toMatchObject([
    { key: '2', recommendations: 1, answered: 1, commitments: { running: 2, late: 1 } },
  ]);
  expect(pack.late).toMatchObject([
    { participant: { name: 'Country BR' }, milestone: 'Plan', dueOn: '2024-04-30', daysLate: 3 },
  ]);
  expect(pack.recommendations).toMatchObject([
    { id: advice.id, code: 'R 2.1-01', commitmentIds: commitments.map(({ id }) => id).sort() },
  ]);
  expect(pack.kinds.map(({ kind, commitments: { running } }) => [kind, running])).toEqual([
    ['law', 1],
    ['policy', 0],
    ['enforcement', 1],
    ['other', 0],
  ]);
  const listed = await get<{ total: number }>(SECRETARIAT, '/api/commitments?late=true');
  expect(listed.total).toBe(pack.lines[0]!.commitments.late);
  const { steps } = await get<LedgerResponse>(SECRETARIAT, '/api/ledger');
  expect(pack.ledger).toEqual(steps);
  expect(review.packHash).toBe(hashPack(pack));
  const [audited] = await local<{ hash: string }>(
    "select detail ->> 'hash' as hash from audit_event where action = 'review.freeze'",
  );
  expect(audited?.hash).toBe(review.packHash);

  const held = await get<CommitmentResponse>(focal('BR'), `/api/commitments/${commitments[1]!.id}`);
  at('2024-06-01T09:00:00Z');
  await send(focal('BR'), `/api/commitments/${held.id}/steps`, {
    ...{ step: 'withdraw', version: held.version, note: 'No money.' },
  });
  const later = await get<ReviewResponse>(focal('JP'), `/api/reviews/${review.id}`);
  expect(later).toMatchObject({ pack, isIntact: true, state: 'frozen', may: [] });
});

test('the chain of every record of it tells the way from the reports to the review, and the days between', async () => {
  const [law] = commitments;
  const [signal] = alert.triages[0]!.signals;
  const chain = await get<ChainResponse>(EXPERT, `/api/chains/alert/${alert.id}`);
  expect(chain.nodes.map(({ kind, relation }) => `${kind} ${relation}`)).toEqual([
    ...['report cause', 'signal cause', 'triage cause', 'alert self', 'meeting result'],
    ...['recommendation result', 'commitment result', 'commitment result'],
    ...['milestone result', 'milestone result', 'review result'],
  ]);
  const days = (from: string, to: string) =>
    chain.edges.find((edge) => edge.from === from && edge.to === to)?.days;
  expect(days(`triage:${alert.triages[0]!.id}`, `alert:${alert.id}`)).toBe(1);
  expect(days(`alert:${alert.id}`, `meeting:${meeting.id}`)).toBe(10.2);
  expect(days(`alert:${alert.id}`, `recommendation:${advice.id}`)).toBe(18);
  expect(days(`recommendation:${advice.id}`, `commitment:${law!.id}`)).toBe(5);
  expect(days(`commitment:${law!.id}`, `review:${review.id}`)).toBe(68);
  expect(chain).toMatchObject({ isShortened: false, isSimulated: false });
  // From whatever record of it one begins, the same records hang together.
  const [report] = (await get<{ items: { id: string }[] }>(EXPERT, `/api/signals/${signal!.id}/reports`))
    .items;
  for (const [kind, id, without] of [
    ['report', report!.id, []],
    ['signal', signal!.id, []],
    ['triage', alert.triages[0]!.id, []],
    ['recommendation', advice.id, []],
    ['meeting', meeting.id, ['review', 'milestone', 'commitment', 'recommendation']],
    ['commitment', law!.id, []],
    ['milestone', law!.milestoneList[0]!.id, []],
    ['review', review.id, ['milestone']],
  ] as const) {
    const other = await get<ChainResponse>(EXPERT, `/api/chains/${kind}/${id}`);
    expect(other.self, kind).toBe(`${kind}:${id}`);
    const kinds = new Set<string>(other.nodes.map((node) => node.kind));
    for (const each of new Set(chain.nodes.map((node) => node.kind)))
      expect([kind, each, kinds.has(each)]).toEqual([
        kind,
        each,
        !(without as readonly string[]).includes(each),
      ]);
  }
  for (const who of ['public', 'observer'])
    for (const path of [
      `alert/${alert.id}`,
      `commitment/${law!.id}`,
      `review/${review.id}`,
      `meeting/${meeting.id}`,
    ])
      expect([who, path, (await ask(who, `/api/chains/${path}`)).statusCode]).toEqual([who, path, 404]);
});

test('a pack that somebody altered says so, and one for fewer readers leaves out what they may not read', async () => {
  await local(`update review set pack = jsonb_set(pack, '{late}', '[]') where id = $1`, [review.id]);
  expect(await get(SECRETARIAT, `/api/reviews/${review.id}`)).toMatchObject({ isIntact: false });
  await local("update commitment set marking = 'AMBER+STRICT' where id = $1", [commitments[0]!.id]);
  const next = await send<ReviewResponse>(SECRETARIAT, '/api/reviews', {
    ...{ title: 'Summer review', event: '', place: '', heldOn: '2024-09-01' },
  });
  expect(next.pack.commitments.map(({ id }) => id)).toEqual([commitments[1]!.id]);
  expect(next.previous?.id).toBe(review.id);
  const response = await ask(SECRETARIAT, {
    method: 'POST',
    url: `/api/reviews/${next.id}/steps`,
    payload: { step: 'freeze', version: 1 },
  });
  expect(response.json()).toMatchObject({ code: 'review.too-early' });
});

test('a pack on paper makes the run of signals that it counts, as its page does', async () => {
  const countAudiences = () =>
    withOwner(world.cluster, 'live', async (client) => {
      const { rows } = await client.query('select count(distinct audience)::int as count from detection_run');
      return rows[0].count as number;
    });
  const before = await countAudiences();
  expect((await ask(focal('CL'), `/api/reviews/${review.id}/pack.pdf`)).statusCode).toBe(200);
  expect(await countAudiences()).toBe(before + 1);
});

test('pack and brief come as PDF, a brief on one page, and nobody outside reads them', async () => {
  for (const url of [
    `/api/reviews/${review.id}/pack.pdf`,
    `/api/participants/${await idOf('CL')}/brief.pdf`,
  ]) {
    const response = await ask(focal('CL'), url);
    expect([response.statusCode, response.headers['content-type']]).toEqual([200, 'application/pdf']);
    const named = /pack/.test(url)
      ? /"review-[\w-]*[A-Za-z][\w-]*-\d{4}-\d{2}-\d{2}\.pdf"/
      : /brief-CL-\d{4}-\d{2}-\d{2}\.pdf/;
    expect(response.headers['content-disposition']).toMatch(named);
    expect(response.rawPayload.subarray(0, 5).toString()).toBe('%PDF-');
    const pages = response.rawPayload.toString('latin1').match(/\/Type \/Page\n/g) ?? [];
    expect(pages.length).toBeGreaterThan(0);
    if (url.includes('brief')) expect(pages).toHaveLength(1);
  }
  const brief = await get<{ unanswered: unknown[]; commitments: unknown[]; alerts: unknown[] }>(
    focal('CL'),
    `/api/participants/${await idOf('CL')}/brief`,
  );
  expect([brief.unanswered.length, brief.commitments.length, brief.alerts.length]).toEqual([0, 1, 1]);
  for (const who of ['public', 'observer', 'administrator'])
    expect([who, (await ask(who, `/api/reviews/${review.id}`)).statusCode]).toEqual([who, 404]);
});
