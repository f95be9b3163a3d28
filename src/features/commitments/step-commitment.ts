import { TocsinError } from '../../kernel/errors.ts';
import { lock } from '../../store/lock.ts';
import type { Reading } from '../../store/reading/reading.ts';
import { personOf, recordWork } from '../../store/work-events.ts';
import type { CommitmentStepBody } from './content.ts';
import type { CommitmentResponse } from './contract.ts';
import { readHands } from './details.ts';
import { authorsWith, checkDraft, replaceLinks } from './draft-commitment.ts';
import { addEvidence, addMilestone, closeMilestone, moveDate, putLawStage } from './keep-course.ts';
import { type CommitmentRow, readMilestones, readParts } from './queries.ts';
import { getCommitment, holdCommitment, mayStep, type Sides, sidesOf } from './read-commitment.ts';
import { COMMITMENT_RULES, decideCommitmentStep, IN_FORCE, isPast, listMissing, REACHED } from './rules.ts';
import { addAssessment, addReply, addReport, takePart } from './speak.ts';

/** A commitment in the hands of somebody who takes a step with it. */
export interface Held {
  readonly reading: Reading;
  readonly row: CommitmentRow;
  readonly sides: Sides;
}

/**
 * Takes a step with a commitment.
 *
 * @throws {TocsinError} `access.refused`, `commitment.*`
 */
export async function stepCommitment(
  reading: Reading,
  id: number,
  body: CommitmentStepBody,
): Promise<CommitmentResponse> {
  await takeStep(reading, id, body);
  return getCommitment(reading, id);
}

/** The same, without looking at what came of it. */
export async function takeStep(reading: Reading, id: number, body: CommitmentStepBody): Promise<void> {
  const { tx, actor, now } = reading;
  const held = await holdForStep(reading, id, body);
  const { row } = held;
  const note = 'note' in body ? body.note : undefined;
  const decided = decideCommitmentStep(row, { ...body, note }, now);
  if ('refused' in decided) throw new TocsinError(decided.refused, { id, state: row.state, step: body.step });
  const detail = await apply(held, body);
  if (!COMMITMENT_RULES[body.step].isAddition) await keepState(held, decided.to, body.step);
  await recordWork(tx, actor, now, {
    kind: 'commitment',
    id,
    action: body.step,
    from: row.state,
    to: decided.to,
    note,
    detail,
  });
}

/** @throws {TocsinError} `commitment.not-found`, `access.refused` */
export async function holdForStep(
  reading: Reading,
  id: number,
  { step }: Pick<CommitmentStepBody, 'step'>,
): Promise<Held> {
  await lock(reading.tx, `commitment:${id}`);
  const row = await holdCommitment(reading, id);
  const sides = sidesOf(reading, row, (await readParts(reading.tx, [id]))(id));
  const hands = step === 'assess' ? await readHands(reading.tx, id) : [];
  if (!mayStep(reading, step, { sides, authors: row.authors, hands }))
    throw new TocsinError('access.refused');
  return { reading, row, sides };
}

async function keepState(
  { reading, row }: Held,
  to: CommitmentRow['state'],
  step: CommitmentStepBody['step'],
): Promise<void> {
  const { tx, actor, now } = reading;
  const isWriting = step === 'edit' || step === 'submit';
  const isEnd = to !== row.state && ([...REACHED, 'withdrawn', 'superseded'] as string[]).includes(to);
  await tx.query(
    `update commitment set version = version + 1, state = $2, authors = $3,
       submitted_at = case when $4 = 'submit' then $5::timestamptz else submitted_at end,
       validated_at = case when $4 = 'validate' then $5::timestamptz else validated_at end,
       promised_on = case when $4 = 'validate' then ends_on else promised_on end,
       ended_at = case when $6 then $5::timestamptz else ended_at end
     where id = $1`,
    [row.id, to, isWriting ? authorsWith(row.authors, personOf(actor)) : row.authors, step, now, isEnd],
  );
}

/** What a step changes beside state and version; returns what its event keeps. */
async function apply(held: Held, body: CommitmentStepBody): Promise<object> {
  switch (body.step) {
    case 'edit':
      return edit(held, body);
    case 'submit':
      return submit(held);
    case 'validate':
      return checkEnd(held);
    case 'return':
    case 'begin':
    case 'withdraw':
      return {};
    case 'reach':
      return reach(held, body);
    case 'supersede':
      return supersede(held, body.by);
    case 'move-end':
      return moveDate(held, { milestone: null, to: body.endsOn, reason: body.note });
    case 'add-milestone':
      return addMilestone(held, body.milestone);
    case 'milestone-done':
    case 'milestone-drop':
    case 'milestone-move':
      return closeMilestone(held, body);
    case 'law-stage':
      return putLawStage(held, body);
    case 'add-evidence':
      return addEvidence(held, { ...body.link, milestoneId: body.milestoneId ?? null });
    case 'join':
    case 'leave':
      return takePart(held, body);
    case 'report':
      return addReport(held, body);
    case 'assess':
      return addAssessment(held, body);
    case 'reply':
      return addReply(held, body);
  }
}

async function edit(
  { reading, row }: Held,
  { draft }: CommitmentStepBody & { step: 'edit' },
): Promise<object> {
  const { tx, now } = reading;
  await checkDraft(reading, draft, row.owner.id);
  const { kind, content, label } = draft;
  await tx.query(
    `update commitment set kind = $2, content = $3, starts_on = $4, ends_on = $5, marking = $6, purpose = $7, readers = $8 where id = $1`,
    [
      row.id,
      kind,
      JSON.stringify(content),
      content.startsOn,
      content.endsOn,
      label.marking,
      label.purpose,
      label.readers,
    ],
  );
  await replaceLinks(tx, row.id, draft, now);
  return { marking: label.marking, purpose: label.purpose };
}

async function submit(held: Held): Promise<object> {
  const { reading, row } = held;
  const milestones = (await readMilestones(reading.tx, [row.id]))(row.id);
  const missing = listMissing({ ...row.content, milestones });
  if (missing.length > 0) throw new TocsinError('commitment.incomplete', { fields: missing.join(', ') });
  return checkEnd(held);
}

/** What is over cannot be promised any more: it would be late from its first day. */
function checkEnd({ reading, row: { id, endsOn } }: Held): object {
  if (isPast(endsOn, reading.now)) throw new TocsinError('commitment.end-past', { id, end: endsOn ?? '' });
  return {};
}

/** Reached only with something to show for it: a link that comes along, or evidence that is there already. */
async function reach(held: Held, { link }: CommitmentStepBody & { step: 'reach' }): Promise<object> {
  if (link !== undefined) return addEvidence(held, { ...link, milestoneId: null });
  const { rows } = await held.reading.tx.query<{ count: number }>(
    'select count(*) as count from commitment_evidence where commitment_id = $1',
    [held.row.id],
  );
  if (rows[0]!.count === 0) throw new TocsinError('commitment.no-evidence', { id: held.row.id });
  return {};
}

async function supersede({ reading, row }: Held, by: number): Promise<object> {
  if (by === row.id) throw new TocsinError('commitment.not-found', { id: by });
  const successor = await holdCommitment(reading, by);
  if (![...IN_FORCE, ...REACHED].some((state) => state === successor.state))
    throw new TocsinError('commitment.wrong-state', { id: by, state: successor.state, step: 'supersede' });
  await reading.tx.query('update commitment set superseded_by = $2 where id = $1', [row.id, by]);
  return { by };
}
