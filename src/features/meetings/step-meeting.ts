import { TocsinError } from '../../kernel/errors.ts';
import { lock } from '../../store/lock.ts';
import type { Reading } from '../../store/reading/reading.ts';
import { personOf, recordWork } from '../../store/work-events.ts';
import { setAgenda } from './agenda.ts';
import type { MeetingResponse, MeetingStepBody } from './contract.ts';
import { recordAction } from './decide.ts';
import { beginMinutes, saveMinutes } from './minutes.ts';
import { checkGroup, checkLabel, spanOf } from './plan-meeting.ts';
import { addInvitations, findGroupParticipants, findOutsiders, type MeetingRow } from './queries.ts';
import { findMeeting, getMeeting, standingAt } from './read-meeting.ts';
import { decideMeetingStep, MEETING_RULES } from './rules.ts';

/**
 * Takes a step with a meeting.
 *
 * @throws {TocsinError} `access.refused`, `meeting.*`, `action.*`
 */
export async function stepMeeting(
  reading: Reading,
  id: number,
  body: MeetingStepBody,
): Promise<MeetingResponse> {
  const { tx, actor, now } = reading;
  await lock(tx, `meeting:${id}`);
  const row = await findMeeting(reading, id);
  const rule = MEETING_RULES[body.step];
  const { isRunner, isChair } = await standingAt(reading, row.groupKey);
  if (!(rule.who === 'chair' ? isChair : isRunner)) throw new TocsinError('access.refused');
  const note = 'note' in body ? body.note : undefined;
  const asked = { version: row.version, ...body, note };
  const decided = decideMeetingStep(row, asked, now);
  if ('refused' in decided)
    throw new TocsinError(decided.refused, {
      id,
      state: row.state,
      step: body.step,
      startsAt: row.startsAt.toISOString(),
    });
  const detail = await apply(reading, row, body);
  await tx.query(
    `update meeting set version = version + 1, state = $2, sequence = sequence + $3, changed_at = $4,
       held_at = case when $5 = 'hold' then $4 else held_at end,
       approved_at = case when $5 = 'approve' then $4 end, approved_by = case when $5 = 'approve' then $6::int end,
       cancelled_at = case when $5 = 'cancel' then $4 end
     where id = $1`,
    [id, decided.to, rule.isTold ? 1 : 0, now, body.step, personOf(actor)],
  );
  await recordWork(tx, actor, now, {
    kind: 'meeting',
    id,
    action: body.step,
    from: row.state,
    to: decided.to,
    note,
    detail,
  });
  return getMeeting(reading, id);
}

/** What a step changes beside state and version; what the event keeps of it. */
async function apply(reading: Reading, row: MeetingRow, body: MeetingStepBody): Promise<object> {
  switch (body.step) {
    case 'edit':
      return edit(reading, row, body);
    case 'move':
      return move(reading, row, body);
    case 'invite':
      return invite(reading, row, body.participants);
    case 'agenda':
      return setAgenda(reading, row, body.items);
    case 'hold':
    case 'attend':
      return attend(reading, row, body.attended);
    case 'decide':
      return recordAction(reading, row, body.item);
    case 'draft-minutes':
      return saveMinutes(reading, row, await beginMinutes(reading, row));
    case 'minutes':
      return saveMinutes(reading, row, body.content);
    case 'approve':
    case 'cancel':
      return {};
  }
}

async function edit(
  { tx }: Reading,
  row: MeetingRow,
  body: Extract<MeetingStepBody, { step: 'edit' }>,
): Promise<object> {
  const { title, place, link, quorum, label } = body;
  checkLabel(label);
  await tx.query(
    'update meeting set title = $2, place = $3, link = $4, quorum = $5, marking = $6, purpose = $7, readers = $8 where id = $1',
    [row.id, title, place, link, quorum, label.marking, label.purpose, label.readers],
  );
  return { title, quorum, marking: label.marking };
}

async function move(
  reading: Reading,
  row: MeetingRow,
  body: Extract<MeetingStepBody, { step: 'move' }>,
): Promise<object> {
  await checkGroup(reading, row.groupKey, body.on);
  const { startsAt, endsAt } = spanOf(body);
  await reading.tx.query(
    `update meeting set moved_at = case when starts_at = $2 and ends_at = $3 then moved_at else $5 end, starts_at = $2, ends_at = $3,
       time_zone = $4, is_moved = true where id = $1`,
    [row.id, startsAt, endsAt, body.timeZone, reading.now],
  );
  return { from: row.startsAt, to: startsAt };
}

async function invite(reading: Reading, row: MeetingRow, named: readonly number[]): Promise<object> {
  const { tx, now } = reading;
  await checkMembers(reading, row, named);
  const group = await findGroupParticipants(tx, row.groupKey, row.startsAt);
  await addInvitations(tx, row.id, [...new Set([...group, ...named])], now);
  return { named };
}

async function attend(reading: Reading, row: MeetingRow, attended: readonly number[]): Promise<object> {
  const { tx, actor, now } = reading;
  await checkMembers(reading, row, attended);
  await tx.query(
    'delete from meeting_attendance where meeting_id = $1 and participant_id <> all ($2::int[])',
    [row.id, attended],
  );
  await tx.query(
    `insert into meeting_attendance (meeting_id, participant_id, at, actor_id) select $1, id, $3, $4 from unnest($2::int[]) as i (id)
     on conflict do nothing`,
    [row.id, [...new Set(attended)], now, personOf(actor)],
  );
  await tx.query('update meeting set attended_count = $2 where id = $1', [row.id, new Set(attended).size]);
  return { attended };
}

/** Whoever is invited or attends belongs to the coalition on the day. */
async function checkMembers({ tx }: Reading, row: MeetingRow, ids: readonly number[]): Promise<void> {
  const names = await findOutsiders(tx, ids, row.startsAt);
  if (names.length > 0) throw new TocsinError('meeting.outsiders', { names: names.join(', ') });
}
