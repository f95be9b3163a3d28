import { fillTemplate } from '../../../kernel/errors.ts';
import { meetingsEn } from '../../../model/messages/meetings.en.ts';
import type { Transaction } from '../../../store/door.ts';
import type { Reading } from '../../../store/reading/reading.ts';
import type { FileAnswer } from '../../../store/reading/route.ts';
import { type MeetingRow, readInvitations } from '../queries.ts';
import { findMeeting } from '../read-meeting.ts';
import { type Attendee, type CalendarEvent, writeCalendar } from './write-calendar.ts';

const SAID = meetingsEn.meetings.file;
/**
 * Replies are given on the page: these addresses reach nobody, and can belong to nobody (RFC 2606). A program still needs one for each who
 * is asked.
 */
const NOBODY = 'tocsin.invalid';
export const ORGANIZER = { name: SAID.organizer, address: `secretariat@${NOBODY}` } as const;
const MEDIA_TYPE = 'text/calendar; charset=utf-8';

export const toFile = (text: string, name: string): FileAnswer => ({
  bytes: Buffer.from(text, 'utf8'),
  mediaType: MEDIA_TYPE,
  name,
});

export interface EventOptions {
  readonly publicOrigin?: string | undefined;
  readonly isSimulated: boolean;
}

export function toEvent(
  row: MeetingRow,
  agenda: readonly string[],
  { publicOrigin, isSimulated }: EventOptions,
): CalendarEvent {
  const description = [
    fillTemplate(SAID.head, { group: `${row.groupKey} ${row.groupTitle}`, marking: row.marking }),
    ...(isSimulated ? [SAID.simulated] : []),
    ...(agenda.length === 0
      ? []
      : ['', SAID.agenda, ...agenda.map((title, index) => `${index + 1}. ${title}`)]),
    ...(row.link === '' ? [] : ['', row.link]),
  ];
  return {
    uid: row.uid,
    sequence: row.sequence,
    title: isSimulated ? fillTemplate(SAID.simulatedTitle, { title: row.title }) : row.title,
    description: description.join('\n'),
    startsAt: row.startsAt,
    endsAt: row.endsAt,
    timeZone: row.timeZone,
    place: row.place,
    link: row.link,
    isCancelled: row.state === 'cancelled',
    isPublic: row.marking === 'CLEAR',
    plannedAt: row.plannedAt,
    changedAt: row.changedAt,
    page: publicOrigin === undefined ? undefined : `${publicOrigin}/groups/meetings/${row.id}`,
  };
}

/** Titles of the agendas of meetings, in order. */
export async function readAgendaTitles(
  tx: Transaction,
  meetingIds: readonly number[],
): Promise<Map<number, string[]>> {
  const { rows } = await tx.query<{ id: number; titles: string[] }>(
    `select meeting_id as id, array_agg(title order by position, id) as titles from meeting_item
     where meeting_id = any ($1::int[]) and removed_at is null group by meeting_id`,
    [meetingIds],
  );
  return new Map(rows.map(({ id, titles }) => [id, titles]));
}

/**
 * A meeting as a file that asks its participants, or takes back what it asked.
 *
 * @throws {TocsinError} `meeting.not-found`
 */
export async function writeInvitation(
  reading: Reading,
  id: number,
  publicOrigin: string | undefined,
): Promise<FileAnswer> {
  const { tx, actor, isSimulated } = reading;
  const row = await findMeeting(reading, id);
  const agenda = (await readAgendaTitles(tx, [id])).get(id) ?? [];
  const invited = (await readInvitations(tx, id)).map(
    ({ participant, reply }): Attendee => ({
      name: participant.name,
      address: `participant-${participant.id}@${NOBODY}`,
      reply,
    }),
  );
  const { rows } = await tx.query<{ email: string }>('select email from account where person_id = $1', [
    actor.person,
  ]);
  // A program finds its owner among those asked.
  const self = rows.map(({ email }): Attendee => ({ name: actor.name, address: email, reply: null }));
  const text = writeCalendar(
    [{ ...toEvent(row, agenda, { publicOrigin, isSimulated }), attendees: [...self, ...invited] }],
    { method: row.state === 'cancelled' ? 'CANCEL' : 'REQUEST', organizer: ORGANIZER },
  );
  return toFile(text, `meeting-${id}.ics`);
}
