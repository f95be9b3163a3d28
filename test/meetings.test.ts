import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { GroupItem, GroupResponse } from '../src/features/groups/contract.ts';
import type {
  ActionItem,
  MeetingItem,
  MeetingResponse,
  SeriesItem,
} from '../src/features/meetings/contract.ts';
import { holdMeeting } from '../src/features/meetings/read-meeting.ts';
import type { MyWorkResponse } from '../src/features/my-work/contract.ts';
import { LOCAL_ADMINISTRATOR } from '../src/store/door.ts';
import type { Reading } from '../src/store/reading/reading.ts';
import { openPlanted, type PlantedWorld } from './planted.ts';

/** A group of two countries meets, decides, and carries over what is open, on a clock that the test moves. */
let world: PlantedWorld;
let now = new Date('2024-02-01T08:00:00Z');
const at = (instant: string) => {
  now = new Date(instant);
};
const CHILE = 'focal point, CL';
const ZEALAND = 'focal point, NZ';
const CHAIR = 'health, NZ';

const idOf = async (key: string): Promise<number> =>
  world.doors.live.run(LOCAL_ADMINISTRATOR, async (tx) => {
    const { rows } = await tx.query<{ id: number }>('select id from participant where key = $1', [key]);
    return rows[0]!.id;
  });
let chile: number;
let zealand: number;

beforeAll(async () => {
  world = await openPlanted({ clock: () => now });
  chile = await idOf('CL');
  zealand = await idOf('NZ');
  await world.doors.live.run(LOCAL_ADMINISTRATOR, async (tx) => {
    await tx.query("insert into working_group (key, title) values ('2', 'Detecting')");
    await tx.query("insert into working_group (key, parent_key, title) values ('2.1', '2', 'Early warning')");
    for (const [who, role, participant, group] of [
      [CHILE, 'expert', chile, '2.1'],
      [ZEALAND, 'expert', zealand, '2.1'],
      [CHAIR, 'group-chair', zealand, '2.1'],
    ] as const)
      await tx.query(
        "insert into role_grant (person_id, role, participant_id, group_key, granted_by) values ($1, $2, $3, $4, 'test')",
        [world.people.get(who)!.id, role, participant, group],
      );
  });
});
afterAll(() => world.close());

async function send<T>(who: string, url: string, payload: object): Promise<T> {
  const response = await world.ask(who, { method: 'POST', url, payload });
  expect([response.statusCode, response.statusCode === 200 ? '' : response.body]).toEqual([200, '']);
  return response.json() as T;
}
const refused = async (who: string, url: string, payload: object): Promise<string> => {
  const response = await world.ask(who, { method: 'POST', url, payload });
  expect(response.statusCode).toBeGreaterThanOrEqual(400);
  return (response.json() as { code: string }).code;
};
const get = async <T>(who: string, url: string): Promise<T> => (await world.ask(who, url)).json() as T;
/** Kinds of work that wait for somebody. */
const waits = async (who: string): Promise<string[]> =>
  (await get<MyWorkResponse>(who, '/api/my-work')).items.map(({ kind }) => kind);
const statusOf = async (who: string, url: string): Promise<number> => (await world.ask(who, url)).statusCode;

const draft = {
  groupKey: '2.1',
  title: 'Early warning, February',
  place: '',
  link: 'https://meet.example.org/2-1',
  quorum: 2,
  on: '2024-02-13',
  time: '09:00',
  timeZone: 'Europe/Vienna',
  minutes: 90,
};
let meeting: MeetingResponse;
const url = () => `/api/meetings/${meeting.id}/steps`;
const step = async (who: string, payload: object): Promise<MeetingResponse> => {
  meeting = await send(who, url(), { version: meeting.version, ...payload });
  return meeting;
};

describe('a group', () => {
  test('says whether the asker writes what it puts forward', async () => {
    const own = async (who: string) =>
      (await get<{ items: GroupItem[] }>(who, '/api/groups')).items
        .filter(({ isOwn }) => isOwn)
        .map(({ key }) => key);
    expect(await own(CHAIR)).toEqual(['2.1']);
    expect(await own('secretariat')).toEqual(['2', '2.1']);
    expect(await own('police, NZ')).toEqual([]);
  });

  test('is added and changed by the secretariat alone, and read by everybody in the coalition', async () => {
    const group = { key: '2.2', title: 'Sharing', mandate: 'To share.' };
    expect(await refused(CHAIR, '/api/groups', group)).toBe('access.refused');
    expect(await refused('administrator', '/api/groups', group)).toBe('access.refused');
    expect(await refused('secretariat', '/api/groups', { ...group, key: '2.1' })).toBe('group.taken');
    expect(await refused('secretariat', '/api/groups', { ...group, key: '3.1' })).toBe('group.no-parent');
    expect(await send('secretariat', '/api/groups', group)).toMatchObject({
      key: '2.2',
      parentKey: '2',
      version: 1,
    });
    const edit = { step: 'edit', version: 1, title: 'Sharing information', mandate: 'To share more.' };
    expect(await refused(CHILE, '/api/groups/2.2/steps', edit)).toBe('access.refused');
    expect(await send('secretariat', '/api/groups/2.2/steps', edit)).toMatchObject({
      title: 'Sharing information',
      version: 2,
    });
    expect(await refused('secretariat', '/api/groups/2.2/steps', edit)).toBe('group.changed');
    const seen = await get<GroupResponse>(CHILE, '/api/groups/2');
    expect(seen.children.map(({ key }) => key)).toEqual(['2.1', '2.2']);
    expect(seen.members.map(({ name, role, groupKey }) => [name, role, groupKey])).toEqual([
      [CHAIR, 'group-chair', '2.1'],
      [CHILE, 'expert', '2.1'],
      [ZEALAND, 'expert', '2.1'],
    ]);
    expect([seen.mayEdit, seen.mayRun]).toEqual([false, false]);
    expect((await get<GroupResponse>(CHAIR, '/api/groups/2.1')).mayRun).toBe(true);
    expect(await statusOf('public', '/api/groups/2.1')).toBe(404);
  });

  test('that has ended does not meet afterwards, until it goes on', async () => {
    const steps = '/api/groups/2.2/steps';
    await send('secretariat', steps, { step: 'end', version: 2, on: '2024-02-12' });
    expect(await refused('secretariat', '/api/meetings', { ...draft, groupKey: '2.2' })).toBe('group.ended');
    await send('secretariat', steps, { step: 'resume', version: 3 });
  });
});

describe('a meeting', () => {
  test('is planned by the chair or the secretariat; the participants of the group are invited', async () => {
    for (const who of [CHILE, ZEALAND, 'observer', 'public', 'administrator'])
      expect([who, await refused(who, '/api/meetings', draft)]).toEqual([who, 'access.refused']);
    expect(await refused(CHAIR, '/api/meetings', { ...draft, groupKey: '2.2' })).toBe('access.refused');
    expect(await refused(CHAIR, '/api/meetings', { ...draft, timeZone: 'Europe/Atlantis' })).toBe(
      'meeting.time-zone',
    );
    expect(await refused('secretariat', '/api/meetings', { ...draft, groupKey: '9' })).toBe(
      'group.not-found',
    );
    const red = { marking: 'RED', purpose: 'any', readers: [] };
    expect(await refused(CHAIR, '/api/meetings', { ...draft, label: red })).toBe('meeting.readers');
    meeting = await send(CHAIR, '/api/meetings', draft);
    expect(meeting).toMatchObject({
      state: 'planned',
      sequence: 0,
      marking: 'AMBER',
      startsAt: '2024-02-13T08:00:00.000Z',
      endsAt: '2024-02-13T09:30:00.000Z',
      invited: 2,
      owner: { name: 'New Zealand' },
    });
    expect(meeting.invitations.map(({ participant, reply }) => [participant.name, reply])).toEqual([
      ['Chile', null],
      ['New Zealand', null],
    ]);
  });

  test('is read by participants, and by nobody outside the coalition', async () => {
    for (const who of [CHILE, ZEALAND, 'secretariat', 'police, NZ'])
      expect([who, await statusOf(who, `/api/meetings/${meeting.id}`)]).toEqual([who, 200]);
    for (const who of ['public', 'observer', 'civil society', 'assessor', 'administrator']) {
      expect([who, await statusOf(who, `/api/meetings/${meeting.id}`)]).toEqual([who, 404]);
      expect((await get<{ total: number }>(who, '/api/meetings')).total).toBe(0);
      expect(await refused(who, url(), { step: 'cancel', version: 1, note: 'no' })).toBe('meeting.not-found');
    }
  });

  test('gets its agenda in order; an item can be about a record that one may see', async () => {
    const alert = { kind: 'alert', id: 77 };
    const items = [
      { title: 'Opening', subject: null },
      { title: 'Nitazenes', subject: null },
    ];
    expect(
      await refused(CHAIR, url(), { step: 'agenda', version: 1, items: [{ ...items[0], subject: alert }] }),
    ).toBe('meeting.subject-not-found');
    await step(CHAIR, { step: 'agenda', items });
    expect(meeting).toMatchObject({ version: 2, sequence: 1 });
    const [opening, nitazenes] = meeting.agenda;
    const turned = [
      { id: nitazenes!.id, title: 'Nitazenes first', subject: null },
      { title: 'Closing', subject: null },
    ];
    await step(CHAIR, { step: 'agenda', items: turned });
    expect(meeting.agenda.map(({ id, title }) => [id === nitazenes!.id, title])).toEqual([
      [true, 'Nitazenes first'],
      [false, 'Closing'],
    ]);
    expect(
      await refused(CHAIR, url(), {
        step: 'agenda',
        version: meeting.version,
        items: [{ ...opening, subject: null }],
      }),
    ).toBe('meeting.item-not-found');
    expect(await refused(CHAIR, url(), { step: 'agenda', version: 1, items })).toBe('meeting.changed');
  });

  test('is answered by each participant for itself, the last answer counts, and not once it is over', async () => {
    const replies = `/api/meetings/${meeting.id}/replies`;
    expect(await refused('secretariat', replies, { reply: 'yes' })).toBe('access.refused');
    const invitation = { kind: 'meeting-reply', id: meeting.id, dueAt: '2024-02-13T08:00:00.000Z' };
    expect((await get<MyWorkResponse>(CHILE, '/api/my-work')).items).toMatchObject([invitation]);
    await send(CHILE, replies, { reply: 'perhaps', note: 'It is summer here.' });
    expect([await waits(CHILE), await waits(ZEALAND)]).toEqual([[], ['meeting-reply']]);
    expect(await refused(CHILE, replies, { reply: 'yes', participantId: zealand })).toBe(
      'meeting.not-invited',
    );
    meeting = await send(CHILE, replies, { reply: 'yes' });
    expect(meeting.invitations[0]).toMatchObject({ reply: 'yes', note: '', isMine: true });
    at('2024-02-13T09:30:01Z');
    expect(await refused(CHILE, replies, { reply: 'no' })).toBe('meeting.too-late');
    expect(await waits(ZEALAND)).toEqual([]);
    at('2024-02-13T07:59:59Z');
  });

  test('is held once it has begun; who attended belongs to the coalition', async () => {
    const hold = { step: 'hold', version: meeting.version, attended: [chile] };
    expect(await refused(CHAIR, url(), hold)).toBe('meeting.too-early');
    at('2024-02-13T09:31:00Z');
    expect(await get(CHILE, `/api/meetings/${meeting.id}`)).toMatchObject({ isUnrecorded: true });
    expect(await waits(CHAIR)).toContain('meeting-record');
    expect(await refused(CHAIR, url(), { ...hold, attended: [1] })).toBe('meeting.outsiders');
    expect(await refused(CHILE, url(), hold)).toBe('access.refused');
    await step(CHAIR, { step: 'hold', attended: [chile] });
    expect(meeting).toMatchObject({ state: 'held', attended: 1, hasQuorum: false, isUnrecorded: false });
    expect(await waits(CHAIR)).toContain('minutes-draft');
    expect(await refused(CHAIR, url(), { ...hold, version: meeting.version })).toBe('meeting.wrong-state');
  });

  test('decides nothing without a quorum, and tells who asks', async () => {
    const decide = (item: object) => ({
      step: 'decide',
      version: meeting.version,
      item: { kind: 'decision', text: 'To warn.', itemId: null, holderId: null, dueOn: null, ...item },
    });
    expect(await refused(CHAIR, url(), decide({}))).toBe('meeting.no-quorum');
    const held = () =>
      world.doors.live.run(LOCAL_ADMINISTRATOR, (tx) =>
        holdMeeting({ tx, actor: LOCAL_ADMINISTRATOR, now } as Reading, meeting.id),
      );
    expect(await held()).toMatchObject({
      groupKey: '2.1',
      state: 'held',
      quorum: 2,
      attended: 1,
      hasQuorum: false,
    });
    await step(CHAIR, { step: 'attend', attended: [chile, zealand] });
    expect(await held()).toMatchObject({ attended: 2, hasQuorum: true });
    const action = { kind: 'action', text: 'Send spectra.', holderId: chile, dueOn: '2024-03-01' };
    expect(await refused(CHAIR, url(), decide({ ...action, dueOn: null }))).toBe('action.no-holder');
    expect(await refused(CHAIR, url(), decide({ ...action, dueOn: '2024-02-12' }))).toBe('action.due-before');
    expect(await refused(CHAIR, url(), decide({ ...action, holderId: 1 }))).toBe('meeting.outsiders');
    expect(await refused(CHAIR, url(), decide({ ...action, itemId: 999 }))).toBe('meeting.item-not-found');
    await send(CHAIR, url(), decide({ itemId: meeting.agenda[0]!.id }));
    meeting = await get(CHAIR, `/api/meetings/${meeting.id}`);
    await step(CHAIR, decide({ ...action, itemId: meeting.agenda[0]!.id }));
    expect(meeting.actions.map(({ kind, state, holder }) => [kind, state, holder?.name ?? null])).toEqual([
      ['decision', 'taken', null],
      ['action', 'open', 'Chile'],
    ]);
  });
});

describe('minutes', () => {
  const minutesStep = (who: string, payload: object) => send<MeetingResponse>(who, url(), payload);

  test('are drafted from the agenda and the record', async () => {
    expect(await refused(CHAIR, url(), { step: 'approve', minutesVersion: 0 })).toBe('meeting.no-minutes');
    meeting = await minutesStep('secretariat', { step: 'draft-minutes', minutesVersion: 0 });
    expect(meeting.minutes?.content.sections.map(({ title, text }) => [title, text])).toEqual([
      ['Present', 'Chile, New Zealand\n2 participants attended, of 2 invited; the quorum of 2 was met.'],
      ['1. Nitazenes first', 'Decision: To warn.\nAction: Send spectra. (Chile, by 2024-03-01)'],
      ['2. Closing', ''],
    ]);
  });

  test('of two who write at once, the second is told and loses nothing; the chair approves', async () => {
    const content = { sections: [{ itemId: null, title: 'Present', text: 'Two.' }] };
    meeting = await minutesStep('secretariat', { step: 'minutes', minutesVersion: 1, content });
    expect(await refused(CHAIR, url(), { step: 'minutes', minutesVersion: 1, content })).toBe(
      'meeting.minutes-changed',
    );
    expect(await refused('secretariat', url(), { step: 'approve', minutesVersion: 2 })).toBe(
      'access.refused',
    );
    expect(await refused(CHAIR, url(), { step: 'approve', minutesVersion: 1 })).toBe(
      'meeting.minutes-changed',
    );
    expect(await waits(CHAIR)).toContain('minutes-approve');
    expect(await waits('secretariat')).toEqual(['names']);
    meeting = await minutesStep(CHAIR, { step: 'approve', minutesVersion: 2 });
    expect(await waits(CHAIR)).toEqual([]);
    expect(meeting).toMatchObject({ state: 'approved', approvedBy: { name: CHAIR } });
    expect(await refused(CHAIR, url(), { step: 'minutes', minutesVersion: 2, content })).toBe(
      'meeting.wrong-state',
    );
  });
});

describe('what is open', () => {
  test('is carried over to the next meeting until it is done, and late once its day has ended', async () => {
    const [, action] = meeting.actions;
    const next = await send<MeetingResponse>(CHAIR, '/api/meetings', { ...draft, on: '2024-03-12' });
    const later = await send<MeetingResponse>(CHAIR, '/api/meetings', { ...draft, on: '2024-04-09' });
    const carried = async (id: number) =>
      (await get<MeetingResponse>(CHILE, `/api/meetings/${id}`)).carried.map((each) => [
        each.text,
        each.isLate,
      ]);
    expect(await carried(next.id)).toEqual([['Send spectra.', false]]);
    at('2024-03-01T22:59:59Z');
    expect(await carried(next.id)).toEqual([['Send spectra.', false]]);
    expect(await waits(CHAIR)).not.toContain('actions-late');
    at('2024-03-01T23:00:00Z');
    expect(await carried(later.id)).toEqual([['Send spectra.', true]]);
    for (const who of [CHAIR, 'secretariat'])
      expect((await get<MyWorkResponse>(who, '/api/my-work')).items).toContainEqual(
        expect.objectContaining({ kind: 'actions-late', count: 1, path: '/groups/2.1' }),
      );
    const steps = `/api/action-items/${action!.id}/steps`;
    expect(await refused(ZEALAND, steps, { step: 'done', version: 1 })).toBe('access.refused');
    expect(await refused(CHILE, steps, { step: 'drop', version: 1, note: 'no' })).toBe('access.refused');
    at('2024-03-20T12:00:00Z');
    expect(await send<ActionItem>(CHILE, steps, { step: 'done', version: 1 })).toMatchObject({
      state: 'done',
      closedAt: '2024-03-20T12:00:00.000Z',
    });
    expect(await waits(CHAIR)).not.toContain('actions-late');
    expect(await refused(CHILE, steps, { step: 'done', version: 1 })).toBe('action.changed');
    expect(await refused(CHILE, steps, { step: 'done', version: 2 })).toBe('action.wrong-state');
    expect(await carried(next.id)).toEqual([['Send spectra.', false]]);
    expect(await carried(later.id)).toEqual([]);
    expect(await refused(CHAIR, steps, { step: 'reopen', version: 2, note: '' })).toBe('action.no-note');
    await send(CHAIR, steps, { step: 'reopen', version: 2, note: 'They were of another batch.' });
    await send(CHAIR, steps, { step: 'drop', version: 3, note: 'Overtaken.' });
    expect(await carried(later.id)).toEqual([]);
    expect(await get(CHAIR, '/api/action-items?group=2.1')).toMatchObject({ total: 2 });
  });

  test('a meeting is cancelled with the reason, once', async () => {
    const { items } = await get<{ items: MeetingItem[] }>(CHAIR, '/api/meetings?group=2.1');
    meeting = await get(CHAIR, `/api/meetings/${items[0]!.id}`);
    expect(await refused(CHAIR, url(), { step: 'cancel', version: meeting.version, note: ' ' })).toBe(
      'meeting.no-note',
    );
    await step(CHAIR, { step: 'cancel', note: 'A strike.' });
    expect(meeting).toMatchObject({ state: 'cancelled', sequence: 1 });
    expect(await refused(CHAIR, url(), { step: 'cancel', version: meeting.version, note: 'again' })).toBe(
      'meeting.wrong-state',
    );
  });
});

test('who had answered before a meeting was moved is asked again', async () => {
  at('2024-08-01T09:00:00Z');
  const moment = { on: '2024-08-20', time: '09:00', timeZone: 'UTC', minutes: 60 };
  const about = { groupKey: '2.1', title: 'Once more', place: '', link: '', quorum: 0 };
  meeting = await send(CHAIR, '/api/meetings', { ...about, ...moment });
  const mine = async () =>
    (await get<MeetingResponse>(CHILE, `/api/meetings/${meeting.id}`)).invitations.find(
      ({ isMine }) => isMine,
    );
  const asked = async () =>
    (await get<MyWorkResponse>(CHILE, '/api/my-work')).items.filter(({ kind }) => kind === 'meeting-reply');
  const replies = `/api/meetings/${meeting.id}/replies`;
  meeting = await send(CHILE, replies, { reply: 'yes', note: 'With two.' });
  at('2024-08-02T09:00:00Z');
  await step(CHAIR, { step: 'move', ...moment });
  expect([(await mine())?.reply, await asked()]).toEqual(['yes', []]);
  // The yes to the twentieth stood as a yes to the twenty-second, and nobody was asked.
  await step(CHAIR, { step: 'move', ...moment, on: '2024-08-22' });
  expect(await mine()).toMatchObject({ reply: null, note: '', repliedAt: null });
  expect(await asked()).toMatchObject([{ id: meeting.id, since: '2024-08-02T09:00:00.000Z' }]);
  at('2024-08-03T09:00:00Z');
  meeting = await send(CHILE, replies, { reply: 'no' });
  expect([(await mine())?.reply, await asked()]).toEqual(['no', []]);
  await step(CHAIR, { step: 'cancel', note: 'Nobody can come.' });
});

test('who leaves the coalition before a meeting is expected no more, unless it joins again', async () => {
  const earlier = now;
  // Who belongs to the coalition is told by the true clock.
  at('2042-09-01T09:00:00Z');
  const about = { groupKey: '2.1', title: 'Before and after', place: '', link: '', quorum: 0 };
  const when = { time: '09:00', timeZone: 'UTC', minutes: 60 };
  const before = await send<MeetingResponse>(CHAIR, '/api/meetings', { ...about, ...when, on: '2042-09-09' });
  meeting = await send(CHAIR, '/api/meetings', { ...about, ...when, on: '2042-09-10' });
  const membership = async (body: object) => {
    const { version } = await get<{ version: number }>('secretariat', `/api/participants/${chile}`);
    await send('secretariat', `/api/participants/${chile}/steps`, { version, note: 'A letter', ...body });
  };
  const rowsOf = async (what: string) =>
    (await get<{ rows: Record<string, unknown>[] }>(CHAIR, `/api/exports/${what}?format=json`)).rows;
  const expected = async ({ id }: { id: number }) => {
    const { invited, invitations } = await get<MeetingResponse>(CHAIR, `/api/meetings/${id}`);
    const names = invitations.map(({ participant }) => participant.name);
    // Files hold what the pages show.
    expect((await rowsOf('meetings')).find((row) => row.id === id)?.invited).toBe(invited);
    const inFile = (await rowsOf('invitations')).filter((row) => row.meeting_id === id);
    expect(inFile.map((row) => row.participant)).toEqual(names);
    return [invited, names];
  };
  const asked = async () =>
    (await get<MyWorkResponse>(CHILE, '/api/my-work')).items
      .filter(({ kind }) => kind === 'meeting-reply')
      .map(({ id }) => id);
  expect(await asked()).toEqual([before.id, meeting.id]);
  await membership({ step: 'leave', on: '2042-09-10' });
  expect(await expected(before)).toEqual([2, ['Chile', 'New Zealand']]);
  // It was invited, asked for an answer and counted as before.
  expect(await expected(meeting)).toEqual([1, ['New Zealand']]);
  expect(await asked()).toEqual([before.id]);
  const mine = await get<{ items: MeetingItem[] }>(CHILE, `/api/meetings?participant=${chile}`);
  expect(mine.items.map(({ id }) => id)).toEqual([before.id]);
  expect(await refused(CHILE, `/api/meetings/${meeting.id}/replies`, { reply: 'yes' })).toBe(
    'meeting.not-invited',
  );
  await membership({ step: 'stay' });
  expect(await expected(meeting)).toEqual([2, ['Chile', 'New Zealand']]);
  for (const each of [before, meeting]) {
    meeting = await get(CHAIR, `/api/meetings/${each.id}`);
    await step(CHAIR, { step: 'cancel', note: 'A test.' });
  }
  now = earlier;
});

describe('a series', () => {
  const series = {
    groupKey: '2.1',
    title: 'Early warning',
    place: '',
    link: '',
    quorum: 2,
    pattern: { kind: 'weekday', nth: 3, weekday: 2, everyMonths: 1 },
    sessions: [
      { session: 'east', time: '09:00', timeZone: 'Asia/Bangkok', minutes: 90 },
      { session: 'west', time: '14:00', timeZone: 'America/New_York', minutes: 90 },
    ],
    fromMonth: '2024-10-01',
    untilMonth: '2024-12-01',
  };
  let made: SeriesItem;
  const list = async () =>
    (await get<{ items: MeetingItem[] }>(CHAIR, '/api/meetings?group=2.1&limit=50')).items.filter(
      ({ seriesId }) => seriesId === made.id,
    );
  const steps = () => `/api/meeting-series/${made.id}/steps`;

  test('is planned in both sessions, and keeps local time across daylight saving', async () => {
    expect(await refused(CHILE, '/api/meeting-series', series)).toBe('access.refused');
    expect(await refused(CHAIR, '/api/meeting-series', { ...series, untilMonth: '2024-09-01' })).toBe(
      'meeting.months',
    );
    made = await send(CHAIR, '/api/meeting-series', series);
    expect((await list()).map(({ session, startsAt }) => [session, startsAt])).toEqual([
      ['east', '2024-10-15T02:00:00.000Z'],
      ['west', '2024-10-15T18:00:00.000Z'],
      ['east', '2024-11-19T02:00:00.000Z'],
      ['west', '2024-11-19T19:00:00.000Z'],
      ['east', '2024-12-17T02:00:00.000Z'],
      ['west', '2024-12-17T19:00:00.000Z'],
    ]);
  });

  test('is changed for what is to come, but what was moved stays; is extended, and ended with the reason', async () => {
    const [, west] = await list();
    meeting = await get(CHAIR, `/api/meetings/${west!.id}`);
    await step(CHAIR, {
      step: 'move',
      on: '2024-10-22',
      time: '10:00',
      timeZone: 'America/New_York',
      minutes: 60,
    });
    at('2024-10-16T00:00:00Z');
    const { fromMonth: _from, untilMonth: _until, groupKey: _group, ...about } = series;
    const change = {
      ...about,
      step: 'change',
      version: 1,
      pattern: { kind: 'day', day: 31, everyMonths: 1 },
    };
    // It said that it met each quarter, and its meetings of each month stood on.
    for (const other of [
      { ...change, pattern: { ...change.pattern, everyMonths: 3 } },
      { ...change, sessions: [series.sessions[0]] },
      { ...change, sessions: [{ ...series.sessions[0], session: 'single' }] },
    ])
      expect(await refused(CHAIR, steps(), other)).toBe('meeting.rhythm');
    made = await send(CHAIR, steps(), change);
    expect(await refused(CHAIR, steps(), change)).toBe('meeting.changed');
    expect(await refused(CHAIR, steps(), { step: 'extend', version: 2, untilMonth: '2024-12-01' })).toBe(
      'meeting.months',
    );
    made = await send(CHAIR, steps(), { step: 'extend', version: 2, untilMonth: '2025-01-01' });
    expect((await list()).map(({ startsAt }) => startsAt.slice(0, 16))).toEqual([
      '2024-10-22T14:00',
      '2024-11-30T02:00',
      '2024-11-30T19:00',
      '2024-12-31T02:00',
      '2024-12-31T19:00',
      '2025-01-31T02:00',
      '2025-01-31T19:00',
    ]);
    // The first day of a month in whose middle one is: that of November would have been three weeks ago, and stays to come.
    at('2024-11-20T00:00:00Z');
    made = await send(CHAIR, steps(), { ...change, version: 3, pattern: { ...change.pattern, day: 1 } });
    expect((await list()).map(({ startsAt }) => startsAt.slice(0, 10)).slice(0, 4)).toEqual([
      '2024-11-30',
      '2024-11-30',
      '2024-12-01',
      '2024-12-01',
    ]);
    expect(await refused(CHAIR, steps(), { step: 'end', version: 4, note: '' })).toBe('meeting.no-note');
    made = await send(CHAIR, steps(), { step: 'end', version: 4, note: 'The group merges.' });
    expect(made.state).toBe('ended');
    expect(new Set((await list()).map(({ state }) => state))).toEqual(new Set(['cancelled']));
    expect(await refused(CHAIR, steps(), { step: 'end', version: 5, note: 'again' })).toBe(
      'meeting.wrong-state',
    );
  });
});
