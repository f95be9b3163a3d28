import type { Marking, Purpose } from '../../model/report.ts';
import { Conditions } from '../../store/conditions.ts';
import type { Transaction } from '../../store/door.ts';
import { readPage } from '../../store/read-page.ts';
import type { CommitmentContent } from './content.ts';
import type { CommitmentKind, CommitmentState, LawStage, MilestoneState } from './rules.ts';

export interface Ref {
  readonly id: number;
  readonly name: string;
}

export interface CommitmentRow {
  readonly id: number;
  readonly state: CommitmentState;
  readonly version: number;
  readonly kind: CommitmentKind;
  readonly marking: Marking;
  readonly purpose: Purpose;
  readonly readers: number[];
  readonly owner: Ref;
  readonly content: CommitmentContent;
  readonly startsOn: string | null;
  readonly endsOn: string | null;
  readonly promisedOn: string | null;
  readonly authors: number[];
  readonly draftedAt: Date;
  readonly submittedAt: Date | null;
  readonly validatedAt: Date | null;
  readonly endedAt: Date | null;
  readonly supersededBy: number | null;
}

const COLUMNS = `c.id, c.state, c.version, c.kind, c.marking, c.purpose, c.readers, jsonb_build_object('id', o.id, 'name', o.name) as owner,
  c.content, c.starts_on as "startsOn", c.ends_on as "endsOn", c.promised_on as "promisedOn", c.authors, c.drafted_at as "draftedAt",
  c.submitted_at as "submittedAt", c.validated_at as "validatedAt", c.ended_at as "endedAt", c.superseded_by as "supersededBy"`;

const JOINS = 'join participant o on o.id = c.owner_id';

export interface CommitmentFilter {
  /** Leads or has joined. */
  readonly participant?: number | undefined;
  readonly kind?: CommitmentKind | undefined;
  readonly state?: CommitmentState | undefined;
  readonly isLate?: boolean | undefined;
  readonly recommendation?: number | undefined;
  /** The day that lateness is told by. */
  readonly on: string;
  readonly limit: number;
  readonly offset: number;
}

const isLateOn = (
  on: string,
): string => `c.state in ('validated', 'under-way') and (c.ends_on < ${on}::date or c.id in (select m.commitment_id from commitment_milestone m
  where m.state = 'open' and m.due_on < ${on}::date))`;

function narrow(filter: CommitmentFilter): Conditions {
  const conditions = new Conditions()
    // The few of a participant are found in indexes first, and the rules asked of those alone.
    .on(
      filter.participant,
      (id) => `c.id = any (array(select own.id from commitment own where own.owner_id = ${id} union all
        select p.commitment_id from commitment_participant p where p.participant_id = ${id} and p.joined_at is not null and p.left_at is null))`,
    )
    .on(filter.kind, (kind) => `c.kind = ${kind}`)
    .on(filter.state, (state) => `c.state = ${state}`)
    .on(
      filter.recommendation,
      (id) =>
        `exists (select from commitment_recommendation r where r.commitment_id = c.id and r.recommendation_id = ${id})`,
    );
  if (filter.isLate === undefined) return conditions;
  return conditions.on(filter.on, (on) => (filter.isLate ? isLateOn(on) : `not (${isLateOn(on)})`));
}

/** One page: what is in writing first, then those in force by their end, then what has ended. */
export function readCommitments(
  tx: Transaction,
  filter: CommitmentFilter,
): Promise<{ total: number; rows: CommitmentRow[] }> {
  const { where, values } = narrow(filter);
  return readPage<CommitmentRow>(tx, {
    table: 'commitment',
    as: 'c',
    columns: COLUMNS,
    joins: JOINS,
    where,
    order: `order by array_position(array['draft', 'returned', 'submitted', 'validated', 'under-way'], c.state) is null,
      c.state in ('validated', 'under-way'), c.ends_on, c.id desc`,
    values,
    limit: filter.limit,
    offset: filter.offset,
  });
}

/** How many are late on a day, and since when the first of them is. */
export async function countLate(
  tx: Transaction,
  on: string,
): Promise<{ count: number; since: string | null }> {
  const { rows } = await tx.query<{ count: number; since: string | null }>(
    `select count(*)::int as count, min(least(case when c.ends_on < $1::date then c.ends_on end,
       (select min(m.due_on) from commitment_milestone m where m.commitment_id = c.id and m.state = 'open' and m.due_on < $1::date))) as since
     from commitment c where ${isLateOn('$1')}`,
    [on],
  );
  return rows[0]!;
}

/** One by its number, where the asker may see it. */
export async function findCommitment(tx: Transaction, id: number): Promise<CommitmentRow | undefined> {
  const { rows } = await tx.query<CommitmentRow>(
    `select ${COLUMNS} from commitment c ${JOINS} where c.id = $1`,
    [id],
  );
  return rows[0];
}

export interface DateChange {
  readonly commitmentId: number;
  readonly milestoneId: number | null;
  readonly fromOn: string;
  readonly toOn: string;
  readonly reason: string;
  readonly at: Date;
  readonly by: Ref | null;
}

export interface MilestoneRow {
  readonly id: number;
  readonly commitmentId: number;
  readonly title: string;
  readonly deliverable: string;
  readonly verifier: string;
  readonly dueOn: string | null;
  readonly promisedOn: string | null;
  readonly state: MilestoneState;
  readonly addedAt: Date;
  readonly closedAt: Date | null;
  readonly reason: string | null;
}

export interface StageRow {
  readonly commitmentId: number;
  readonly stage: LawStage;
  readonly on: string;
  readonly at: Date;
}

/** Rows of several commitments, by commitment. */
export function groupByCommitment<T extends { readonly commitmentId: number }>(
  rows: readonly T[],
): (commitmentId: number) => readonly T[] {
  const of = new Map<number, T[]>();
  for (const row of rows) {
    const held = of.get(row.commitmentId);
    if (held === undefined) of.set(row.commitmentId, [row]);
    else held.push(row);
  }
  return (commitmentId) => of.get(commitmentId) ?? [];
}

export async function readMilestones(tx: Transaction, ids: readonly number[]) {
  const { rows } = await tx.query<MilestoneRow>(
    `select id, commitment_id as "commitmentId", title, deliverable, verifier, due_on as "dueOn", promised_on as "promisedOn", state,
       added_at as "addedAt", closed_at as "closedAt", reason
     from commitment_milestone where commitment_id = any ($1) order by commitment_id, position, id`,
    [ids],
  );
  return groupByCommitment(rows);
}

export async function readDateChanges(tx: Transaction, ids: readonly number[]) {
  const { rows } = await tx.query<DateChange>(
    `select d.commitment_id as "commitmentId", d.milestone_id as "milestoneId", d.from_on as "fromOn", d.to_on as "toOn", d.reason, d.at,
       case when d.actor_id is null then null else jsonb_build_object('id', d.actor_id, 'name', coalesce(p.name, '')) end as by
     from commitment_date_change d left join person p on p.id = d.actor_id where d.commitment_id = any ($1) order by d.at, d.id`,
    [ids],
  );
  return groupByCommitment(rows);
}

export async function readStages(tx: Transaction, ids: readonly number[]) {
  const { rows } = await tx.query<StageRow>(
    `select commitment_id as "commitmentId", stage, reached_on as on, at from commitment_law_stage
     where commitment_id = any ($1) order by commitment_id, array_position(array['drafted', 'tabled', 'adopted', 'in-force'], stage)`,
    [ids],
  );
  return groupByCommitment(rows);
}

export interface PartRow {
  readonly commitmentId: number;
  readonly participant: Ref;
  readonly invitedAt: Date;
  readonly joinedAt: Date | null;
  readonly leftAt: Date | null;
}

/** Participants beside the lead. */
export async function readParts(tx: Transaction, ids: readonly number[]) {
  const { rows } = await tx.query<PartRow>(
    `select c.commitment_id as "commitmentId", jsonb_build_object('id', o.id, 'name', o.name) as participant,
       c.invited_at as "invitedAt", c.joined_at as "joinedAt", c.left_at as "leftAt"
     from commitment_participant c join participant o on o.id = c.participant_id where c.commitment_id = any ($1) order by o.name`,
    [ids],
  );
  return groupByCommitment(rows);
}

export interface AnsweredRow {
  readonly commitmentId: number;
  readonly id: number;
  readonly code: string | null;
  readonly title: string;
}

/** Recommendations that commitments answer, as far as the asker may see them. */
export async function readAnswered(tx: Transaction, ids: readonly number[]) {
  const { rows } = await tx.query<AnsweredRow>(
    `select l.commitment_id as "commitmentId", r.id, r.code, coalesce(r.content ->> 'title', '') as title
     from commitment_recommendation l join recommendation r on r.id = l.recommendation_id
     where l.commitment_id = any ($1) order by r.code, r.id`,
    [ids],
  );
  return groupByCommitment(rows);
}

/** Adopted recommendations, for commitments to answer. */
export async function readAnswerable(tx: Transaction): Promise<Omit<AnsweredRow, 'commitmentId'>[]> {
  const { rows } = await tx.query<Omit<AnsweredRow, 'commitmentId'>>(
    `select id, code, coalesce(content ->> 'title', '') as title from recommendation where state = 'adopted' order by code, id`,
  );
  return rows;
}
