import { TocsinError } from '../../kernel/errors.ts';
import { personOf } from '../../store/work-events.ts';
import type { CommitmentStepBody, MilestoneDraft } from './content.ts';
import { insertMilestones } from './draft-commitment.ts';
import { describeDateFault } from './faults.ts';
import { type MilestoneRow, readMilestones, readStages } from './queries.ts';
import { decideLawStage, decideMilestone, listDateFaults } from './rules.ts';
import type { Held } from './step-commitment.ts';

/** @throws {TocsinError} `commitment.dates` */
function checkDates({ row }: Held, endsOn: string | null, milestones: readonly { dueOn: string | null }[]) {
  const [fault] = listDateFaults({ startsOn: row.startsOn, endsOn, goals: [], milestones });
  if (fault !== undefined) throw new TocsinError('commitment.dates', describeDateFault(fault));
}

/** A date moves with its reason, and the one before it stays. */
export async function moveDate(
  held: Held,
  move: { readonly milestone: MilestoneRow | null; readonly to: string; readonly reason: string },
): Promise<object> {
  const { row, reading } = held;
  const { tx, actor, now } = reading;
  const { milestone, to, reason } = move;
  const from = milestone === null ? row.endsOn : milestone.dueOn;
  if (from === to) throw new TocsinError('commitment.same-date', { id: row.id, due: to });
  checkDates(held, milestone === null ? to : null, milestone === null ? [] : [{ dueOn: to }]);
  await tx.query(
    `insert into commitment_date_change (commitment_id, milestone_id, from_on, to_on, reason, at, actor_id)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [row.id, milestone?.id ?? null, from, to, reason, now, personOf(actor)],
  );
  if (milestone === null) await tx.query('update commitment set ends_on = $2 where id = $1', [row.id, to]);
  else await tx.query('update commitment_milestone set due_on = $2 where id = $1', [milestone.id, to]);
  return { milestone: milestone?.id ?? null, from, to };
}

export async function addMilestone(held: Held, milestone: MilestoneDraft): Promise<object> {
  const { row, reading } = held;
  if (milestone.dueOn === null || milestone.title.trim() === '')
    throw new TocsinError('commitment.incomplete', { fields: 'milestones' });
  checkDates(held, null, [milestone]);
  const { rows } = await reading.tx.query<{ next: number }>(
    'select coalesce(max(position), 0) + 1 as next from commitment_milestone where commitment_id = $1',
    [row.id],
  );
  await insertMilestones(reading.tx, row.id, [milestone], { at: reading.now, from: rows[0]!.next });
  return { title: milestone.title, due: milestone.dueOn };
}

type MilestoneStep = CommitmentStepBody & {
  step: 'milestone-done' | 'milestone-drop' | 'milestone-move';
};
const AIM = { 'milestone-done': 'done', 'milestone-drop': 'dropped', 'milestone-move': 'moved' } as const;

/** Ends a milestone, or moves its date. */
export async function closeMilestone(held: Held, body: MilestoneStep): Promise<object> {
  const { row, reading } = held;
  const { tx, now } = reading;
  const milestone = await holdMilestone(held, body.milestoneId);
  if (body.step === 'milestone-done' && body.link !== undefined)
    await addEvidence(held, { ...body.link, milestoneId: milestone.id });
  const { rows } = await tx.query<{ count: number }>(
    'select count(*) as count from commitment_evidence where milestone_id = $1',
    [milestone.id],
  );
  const refused = decideMilestone(milestone, { to: AIM[body.step], evidence: rows[0]!.count });
  if (refused !== null)
    throw new TocsinError(refused, { id: row.id, milestone: milestone.title, state: milestone.state });
  if (body.step === 'milestone-move') return moveDate(held, { milestone, to: body.dueOn, reason: body.note });
  await tx.query('update commitment_milestone set state = $2, closed_at = $3, reason = $4 where id = $1', [
    milestone.id,
    AIM[body.step],
    now,
    body.note ?? null,
  ]);
  return { milestone: milestone.id };
}

/** @throws {TocsinError} `commitment.no-milestone` */
async function holdMilestone({ reading, row }: Held, id: number): Promise<MilestoneRow> {
  const milestone = (await readMilestones(reading.tx, [row.id]))(row.id).find((each) => each.id === id);
  if (milestone === undefined)
    throw new TocsinError('commitment.no-milestone', { id: row.id, milestone: id });
  return milestone;
}

export async function putLawStage(
  { reading, row }: Held,
  { stage, on }: CommitmentStepBody & { step: 'law-stage' },
): Promise<object> {
  const { tx, actor, now } = reading;
  if (row.kind !== 'law') throw new TocsinError('commitment.not-law', { id: row.id });
  const refused = decideLawStage((await readStages(tx, [row.id]))(row.id), { stage, on }, now);
  if (refused !== null) throw new TocsinError(refused, { id: row.id, stage, on });
  await tx.query(
    'insert into commitment_law_stage (commitment_id, stage, reached_on, at, actor_id) values ($1, $2, $3, $4, $5)',
    [row.id, stage, on, now, personOf(actor)],
  );
  return { stage, on };
}

export async function addEvidence(
  held: Held,
  link: { readonly title: string; readonly url: string; readonly milestoneId: number | null },
): Promise<object> {
  const { tx, actor, now } = held.reading;
  if (link.milestoneId !== null) await holdMilestone(held, link.milestoneId);
  await tx.query(
    'insert into commitment_evidence (commitment_id, milestone_id, title, url, at, actor_id) values ($1, $2, $3, $4, $5, $6)',
    [held.row.id, link.milestoneId, link.title, link.url, now, personOf(actor)],
  );
  return { title: link.title, url: link.url, milestone: link.milestoneId };
}
