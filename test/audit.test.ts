import { afterAll, beforeAll, expect, test } from 'vitest';
import type { AuditEvent, AuditVerdict } from '../src/features/audit/contract.ts';
import { LOCAL_ADMINISTRATOR } from '../src/store/door.ts';
import { recordWork } from '../src/store/work-events.ts';
import { firstOf, openPlanted, type PlantedWorld } from './planted.ts';

/** Who reads of the audit what. */
let world: PlantedWorld;
/** Two records of Chile: one for all participants, one for its own people. */
const triages = { AMBER: 0, 'AMBER+STRICT': 0 };
const CHILE = 'focal point, CL';
const STRICT_REPORT = `report:${firstOf('zqstrict')}`;

beforeAll(async () => {
  world = await openPlanted();
  await world.ask(CHILE, `/api/reports/${firstOf('zqstrict')}`);
  for (const marking of ['AMBER', 'AMBER+STRICT'] as const)
    await world.doors.live.run(LOCAL_ADMINISTRATOR, async (tx) => {
      const { rows } = await tx.query<{ id: number }>(
        `insert into triage (owner_id, marking, purpose, evidence, state, opened_at, due_at)
         values ((select id from participant where key = 'CL'), $1, 'any', '{}', 'open', now(), now()) returning id`,
        [marking],
      );
      const id = rows[0]!.id;
      triages[marking] = id;
      await recordWork(tx, LOCAL_ADMINISTRATOR, new Date(), {
        ...{ kind: 'triage', id, action: 'note', from: 'open', to: 'open' },
        note: `zqnote of ${marking}`,
      });
    });
});
afterAll(() => world.close());

interface Listed {
  readonly items: readonly AuditEvent[];
  readonly hasMore: boolean;
  readonly isWhole: boolean;
}
const list = async (who: string, query = ''): Promise<Listed> => {
  const { statusCode, body } = await world.ask(who, `/api/audit?limit=500${query}`);
  expect([statusCode, statusCode === 200 ? '' : body]).toEqual([200, '']);
  return JSON.parse(body);
};
const subjects = ({ items }: Listed) => new Set(items.map(({ subject }) => subject));

test('the secretariat reads what everybody did, but not what concerns a record that is not for it', async () => {
  const seen = await list('secretariat');
  expect(seen.isWhole).toBe(true);
  expect(subjects(seen)).toContain(STRICT_REPORT);
  expect(subjects(seen)).toContain(`triage:${triages.AMBER}`);
  expect(JSON.stringify(seen)).toContain('zqnote of AMBER"');
  expect(subjects(seen)).not.toContain(`triage:${triages['AMBER+STRICT']}`);
  expect(JSON.stringify(seen)).not.toContain('zqnote of AMBER+STRICT');
});

test('anybody else reads what they did themselves, the public nothing', async () => {
  const own = await list(CHILE);
  expect(own).toMatchObject({ isWhole: false });
  expect(own.items.map(({ actorName, action, subject }) => [actorName, action, subject])).toEqual([
    [CHILE, 'report.read', STRICT_REPORT],
  ]);
  for (const who of ['police, NZ', 'public']) expect((await list(who)).items).toEqual([]);
});

test('filters and parts tell the same events, each once', async () => {
  const all = (await list('secretariat')).items;
  expect((await list('secretariat', '&area=reading')).items).toEqual(
    all.filter(({ action }) => action === 'report.read'),
  );
  const ofChile = (await list('secretariat', '&who=point,%20cl')).items;
  expect(ofChile).toEqual(all.filter(({ actorName }) => actorName === CHILE));
  expect(ofChile.length).toBeGreaterThan(0);
  expect((await list('secretariat', '&who=nobody')).items).toEqual([]);
  expect((await list('secretariat', `&subject=${STRICT_REPORT}`)).items).toEqual(ofChile);
  const { at } = all[0]!;
  expect((await list('secretariat', `&until=${at}`)).items).toEqual(all.filter((event) => event.at < at));
  expect((await list('secretariat', `&from=${at}`)).items).toEqual(all.filter((event) => event.at >= at));
  const parts: AuditEvent[] = [];
  for (let before = ''; ; ) {
    const part: Listed = (await world.ask('secretariat', `/api/audit?limit=1${before}`)).json();
    parts.push(...part.items);
    if (!part.hasMore) break;
    before = `&before=${part.items[0]!.id}`;
  }
  expect(parts).toEqual(all);
});

test('who may read the audit has its chain checked, events that are not for them among it; nobody else', async () => {
  const verdict: AuditVerdict = (await world.ask('secretariat', '/api/audit/chain')).json();
  expect(verdict).toMatchObject({ faults: [], tip: expect.stringMatching(/^[0-9a-f]{64}$/) });
  expect(verdict.events).toBeGreaterThan((await list('secretariat')).items.length);
  for (const who of [CHILE, 'observer', 'public'])
    expect((await world.ask(who, '/api/audit/chain')).statusCode).toBe(403);
});

test.each([
  ['an area that is none', 'area=everything'],
  ['a moment that is none', 'from=yesterday'],
  ['a number that is none', 'before=0'],
  ['too many at once', 'limit=501'],
])('%s is refused', async (_what, query) => {
  expect((await world.ask('secretariat', `/api/audit?${query}`)).statusCode).toBe(400);
});
