import { TocsinError } from '../../kernel/errors.ts';
import { instantOf, isTimeZone, localOf } from '../../kernel/zones.ts';
import type { Label } from '../../model/label.ts';
import type { Reading } from '../../store/reading/reading.ts';
import { personOf, recordWork } from '../../store/work-events.ts';
import type { MeetingDraft, MeetingResponse } from './contract.ts';
import { addInvitations, findGroupParticipants } from './queries.ts';
import { getMeeting, standingAt } from './read-meeting.ts';
import type { SessionName } from './recurrence.ts';

export interface MeetingPorts {
  ownerOf(actor: Reading['actor']): number;
}

export type MeetingLabel = Pick<Label, 'marking' | 'purpose' | 'readers'>;
/** What participants share among themselves. */
export const USUAL_LABEL: MeetingLabel = { marking: 'AMBER', purpose: 'any', readers: [] };

const MINUTE_MS = 60_000;

export interface Span {
  readonly startsAt: Date;
  readonly endsAt: Date;
}

/** @throws {TocsinError} `meeting.time-zone`, `meeting.times` */
export function spanOf(when: Pick<MeetingDraft, 'on' | 'time' | 'timeZone' | 'minutes'>): Span {
  if (!isTimeZone(when.timeZone)) throw new TocsinError('meeting.time-zone', { zone: when.timeZone });
  const startMs = instantOf(when.timeZone, when.on, when.time);
  if (!Number.isFinite(startMs)) throw new TocsinError('meeting.times');
  return { startsAt: new Date(startMs), endsAt: new Date(startMs + when.minutes * MINUTE_MS) };
}

/** @throws {TocsinError} `meeting.readers` */
export function checkLabel(label: MeetingLabel): void {
  if (label.marking === 'RED' && label.readers.length === 0) throw new TocsinError('meeting.readers');
}

/**
 * Whether somebody may run the meetings of a group that is there on a day.
 *
 * @throws {TocsinError} `group.not-found`, `access.refused`, `group.ended`
 */
export async function checkGroup(reading: Reading, key: string, on: string): Promise<void> {
  const { rows } = await reading.tx.query<{ endedOn: string | null }>(
    'select ended_on as "endedOn" from working_group where key = $1',
    [key],
  );
  if (!(await standingAt(reading, key)).isRunner) throw new TocsinError('access.refused');
  const [group] = rows;
  if (group === undefined) throw new TocsinError('group.not-found', { key });
  if (group.endedOn !== null && on > group.endedOn)
    throw new TocsinError('group.ended', { key, on: group.endedOn });
}

/** @throws {TocsinError} `access.refused`, `group.*`, `meeting.time-zone`, `meeting.times`, `meeting.readers` */
export async function planMeeting(
  reading: Reading,
  ports: MeetingPorts,
  draft: MeetingDraft,
): Promise<MeetingResponse> {
  await checkGroup(reading, draft.groupKey, draft.on);
  const label = draft.label ?? USUAL_LABEL;
  checkLabel(label);
  const [id] = await insertMeetings(reading, ports, {
    ...draft,
    label,
    seriesId: null,
    when: [{ ...spanOf(draft), session: 'single', timeZone: draft.timeZone, month: null }],
  });
  return getMeeting(reading, id!);
}

export interface PlannedMeetings {
  readonly groupKey: string;
  readonly title: string;
  readonly place: string;
  readonly link: string;
  readonly quorum: number;
  readonly label: MeetingLabel;
  readonly seriesId: number | null;
  readonly when: readonly (Span & {
    readonly session: SessionName;
    readonly timeZone: string;
    readonly month: string | null;
  })[];
}

/** Adds meetings, each with the participants of the group invited; their ids, in the order of time. */
export async function insertMeetings(
  { tx, actor, now }: Reading,
  ports: MeetingPorts,
  planned: PlannedMeetings,
): Promise<number[]> {
  const ids: number[] = [];
  for (const each of planned.when) {
    const { rows } = await tx.query<{ id: number }>(
      `insert into meeting (owner_id, marking, purpose, readers, group_key, series_id, session, month, state, title, starts_at, ends_at,
         time_zone, place, link, quorum, planned_by, planned_at, changed_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, 'planned', $9, $10, $11, $12, $13, $14, $15, $16, $17, $17) returning id`,
      [
        ports.ownerOf(actor),
        planned.label.marking,
        planned.label.purpose,
        planned.label.readers,
        planned.groupKey,
        planned.seriesId,
        each.session,
        each.month,
        planned.title,
        each.startsAt,
        each.endsAt,
        each.timeZone,
        planned.place,
        planned.link,
        planned.quorum,
        personOf(actor),
        now,
      ],
    );
    const { id } = rows[0]!;
    ids.push(id);
    await addInvitations(tx, id, await findGroupParticipants(tx, planned.groupKey, each.startsAt), now);
    await recordWork(tx, actor, now, {
      kind: 'meeting',
      id,
      action: 'plan',
      from: null,
      to: 'planned',
      detail: { startsAt: each.startsAt, local: localOf(each.timeZone, each.startsAt.getTime()) },
    });
  }
  return ids;
}
