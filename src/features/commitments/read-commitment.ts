import type { z } from 'zod';
import { TocsinError } from '../../kernel/errors.ts';
import type { Transaction } from '../../store/door.ts';
import type { Reading } from '../../store/reading/reading.ts';
import { listWork } from '../../store/work-events.ts';
import { mayDo, mayJudge } from '../access/rules.ts';
import type { CommitmentItem, CommitmentResponse, commitmentsQuerySchema } from './contract.ts';
import { readAssessments, readEvidence, readHands, readReports } from './details.ts';
import {
  type AnsweredRow,
  type CommitmentRow,
  type DateChange,
  findCommitment,
  type MilestoneRow,
  type PartRow,
  readAnswered,
  readCommitments,
  readDateChanges,
  readMilestones,
  readParts,
  readStages,
  type StageRow,
} from './queries.ts';
import {
  COMMITMENT_RULES,
  COMMITMENT_STEPS,
  type CommitmentStep,
  dayOfInstant,
  decideCommitmentStep,
  IN_FORCE,
  isPast,
  listMissing,
  standingOfMilestone,
} from './rules.ts';
import { scoreSmart } from './smart.ts';

/** What hangs on commitments, for lists. */
export interface Hanging {
  milestones(id: number): readonly MilestoneRow[];
  stages(id: number): readonly StageRow[];
  parts(id: number): readonly PartRow[];
  answered(id: number): readonly AnsweredRow[];
}

export async function readHanging(tx: Transaction, ids: readonly number[]): Promise<Hanging> {
  const [milestones, stages, parts, answered] = await Promise.all([
    readMilestones(tx, ids),
    readStages(tx, ids),
    readParts(tx, ids),
    readAnswered(tx, ids),
  ]);
  return { milestones, stages, parts, answered };
}

export const isInForce = ({ state }: Pick<CommitmentRow, 'state'>): boolean =>
  (IN_FORCE as readonly string[]).includes(state);

type Filters = Omit<z.output<typeof commitmentsQuerySchema>, 'database'>;

export async function listCommitments(reading: Reading, query: Filters) {
  const { tx, now } = reading;
  const { late, ...filter } = query;
  const { total, rows } = await readCommitments(tx, {
    ...filter,
    isLate: late === undefined ? undefined : late === 'true',
    on: dayOfInstant(now),
  });
  const hanging = await readHanging(
    tx,
    rows.map(({ id }) => id),
  );
  return { total, items: rows.map((row) => toItem(reading, row, hanging)) };
}

export function toItem({ now, isSimulated }: Reading, row: CommitmentRow, hanging: Hanging): CommitmentItem {
  const milestones = hanging.milestones(row.id);
  const recommendations = hanging.answered(row.id).map(({ id, code, title }) => ({ id, code, title }));
  const isRunning = isInForce(row);
  const open = milestones.filter(({ state }) => state === 'open');
  const late = open.filter((each) => standingOfMilestone(each, now, isRunning).isLate).length;
  const { score, band, missing } = scoreSmart({
    ...row.content,
    milestones,
    recommendationIds: recommendations.map(({ id }) => id),
  });
  return {
    id: row.id,
    title: row.content.title,
    kind: row.kind,
    state: row.state,
    version: row.version,
    marking: row.marking,
    purpose: row.purpose,
    owner: row.owner,
    joined: hanging
      .parts(row.id)
      .filter(({ joinedAt, leftAt }) => joinedAt !== null && leftAt === null)
      .map(({ participant }) => participant),
    startsOn: row.startsOn,
    endsOn: row.endsOn,
    promisedOn: row.promisedOn,
    draftedAt: row.draftedAt.toISOString(),
    validatedAt: row.validatedAt?.toISOString() ?? null,
    endedAt: row.endedAt?.toISOString() ?? null,
    milestones: {
      total: milestones.length,
      done: milestones.filter(({ state }) => state === 'done').length,
      late,
      nextDueOn: open.flatMap(({ dueOn }) => (dueOn === null ? [] : [dueOn])).sort()[0] ?? null,
    },
    isLate: isRunning && (late > 0 || isPast(row.endsOn, now)),
    lawStage: hanging.stages(row.id).at(-1)?.stage ?? null,
    recommendations,
    smart: { score, band, missing: [...missing] },
    isSimulated,
  };
}

/** @throws {TocsinError} `commitment.not-found`, for one that is withheld as for one that is not there */
export async function holdCommitment({ tx }: Reading, id: number): Promise<CommitmentRow> {
  const row = await findCommitment(tx, id);
  if (row === undefined) throw new TocsinError('commitment.not-found', { id });
  return row;
}

/** How somebody stands to a commitment; the store asks the same of every write. */
export interface Sides {
  readonly isLead: boolean;
  /** Participants of theirs that are asked to join and have not, or have left. */
  readonly asked: readonly number[];
  /** Participants of theirs that lead it or have joined. */
  readonly takingPart: readonly number[];
}

export function sidesOf({ actor }: Reading, row: CommitmentRow, parts: readonly PartRow[]): Sides {
  const own = actor.participants;
  const isLead = own.includes(row.owner.id);
  const mine = parts.filter(({ participant, leftAt }) => own.includes(participant.id) && leftAt === null);
  return {
    isLead,
    asked: mine.filter(({ joinedAt }) => joinedAt === null).map(({ participant }) => participant.id),
    takingPart: [
      ...(isLead ? [row.owner.id] : []),
      ...mine.filter(({ joinedAt }) => joinedAt !== null).map(({ participant }) => participant.id),
    ],
  };
}

/** May somebody take a step, whatever the state? Nobody judges what they wrote. */
export function mayStep(
  { actor }: Reading,
  step: CommitmentStep,
  facts: { readonly sides: Sides; readonly authors: readonly number[]; readonly hands: readonly number[] },
): boolean {
  const { action, side } = COMMITMENT_RULES[step];
  const { sides, authors, hands } = facts;
  if (!mayDo(actor.roles, action)) return false;
  const judge = { personId: actor.person, roles: actor.roles };
  if (action === 'commitment.validate' && !mayJudge(judge, action, { authorIds: authors })) return false;
  switch (side) {
    case 'lead':
      return sides.isLead;
    case 'asked':
      return step === 'leave' ? !sides.isLead && sides.takingPart.length > 0 : sides.asked.length > 0;
    case 'taking-part':
      return sides.takingPart.length > 0;
    case 'independent':
      // Who speaks for a participant of it is not independent of it, whatever roles they hold beside.
      return sides.takingPart.length === 0 && mayJudge(judge, 'commitment.assess', { authorIds: hands });
  }
}

/** One commitment with all that hangs on it. */
export async function getCommitment(reading: Reading, id: number): Promise<CommitmentResponse> {
  const { tx, now } = reading;
  const row = await holdCommitment(reading, id);
  const [hanging, allChanges, readers, assessments, hands, evidence, reports, events] = await Promise.all([
    readHanging(tx, [id]),
    readDateChanges(tx, [id]),
    tx.query<{ id: number; name: string }>(
      'select id, name from person where id = any ($1::int[]) order by name, id',
      [row.readers],
    ),
    readAssessments(tx, id),
    readHands(tx, id),
    readEvidence(tx, id),
    readReports(tx, id),
    listWork(tx, 'commitment', id),
  ]);
  const changes = allChanges(id);
  const sides = sidesOf(reading, row, hanging.parts(id));
  const facts = { sides, authors: row.authors, hands };
  const isPossible = (step: CommitmentStep) =>
    mayStep(reading, step, facts) &&
    'to' in decideCommitmentStep(row, { step, version: row.version, note: '-' }, now);
  const milestones = hanging.milestones(id);
  return {
    ...toItem(reading, row, hanging),
    content: row.content,
    readers: readers.rows,
    submittedAt: row.submittedAt?.toISOString() ?? null,
    supersededBy: row.supersededBy,
    participants: hanging.parts(id).map(({ participant, invitedAt, joinedAt, leftAt }) => ({
      participant,
      invitedAt: invitedAt.toISOString(),
      joinedAt: joinedAt?.toISOString() ?? null,
      leftAt: leftAt?.toISOString() ?? null,
    })),
    milestoneList: milestones.map((each) => toMilestone(each, { row, changes, now })),
    endChanges: changes.filter(({ milestoneId }) => milestoneId === null).map(toChange),
    lawStages: hanging.stages(id).map(({ stage, on, at }) => ({ stage, on, at: at.toISOString() })),
    evidence,
    reports,
    assessments,
    events,
    missing: listMissing({ ...row.content, milestones }),
    may: COMMITMENT_STEPS.filter(isPossible).filter((step) => step !== 'reply' || assessments.length > 0),
  };
}

const toChange = ({ fromOn, toOn, reason, at, by }: DateChange) => ({
  fromOn,
  toOn,
  reason,
  at: at.toISOString(),
  by,
});

function toMilestone(
  milestone: MilestoneRow,
  of: { readonly row: CommitmentRow; readonly changes: readonly DateChange[]; readonly now: Date },
) {
  const { id, title, deliverable, verifier, dueOn, promisedOn, state, closedAt, reason } = milestone;
  return {
    id,
    title,
    deliverable,
    verifier,
    dueOn,
    promisedOn,
    state,
    reason,
    closedAt: closedAt?.toISOString() ?? null,
    ...standingOfMilestone(milestone, of.now, isInForce(of.row)),
    changes: of.changes.filter(({ milestoneId }) => milestoneId === id).map(toChange),
  };
}
