import { TocsinError } from '../../kernel/errors.ts';
import { isTimeZone } from '../../kernel/zones.ts';
import { lock } from '../../store/lock.ts';
import type { Reading } from '../../store/reading/reading.ts';
import { personOf, recordWork } from '../../store/work-events.ts';
import type { SeriesDraft, SeriesItem, SeriesStepBody } from './contract.ts';
import { checkGroup, checkLabel, insertMeetings, type MeetingPorts, USUAL_LABEL } from './plan-meeting.ts';
import { standingAt } from './read-meeting.ts';
import { dayIn, listOccurrences, occurIn, type SessionPlan } from './recurrence.ts';

type SeriesRow = Omit<SeriesItem, 'mayRun'> & {
  readonly marking: NonNullable<SeriesDraft['label']>['marking'];
  readonly purpose: NonNullable<SeriesDraft['label']>['purpose'];
  readonly readers: number[];
};

async function readSeries(
  { tx }: Reading,
  filter: { readonly id?: number; readonly group?: string | undefined },
): Promise<SeriesRow[]> {
  const { rows } = await tx.query<SeriesRow>(
    `select id, group_key as "groupKey", state, version, title, pattern, sessions, place, link, quorum, from_month as "fromMonth",
       until_month as "untilMonth", marking, purpose, readers
     from meeting_series where ($1::int is null or id = $1) and ($2::text is null or group_key = $2) order by state, group_key, id`,
    [filter.id ?? null, filter.group ?? null],
  );
  return rows;
}

async function toItem(reading: Reading, row: SeriesRow): Promise<SeriesItem> {
  const { marking: _marking, purpose: _purpose, readers: _readers, ...shown } = row;
  return { ...shown, mayRun: (await standingAt(reading, row.groupKey)).isRunner };
}

export async function listSeries(reading: Reading, group: string | undefined): Promise<SeriesItem[]> {
  const items: SeriesItem[] = [];
  for (const row of await readSeries(reading, { group })) items.push(await toItem(reading, row));
  return items;
}

async function findSeries(reading: Reading, id: number): Promise<SeriesRow> {
  const [row] = await readSeries(reading, { id });
  if (row === undefined) throw new TocsinError('meeting.series-not-found', { id });
  return row;
}

function checkSessions(sessions: readonly SessionPlan[]): void {
  const foreign = sessions.find(({ timeZone }) => !isTimeZone(timeZone));
  if (foreign !== undefined) throw new TocsinError('meeting.time-zone', { zone: foreign.timeZone });
}

/** More is planned when it comes nearer. */
const MOST_YEARS = 5;

const monthsRefused = () => new TocsinError('meeting.months', { years: MOST_YEARS });

function checkMonths(from: string, until: string): void {
  const monthsOf = (month: string) => Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7));
  const months = monthsOf(until) - monthsOf(from);
  if (months < 0 || months > MOST_YEARS * 12) throw monthsRefused();
}

/**
 * Plans a series and its meetings.
 *
 * @throws {TocsinError} `access.refused`, `group.*`, `meeting.time-zone`, `meeting.months`, `meeting.readers`
 */
export async function planSeries(
  reading: Reading,
  ports: MeetingPorts,
  draft: SeriesDraft,
): Promise<SeriesItem> {
  const { tx, actor, now } = reading;
  checkSessions(draft.sessions);
  checkMonths(draft.fromMonth, draft.untilMonth);
  await checkGroup(reading, draft.groupKey, dayIn(draft.untilMonth, draft.pattern));
  const label = draft.label ?? USUAL_LABEL;
  checkLabel(label);
  const { rows } = await tx.query<{ id: number }>(
    `insert into meeting_series (owner_id, marking, purpose, readers, group_key, state, title, pattern, sessions, place, link, quorum,
       from_month, until_month, made_by, made_at)
     values ($1, $2, $3, $4, $5, 'active', $6, $7, $8, $9, $10, $11, $12, $13, $14, $15) returning id`,
    [
      ports.ownerOf(actor),
      label.marking,
      label.purpose,
      label.readers,
      draft.groupKey,
      draft.title,
      JSON.stringify(draft.pattern),
      JSON.stringify(draft.sessions),
      draft.place,
      draft.link,
      draft.quorum,
      draft.fromMonth,
      draft.untilMonth,
      personOf(actor),
      now,
    ],
  );
  const { id } = rows[0]!;
  await recordWork(tx, actor, now, { kind: 'meeting_series', id, action: 'plan', from: null, to: 'active' });
  const when = listOccurrences(draft, draft.fromMonth, draft.untilMonth);
  await insertMeetings(reading, ports, { ...draft, label, seriesId: id, when });
  return toItem(reading, await findSeries(reading, id));
}

/** @throws {TocsinError} `access.refused`, `meeting.*`, `group.ended` */
export async function stepSeries(
  reading: Reading,
  ports: MeetingPorts,
  id: number,
  body: SeriesStepBody,
): Promise<SeriesItem> {
  const { tx, actor, now } = reading;
  await lock(tx, `series:${id}`);
  const row = await findSeries(reading, id);
  if (!(await standingAt(reading, row.groupKey)).isRunner) throw new TocsinError('access.refused');
  if (row.version !== body.version) throw new TocsinError('meeting.changed', { id });
  if (row.state !== 'active')
    throw new TocsinError('meeting.wrong-state', { id, state: row.state, step: body.step });
  if (body.step === 'end' && body.note === '') throw new TocsinError('meeting.no-note', { step: body.step });
  if (body.step === 'change') await change(reading, row, body);
  if (body.step === 'extend') await extend(reading, ports, row, body.untilMonth);
  if (body.step === 'end') await end(reading, row, body.note);
  const to = body.step === 'end' ? 'ended' : 'active';
  await tx.query('update meeting_series set version = version + 1, state = $2 where id = $1', [id, to]);
  await recordWork(tx, actor, now, {
    kind: 'meeting_series',
    id,
    action: body.step,
    from: row.state,
    to,
    note: body.step === 'end' ? body.note : undefined,
    detail: body,
  });
  return toItem(reading, await findSeries(reading, id));
}

interface ToCome {
  readonly id: number;
  readonly month: string;
  readonly session: string;
  readonly isMoved: boolean;
}

async function readToCome({ tx, now }: Reading, seriesId: number): Promise<ToCome[]> {
  const { rows } = await tx.query<ToCome>(
    `select id, month, session, is_moved as "isMoved" from meeting where series_id = $1 and state = 'planned' and starts_at > $2 order by id`,
    [seriesId, now],
  );
  return rows;
}

/** A meeting stands for its month and session: where these become others, so does the series. */
function checkRhythm(row: SeriesRow, body: Extract<SeriesStepBody, { step: 'change' }>): void {
  const sessions = new Set(row.sessions.map(({ session }) => session));
  const isSame =
    body.sessions.length === sessions.size && body.sessions.every(({ session }) => sessions.has(session));
  if (!isSame || body.pattern.everyMonths !== row.pattern.everyMonths)
    throw new TocsinError('meeting.rhythm', { id: row.id });
}

/**
 * What is to come is planned anew; each meeting keeps its number in calendars. One whose new time is over by now stays when it was: nobody
 * can come to a meeting of last week.
 */
async function change(
  reading: Reading,
  row: SeriesRow,
  body: Extract<SeriesStepBody, { step: 'change' }>,
): Promise<void> {
  const { tx, actor, now } = reading;
  checkSessions(body.sessions);
  checkRhythm(row, body);
  await tx.query(
    'update meeting_series set title = $2, pattern = $3, sessions = $4, place = $5, link = $6, quorum = $7 where id = $1',
    [
      row.id,
      body.title,
      JSON.stringify(body.pattern),
      JSON.stringify(body.sessions),
      body.place,
      body.link,
      body.quorum,
    ],
  );
  for (const each of await readToCome(reading, row.id)) {
    const plan = body.sessions.find(({ session }) => session === each.session);
    const next = plan === undefined || each.isMoved ? undefined : occurIn(each.month, body.pattern, plan);
    const moved = next !== undefined && next.startsAt > now ? next : undefined;
    await tx.query(
      `update meeting set moved_at = case when ($6, $7) is distinct from (starts_at, ends_at) and $6::timestamptz is not null then $9 else moved_at end,
         title = $2, place = $3, link = $4, quorum = $5, starts_at = coalesce($6, starts_at), ends_at = coalesce($7, ends_at), time_zone = coalesce($8, time_zone), version = version + 1, sequence = sequence + 1, changed_at = $9
       where id = $1`,
      [
        each.id,
        body.title,
        body.place,
        body.link,
        body.quorum,
        moved?.startsAt ?? null,
        moved?.endsAt ?? null,
        moved?.timeZone ?? null,
        now,
      ],
    );
    await recordWork(tx, actor, now, {
      kind: 'meeting',
      id: each.id,
      action: moved === undefined ? 'edit' : 'move',
      from: 'planned',
      to: 'planned',
      detail: { series: row.id, to: moved?.startsAt ?? null },
    });
  }
}

async function extend(
  reading: Reading,
  ports: MeetingPorts,
  row: SeriesRow,
  untilMonth: string,
): Promise<void> {
  if (untilMonth <= row.untilMonth) throw monthsRefused();
  checkMonths(row.untilMonth, untilMonth);
  await checkGroup(reading, row.groupKey, dayIn(untilMonth, row.pattern));
  const when = listOccurrences(row, row.fromMonth, untilMonth).filter(({ month }) => month > row.untilMonth);
  await insertMeetings(reading, ports, { ...row, label: row, seriesId: row.id, when });
  await reading.tx.query('update meeting_series set until_month = $2 where id = $1', [row.id, untilMonth]);
}

async function end(reading: Reading, row: SeriesRow, note: string): Promise<void> {
  const { tx, actor, now } = reading;
  for (const { id } of await readToCome(reading, row.id)) {
    await tx.query(
      `update meeting set state = 'cancelled', cancelled_at = $2, changed_at = $2, version = version + 1, sequence = sequence + 1 where id = $1`,
      [id, now],
    );
    await recordWork(tx, actor, now, {
      kind: 'meeting',
      id,
      action: 'cancel',
      from: 'planned',
      to: 'cancelled',
      note,
    });
  }
}
