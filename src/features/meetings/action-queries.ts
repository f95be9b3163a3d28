import { Conditions, pageOf } from '../../store/conditions.ts';
import type { Transaction } from '../../store/door.ts';
import type { Ref } from './queries.ts';
import type { ActionKind, ActionState } from './rules.ts';

export interface ActionRow {
  readonly id: number;
  readonly meetingId: number;
  readonly meetingAt: Date;
  readonly timeZone: string;
  readonly itemId: number | null;
  readonly groupKey: string;
  readonly kind: ActionKind;
  readonly state: ActionState;
  readonly version: number;
  readonly text: string;
  readonly holder: Ref | null;
  readonly dueOn: string | null;
  readonly closedAt: Date | null;
  readonly reason: string | null;
}

const COLUMNS = `a.id, a.meeting_id as "meetingId", m.starts_at as "meetingAt", m.time_zone as "timeZone", a.item_id as "itemId",
  a.group_key as "groupKey", a.kind, a.state, a.version, a.text,
  case when o.id is null then null else jsonb_build_object('id', o.id, 'name', o.name) end as holder, a.due_on as "dueOn",
  a.closed_at as "closedAt", a.reason`;
const FROM =
  'from action_item a join meeting m on m.id = a.meeting_id left join participant o on o.id = a.holder_id';

export interface ActionFilter {
  readonly ids?: readonly number[] | undefined;
  readonly group?: string | undefined;
  readonly state?: ActionState | undefined;
  readonly kind?: ActionKind | undefined;
  readonly isClosed?: boolean | undefined;
  readonly holders?: readonly number[] | undefined;
  readonly limit: number;
  readonly offset: number;
}

/** What is open first, soonest due first; then the newest. */
export async function readActions(
  tx: Transaction,
  filter: ActionFilter,
): Promise<{ total: number; rows: ActionRow[] }> {
  const { where, values } = new Conditions()
    .on(filter.ids, (ids) => `a.id = any (${ids})`)
    .on(filter.group, (key) => `a.group_key = ${key}`)
    .on(filter.state, (state) => `a.state = ${state}`)
    .on(filter.kind, (kind) => `a.kind = ${kind}`)
    .on(filter.holders, (ids) => `a.holder_id = any (${ids})`)
    .when(filter.isClosed === true, "a.state <> 'open'")
    .when(filter.isClosed === false, "a.state = 'open'");
  const [{ rows: counts }, { rows }] = await Promise.all([
    tx.query<{ count: number }>(`select count(*) as count from action_item a ${where}`, values),
    tx.query<ActionRow>(
      `select ${COLUMNS} ${FROM} ${where}
     order by a.state <> 'open', case when a.state = 'open' then a.due_on end, m.starts_at desc, a.id ${pageOf(values)}`,
      [...values, filter.limit, filter.offset],
    ),
  ]);
  return { total: counts[0]!.count, rows };
}

/** What a meeting decided and asked for; and what earlier ones of its group had, where it was open when this one began. */
export async function readActionsAt(
  tx: Transaction,
  meeting: { readonly id: number; readonly groupKey: string; readonly startsAt: Date },
): Promise<{ made: ActionRow[]; earlier: ActionRow[] }> {
  const { rows } = await tx.query<ActionRow>(
    // The few of them are found in indexes first; joined at once, every meeting would be judged.
    `select ${COLUMNS} ${FROM} where a.id = any (array(
         select made.id from action_item made where made.meeting_id = $1
         union select earlier.id from action_item earlier where earlier.group_key = $2 and earlier.state <> 'taken'
           and (earlier.closed_at is null or earlier.closed_at >= $3)))
       and (a.meeting_id = $1 or m.starts_at < $3)
     order by a.due_on nulls last, a.id`,
    [meeting.id, meeting.groupKey, meeting.startsAt],
  );
  return {
    made: rows.filter(({ meetingId }) => meetingId === meeting.id).sort((a, b) => a.id - b.id),
    earlier: rows.filter(({ meetingId }) => meetingId !== meeting.id),
  };
}
