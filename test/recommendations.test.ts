import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findPersonActor } from '../src/features/access/actors.ts';
import type { InputResponse, PracticeResponse } from '../src/features/inputs/contract.ts';
import type { RecommendationItem, RecommendationResponse } from '../src/features/recommendations/contract.ts';
import { settleSilences } from '../src/features/recommendations/settle-silences.ts';
import { GATE, LOCAL_ADMINISTRATOR } from '../src/store/door.ts';
import { openPlanted, type PlantedWorld } from './planted.ts';

/** From an expert's input to an adopted recommendation, played by people of two countries on a clock that the test moves. */
let world: PlantedWorld;
let now = new Date('2024-03-01T09:00:00Z');
const at = (instant: string) => {
  now = new Date(instant);
};
const CHILE = 'focal point, CL';
const ZEALAND = 'focal point, NZ';
const EXPERT = 'health, NZ';

const local = <T>(sql: string, values: unknown[] = []) =>
  world.doors.live.run(LOCAL_ADMINISTRATOR, async (tx) => (await tx.query(sql, values)).rows as T[]);

beforeAll(async () => {
  world = await openPlanted({ clock: () => now });
  await local(
    "insert into working_group (key, parent_key, title) values ('2', null, 'Detecting'), ('2.1', '2', 'Early warning'), ('1', null, 'Preventing'), ('1.1', '1', 'Manufacture')",
  );
  await local(
    `insert into role_grant (person_id, role, participant_id, group_key, granted_by)
     select p.id, 'expert', o.id, '2.1', 'test' from person p, participant o where p.name = $1 and o.key = 'NZ'`,
    [EXPERT],
  );
});
afterAll(() => world.close());

async function send<T>(who: string, url: string, payload: object, status = 200): Promise<T> {
  const response = await world.ask(who, { method: 'POST', url, payload });
  expect([response.statusCode, response.statusCode === status ? '' : response.body]).toEqual([status, '']);
  return response.json() as T;
}
const refused = async (who: string, url: string, payload: object): Promise<string> => {
  const response = await world.ask(who, { method: 'POST', url, payload });
  expect(response.statusCode).toBeGreaterThanOrEqual(400);
  return (response.json() as { code: string }).code;
};
const get = async <T>(who: string, url: string): Promise<T> => (await world.ask(who, url)).json() as T;
/** Kinds of work that wait for somebody, but for the names that wait for the secretariat all the time. */
const waits = async (who: string): Promise<string[]> =>
  (await get<{ items: { kind: string }[] }>(who, '/api/my-work')).items
    .map(({ kind }) => kind)
    .filter((kind) => kind !== 'names');

const inputContent = (title: string) => ({
  title,
  text: 'A register of what laboratories cannot identify.',
  done: 'Four laboratories shared spectra weekly.',
  outcome: 'Two substances named within days.',
  organization: '',
  website: '',
});
const give = (marking = 'AMBER', title = 'Share unknown spectra') => ({
  groupKey: '2.1',
  content: inputContent(title),
  marking,
  cameBy: 'form',
});

let input: InputResponse;
let practice: PracticeResponse;

describe('an input', () => {
  test('is given by whoever may, to a group that there is', async () => {
    input = await send(CHILE, '/api/inputs', give());
    expect(input).toMatchObject({ state: 'given', owner: { name: 'Chile' }, isMine: true, practices: [] });
    expect(await refused('observer', '/api/inputs', give())).toBe('access.refused');
    expect(await refused('public', '/api/inputs', give())).toBe('access.refused');
    expect(await refused(CHILE, '/api/inputs', { ...give(), groupKey: '9.9' })).toBe('group.not-found');
    expect(await refused(CHILE, '/api/inputs', give('RED'))).toBe('marking.red-names-nobody');
  });

  test('of civil society is found by it and by the group, and civil society finds no other', async () => {
    const own = await send<InputResponse>('civil society', '/api/inputs', give('AMBER', 'Ask users first'));
    const seen = await get<{ items: { id: number }[] }>('civil society', '/api/inputs');
    expect(seen.items.map(({ id }) => id)).toEqual([own.id]);
    expect((await world.ask('civil society', `/api/inputs/${input.id}`)).statusCode).toBe(404);
    expect((await world.ask(EXPERT, `/api/inputs/${own.id}`)).statusCode).toBe(200);
  });

  test('is taken back by who gave it alone, with a reason, once; and stays on record', async () => {
    const mistaken = await send<InputResponse>(CHILE, '/api/inputs', give('AMBER', 'Twice by mistake'));
    const url = `/api/inputs/${mistaken.id}/withdrawn`;
    expect(await refused(EXPERT, url, { version: 1, note: 'Not good.' })).toBe('access.refused');
    expect(await refused(CHILE, url, { version: 2, note: 'Sent twice.' })).toBe('input.changed');
    const gone = await send<InputResponse>(CHILE, url, { version: 1, note: 'Sent twice.' });
    expect(gone).toMatchObject({ state: 'withdrawn', mayWithdraw: false });
    expect(gone.events.map(({ action, note }) => [action, note])).toEqual([
      ['give', null],
      ['withdraw', 'Sent twice.'],
    ]);
    expect(await refused(CHILE, url, { version: 2, note: 'Again.' })).toBe('input.changed');
  });
});

const practiceContent = {
  title: 'Weekly exchange of unknown spectra',
  summary: 'Laboratories show one another what they cannot name.',
  context: 'Four laboratories with the same instrument.',
  needed: 'An hour a week.',
  contraindication: '',
  triedBy: 'Chile',
};

describe('a good practice', () => {
  test('gathers inputs, and each keeps what it is', async () => {
    const draft = { groupKey: '2.1', content: practiceContent, inputIds: [input.id] };
    expect(await refused(CHILE, '/api/practices', draft)).toBe('group.not-yours');
    expect(await refused(EXPERT, '/api/practices', { ...draft, inputIds: [9999] })).toBe('input.not-found');
    practice = await send(EXPERT, '/api/practices', draft);
    expect(practice).toMatchObject({ state: 'draft', inputCount: 1, grade: null, missing: ['grade'] });
    expect(practice.inputs[0]?.content.title).toBe('Share unknown spectra');
    const back = await get<InputResponse>(CHILE, `/api/inputs/${input.id}`);
    expect(back.practices).toEqual([{ id: practice.id, title: practiceContent.title }]);
  });

  test('is published with a grade of its evidence, and not before', async () => {
    const url = `/api/practices/${practice.id}/steps`;
    expect(await refused(EXPERT, url, { step: 'publish', version: 1 })).toBe('practice.incomplete');
    const edit = { step: 'edit', version: 1, content: practiceContent, grade: 'low', marking: 'AMBER' };
    expect(await refused(CHILE, url, edit)).toBe('access.refused');
    practice = await send(EXPERT, url, edit);
    expect(await refused(EXPERT, url, edit)).toBe('practice.changed');
    expect(await refused(EXPERT, url, { ...edit, version: 2, marking: 'CLEAR' })).toBe('practice.marking');
    practice = await send(EXPERT, url, { step: 'publish', version: 2 });
    expect(practice).toMatchObject({ state: 'published', missing: [] });
    expect(await refused(EXPERT, url, { step: 'publish', version: 3 })).toBe('practice.wrong-state');
  });

  test('that gathers something stricter becomes as strict', async () => {
    const strict = await send<InputResponse>(
      EXPERT,
      '/api/inputs',
      give('AMBER+STRICT', 'What we may not share'),
    );
    const held = await send<PracticeResponse>(EXPERT, '/api/practices', {
      groupKey: '2.1',
      content: practiceContent,
      inputIds: [],
    });
    const url = `/api/practices/${held.id}/steps`;
    const gathered = await send<PracticeResponse>(EXPERT, url, {
      step: 'gather',
      version: 1,
      inputIds: [strict.id],
    });
    expect(gathered.marking).toBe('AMBER+STRICT');
    expect((await world.ask(CHILE, `/api/practices/${held.id}`)).statusCode).toBe(404);
  });
});

const content = (text = 'Share spectra of what you cannot name within a week.') => ({
  title: 'Share unknown spectra',
  text,
  rationale: 'Each country waits for months otherwise.',
  implementation: '',
});
const draftBody = () => ({
  groupKey: '2.1',
  content: content(),
  scope: 'joint',
  cluster: 'Laboratories',
  alertIds: [],
  practiceIds: [practice.id],
});
let text: RecommendationResponse;
const step = (who: string, payload: object) =>
  send<RecommendationResponse>(who, `/api/recommendations/${text.id}/steps`, {
    version: text.version,
    ...payload,
  });
const say = (who: string, payload: object) =>
  send<RecommendationResponse>(who, `/api/recommendations/${text.id}/positions`, payload);
const draft = async () => {
  text = await send(EXPERT, '/api/recommendations', draftBody());
};

describe('a recommendation', () => {
  test('is drafted in a group by who belongs to it, on practices that they see', async () => {
    expect(await refused(CHILE, '/api/recommendations', draftBody())).toBe('group.not-yours');
    expect(await refused('observer', '/api/recommendations', draftBody())).toBe('access.refused');
    expect(await refused(EXPERT, '/api/recommendations', { ...draftBody(), practiceIds: [999] })).toBe(
      'practice.not-found',
    );
    await draft();
    expect(text).toMatchObject({
      state: 'draft',
      code: null,
      marking: 'AMBER',
      practices: [{ id: practice.id }],
      may: ['edit'],
    });
    const listed = await get<{ items: RecommendationItem[] }>(CHILE, '/api/recommendations?group=2');
    expect(listed.items.map(({ id }) => id)).toEqual([text.id]);
    for (const who of ['public', 'observer', 'civil society', 'assessor', 'administrator'])
      expect([who, (await world.ask(who, `/api/recommendations/${text.id}`)).statusCode]).toEqual([who, 404]);
  });

  test('keeps each version of its text; a stale edit loses nothing; comments are answered one by one', async () => {
    const edit = (version: number, words: string) => ({
      step: 'edit',
      version,
      content: content(words),
      scope: 'joint',
      cluster: 'Laboratories',
      marking: 'AMBER',
      alertIds: [],
      practiceIds: [practice.id],
      note: 'Said by when.',
    });
    text = await step(EXPERT, edit(1, 'Share spectra of what you cannot name within three days.'));
    expect(text).toMatchObject({ version: 2, revision: 2 });
    expect(await refused('secretariat', `/api/recommendations/${text.id}/steps`, edit(1, 'Other'))).toBe(
      'recommendation.changed',
    );
    expect(text.revisions.map(({ revision, reason }) => [revision, reason])).toEqual([
      [2, 'Said by when.'],
      [1, null],
    ]);
    const url = `/api/recommendations/${text.id}/comments`;
    text = await send(CHILE, url, { text: 'Three days are few.', revision: 2 });
    expect(text.comments).toMatchObject([{ participant: { name: 'Chile' }, settledAt: null }]);
    for (const [who, waiting] of [
      [EXPERT, ['recommendation-comments']],
      ['secretariat', ['recommendation-comments']],
      [CHILE, []],
    ] as const)
      expect([who, await waits(who)]).toEqual([who, waiting]);
    expect(await refused('observer', url, { text: 'We, too.', revision: 2 })).toBe('access.refused');
    const settle = `${url}/${text.comments[0]!.id}/settled`;
    expect(await refused(CHILE, settle, {})).toBe('access.refused');
    text = await send(EXPERT, settle, {});
    expect(text.comments[0]!.settledAt).not.toBeNull();
    expect(await waits(EXPERT)).toEqual([]);
    expect(await refused(EXPERT, settle, {})).toBe('recommendation.wrong-state');
  });

  test('is put under silence by who runs meetings, with time to answer', async () => {
    const url = `/api/recommendations/${text.id}/steps`;
    const propose = (silenceUntil: string) => ({ step: 'propose', version: text.version, silenceUntil });
    at('2024-03-04T09:00:00Z');
    expect(await refused(EXPERT, url, propose('2024-03-11T09:00:00Z'))).toBe('access.refused');
    expect(await refused('secretariat', url, propose('2024-03-07T08:59:59Z'))).toBe(
      'recommendation.deadline',
    );
    expect(await refused('secretariat', url, propose('2024-09-07T08:59:59Z'))).toBe(
      'recommendation.deadline',
    );
    expect(await refused('secretariat', url, propose('2024-03-01T09:00:00Z'))).toBe(
      'recommendation.deadline',
    );
    text = await step('secretariat', { step: 'propose', silenceUntil: '2024-03-07T09:00:00Z' });
    expect(text).toMatchObject({ state: 'proposed', silenceFrom: '2024-03-04T09:00:00.000Z' });
    const waiting = await get<{ total: number }>(CHILE, '/api/recommendations?waiting=true');
    expect(waiting.total).toBe(1);
  });

  test('one break ends the silence, with a reason; nobody speaks for another', async () => {
    const url = `/api/recommendations/${text.id}/positions`;
    expect(await refused(EXPERT, url, { position: 'break', reason: 'No.' })).toBe('access.refused');
    expect(await refused(CHILE, url, { position: 'break', reason: ' ' })).toBe('recommendation.no-note');
    text = await say(CHILE, { position: 'support' });
    expect(await refused(CHILE, url, { position: 'support' })).toBe('recommendation.position-twice');
    expect((await get<{ total: number }>(CHILE, '/api/recommendations?waiting=true')).total).toBe(0);
    at('2024-03-07T08:59:59Z');
    text = await say(CHILE, { position: 'break', reason: 'Our law does not allow it yet.' });
    expect(text).toMatchObject({ state: 'broken', mine: 'break', positions: { support: 0, break: 1 } });
    expect(await waits(ZEALAND)).toEqual([]);
    for (const who of [EXPERT, 'secretariat'])
      expect([who, await waits(who)]).toEqual([who, ['recommendation-broken']]);
    at('2024-03-20T09:00:00Z');
    expect(await get(CHILE, `/api/recommendations/${text.id}`)).toMatchObject({ state: 'broken' });
    expect(await refused(ZEALAND, url, { position: 'support' })).toBe('recommendation.no-silence');
  });

  test('is adopted at the deadline, to the second, with the dissent that there was; once', async () => {
    text = await step('secretariat', { step: 'propose', silenceUntil: '2024-03-25T12:00:00Z' });
    expect(await waits('secretariat')).toEqual([]);
    text = await say(ZEALAND, { position: 'dissent', reason: 'Two weeks would do.' });
    at('2024-03-21T09:00:00Z');
    text = await say(ZEALAND, { position: 'support' });
    // What is said again counts again: it was taken, and the dissent before it stood on.
    at('2024-03-22T09:00:00Z');
    text = await say(ZEALAND, { position: 'dissent', reason: 'A week would do.' });
    expect(text.positions).toMatchObject({ support: 0, dissent: 1 });
    at('2024-03-23T09:00:00Z');
    text = await say(ZEALAND, { position: 'support' });
    expect(text.positions).toMatchObject({ support: 1, dissent: 0 });
    at('2024-03-24T09:00:00Z');
    text = await say(ZEALAND, { position: 'dissent', reason: 'A week would do.' });
    expect(text.positions).toMatchObject({ support: 0, dissent: 1 });
    at('2024-03-25T11:59:59Z');
    expect(await get(CHILE, `/api/recommendations/${text.id}`)).toMatchObject({ state: 'proposed' });
    expect(await settle()).toBe(0);
    at('2024-03-25T12:00:00Z');
    const adopted = { state: 'adopted', adoptedAt: '2024-03-25T12:00:00.000Z', adoptedBy: 'silence' };
    expect(await get(CHILE, `/api/recommendations/${text.id}`)).toMatchObject(adopted);
    const listed = await get<{ total: number }>(CHILE, '/api/recommendations?state=adopted');
    expect(listed.total).toBe(1);
    at('2024-03-27T07:00:00Z');
    expect(await settle()).toBe(1);
    expect(await settle()).toBe(0);
    text = await get(CHILE, `/api/recommendations/${text.id}`);
    expect(text).toMatchObject({ ...adopted, code: 'R 2.1-01', positions: { dissent: 1, break: 0 } });
    expect(text.events.at(-1)).toMatchObject({
      action: 'lapse',
      at: '2024-03-25T12:00:00.000Z',
      actor: null,
      isByClock: true,
    });
    expect(
      await refused(CHILE, `/api/recommendations/${text.id}/positions`, {
        position: 'break',
        reason: 'Late.',
      }),
    ).toBe('recommendation.no-silence');
    expect(
      await refused(EXPERT, `/api/recommendations/${text.id}/comments`, { text: 'Late.', revision: 1 }),
    ).toBe('recommendation.wrong-state');
  });

  test('that silence has adopted keeps its day and number where it is withdrawn before that is written down', async () => {
    const earlier = text;
    const before = '2024-03-27T07:00:00Z';
    await draft();
    text = await step('secretariat', { step: 'propose', silenceUntil: '2024-03-30T12:00:00Z' });
    at('2024-03-30T12:00:30Z');
    text = await step('secretariat', { step: 'withdraw', note: 'Overtaken.' });
    expect(text).toMatchObject({
      state: 'withdrawn',
      code: 'R 2.1-02',
      adoptedAt: '2024-03-30T12:00:00.000Z',
      adoptedBy: 'silence',
    });
    expect(text.events.map(({ action, isByClock }) => [action, isByClock])).toEqual([
      ['draft', false],
      ['propose', false],
      ['lapse', true],
      ['withdraw', false],
    ]);
    expect(await settle()).toBe(0);
    at(before);
    text = earlier;
  });

  test('hears who says several things in one millisecond, in their order', async () => {
    const earlier = text;
    await draft();
    const silenceUntil = new Date(now.getTime() + 96 * 3_600_000).toISOString();
    text = await step('secretariat', { step: 'propose', silenceUntil });
    const url = `/api/recommendations/${text.id}/positions`;
    // The second ended in the server with «Something went wrong».
    for (const position of ['support', 'dissent', 'support'])
      text = await send(CHILE, url, { position, reason: 'Because.' });
    expect(text.positions).toMatchObject({ support: 1, dissent: 0 });
    text = await step('secretariat', { step: 'withdraw', note: 'A test.' });
    text = earlier;
  });

  test('is adopted at a meeting with the dissent of members, each once', async () => {
    const earlier = text;
    await draft();
    const about = { groupKey: '2.1', title: 'A test', place: '', link: '', quorum: 1 };
    const when = { on: '2024-03-27', time: '06:00', timeZone: 'UTC', minutes: 30 };
    const planned = await send<{ id: number }>('secretariat', '/api/meetings', { ...about, ...when });
    const dayBefore = { ...about, ...when, on: '2024-03-26' };
    const before = await send<{ id: number }>('secretariat', '/api/meetings', dayBefore);
    const members = await local<{ id: number }>(
      "select id from participant where key in ('CL', 'NZ') order by key",
    );
    const hold = { step: 'hold', version: 1, attended: members.map(({ id }) => id) };
    for (const { id } of [before, planned]) await send('secretariat', `/api/meetings/${id}/steps`, hold);
    const [chile, zealand] = members.map(({ id }) => ({ participantId: id, reason: 'Too soon.' }));
    const url = `/api/recommendations/${text.id}/steps`;
    const adopt = (dissents: object[]) => ({
      step: 'adopt',
      version: text.version,
      meetingId: planned.id,
      dissents,
    });
    // Both ended in the server with «Something went wrong»; the coalition itself could dissent.
    expect(await refused('secretariat', url, adopt([chile!, chile!]))).toBe('recommendation.dissent-twice');
    for (const participantId of [1, 99_999])
      expect(await refused('secretariat', url, adopt([{ participantId, reason: 'No.' }]))).toBe(
        'meeting.outsiders',
      );
    expect(await refused('secretariat', url, { ...adopt([]), meetingId: before.id })).toBe(
      'recommendation.meeting-before',
    );
    // Its minutes may be approved by now: the page offered such a meeting, and it was refused as not held.
    await send('secretariat', `/api/meetings/${planned.id}/steps`, {
      step: 'draft-minutes',
      minutesVersion: 0,
    });
    await send('secretariat', `/api/meetings/${planned.id}/steps`, { step: 'approve', minutesVersion: 1 });
    text = await send('secretariat', url, adopt([chile!, zealand!]));
    expect(text).toMatchObject({ state: 'adopted', adoptedBy: 'meeting', positions: { dissent: 2 } });
    text = earlier;
  });

  test('what was adopted is superseded by another that is, with a reason, and never edited', async () => {
    const first = text;
    const url = `/api/recommendations/${first.id}/steps`;
    await draft();
    const supersede = { step: 'supersede', version: first.version, by: text.id, note: 'Said better.' };
    expect(await refused('secretariat', url, supersede)).toBe('recommendation.wrong-state');
    text = await step('secretariat', { step: 'propose', silenceUntil: '2024-04-01T09:00:00Z' });
    at('2024-04-02T09:00:00Z');
    expect(await settle()).toBe(1);
    expect(await refused('secretariat', url, { ...supersede, note: ' ' })).toBe('recommendation.no-note');
    expect(await send('secretariat', url, supersede)).toMatchObject({
      state: 'superseded',
      supersededBy: text.id,
      endedAt: '2024-04-02T09:00:00.000Z',
      may: [],
    });
    expect(await get(EXPERT, `/api/recommendations/${text.id}`)).toMatchObject({ code: 'R 2.1-04' });
  });

  test('nobody writes around it: the database refuses what the rules refuse', async () => {
    const as = async (who: string, sql: string) =>
      world.doors.live
        .run(await actorOf(who), (tx) => tx.query(sql))
        .then(
          ({ rowCount }) => rowCount,
          (error: { code?: string }) => error.code,
        );
    expect(await as(CHILE, "update recommendation set content = '{}'")).toBe(0);
    expect(await as('observer', 'select from recommendation')).toBe(0);
    const position = `insert into recommendation_position (recommendation_id, round, participant_id, position, at)
      select ${text.id}, 9, id, 'break', now() from participant where key = 'NZ'`;
    expect(await as(CHILE, position)).toBe('access.refused');
    expect(
      await as(
        'civil society',
        'update input set state = $$withdrawn$$ where given_by is distinct from sight_person()',
      ),
    ).toBe(0);
  });
});

describe('of a participant that has left', () => {
  test('what it owns is read on its page as in an export, by its number and in the list, and nobody of it goes on with it', async () => {
    at('2024-04-03T09:00:00Z');
    const own = await send<RecommendationResponse>(EXPERT, '/api/recommendations', {
      ...draftBody(),
      ...{ content: { ...content(), title: 'Left behind' }, alertIds: [], practiceIds: [] },
    });
    const given = await send<InputResponse>(EXPERT, '/api/inputs', give('AMBER', 'Given before'));
    const drafted = await send<PracticeResponse>(EXPERT, '/api/practices', {
      ...{ groupKey: '2.1', content: practiceContent, inputIds: [given.id] },
    });
    await local("update participant set left_on = '2024-04-02' where key = 'NZ'");
    const exported = async (what: string): Promise<number[]> =>
      (await get<{ rows: { id: number }[] }>(EXPERT, `/api/exports/${what}?format=json`)).rows.map(
        ({ id }) => id,
      );
    for (const [what, id] of [
      ['recommendations', own.id],
      ['inputs', given.id],
      ['practices', drafted.id],
    ] as const) {
      const response = await world.ask(EXPERT, `/api/${what}/${id}`);
      expect([what, response.statusCode]).toEqual([what, 200]);
      expect(response.json()).toMatchObject({ id, group: { key: '2.1' } });
      const { items, total } = await get<{ items: { id: number }[]; total: number }>(EXPERT, `/api/${what}`);
      expect([what, items.length]).toEqual([what, total]);
      expect(items.map((item) => item.id)).toContain(id);
      expect((await exported(what)).sort()).toEqual(items.map((item) => item.id).sort());
    }
    const read = await get<RecommendationResponse>(EXPERT, `/api/recommendations/${own.id}`);
    expect(read.may).toEqual([]);
    expect(
      await refused(EXPERT, `/api/recommendations/${own.id}/steps`, {
        ...{ step: 'withdraw', version: own.version, note: 'We have left.' },
      }),
    ).toBe('access.refused');
    await local("update participant set left_on = null where key = 'NZ'");
    expect(await get(EXPERT, `/api/recommendations/${own.id}`)).toMatchObject({
      group: { key: '2.1', title: 'Early warning' },
    });
  });
});

/** What the server does every minute. */
const settle = () =>
  world.doors.live.run(LOCAL_ADMINISTRATOR, (tx) => settleSilences({ tx, actor: LOCAL_ADMINISTRATOR, now }));

const actorOf = async (who: string) =>
  (await world.doors.live.run(GATE, (tx) => findPersonActor(tx, world.people.get(who)?.id ?? 0)))!;
