import { TocsinError } from '../../kernel/errors.ts';
import { personOf } from '../../store/work-events.ts';
import type { CommitmentStepBody } from './content.ts';
import type { Held } from './step-commitment.ts';

type Body<S extends CommitmentStepBody['step']> = CommitmentStepBody & { step: S };

/** For which of several participants somebody acts: the one named, or the only way there is. */
function chooseOwn(candidates: readonly number[], wanted: number | undefined): number {
  const chosen = wanted === undefined ? candidates[0] : candidates.find((id) => id === wanted);
  if (chosen === undefined) throw new TocsinError('access.refused');
  return chosen;
}

/** A participant joins by itself, and leaves by itself. */
export async function takePart({ reading, row, sides }: Held, body: Body<'join' | 'leave'>): Promise<object> {
  const { tx, now } = reading;
  const isJoining = body.step === 'join';
  const candidates = isJoining ? sides.asked : sides.takingPart.filter((id) => id !== row.owner.id);
  const participant = chooseOwn(candidates, body.participantId);
  await tx.query(
    `update commitment_participant set ${isJoining ? 'joined_at' : 'left_at'} = $3 where commitment_id = $1 and participant_id = $2`,
    [row.id, participant, now],
  );
  return { participant };
}

export async function addReport(
  { reading, row, sides }: Held,
  { completion, readings, note, participantId }: Body<'report'>,
): Promise<object> {
  const { tx, actor, now } = reading;
  const strange = readings.find(({ goal }) => goal >= row.content.goals.length);
  if (strange !== undefined)
    throw new TocsinError('commitment.no-goal', { id: row.id, goal: strange.goal + 1 });
  const participant = chooseOwn(sides.takingPart, participantId);
  await tx.query(
    `insert into commitment_report (commitment_id, participant_id, text, completion, readings, at, actor_id)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [row.id, participant, note, completion, JSON.stringify(readings), now, personOf(actor)],
  );
  return { participant, completion };
}

export async function addAssessment(
  { reading, row }: Held,
  { completion, earlyResults, isVerifiable, ambition, note }: Body<'assess'>,
): Promise<object> {
  const { tx, actor, now } = reading;
  await tx.query(
    `insert into commitment_assessment (commitment_id, text, completion, early_results, is_verifiable, ambition, at, actor_id)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [row.id, note, completion, earlyResults, isVerifiable, ambition, now, personOf(actor)],
  );
  return { completion };
}

/** A participant's right of reply to an assessment. */
export async function addReply(
  { reading, row, sides }: Held,
  { assessmentId, note, participantId }: Body<'reply'>,
): Promise<object> {
  const { tx, actor, now } = reading;
  const participant = chooseOwn(sides.takingPart, participantId);
  const { rows } = await tx.query('select from commitment_assessment where id = $1 and commitment_id = $2', [
    assessmentId,
    row.id,
  ]);
  if (rows.length === 0)
    throw new TocsinError('commitment.no-assessment', { id: row.id, assessment: assessmentId });
  await tx.query(
    'insert into commitment_reply (assessment_id, participant_id, text, at, actor_id) values ($1, $2, $3, $4, $5)',
    [assessmentId, participant, note, now, personOf(actor)],
  );
  return { assessment: assessmentId, participant };
}
