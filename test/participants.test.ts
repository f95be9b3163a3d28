import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ParticipantItem, ParticipantResponse } from '../src/features/participants/contract.ts';
import {
  decideParticipantStep,
  PARTICIPANT_STEPS,
  type Period,
  standingOn,
} from '../src/features/participants/rules.ts';
import { LOCAL_ADMINISTRATOR } from '../src/store/door.ts';
import { openPlanted, PEOPLE, type PlantedWorld } from './planted.ts';

describe('membership', () => {
  const PERIODS: readonly Period[] = [
    { joinedOn: '2023-07-07', leftOn: '2024-03-01' },
    { joinedOn: '2024-06-01', leftOn: null },
  ];
  test.each([
    ['2023-07-06', 'coming'],
    ['2023-07-07', 'member'],
    ['2024-02-29', 'member'],
    ['2024-03-01', 'left'],
    ['2024-05-31', 'left'],
    ['2024-06-01', 'member'],
    ['2999-01-01', 'member'],
  ])('on %s is %s', (on, standing) => {
    expect(standingOn(PERIODS, on)).toBe(standing);
  });

  test.each([
    ['join', '2024-07-01', 'participant.is-member'],
    ['leave', '2024-06-01', 'participant.wrong-date'],
    ['leave', '2024-06-02', undefined],
  ] as const)('a member that should %s on %s: %s', (step, on, refused) => {
    const decided = decideParticipantStep(
      { version: 3, periods: PERIODS },
      { step, version: 3, on, note: 'a reason' },
      '2024-08-01',
    );
    expect('refused' in decided ? decided.refused : undefined).toBe(refused);
  });

  test('one that leaves on a day to come joins again after that day alone', () => {
    const held = { version: 1, periods: [{ joinedOn: '2023-07-07', leftOn: '2024-09-01' }] };
    const join = { step: 'join', version: 1, on: '2024-10-01', note: 'again' } as const;
    expect(decideParticipantStep(held, join, '2024-08-31')).toEqual({ refused: 'participant.is-member' });
    expect(decideParticipantStep(held, join, '2024-09-01')).toHaveProperty('periods');
    expect(decideParticipantStep(held, { ...join, on: '2024-08-31' }, '2024-09-02')).toMatchObject({
      refused: 'participant.wrong-date',
    });
  });

  test('one that leaves on a day to come can leave on another one, until that day', () => {
    const held = { version: 1, periods: [{ joinedOn: '2023-07-07', leftOn: '2042-09-01' }] };
    const leave = { step: 'leave', version: 1, on: '2024-09-01', note: 'the year was mistyped' } as const;
    expect(decideParticipantStep(held, leave, '2024-08-31')).toEqual({
      periods: [{ joinedOn: '2023-07-07', leftOn: '2024-09-01' }],
    });
    expect(decideParticipantStep(held, { ...leave, on: '2023-07-07' }, '2024-08-31')).toMatchObject({
      refused: 'participant.wrong-date',
    });
    expect(decideParticipantStep(held, leave, '2042-09-01')).toEqual({ refused: 'participant.not-member' });
  });

  test('one that leaves on a day to come can stay after all, until that day', () => {
    const held = { version: 1, periods: [{ joinedOn: '2023-07-07', leftOn: '2024-09-01' }] };
    const stay = { step: 'stay', version: 1, note: 'The letter was withdrawn' } as const;
    expect(decideParticipantStep(held, stay, '2024-08-31')).toEqual({
      periods: [{ joinedOn: '2023-07-07', leftOn: null }],
    });
    for (const today of ['2024-09-01', '2025-01-01'])
      expect(decideParticipantStep(held, stay, today)).toEqual({ refused: 'participant.not-leaving' });
    for (const periods of [[], [{ joinedOn: '2023-07-07', leftOn: null }]])
      expect(decideParticipantStep({ version: 1, periods }, stay, '2024-08-31')).toEqual({
        refused: 'participant.not-leaving',
      });
  });

  test('needs the newest version and a reason for every step', () => {
    const held = { version: 2, periods: [] };
    for (const step of PARTICIPANT_STEPS) {
      expect(decideParticipantStep(held, { step, version: 1, note: 'x' }, '2024-01-01')).toEqual({
        refused: 'participant.changed',
      });
      expect(decideParticipantStep(held, { step, version: 2, note: '  ' }, '2024-01-01')).toEqual({
        refused: 'participant.no-note',
      });
    }
  });

  test('whatever is asked, periods follow one another and all but the newest have ended', () => {
    const date = fc
      .integer({ min: 19_000, max: 21_000 })
      .map((day) => new Date(day * 86_400_000).toISOString().slice(0, 10));
    const asked = fc.record({
      step: fc.constantFrom('join' as const, 'leave' as const, 'stay' as const),
      on: date,
      today: date,
    });
    fc.assert(
      fc.property(fc.array(asked, { maxLength: 12 }), (steps) => {
        let periods: readonly Period[] = [];
        for (const { step, on, today } of steps) {
          const decided = decideParticipantStep(
            { version: 1, periods },
            { step, version: 1, on, note: 'x' },
            today,
          );
          if ('periods' in decided) periods = decided.periods;
        }
        for (const [index, { joinedOn, leftOn }] of periods.entries()) {
          if (leftOn !== null) expect(leftOn > joinedOn).toBe(true);
          const next = periods[index + 1];
          if (next !== undefined) expect(leftOn !== null && leftOn <= next.joinedOn).toBe(true);
        }
      }),
    );
  });
});

let world: PlantedWorld;
let now = new Date('2024-02-01T08:00:00Z');
beforeAll(async () => {
  world = await openPlanted({ clock: () => now });
  await world.doors.live.run(LOCAL_ADMINISTRATOR, (tx) =>
    tx.query(
      "insert into working_group (key, parent_key, title) values ('2', null, 'Detecting'), ('2.1', '2', 'Data'), ('2.2', '2', 'Sharing')",
    ),
  );
});
afterAll(() => world.close());

const ZEALAND = 'focal point, NZ';
const CHILE = 'focal point, CL';
const get = async <T>(who: string, url: string): Promise<T> => (await world.ask(who, url)).json() as T;
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
const list = async (who: string, asOf?: string): Promise<ParticipantItem[]> =>
  (
    await get<{ items: ParticipantItem[] }>(
      who,
      `/api/participants/overview${asOf === undefined ? '' : `?asOf=${asOf}`}`,
    )
  ).items;
const idOf = async (key: string): Promise<number> =>
  (await list('secretariat')).find((item) => item.key === key)!.id;

describe('the list of participants', () => {
  test('tells membership as of the date, people, streams and gaps', async () => {
    const chile = (await list('secretariat')).find(({ key }) => key === 'CL');
    expect(chile).toMatchObject({
      name: 'Chile',
      standing: 'member',
      joinedOn: '2023-07-07',
      people: { focalPoints: 1, experts: 0 },
      streams: 1,
    });
    expect((await list('secretariat', '2024-01-02')).find(({ key }) => key === 'CL')?.standing).toBe(
      'member',
    );
  });

  test('tells nobody outside of the coalition who belongs to it', async () => {
    for (const who of ['public', 'observer', 'civil society']) {
      const chile = (await list(who)).find(({ key }) => key === 'CL');
      expect([who, chile?.people]).toEqual([who, { focalPoints: 0, experts: 0, others: 0 }]);
      const one = await get<ParticipantResponse>(who, `/api/participants/${chile?.id}`);
      expect([who, one.persons, one.events]).toEqual([who, [], []]);
    }
  });
});

describe('the secretariat', () => {
  const body = {
    kind: 'country',
    key: 'PE',
    name: 'Peru',
    joinedOn: '2024-01-15',
    note: 'Letter of 10 January',
  };

  test('adds a participant once, by its code; nobody else does', async () => {
    for (const [who] of PEOPLE.filter(([, role]) => role !== 'secretariat' && role !== 'administrator'))
      expect([who, await refused(who, '/api/participants', body)]).toEqual([who, 'access.refused']);
    expect(await refused('secretariat', '/api/participants', { ...body, key: 'QX' })).toBe(
      'participant.no-such-country',
    );
    expect(await refused('secretariat', '/api/participants', { ...body, kind: 'organization' })).toBe(
      'participant.country-code',
    );
    expect(await refused('secretariat', '/api/participants', { ...body, note: '' })).toBe(
      'participant.no-note',
    );
    const peru = await send<ParticipantResponse>('secretariat', '/api/participants', body);
    expect(peru).toMatchObject({ key: 'PE', standing: 'member', joinedOn: '2024-01-15', version: 1 });
    expect(await refused('secretariat', '/api/participants', body)).toBe('participant.taken');
    expect(peru.events.map(({ action, to, note }) => [action, to, note])).toEqual([
      ['add', 'member', 'Letter of 10 January'],
    ]);
  });

  test('lets it leave and join again; each period stays on record', async () => {
    const id = await idOf('PE');
    const url = `/api/participants/${id}/steps`;
    let peru = await send<ParticipantResponse>('secretariat', url, {
      step: 'leave',
      version: 1,
      on: '2024-01-31',
      note: 'Withdrew',
    });
    expect(await refused('secretariat', url, { step: 'stay', version: 2, note: 'x' })).toBe(
      'participant.not-leaving',
    );
    expect(await refused('secretariat', url, { step: 'join', version: 1, on: '2024-02-01', note: 'x' })).toBe(
      'participant.changed',
    );
    peru = await send('secretariat', url, { step: 'join', version: 2, on: '2024-02-01', note: 'Came back' });
    expect(peru.periods).toEqual([
      { joinedOn: '2024-02-01', leftOn: null },
      { joinedOn: '2024-01-15', leftOn: '2024-01-31' },
    ]);
    expect(await refused(CHILE, url, { step: 'leave', version: 3, on: '2024-03-01', note: 'x' })).toBe(
      'access.refused',
    );
    peru = await send('secretariat', url, { step: 'leave', version: 3, on: '2042-03-01', note: 'Letter' });
    expect(peru.may).toContain('stay');
    peru = await send('secretariat', url, { step: 'stay', version: 4, note: 'Letter withdrawn' });
    expect(peru.periods[0]).toEqual({ joinedOn: '2024-02-01', leftOn: null });
    peru = await send('secretariat', url, {
      step: 'rename',
      version: 5,
      name: 'Republic of Peru',
      note: 'Form',
    });
    expect(peru.name).toBe('Republic of Peru');
    expect(peru.events.map(({ action }) => action)).toEqual([
      ...['add', 'leave', 'join', 'leave', 'stay', 'rename'],
    ]);
    // As a partner sees it: who took part is public, why is not.
    expect((await get<ParticipantResponse>('observer', `/api/participants/${id}`)).events).toEqual([]);
  });

  test('two who change one participant at once: the second is told, and nothing is lost', async () => {
    const id = await idOf('PE');
    const { version } = await get<ParticipantResponse>('secretariat', `/api/participants/${id}`);
    const answers = await Promise.all(
      ['Peru', 'Perú'].map((name) =>
        world.ask('secretariat', {
          method: 'POST',
          url: `/api/participants/${id}/steps`,
          payload: { step: 'rename', version, name, note: 'x' },
        }),
      ),
    );
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409]);
  });
});

describe('a focal point', () => {
  const expert = { name: 'Ana Invented', email: 'ana@example.org', role: 'expert', groups: ['2.1'] };

  test('nominates experts of its own participant, into sub-working groups, and nobody else’s', async () => {
    const zealand = await idOf('NZ');
    const url = `/api/participants/${zealand}/people`;
    expect(await refused(CHILE, url, expert)).toBe('access.refused');
    expect(await refused('health, NZ', url, expert)).toBe('access.refused');
    expect(await refused(ZEALAND, url, { ...expert, role: 'secretariat' })).toBe('access.refused');
    expect(await refused(ZEALAND, url, { ...expert, groups: ['9.9'] })).toBe('role.no-such-group');
    const made = await send<ParticipantResponse>(ZEALAND, url, expert);
    const ana = made.persons.find(({ name }) => name === expert.name);
    expect(ana).toMatchObject({
      email: 'ana@example.org',
      grants: [{ role: 'expert', groupKey: '2.1' }],
    });
    expect(await refused(ZEALAND, url, expert)).toBe('access.email-taken');
    expect(made.people.experts).toBe(1);
    expect(made.groups).toEqual(['2.1']);
    const groups = await get<{ items: { key: string; people: number }[] }>(ZEALAND, '/api/groups');
    expect(groups.items.find(({ key }) => key === '2.1')?.people).toBe(1);
  });

  test('puts an expert into another group once, and ends it with a reason', async () => {
    const zealand = await idOf('NZ');
    const find = async () =>
      (await get<ParticipantResponse>(ZEALAND, `/api/participants/${zealand}`)).persons.find(
        ({ name }) => name === expert.name,
      )!;
    const ana = await find();
    const grant = { role: 'expert', participantId: zealand, groupKey: '2.2' };
    await send(ZEALAND, `/api/people/${ana.id}/roles`, grant);
    expect(await refused(ZEALAND, `/api/people/${ana.id}/roles`, grant)).toBe('role.twice');
    expect(await refused(CHILE, `/api/people/${ana.id}/roles`, grant)).toBe('access.refused');
    const held = (await find()).grants;
    expect(held.map(({ groupKey }) => groupKey)).toEqual(['2.1', '2.2']);
    expect(await refused(CHILE, `/api/roles/${held[0]!.id}/end`, { reason: 'not mine' })).toBe(
      'access.refused',
    );
    await send(ZEALAND, `/api/roles/${held[0]!.id}/end`, { reason: 'Moved on' });
    expect((await find()).grants.map(({ groupKey }) => groupKey)).toEqual(['2.2']);
  });

  test('sees the address of its own people, and of no other’s', async () => {
    const zealand = await idOf('NZ');
    const { persons } = await get<ParticipantResponse>(CHILE, `/api/participants/${zealand}`);
    expect(persons.find(({ name }) => name === expert.name)?.email).toBeNull();
    const seen = await get<ParticipantResponse>('health, NZ', `/api/participants/${zealand}`);
    expect(seen.persons.find(({ name }) => name === expert.name)?.email).toBeNull();
  });

  test('invites whom it nominated: the link leads to that person and their roles, once', async () => {
    const zealand = await idOf('NZ');
    const one = await get<ParticipantResponse>(ZEALAND, `/api/participants/${zealand}`);
    const ana = one.persons.find(({ name }) => name === expert.name)!;
    expect(await refused(CHILE, `/api/people/${ana.id}/invitation`, {})).toBe('person.not-found');
    const { token } = await send<{ token: string }>(ZEALAND, `/api/people/${ana.id}/invitation`, {});
    const accepted = {
      token,
      name: 'Ana',
      email: 'ana@example.org',
      password: 'wombat harness seventeen lamp',
    };
    const entry = await send<{ me: { id: string; roles: string[] } }>(
      'public',
      '/api/invitations/accept',
      accepted,
    );
    expect(entry.me).toMatchObject({ id: `person:${ana.id}`, roles: ['expert'] });
    const { token: again } = await send<{ token: string }>(ZEALAND, `/api/people/${ana.id}/invitation`, {});
    expect(await refused('public', '/api/invitations/accept', { ...accepted, token: again })).toBe(
      'access.invitation-over',
    );
  });

  test('nominates nobody once its participant has left, and can again once it is back', async () => {
    const zealand = await idOf('NZ');
    const steps = `/api/participants/${zealand}/steps`;
    const people = `/api/participants/${zealand}/people`;
    const bo = { ...expert, name: 'Bo Invented', email: 'bo@example.org' };
    await send('secretariat', steps, { step: 'leave', version: 1, on: '2024-02-02', note: 'Withdrew' });
    now = new Date('2024-02-01T23:59:00Z');
    await send('secretariat', people, { ...bo, email: 'early@example.org' });
    now = new Date('2024-02-02T00:00:00Z');
    const response = await world.ask('secretariat', { method: 'POST', url: people, payload: bo });
    expect(response.json()).toMatchObject({
      code: 'participant.left',
      detail: expect.stringContaining('an expert of a participant that has left'),
    });
    await send('secretariat', steps, { step: 'join', version: 2, on: '2024-02-02', note: 'Back' });
    await send('secretariat', people, bo);
  });
});
