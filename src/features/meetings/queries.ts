import type { Marking, Purpose } from '../../model/report.ts';
import { Conditions, pageOf } from '../../store/conditions.ts';
import type { Transaction } from '../../store/door.ts';
import { EXPECTED_COUNT, IS_EXPECTED } from '../../store/expected.ts';
import type { Minutes, SubjectKind } from './contract.ts';
import type { SessionName } from './recurrence.ts';
import type { MeetingState, Reply } from './rules.ts';

export interface Ref {
  readonly id: number;
  readonly name: string;
}

export interface MeetingRow {
  readonly id: number;
  readonly uid: string;
  readonly sequence: number;
  readonly groupKey: string;
  readonly groupTitle: string;
  readonly seriesId: number | null;
  readonly session: SessionName;
  readonly state: MeetingState;
  readonly version: number;
  readonly title: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly timeZone: string;
  readonly place: string;
  readonly link: string;
  readonly quorum: number;
  readonly invited: number;
  readonly attended: number;
  readonly marking: Marking;
  readonly purpose: Purpose;
  readonly readers: number[];
  readonly owner: Ref;
  readonly minutesVersion: number;
  readonly plannedAt: Date;
  readonly changedAt: Date;
  readonly approvedAt: Date | null;
  readonly approvedBy: number | null;
}

const COLUMNS = `m.id, m.uid, m.sequence, m.group_key as "groupKey", coalesce(g.title, m.group_key) as "groupTitle", m.series_id as "seriesId", m.session, m.state,
  m.version, m.title, m.starts_at as "startsAt", m.ends_at as "endsAt", m.time_zone as "timeZone", m.place, m.link, m.quorum,
  ${EXPECTED_COUNT} as invited, m.attended_count as attended, m.marking, m.purpose, m.readers,
  jsonb_build_object('id', o.id, 'name', o.name) as owner, m.minutes_version as "minutesVersion", m.planned_at as "plannedAt",
  m.changed_at as "changedAt", m.approved_at as "approvedAt", m.approved_by as "approvedBy"`;
const FROM =
  'from meeting m left join working_group g on g.key = m.group_key join participant o on o.id = m.owner_id';

export interface MeetingFilter {
  readonly ids?: readonly number[] | undefined;
  readonly group?: string | undefined;
  /** Those that end after the instant, soonest first; or before it, newest first. */
  readonly when: 'coming' | 'past' | 'any';
  readonly now: Date;
  /** Only those to which one of these participants is invited. */
  readonly invited?: readonly number[] | undefined;
  /** Only those to which this participant is invited. */
  readonly participant?: number | undefined;
  readonly limit: number;
  readonly offset: number;
}

export async function readMeetings(
  tx: Transaction,
  filter: MeetingFilter,
): Promise<{ total: number; rows: MeetingRow[] }> {
  const { when, now, limit, offset } = filter;
  const invitedTo = (participants: string) =>
    `exists (select from meeting_invitation i where i.meeting_id = m.id and i.participant_id ${participants} and ${IS_EXPECTED})`;
  const { where, values } = new Conditions()
    .on(filter.ids, (ids) => `m.id = any (${ids})`)
    .on(filter.group, (key) => `m.group_key = ${key}`)
    .on(when === 'coming' ? now : undefined, (at) => `m.ends_at >= ${at}`)
    .on(when === 'past' ? now : undefined, (at) => `m.ends_at < ${at}`)
    .on(filter.invited, (ids) => invitedTo(`= any (${ids})`))
    .on(filter.participant, (id) => invitedTo(`= ${id}`));
  const order = when === 'coming' ? 'm.starts_at, m.id' : 'm.starts_at desc, m.id desc';
  const [{ rows: counts }, { rows }] = await Promise.all([
    tx.query<{ count: number }>(`select count(*) as count from meeting m ${where}`, values),
    tx.query<MeetingRow>(`select ${COLUMNS} ${FROM} ${where} order by ${order} ${pageOf(values)}`, [
      ...values,
      limit,
      offset,
    ]),
  ]);
  return { total: counts[0]!.count, rows };
}

/** One by its number, where the asker may see it. */
export async function readMeeting(tx: Transaction, id: number): Promise<MeetingRow | undefined> {
  const { rows } = await tx.query<MeetingRow>(`select ${COLUMNS} ${FROM} where m.id = $1`, [id]);
  return rows[0];
}

export interface AgendaRow {
  readonly id: number;
  readonly title: string;
  readonly subjectKind: SubjectKind | null;
  readonly subjectId: number | null;
}

export async function readAgenda(tx: Transaction, meetingId: number): Promise<AgendaRow[]> {
  const { rows } = await tx.query<AgendaRow>(
    `select id, title, subject_kind as "subjectKind", subject_id as "subjectId" from meeting_item
     where meeting_id = $1 and removed_at is null order by position, id`,
    [meetingId],
  );
  return rows;
}

export interface InvitationRow {
  readonly participant: Ref;
  readonly reply: Reply | null;
  readonly note: string;
  readonly repliedAt: Date | null;
  readonly hasAttended: boolean;
}

/** Who is invited or came, with the last answer of each to the time that holds: of another nobody knows who can come. */
export async function readInvitations(tx: Transaction, meetingId: number): Promise<InvitationRow[]> {
  const { rows } = await tx.query<InvitationRow>(
    `with attended as materialized (select participant_id from meeting_attendance where meeting_id = $1)
     select jsonb_build_object('id', o.id, 'name', o.name) as participant, r.reply, coalesce(r.note, '') as note, r.at as "repliedAt",
       a.participant_id is not null as "hasAttended"
     from (select i.participant_id from meeting_invitation i join meeting m on m.id = i.meeting_id where m.id = $1 and ${IS_EXPECTED}
           union select participant_id from attended) i
       join participant o on o.id = i.participant_id
       left join attended a on a.participant_id = i.participant_id
       left join lateral (select reply, note, at from meeting_reply r where r.meeting_id = $1 and r.participant_id = i.participant_id
         and r.at >= coalesce((select moved_at from meeting where id = $1), '-infinity') order by r.id desc limit 1) r on true
     order by o.name, o.id`,
    [meetingId],
  );
  return rows;
}

export interface PaperRow {
  readonly id: number;
  readonly meetingId: number;
  readonly itemId: number | null;
  readonly name: string;
  readonly mediaType: string;
  readonly sizeBytes: number;
  readonly sha256: string;
  readonly addedAt: Date;
}
const PAPER = `p.id, p.meeting_id as "meetingId", p.item_id as "itemId", p.name, p.media_type as "mediaType", p.size_bytes as "sizeBytes",
  encode(p.sha256, 'hex') as sha256, p.added_at as "addedAt"`;

export async function readPapers(tx: Transaction, meetingId: number): Promise<PaperRow[]> {
  const { rows } = await tx.query<PaperRow>(
    `select ${PAPER} from meeting_paper p where p.meeting_id = $1 and p.removed_at is null order by p.id`,
    [meetingId],
  );
  return rows;
}

export async function readPaper(tx: Transaction, id: number): Promise<PaperRow | undefined> {
  const { rows } = await tx.query<PaperRow>(
    `select ${PAPER} from meeting_paper p where p.id = $1 and p.removed_at is null`,
    [id],
  );
  return rows[0];
}

export interface MinutesRow {
  readonly version: number;
  readonly at: Date;
  readonly by: Ref | null;
  readonly content: Minutes;
}

export async function readMinutes(tx: Transaction, meetingId: number): Promise<MinutesRow | null> {
  const { rows } = await tx.query<MinutesRow>(
    `select v.version, v.at, v.content,
       case when v.actor_id is null then null else jsonb_build_object('id', v.actor_id, 'name', coalesce(p.name, '')) end as by
     from meeting_minutes v left join person p on p.id = v.actor_id where v.meeting_id = $1 order by v.version desc limit 1`,
    [meetingId],
  );
  return rows[0] ?? null;
}

/** Members of the coalition on a day with a person in a group, or in one of its sub-working groups. */
export async function findGroupParticipants(tx: Transaction, groupKey: string, on: Date): Promise<number[]> {
  const { rows } = await tx.query<{ id: number }>(
    `select distinct o.id from role_grant g join participant o on o.id = g.participant_id join person p on p.id = g.person_id
     where g.ended_at is null and p.ended_at is null and (g.group_key = $1 or g.group_key like $1 || '.%')
       and o.joined_on <= $2::date and (o.left_on is null or o.left_on > $2::date) order by o.id`,
    [groupKey, on.toISOString().slice(0, 10)],
  );
  return rows.map(({ id }) => id);
}

/** Names of those of some participants that do not belong to the coalition on a day. */
export async function findOutsiders(tx: Transaction, ids: readonly number[], on: Date): Promise<string[]> {
  const { rows } = await tx.query<{ name: string }>(
    `select coalesce(p.name, i.id::text) as name from unnest($1::int[]) i (id) left join participant p on p.id = i.id
     where p.id is null or p.joined_on is null or p.joined_on > $2::date or p.left_on <= $2::date order by 1`,
    [ids, on.toISOString().slice(0, 10)],
  );
  return rows.map(({ name }) => name);
}

/** Invites participants who are not invited yet; how many are then. */
export async function addInvitations(
  tx: Transaction,
  meetingId: number,
  participants: readonly number[],
  at: Date,
): Promise<void> {
  await tx.query(
    `insert into meeting_invitation (meeting_id, participant_id, invited_at) select $1, id, $3 from unnest($2::int[]) as i (id)
     on conflict do nothing`,
    [meetingId, participants, at],
  );
  await tx.query(
    'update meeting m set invited_count = (select count(*) from meeting_invitation i where i.meeting_id = m.id) where m.id = $1',
    [meetingId],
  );
}
