import { TocsinError } from '../../kernel/errors.ts';
import { lock } from '../../store/lock.ts';
import type { Reading } from '../../store/reading/reading.ts';
import { personOf, recordWork } from '../../store/work-events.ts';
import { mayDo } from '../access/rules.ts';
import type { MeetingResponse, ReplyBody } from './contract.ts';
import { readInvitations } from './queries.ts';
import { findMeeting, getMeeting } from './read-meeting.ts';
import { decideReply } from './rules.ts';

/**
 * A participant answers its invitation; the last answer counts.
 *
 * @throws {TocsinError} `access.refused`, `meeting.not-found`, `meeting.not-invited`, `meeting.wrong-state`, `meeting.too-late`
 */
export async function replyToMeeting(
  reading: Reading,
  id: number,
  { reply, note, participantId }: ReplyBody,
): Promise<MeetingResponse> {
  const { tx, actor, now } = reading;
  if (!mayDo(actor.roles, 'meeting.reply')) throw new TocsinError('access.refused');
  await lock(tx, `meeting:${id}`);
  const row = await findMeeting(reading, id);
  const mine = (await readInvitations(tx, id)).find(
    ({ participant }) =>
      actor.participants.includes(participant.id) &&
      (participantId === undefined || participant.id === participantId),
  );
  if (mine === undefined) throw new TocsinError('meeting.not-invited', { id });
  const refused = decideReply(row, now);
  if (refused !== null) throw new TocsinError(refused, { id, state: row.state, step: 'reply' });
  await tx.query(
    'insert into meeting_reply (meeting_id, participant_id, reply, note, at, actor_id) values ($1, $2, $3, $4, $5, $6)',
    [id, mine.participant.id, reply, note ?? '', now, personOf(actor)],
  );
  await recordWork(tx, actor, now, {
    kind: 'meeting',
    id,
    action: 'reply',
    from: row.state,
    to: row.state,
    note,
    detail: { participant: mine.participant.id, reply },
  });
  return getMeeting(reading, id);
}
