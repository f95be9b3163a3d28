import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { AlertResponse } from '../src/features/alerts/contract.ts';
import type { LedgerResponse } from '../src/features/ledger/contract.ts';
import type { MyWorkResponse } from '../src/features/my-work/contract.ts';
import { orderWork, type WaitingItem, WORK_KINDS } from '../src/features/my-work/rules.ts';
import type { TriageResponse } from '../src/features/triage/contract.ts';
import { myWorkEn } from '../src/model/messages/my-work.en.ts';
import { LOCAL_ADMINISTRATOR } from '../src/store/door.ts';
import { openPlanted, PEOPLE, type PlantedWorld } from './planted.ts';

describe('the order of work', () => {
  const instant = fc.integer({ min: 0, max: 1_000_000 }).map((ms) => new Date(ms));
  const item = fc.record({
    kind: fc.constantFrom(...WORK_KINDS),
    id: fc.nat(),
    title: fc.string(),
    marking: fc.constant('AMBER' as const),
    path: fc.constant('/'),
    dueAt: fc.option(instant),
    isLate: fc.boolean(),
    since: instant,
  });
  test('has what is late first, then what is due soonest, whatever order it came in', () => {
    fc.assert(
      fc.property(fc.array(item), (items) => {
        const ordered = orderWork(items);
        expect(ordered).toHaveLength(items.length);
        expect(orderWork(items.toReversed()).map(({ isLate, dueAt }) => [isLate, dueAt])).toEqual(
          ordered.map(({ isLate, dueAt }) => [isLate, dueAt]),
        );
        const rank = ({ isLate, dueAt }: WaitingItem) =>
          (isLate ? 0 : 1e12) + (dueAt === null ? 1e11 : dueAt.getTime());
        for (const [index, each] of ordered.entries())
          if (index > 0) expect(rank(ordered[index - 1]!)).toBeLessThanOrEqual(rank(each));
      }),
    );
  });
});

test('every kind of work has its words, of one record or of several', () => {
  const one: Readonly<Record<string, string>> = myWorkEn.myWork.kind;
  const several: Readonly<Record<string, string>> = myWorkEn.myWork.several;
  const worded = [
    ...Object.keys(one),
    ...Object.keys(several).map((key) => key.replace(/_(one|other)$/, '')),
  ];
  expect([...new Set(worded)].sort()).toEqual([...WORK_KINDS].sort());
});

let world: PlantedWorld;
let now = new Date('2024-02-01T08:00:00Z');
const at = (instant: string) => {
  now = new Date(instant);
};
beforeAll(async () => {
  world = await openPlanted({ clock: () => now, hasHistory: true });
});
afterAll(() => world.close());

const ZEALAND = 'focal point, NZ';
const CHILE = 'focal point, CL';
const work = async (who: string): Promise<MyWorkResponse> =>
  (await world.ask(who, '/api/my-work')).json() as MyWorkResponse;
const told = async (who: string) =>
  (await work(who)).items.map(({ kind, isLate }) => `${kind}${isLate ? ', late' : ''}`);
async function send<T>(who: string, url: string, payload: object): Promise<T> {
  const response = await world.ask(who, { method: 'POST', url, payload });
  expect([response.statusCode, response.statusCode === 200 ? '' : response.body]).toEqual([200, '']);
  return response.json() as T;
}

let triage: TriageResponse;
let alert: AlertResponse;
describe('what waits', () => {
  test('is nothing for the public and for who holds the machine', async () => {
    expect(await work('public')).toMatchObject({ items: [], waiting: 0, late: 0, isPerson: false });
    expect(await work(ZEALAND)).toMatchObject({ items: [], isPerson: true });
  });

  test('is for the secretariat what waits for nobody else: signals, and names that no rule could settle', async () => {
    // Asked first, it makes the run of signals itself.
    const { items, late } = await work('secretariat');
    const { steps } = (await world.ask('secretariat', '/api/ledger')).json() as LedgerResponse;
    const { open } = steps.find(({ step }) => step === 'signal-to-triage')!;
    const { items: names } = (await world.ask('secretariat', '/api/data/names?state=review')).json() as {
      items: object[];
    };
    expect([open > 0, names.length > 0]).toEqual([true, true]);
    expect(late).toBe(0);
    expect(items).toMatchObject([
      { kind: 'signals-untaken', count: open, title: '', path: '/signals', dueAt: null },
      { kind: 'names', count: names.length, path: '/data?tab=names' },
    ]);
    for (const who of ['public', 'observer', ZEALAND, 'police, NZ'])
      expect([who, await told(who)]).toEqual([who, []]);
  });

  test('is a triage for whom holds it, late once a day has gone by', async () => {
    const { items } = (await world.ask('health, NZ', '/api/signals?scope=all&country=CL&limit=1')).json() as {
      items: { id: string }[];
    };
    triage = await send('health, NZ', '/api/triage', { signalIds: [items[0]!.id] });
    expect((await work('health, NZ')).items).toMatchObject([
      { kind: 'triage-decide', id: triage.id, dueAt: '2024-02-02T08:00:00.000Z', isLate: false },
    ]);
    expect(await told(ZEALAND)).toEqual([]);
    at('2024-02-02T08:00:00Z');
    expect(await told('health, NZ')).toEqual(['triage-decide']);
    at('2024-02-02T08:00:10Z');
    expect(await told('health, NZ')).toEqual(['triage-decide, late']);
    expect(await work('health, NZ')).toMatchObject({ waiting: 1, late: 1 });
  });

  test('moves on with the work: verified it waits for an alert, the draft for its author', async () => {
    const step = (body: object) =>
      send<TriageResponse>('health, NZ', `/api/triage/${triage.id}/steps`, {
        version: triage.version,
        ...body,
      });
    triage = await step({ step: 'grade', sourceGrade: 'B', credibility: 2 });
    triage = await step({ step: 'verify', note: 'Two laboratories agree.' });
    expect(await told('health, NZ')).toEqual(['triage-alert']);
    alert = await send(ZEALAND, '/api/alerts', { triageIds: [triage.id] });
    expect(await told('health, NZ')).toEqual([]);
    expect(await told(ZEALAND)).toEqual(['alert-draft']);
  });

  test('is an alert for its recipient until it has acted; its sender reminds who is late once', async () => {
    const { rows } = await world.doors.live.run(LOCAL_ADMINISTRATOR, (tx) =>
      tx.query<{ id: number }>("select id from participant where key = 'CL'"),
    );
    const step = (body: object) =>
      send<AlertResponse>(ZEALAND, `/api/alerts/${alert.id}/steps`, { version: alert.version, ...body });
    alert = await step({
      step: 'edit',
      content: {
        ...alert.content,
        riskOrigin: 'Opioid',
        health: 'Respiratory depression',
        advice: 'Naloxone',
        uncertainty: 'Few reports',
      },
      label: { marking: alert.marking, purpose: alert.purpose, readers: [] },
      choice: { isAll: false, participants: [rows[0]!.id], groups: [] },
    });
    at('2024-02-03T12:00:00Z');
    alert = await step({ step: 'send' });
    expect((await work(CHILE)).items).toMatchObject([
      { kind: 'alert-answer', id: alert.id, path: `/alerts/${alert.id}`, dueAt: '2024-02-04T12:00:00.000Z' },
    ]);
    expect(await told(ZEALAND)).toEqual([]);
    at('2024-02-04T12:00:01Z');
    expect(await told(CHILE)).toEqual(['alert-answer, late']);
    expect(await told(ZEALAND)).toEqual(['alert-remind']);
    await step({ step: 'remind' });
    expect(await told(ZEALAND)).toEqual([]);
    const receive = (body: object) => send(CHILE, `/api/alerts/${alert.id}/receipts`, body);
    await receive({ stage: 'assessed', isRelevant: true, note: 'Two seizures fit.' });
    expect(await told(CHILE)).toEqual(['alert-answer']);
    await receive({ stage: 'acted', note: 'Hospitals are told.' });
    expect(await told(CHILE)).toEqual([]);
  });

  test('is a silence while it runs and until one’s participant has spoken, where one may see it', async () => {
    await world.doors.live.run(LOCAL_ADMINISTRATOR, async (tx) => {
      await tx.query("insert into working_group (key, title) values ('2', 'Detecting')");
      await tx.query(
        `insert into recommendation (owner_id, marking, purpose, group_key, scope, state, content, drafted_at, round, silence_from, silence_until)
         select 1, m, 'any', '2', 'joint', 'proposed', jsonb_build_object('title', 'Share ' || m), $1, 1, $1, $2
         from unnest('{AMBER,RED}'::text[]) m`,
        ['2024-02-05T00:00:00Z', '2024-02-15T00:00:00Z'],
      );
    });
    expect(await told(CHILE)).toEqual([]);
    at('2024-02-05T00:00:00Z');
    expect((await work(CHILE)).items).toMatchObject([
      { kind: 'silence', title: 'Share AMBER', dueAt: '2024-02-15T00:00:00.000Z', isLate: false },
    ]);
    for (const [who, role] of PEOPLE)
      expect([who, (await told(who)).filter((kind) => kind !== 'names')]).toEqual([
        who,
        role === 'focal-point' ? ['silence'] : [],
      ]);
    await world.doors.live.run(LOCAL_ADMINISTRATOR, (tx) =>
      tx.query(
        `insert into recommendation_position (recommendation_id, round, participant_id, position, at)
         select r.id, 1, p.id, 'support', $1 from recommendation r, participant p where p.key = 'CL'`,
        ['2024-02-06T00:00:00Z'],
      ),
    );
    expect([await told(CHILE), await told(ZEALAND)]).toEqual([[], ['silence']]);
    at('2024-02-15T00:00:00Z');
    expect(await told(ZEALAND)).toEqual([]);
  });
});
