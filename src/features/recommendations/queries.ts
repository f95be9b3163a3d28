import type { Marking, Purpose } from '../../model/report.ts';
import { Conditions } from '../../store/conditions.ts';
import type { Transaction } from '../../store/door.ts';
import { lock } from '../../store/lock.ts';
import { readPage } from '../../store/read-page.ts';
import type { RecommendationContent } from './contract.ts';
import type { Position, RecommendationState, StoredState } from './rules.ts';

export interface Ref {
  readonly id: number;
  readonly name: string;
}

export interface StoredPosition {
  readonly participantId: number;
  readonly participant: Ref;
  readonly round: number;
  readonly position: Position;
  readonly reason: string | null;
  readonly at: Date;
  readonly by: Ref | null;
}

export interface RecommendationRow {
  readonly id: number;
  readonly code: string | null;
  readonly state: StoredState;
  readonly version: number;
  readonly revision: number;
  readonly marking: Marking;
  readonly purpose: Purpose;
  readonly readers: number[];
  readonly group: { readonly key: string; readonly title: string };
  readonly scope: 'national' | 'joint';
  readonly cluster: string;
  readonly owner: Ref;
  readonly content: RecommendationContent;
  readonly draftedBy: number | null;
  readonly draftedAt: Date;
  readonly round: number;
  readonly silenceFrom: Date | null;
  readonly silenceUntil: Date | null;
  readonly adoptedAt: Date | null;
  readonly adoptedBy: 'silence' | 'meeting' | 'import' | null;
  readonly meetingId: number | null;
  readonly endedAt: Date | null;
  readonly supersededBy: number | null;
  readonly positions: readonly StoredPosition[];
}

const COLUMNS = `r.id, r.code, r.state, r.version, r.revision, r.marking, r.purpose, r.readers,
  jsonb_build_object('key', r.group_key, 'title', coalesce(g.title, r.group_key)) as "group", r.scope, r.cluster,
  jsonb_build_object('id', o.id, 'name', o.name) as owner, r.content, r.drafted_by as "draftedBy", r.drafted_at as "draftedAt", r.round,
  r.silence_from as "silenceFrom", r.silence_until as "silenceUntil", r.adopted_at as "adoptedAt", r.adopted_by as "adoptedBy",
  r.meeting_id as "meetingId", r.ended_at as "endedAt", r.superseded_by as "supersededBy"`;
// Groups are for those who belong to the coalition: who does not reads a record of their own by the group's key.
const JOINS = 'left join working_group g on g.key = r.group_key join participant o on o.id = r.owner_id';

const BROKEN = `exists (select from recommendation_position p where p.recommendation_id = r.id and p.round = r.round and p.position = 'break')`;
/** As `standOf` has it. */
const STAND = `case when r.state <> 'proposed' then r.state when ${BROKEN} then 'broken' when r.silence_until <= $1 then 'adopted' else 'proposed' end`;

export interface RecommendationFilter {
  readonly now: Date;
  readonly ids?: readonly number[] | undefined;
  readonly state?: RecommendationState | undefined;
  readonly group?: string | undefined;
  readonly scope?: string | undefined;
  readonly cluster?: string | undefined;
  readonly alert?: number | undefined;
  readonly practice?: number | undefined;
  /** Only those that this participant drafted, spoke on or answers with a commitment. */
  readonly participant?: number | undefined;
  /** Only those under silence on which one of these participants has not spoken. */
  readonly waitingFor?: readonly number[] | undefined;
  /** Without what participants said. */
  readonly isBrief?: boolean | undefined;
  /** Only those that silence has adopted and nobody has written down. */
  readonly isLapsed?: boolean | undefined;
  readonly limit: number;
  readonly offset: number;
}

/** Drafted it, spoke on it, or answers it with a commitment. */
const touches = (id: string): string => `r.owner_id = ${id}
    or exists (select from recommendation_position p where p.recommendation_id = r.id and p.participant_id = ${id})
    or exists (select from commitment_recommendation l join commitment c on c.id = l.commitment_id
      where l.recommendation_id = r.id and (c.owner_id = ${id} or exists (select from commitment_participant j
        where j.commitment_id = c.id and j.participant_id = ${id} and j.joined_at is not null and j.left_at is null)))`;

/** The first parameter is now. */
const narrow = (filter: RecommendationFilter): Conditions =>
  new Conditions([filter.now])
    .on(filter.ids, (ids) => `r.id = any (${ids})`)
    .on(filter.state, (state) => `${STAND} = ${state}`)
    .on(filter.group, (key) => `r.group_key = ${key} or r.group_key like ${key} || '.%'`)
    .on(filter.scope, (scope) => `r.scope = ${scope}`)
    .on(filter.cluster, (cluster) => `r.cluster = ${cluster}`)
    .on(
      filter.alert,
      (id) =>
        `exists (select from recommendation_alert a where a.recommendation_id = r.id and a.alert_id = ${id})`,
    )
    .on(
      filter.practice,
      (id) =>
        `exists (select from recommendation_practice p where p.recommendation_id = r.id and p.practice_id = ${id})`,
    )
    .on(
      filter.waitingFor,
      (
        ids,
      ) => `${STAND} = 'proposed' and exists (select from unnest(${ids}::int[]) as mine (id) where not exists (
        select from recommendation_position p where p.recommendation_id = r.id and p.round = r.round and p.participant_id = mine.id))`,
    )
    .when(filter.isLapsed, "r.state = 'proposed'")
    .on(filter.participant, touches);

const ORDER = `order by array_position(array['proposed', 'broken', 'draft', 'adopted', 'superseded', 'withdrawn'], ${STAND}),
  case when ${STAND} = 'proposed' then r.silence_until end, coalesce(r.adopted_at, r.drafted_at) desc, r.id desc`;

/** One page: what runs now, drafts, then what was adopted, newest first. */
export async function readRecommendations(
  tx: Transaction,
  filter: RecommendationFilter,
): Promise<{ total: number; rows: RecommendationRow[] }> {
  const { where, values } = narrow(filter);
  const { total, rows } = await readPage<Omit<RecommendationRow, 'positions'>>(tx, {
    table: 'recommendation',
    as: 'r',
    columns: COLUMNS,
    joins: JOINS,
    where,
    order: ORDER,
    values,
    limit: filter.limit,
    offset: filter.offset,
  });
  const positions = filter.isBrief
    ? new Map<number, StoredPosition[]>()
    : await readPositions(
        tx,
        rows.map(({ id }) => id),
      );
  return {
    total,
    rows: rows.map((row) => ({ ...row, positions: positions.get(row.id) ?? [] })),
  };
}

/** What participants said of texts, in the order in which they did. */
async function readPositions(
  tx: Transaction,
  ids: readonly number[],
): Promise<Map<number, StoredPosition[]>> {
  const { rows } = await tx.query<StoredPosition & { of: number }>(
    `select p.recommendation_id as of, p.participant_id as "participantId", jsonb_build_object('id', o.id, 'name', o.name) as participant,
       p.round, p.position, p.reason, p.at, ${refOf('p.actor_id', 'e')} as by
     from recommendation_position p join participant o on o.id = p.participant_id left join person e on e.id = p.actor_id
     where p.recommendation_id = any ($1) order by p.id`,
    [ids],
  );
  const found = new Map<number, StoredPosition[]>();
  for (const { of, ...position } of rows) found.set(of, [...(found.get(of) ?? []), position]);
  return found;
}

const refOf = (column: string, person: string): string =>
  `case when ${column} is null then null else jsonb_build_object('id', ${column}, 'name', coalesce(${person}.name, '')) end`;

export interface RevisionRow {
  readonly revision: number;
  readonly at: Date;
  readonly by: Ref | null;
  readonly reason: string | null;
  readonly content: RecommendationContent;
}

export async function readRevisions(tx: Transaction, id: number): Promise<RevisionRow[]> {
  const { rows } = await tx.query<RevisionRow>(
    `select v.revision, v.at, v.reason, v.content, ${refOf('v.actor_id', 'e')} as by
     from recommendation_revision v left join person e on e.id = v.actor_id where v.recommendation_id = $1 order by v.revision desc`,
    [id],
  );
  return rows;
}

export interface CommentRow {
  readonly id: number;
  readonly revision: number;
  readonly participant: Ref | null;
  readonly by: Ref | null;
  readonly at: Date;
  readonly text: string;
  readonly settledAt: Date | null;
}

export async function readComments(tx: Transaction, id: number): Promise<CommentRow[]> {
  const { rows } = await tx.query<CommentRow>(
    `select c.id, c.revision, c.at, c.text, c.settled_at as "settledAt", ${refOf('c.actor_id', 'e')} as by,
       case when o.id is null then null else jsonb_build_object('id', o.id, 'name', o.name) end as participant
     from recommendation_comment c left join person e on e.id = c.actor_id left join participant o on o.id = c.participant_id
     where c.recommendation_id = $1 order by c.id`,
    [id],
  );
  return rows;
}

export interface Linked {
  readonly id: number;
  readonly title: string;
  readonly marking: Marking;
  readonly purpose: Purpose;
  readonly readers: number[];
}

/** Alerts and good practices with their labels, as far as the asker may see them: those of a recommendation, or by their ids. */
export async function readAlertLinks(
  tx: Transaction,
  asked: { readonly of: number } | { readonly ids: readonly number[] },
): Promise<Linked[]> {
  const { rows } = await tx.query<Linked>(
    `select a.id, a.content ->> 'title' as title, a.marking, a.purpose, a.readers from alert a
     where case when $1::int is null then a.id = any ($2::int[])
       else exists (select from recommendation_alert l where l.recommendation_id = $1 and l.alert_id = a.id) end order by a.id`,
    'of' in asked ? [asked.of, null] : [null, asked.ids],
  );
  return rows;
}

export async function readPracticeLinks(
  tx: Transaction,
  asked: { readonly of: number } | { readonly ids: readonly number[] },
): Promise<Linked[]> {
  const { rows } = await tx.query<Linked>(
    `select p.id, p.content ->> 'title' as title, p.marking, p.purpose, p.readers from good_practice p
     where case when $1::int is null then p.id = any ($2::int[])
       else exists (select from recommendation_practice l where l.recommendation_id = $1 and l.practice_id = p.id) end order by p.id`,
    'of' in asked ? [asked.of, null] : [null, asked.ids],
  );
  return rows;
}

/** Themes that the asker's recommendations carry. */
export async function readClusters(tx: Transaction): Promise<string[]> {
  const { rows } = await tx.query<{ cluster: string }>(
    "select distinct cluster from recommendation where cluster <> '' order by cluster",
  );
  return rows.map(({ cluster }) => cluster);
}

/** The number that the next adopted recommendation of a group gets; one writer at a time for each group. */
export async function nextNumber(tx: Transaction, groupKey: string): Promise<number> {
  await lock(tx, `numbers of ${groupKey}`);
  const { rows } = await tx.query<{ last: number }>('select last_recommendation($1) as last', [groupKey]);
  return rows[0]!.last + 1;
}
