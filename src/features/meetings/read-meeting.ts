import type { z } from 'zod';
import { TocsinError } from '../../kernel/errors.ts';
import type { Reading } from '../../store/reading/reading.ts';
import { listWork } from '../../store/work-events.ts';
import { mayDo } from '../access/rules.ts';
import { type ActionRow, readActionsAt } from './action-queries.ts';
import type { ActionItem, MeetingItem, MeetingResponse, meetingsQuerySchema } from './contract.ts';
import {
  type AgendaRow,
  type MeetingRow,
  readAgenda,
  readInvitations,
  readMeeting,
  readMeetings,
  readMinutes,
  readPapers,
} from './queries.ts';
import {
  ACTION_RULES,
  ACTION_STEPS,
  decideActionStep,
  decideMeetingStep,
  decideReply,
  hasQuorum,
  isActionLate,
  isCarriedInto,
  isUnrecorded,
  MEETING_RULES,
  MEETING_STEPS,
  type MeetingState,
} from './rules.ts';
import { readSubjectTitles } from './subjects.ts';

/** For whom somebody answers: the secretariat and who holds the machine answer for nobody else. */
export const answersFor = ({ actor }: Pick<Reading, 'actor'>): readonly number[] =>
  mayDo(actor.roles, 'meeting.reply') ? actor.participants : [];

export async function listMeetings(reading: Reading, query: z.output<typeof meetingsQuerySchema>) {
  const { total, rows } = await readMeetings(reading.tx, {
    ...query,
    now: reading.now,
    invited: query.mine === 'true' ? answersFor(reading) : undefined,
  });
  return { total, items: rows.map((row) => toItem(reading, row)) };
}

function toItem({ now, isSimulated }: Reading, row: MeetingRow): MeetingItem {
  const { id, groupKey, groupTitle, seriesId, title, session, state, version, timeZone } = row;
  const { place, marking, quorum, invited, attended } = row;
  return {
    ...{ id, groupKey, groupTitle, seriesId, title, session, state, version, timeZone },
    ...{ place, marking, quorum, invited, attended },
    startsAt: row.startsAt.toISOString(),
    endsAt: row.endsAt.toISOString(),
    hasQuorum: hasQuorum(attended, quorum),
    isUnrecorded: isUnrecorded(row, now),
    isSimulated,
  };
}

/** @throws {TocsinError} `meeting.not-found`, for one that is withheld as for one that is not there */
export async function findMeeting({ tx }: Reading, id: number): Promise<MeetingRow> {
  const row = await readMeeting(tx, id);
  if (row === undefined) throw new TocsinError('meeting.not-found', { id });
  return row;
}

export interface HeldMeeting {
  readonly id: number;
  readonly groupKey: string;
  readonly state: MeetingState;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly timeZone: string;
  readonly quorum: number;
  readonly attended: number;
  readonly hasQuorum: boolean;
}

/**
 * A meeting as what is decided at it needs it: whether it was held, and whether enough were there.
 *
 * @throws {TocsinError} `meeting.not-found`
 */
export async function holdMeeting(reading: Reading, id: number): Promise<HeldMeeting> {
  const meeting = await findMeeting(reading, id);
  return { ...meeting, hasQuorum: hasQuorum(meeting.attended, meeting.quorum) };
}

/** What somebody is to the meetings of a group. The store asks the same of every write. */
export async function standingAt(
  { tx, actor }: Reading,
  groupKey: string,
): Promise<{ readonly isRunner: boolean; readonly isChair: boolean }> {
  const { rows } = await tx.query<{ runs: boolean; chairs: boolean; hasChair: boolean }>(
    `select work_runs_group($1) as runs, work_chairs_group($1) as chairs,
       exists (select from role_grant g where g.role = 'group-chair' and g.ended_at is null
         and (g.group_key = $1 or g.group_key = split_part($1, '.', 1))) as "hasChair"`,
    [groupKey],
  );
  const { runs, chairs, hasChair } = rows[0]!;
  const isRunner = runs && mayDo(actor.roles, 'meeting.run');
  return { isRunner, isChair: isRunner && (chairs || !hasChair) };
}

/** An action as somebody sees it. */
export function toAction(reading: Reading, row: ActionRow, isRunner: boolean): ActionItem {
  const { timeZone: _zone, ...shown } = row;
  const isHolder = row.holder !== null && answersFor(reading).includes(row.holder.id);
  const isPossible = (step: (typeof ACTION_STEPS)[number]) =>
    (isRunner || (isHolder && ACTION_RULES[step].who === 'holder')) &&
    'to' in decideActionStep(row, { step, version: row.version, note: '-' });
  return {
    ...shown,
    meetingAt: row.meetingAt.toISOString(),
    closedAt: row.closedAt?.toISOString() ?? null,
    isLate: isActionLate(row, reading.now),
    may: ACTION_STEPS.filter(isPossible),
  };
}

/** One meeting with all that hangs on it. */
export async function getMeeting(reading: Reading, id: number): Promise<MeetingResponse> {
  const row = await findMeeting(reading, id);
  const { tx, now } = reading;
  const own = answersFor(reading);
  const [{ isRunner, isChair }, invitations, minutes, { made, earlier }, people, agenda, papers, events] =
    await Promise.all([
      standingAt(reading, row.groupKey),
      readInvitations(tx, id),
      readMinutes(tx, id),
      readActionsAt(tx, row),
      readPeople(reading, [...row.readers, ...(row.approvedBy === null ? [] : [row.approvedBy])]),
      readAgenda(tx, id),
      readPapers(tx, id),
      listWork(tx, 'meeting', id),
    ]);
  const isPossible = (step: (typeof MEETING_STEPS)[number]) =>
    (MEETING_RULES[step].who === 'chair' ? isChair : isRunner) &&
    'to' in decideMeetingStep(row, { step, version: row.version, note: '-' }, now);
  const isAsked = invitations.some(({ participant }) => own.includes(participant.id));
  return {
    ...toItem(reading, row),
    ...{ uid: row.uid, sequence: row.sequence, link: row.link, purpose: row.purpose, owner: row.owner },
    plannedAt: row.plannedAt.toISOString(),
    readers: row.readers.flatMap((each) => people.get(each) ?? []),
    agenda: await toAgenda(reading, agenda),
    papers: papers.map(({ meetingId: _meeting, ...paper }) => ({
      ...paper,
      addedAt: paper.addedAt.toISOString(),
    })),
    invitations: invitations.map((each) => ({
      ...each,
      repliedAt: each.repliedAt?.toISOString() ?? null,
      isMine: own.includes(each.participant.id),
    })),
    minutes: minutes === null ? null : { ...minutes, at: minutes.at.toISOString() },
    minutesVersion: row.minutesVersion,
    approvedAt: row.approvedAt?.toISOString() ?? null,
    approvedBy: row.approvedBy === null ? null : (people.get(row.approvedBy) ?? null),
    actions: made.map((each) => toAction(reading, each, isRunner)),
    carried: earlier
      .filter((each) => isCarriedInto({ ...each, madeAtMeeting: each.meetingAt }, row))
      .map((each) => toAction(reading, each, isRunner)),
    events,
    may: MEETING_STEPS.filter(isPossible),
    mayAddPapers: isRunner && row.state !== 'cancelled',
    mayReply: isAsked && decideReply(row, now) === null,
  };
}

async function readPeople({ tx }: Reading, ids: readonly number[]) {
  const { rows } = await tx.query<{ id: number; name: string }>(
    'select id, name from person where id = any ($1::int[])',
    [ids],
  );
  return new Map(rows.map((row) => [row.id, row]));
}

async function toAgenda(reading: Reading, rows: readonly AgendaRow[]) {
  const titles = await readSubjectTitles(reading.tx, rows);
  return rows.map(({ id, title, subjectKind, subjectId }) => ({
    id,
    title,
    subject:
      subjectKind === null || subjectId === null
        ? null
        : { kind: subjectKind, id: subjectId, title: titles.get(`${subjectKind}:${subjectId}`) ?? null },
  }));
}
