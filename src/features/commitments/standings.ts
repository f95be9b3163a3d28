import type { z } from 'zod';
import { Conditions } from '../../store/conditions.ts';
import type { Transaction } from '../../store/door.ts';
import type { Reading } from '../../store/reading/reading.ts';
import type { StandingItem, standingsQuerySchema } from './contract.ts';
import {
  type DateChange,
  groupByCommitment,
  type MilestoneRow,
  type Ref,
  readAnswered,
  readDateChanges,
  readMilestones,
  readParts,
  readStages,
} from './queries.ts';
import { type CommitmentKind, type CommitmentState, IN_FORCE, isPast, standingOfMilestone } from './rules.ts';

export interface StandingFilter {
  /** The instant looked back to. */
  readonly at: Date;
  readonly participantIds?: readonly number[] | undefined;
  readonly recommendationIds?: readonly number[] | undefined;
}

interface StandingRow {
  readonly id: number;
  readonly title: string;
  readonly kind: CommitmentKind;
  readonly owner: Ref;
  readonly state: CommitmentState;
  readonly stateAt: Date;
  readonly validatedAt: Date;
  readonly endsOn: string | null;
  readonly promisedOn: string | null;
}

/** Commitments validated by an instant, each in the state that its last event up to then left it in. */
async function readValidatedBy(tx: Transaction, filter: StandingFilter): Promise<StandingRow[]> {
  const { where, values } = new Conditions([filter.at])
    .on(
      filter.participantIds,
      (
        ids,
      ) => `c.id = any (array(select own.id from commitment own where own.owner_id = any (${ids}) union all
        select p.commitment_id from commitment_participant p where p.participant_id = any (${ids})
          and p.joined_at <= $1 and (p.left_at is null or p.left_at > $1)))`,
    )
    .on(
      filter.recommendationIds,
      (ids) =>
        `exists (select from commitment_recommendation r where r.commitment_id = c.id and r.recommendation_id = any (${ids}))`,
    )
    .when(true, 'c.validated_at <= $1');
  const { rows } = await tx.query<StandingRow>(
    `select c.id, c.content ->> 'title' as title, c.kind, jsonb_build_object('id', o.id, 'name', o.name) as owner,
       e.to_state as state, e.at as "stateAt", c.validated_at as "validatedAt", c.ends_on as "endsOn", c.promised_on as "promisedOn"
     from commitment c join participant o on o.id = c.owner_id
       cross join lateral (select w.to_state, w.at from work_event w
         where w.subject_kind = 'commitment' and w.subject_id = c.id and w.at <= $1
           and w.from_state is distinct from w.to_state order by w.id desc limit 1) e
     ${where} order by o.name, c.id`,
    values,
  );
  return rows;
}

interface Completed {
  readonly commitmentId: number;
  readonly completion: NonNullable<StandingItem['selfCompletion']>;
}

/** What was said last of each up to an instant: by the lead of itself, and by an assessor. */
async function readLastSaid(
  tx: Transaction,
  ids: readonly number[],
  at: Date,
): Promise<{ self: Completed[]; assessed: Completed[] }> {
  const [self, assessed] = await Promise.all([
    tx.query<Completed>(
      `select distinct on (x.commitment_id) x.commitment_id as "commitmentId", x.completion
     from commitment_report x join commitment c on c.id = x.commitment_id and c.owner_id = x.participant_id
     where x.commitment_id = any ($1) and x.at <= $2 order by x.commitment_id, x.at desc, x.id desc`,
      [ids, at],
    ),
    tx.query<Completed>(
      `select distinct on (x.commitment_id) x.commitment_id as "commitmentId", x.completion from commitment_assessment x
     where x.commitment_id = any ($1) and x.at <= $2 order by x.commitment_id, x.at desc, x.id desc`,
      [ids, at],
    ),
  ]);
  return { self: self.rows, assessed: assessed.rows };
}

/** The date in force at an instant: where the first change after it started from, else where the last one led. */
export function dateAsOf(
  current: string | null,
  changes: readonly Pick<DateChange, 'at' | 'fromOn'>[],
  at: Date,
): string | null {
  return changes.find((change) => change.at > at)?.fromOn ?? current;
}

function milestoneAsOf(
  milestone: MilestoneRow,
  changes: readonly DateChange[],
  of: { readonly at: Date; readonly isRunning: boolean },
): StandingItem['milestones'][number] {
  const isClosed = milestone.closedAt !== null && milestone.closedAt <= of.at;
  const facts = {
    state: isClosed ? milestone.state : ('open' as const),
    dueOn: dateAsOf(
      milestone.dueOn,
      changes.filter(({ milestoneId }) => milestoneId === milestone.id),
      of.at,
    ),
    promisedOn: milestone.promisedOn,
    closedAt: isClosed ? milestone.closedAt : null,
  };
  const { isLate, isBehindPromise } = standingOfMilestone(facts, of.at, of.isRunning);
  return {
    id: milestone.id,
    title: milestone.title,
    ...facts,
    closedAt: facts.closedAt?.toISOString() ?? null,
    isLate,
    isBehindPromise,
  };
}

/** Commitments of participants, or to recommendations, as they stood at an instant. */
export async function listStandings(tx: Transaction, filter: StandingFilter): Promise<StandingItem[]> {
  const { at } = filter;
  const rows = await readValidatedBy(tx, filter);
  const ids = rows.map(({ id }) => id);
  const [milestones, changes, stages, parts, answered, said] = await Promise.all([
    readMilestones(tx, ids),
    readDateChanges(tx, ids),
    readStages(tx, ids),
    readParts(tx, ids),
    readAnswered(tx, ids),
    readLastSaid(tx, ids, at),
  ]);
  const self = groupByCommitment(said.self);
  const assessed = groupByCommitment(said.assessed);
  return rows.map((row) => {
    const { id } = row;
    const isRunning = (IN_FORCE as readonly string[]).includes(row.state);
    const known = stages(id).filter((stage) => stage.at <= at);
    const ownChanges = changes(id);
    const endsOn = dateAsOf(
      row.endsOn,
      ownChanges.filter(({ milestoneId }) => milestoneId === null),
      at,
    );
    const held = milestones(id)
      .filter(({ addedAt }) => addedAt <= at)
      .map((milestone) => milestoneAsOf(milestone, ownChanges, { at, isRunning }));
    return {
      ...row,
      stateAt: row.stateAt.toISOString(),
      validatedAt: row.validatedAt.toISOString(),
      endsOn,
      participantIds: parts(id)
        .filter(
          ({ joinedAt, leftAt }) => joinedAt !== null && joinedAt <= at && (leftAt === null || leftAt > at),
        )
        .map(({ participant }) => participant.id),
      recommendationIds: answered(id).map((each) => each.id),
      lawStage: known.at(-1)?.stage ?? null,
      lawInForceOn: known.find(({ stage }) => stage === 'in-force')?.on ?? null,
      selfCompletion: self(id)[0]?.completion ?? null,
      assessedCompletion: assessed(id)[0]?.completion ?? null,
      isLate: isRunning && (isPast(endsOn, at) || held.some((milestone) => milestone.isLate)),
      milestones: held,
    };
  });
}

export async function getStandings(
  { tx, now }: Reading,
  query: z.output<typeof standingsQuerySchema>,
): Promise<{ at: string; items: StandingItem[] }> {
  const at = query.at === undefined ? now : new Date(query.at);
  const items = await listStandings(tx, {
    at,
    participantIds: query.participants,
    recommendationIds: query.recommendations,
  });
  return { at: at.toISOString(), items };
}
