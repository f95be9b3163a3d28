import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { findPersonActor } from '../src/features/access/actors.ts';
import { hashToken, makeToken } from '../src/features/access/tokens.ts';
import { exportAll } from '../src/features/exporting/export-all.ts';
import { addGroup, getGroup, listGroups, stepGroup } from '../src/features/groups/service.ts';
import { EXPORT_PORTS } from '../src/features/index.ts';
import { writeInvitation } from '../src/features/meetings/calendar/events.ts';
import { endFeed, makeFeed, readFeed } from '../src/features/meetings/calendar/feed.ts';
import type { MeetingStepBody } from '../src/features/meetings/contract.ts';
import { listActions, stepAction } from '../src/features/meetings/decide.ts';
import { addPaper, getPaperFile, removePaper } from '../src/features/meetings/papers.ts';
import { planMeeting } from '../src/features/meetings/plan-meeting.ts';
import { getMeeting, listMeetings } from '../src/features/meetings/read-meeting.ts';
import { replyToMeeting } from '../src/features/meetings/reply.ts';
import { listSeries, planSeries, stepSeries } from '../src/features/meetings/series.ts';
import { stepMeeting } from '../src/features/meetings/step-meeting.ts';
import { type Actor, type Door, GATE, LOCAL_ADMINISTRATOR } from '../src/store/door.ts';
import type { Reading } from '../src/store/reading/reading.ts';

const HOUR_MS = 3_600_000;

/** Everything that can be done with groups and meetings, once; for the statements that it emits. */
export async function useMeetings(
  door: Door,
  as: <T>(actor: Actor, now: Date, work: (reading: Reading) => Promise<T>) => Promise<T>,
): Promise<void> {
  const ports = { ownerOf: () => 1, findPerson: findPersonActor, doorOf: () => door, makeToken, hashToken };
  const now = new Date();
  const run = <T>(work: (reading: Reading) => Promise<T>, at = now) => as(LOCAL_ADMINISTRATOR, at, work);
  await run(listGroups);
  await run((reading) => addGroup(reading, { key: '2.9', title: 'New', mandate: '' }));
  await run((reading) =>
    stepGroup(reading, '2.9', { step: 'edit', version: 1, title: 'Newer', mandate: 'To be.' }),
  );
  await run((reading) => getGroup(reading, '2.1'));
  const person = await door.run(LOCAL_ADMINISTRATOR, async (tx) => {
    const { rows } = await tx.query<{ id: number }>(
      "select person_id as id from role_grant where group_key = '2.1' and role = 'expert' order by person_id limit 1",
    );
    await tx.query('insert into account (person_id, email) values ($1, $2) on conflict do nothing', [
      rows[0]!.id,
      'expert@example.org',
    ]);
    return rows[0]!.id;
  });
  const expert = (await door.run(GATE, (tx) => findPersonActor(tx, person)))!;
  const about = { groupKey: '2.1', title: 'Once more', place: '', link: '', quorum: 0 };
  const tomorrow = new Date(now.getTime() + 24 * HOUR_MS).toISOString().slice(0, 10);
  const when = { on: tomorrow, time: '09:00', timeZone: 'UTC', minutes: 60 };
  const { id } = await run((reading) => planMeeting(reading, ports, { ...about, ...when }));
  await as(expert, now, (reading) => replyToMeeting(reading, id, { reply: 'yes' }));
  const after = new Date(now.getTime() + 72 * HOUR_MS);
  // Minutes are the chair's to approve, where a group has one.
  const chair = (await door.run(GATE, async (tx) => {
    const { rows } = await tx.query<{ id: number }>(
      "select person_id as id from role_grant where role = 'group-chair' and ended_at is null",
    );
    return findPersonActor(tx, rows[0]!.id);
  }))!;
  const onMinutes = async (body: object, who = LOCAL_ADMINISTRATOR) => {
    const { minutesVersion } = await run((reading) => getMeeting(reading, id));
    return as(who, after, (reading) =>
      stepMeeting(reading, id, { minutesVersion, ...body } as MeetingStepBody),
    );
  };
  const versioned = async (body: object) => {
    const { version } = await run((reading) => getMeeting(reading, id));
    return run((reading) => stepMeeting(reading, id, { version, ...body } as MeetingStepBody), after);
  };
  const label = { marking: 'AMBER', purpose: 'any', readers: [] };
  await versioned({ step: 'edit', title: 'Twice', place: '', link: '', quorum: 0, label });
  await versioned({ step: 'move', ...when, time: '10:00' });
  await versioned({ step: 'invite', participants: expert.participants });
  const items = [{ title: 'An alert', subject: { kind: 'alert', id: 1 } }];
  const { agenda } = await versioned({ step: 'agenda', items });
  await versioned({ step: 'agenda', items: [{ id: agenda[0]!.id, ...items[0] }] });
  const { papers } = await run((reading) =>
    addPaper(reading, id, { name: 'a.txt', bytes: Buffer.from('text'), itemId: agenda[0]!.id }),
  );
  await run((reading) => getPaperFile(reading, papers[0]!.id));
  const { bytes } = await run((reading) => exportAll(reading, EXPORT_PORTS, 'csv'));
  await buffer(bytes as Readable);
  await run((reading) => removePaper(reading, papers[0]!.id));
  await versioned({ step: 'hold', attended: expert.participants });
  const [holderId] = expert.participants;
  const item = { kind: 'action', text: 'Look.', itemId: null, holderId, dueOn: '2999-01-01' };
  const { actions } = await versioned({ step: 'decide', item });
  await onMinutes({ step: 'draft-minutes' });
  await onMinutes({ step: 'approve' }, chair);
  await run((reading) => stepAction(reading, actions[0]!.id, { step: 'done', version: 1 }));
  const page = { limit: 5, offset: 0 };
  await run((reading) => listActions(reading, page));
  await run((reading) => listMeetings(reading, { ...page, when: 'coming', group: '2.1' }));
  await run((reading) => listMeetings(reading, { ...page, when: 'past' }));
  await useSeries(run, ports);
  await run((reading) => writeInvitation(reading, id, undefined));
  const made = await as(expert, now, (reading) => makeFeed(reading, ports));
  await readFeed(ports, 'live', { token: made.path.split('/')[3]!, file: 'meetings.ics' });
  await as(expert, now, (reading) => endFeed(reading, made.item.id));
}

async function useSeries(
  run: <T>(work: (reading: Reading) => Promise<T>) => Promise<T>,
  ports: { ownerOf: () => number },
): Promise<void> {
  const about = { title: 'Monthly', place: '', link: '', quorum: 0 };
  const pattern = { kind: 'day', day: 1, everyMonths: 1 } as const;
  const sessions = [{ session: 'single', time: '09:00', timeZone: 'UTC', minutes: 60 }] as const;
  const plan = { ...about, pattern, sessions: [...sessions] };
  const months = { fromMonth: '2998-01-01', untilMonth: '2998-02-01' };
  const { id } = await run((reading) => planSeries(reading, ports, { groupKey: '2.1', ...plan, ...months }));
  await run((reading) => stepSeries(reading, ports, id, { step: 'change', version: 1, ...plan }));
  await run((reading) =>
    stepSeries(reading, ports, id, { step: 'extend', version: 2, untilMonth: '2998-03-01' }),
  );
  await run((reading) => stepSeries(reading, ports, id, { step: 'end', version: 3, note: 'a test' }));
  await run((reading) => listSeries(reading, '2.1'));
}
