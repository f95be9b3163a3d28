import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { findPersonActor } from '../src/features/access/actors.ts';
import type { Letter, Post } from '../src/features/digest/mail.ts';
import { sendReminders } from '../src/features/digest/send-reminders.ts';
import { tick } from '../src/server/clockwork.ts';
import { REMINDING } from '../src/server/mail-ports.ts';
import { Reader } from '../src/server/reader.ts';
import { WORLD } from '../src/server/wiring.ts';
import { GATE, LOCAL_ADMINISTRATOR } from '../src/store/door.ts';
import { buildCatalogue } from '../src/store/reading/catalogue.ts';
import { openPlanted, type PlantedWorld } from './planted.ts';

/** An alert of New Zealand to Chile, on a clock that the test moves: received within 24 hours, assessed within 72. */
let world: PlantedWorld;
let now: Date;
const letters: Letter[] = [];
const CHILE = 'focal point, CL';
const NZ = "(select id from participant where key = 'NZ')";
const CL = "(select id from participant where key = 'CL')";

const local = <T>(sql: string, values: unknown[] = []) =>
  world.doors.live.run(LOCAL_ADMINISTRATOR, async (tx) => (await tx.query(sql, values)).rows as T[]);
const at = (hours: number): Date => new Date(Date.UTC(2024, 1, 1) + hours * 3_600_000);

beforeAll(async () => {
  world = await openPlanted({ clock: () => now });
});
afterAll(() => world.close());

let alert: number;
beforeEach(async () => {
  letters.length = 0;
  now = at(0);
  await local("update alert set state = 'cancelled', ended_at = $1 where state = 'sent'", [now]);
  const [made] = await local<{ id: number }>(
    `insert into alert (owner_id, marking, purpose, state, content, choice, floor, revision, drafted_at, sent_at)
     values (${NZ}, 'AMBER', 'any', 'sent', '{"title":"Nitazenes by post"}', '{}', '{}', 1, $1, $1) returning id`,
    [now],
  );
  alert = made!.id;
  await local(
    `insert into alert_recipient (alert_id, participant_id, chosen_by, asked_at) values ($1, ${CL}, 'named', $2)`,
    [alert, now],
  );
});

const keep: Post = async (letter) => {
  letters.push(letter);
};
async function remindAt(hours: number, post: Post = keep): Promise<number> {
  now = at(hours);
  const reader = new Reader({
    doors: world.doors,
    catalogue: buildCatalogue(WORLD.registry),
    sources: [],
    clock: () => now,
    defaultDatabase: async () => 'live',
  });
  return sendReminders({
    asHolder: (work) => world.doors.live.run(LOCAL_ADMINISTRATOR, work),
    asPerson: async (personId, work) => {
      const actor = await world.doors.live.run(GATE, (tx) => findPersonActor(tx, personId));
      return actor && reader.read({ database: 'live', actor }, work);
    },
    ...REMINDING,
    post,
    from: 'Tocsin <tocsin@example.org>',
    home: { kind: 'public', origin: 'https://tocsin.example.org' },

    now,
  });
}
const receive = (stage: string) =>
  local(
    `insert into alert_receipt (alert_id, participant_id, stage, revision, at, note) values ($1, ${CL}, $2, 1, $3, 'x')`,
    [alert, stage, now],
  );
const events = () =>
  local<{ detail: { late: { stage: string; number: number }[] } }>(
    "select detail from work_event where subject_kind = 'alert' and subject_id = $1 and action = 'remind' order by id",
    [alert],
  );

test('nobody is reminded early; who is late is, once however often the clock ticks, and it is put on record', async () => {
  expect(await remindAt(24)).toBe(0);
  expect(await remindAt(25)).toBe(1);
  expect(await remindAt(25)).toBe(0);
  expect(await remindAt(26)).toBe(0);
  expect(letters).toMatchObject([
    { subject: 'Tocsin: an alert waits for you to acknowledge it', at: at(25) },
  ]);
  expect(letters[0]!.text).toContain('Nitazenes by post (TLP:AMBER)');
  expect(letters[0]!.text).toContain(`https://tocsin.example.org/alerts/${alert}`);
  expect(await events()).toMatchObject([
    { detail: { by: 'clock', late: [{ stage: 'received', number: 1 }] } },
  ]);
});

test('it comes again after three days, turns to the next stage once the first is answered, and ends with the answer', async () => {
  await remindAt(25);
  expect(await remindAt(96)).toBe(0);
  expect(await remindAt(97)).toBe(1);
  await receive('received');
  expect(await remindAt(98)).toBe(1);
  expect(letters.map(({ subject }) => subject.split(' to ')[1])).toEqual([
    'acknowledge it',
    'acknowledge it',
    'assess it',
  ]);
  await receive('assessed');
  expect(await remindAt(168)).toBe(0);
  await receive('acted');
  expect(await remindAt(5000)).toBe(0);
});

test('a cancelled alert reminds nobody, also where it was called off while letters were written', async () => {
  await local("update alert set state = 'cancelled', ended_at = $2 where id = $1", [alert, at(1)]);
  expect(await remindAt(100)).toBe(0);
  await local("update alert set state = 'sent', ended_at = null where id = $1", [alert]);
  const [late] = await world.doors.live.run(LOCAL_ADMINISTRATOR, (tx) => REMINDING.listLate(tx, at(100)));
  await local("update alert set state = 'cancelled', ended_at = $2 where id = $1", [alert, at(100)]);
  expect(await world.doors.live.run(LOCAL_ADMINISTRATOR, (tx) => REMINDING.claim(tx, late!, at(100)))).toBe(
    false,
  );
});

test('two servers on one database send it once; a clock that was set back sends nothing anew', async () => {
  const counts = await Promise.all([remindAt(25), remindAt(25), remindAt(25)]);
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe(1);
  expect(await remindAt(2)).toBe(0);
  expect(await remindAt(25)).toBe(0);
});

test('what did not leave is tried again a minute later, and is no event until it left', async () => {
  const broken: Post = async () => Promise.reject(new Error('no server'));
  expect(await remindAt(25, broken)).toBe(0);
  expect(await events()).toEqual([]);
  expect(await remindAt(25.02)).toBe(1);
  expect(await events()).toHaveLength(1);
});

test('who wants no mail gets none; of an alert for named people only they get one, and it tells nothing of it', async () => {
  const chile = world.people.get(CHILE)!.id;
  await local("update alert set marking = 'RED' where id = $1", [alert]);
  expect(await remindAt(25)).toBe(0);
  await local('update alert set readers = $2 where id = $1', [alert, [chile]]);
  expect(await remindAt(25)).toBe(1);
  expect(letters[0]!.text).not.toContain('Nitazenes');
  expect(letters[0]!.text).not.toContain(`alerts/${alert}`);
  await world.doors.live.run(
    await world.doors.live.run(GATE, async (tx) => (await findPersonActor(tx, chile))!),
    (tx) => tx.query("insert into digest_setting (person_id, every) values ($1, 'never')", [chile]),
  );
  expect(await remindAt(500)).toBe(0);
});

test('the server’s clockwork reminds after its duties, and goes on where mail fails', async () => {
  const ticked: Date[] = [];
  const ports = { doors: world.doors, actorIn: () => LOCAL_ADMINISTRATOR };
  await tick({ ...ports, remind: async (when) => ticked.push(when) }, at(30));
  expect(ticked).toEqual([at(30)]);
  await tick({ ...ports, remind: async () => Promise.reject(new Error('no server')) }, at(31));
});
