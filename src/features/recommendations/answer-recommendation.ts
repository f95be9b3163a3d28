import { TocsinError } from '../../kernel/errors.ts';
import { lock } from '../../store/lock.ts';
import type { Reading } from '../../store/reading/reading.ts';
import { personOf, recordWork } from '../../store/work-events.ts';
import { mayDo } from '../access/rules.ts';
import { isInGroup } from '../groups/in-groups.ts';
import type { PositionBody, RecommendationResponse } from './contract.ts';
import { answersFor, getRecommendation, holdRecommendation } from './read-recommendation.ts';
import { decidePosition, standOf } from './rules.ts';

/**
 * A participant says what it makes of a text under silence. One break ends the silence; without one the deadline adopts the text, whatever
 * dissent stands beside it.
 *
 * @throws {TocsinError} `access.refused`, `recommendation.*`
 */
export async function answerRecommendation(
  reading: Reading,
  id: number,
  body: PositionBody,
): Promise<RecommendationResponse> {
  const { tx, actor, now } = reading;
  const own = answersFor(reading);
  const participantId = body.participantId ?? own[0];
  if (participantId === undefined || !own.includes(participantId)) throw new TocsinError('access.refused');
  await lock(tx, `recommendation:${id}`);
  const row = await holdRecommendation(reading, id);
  const reason = body.reason ?? '';
  const { state } = standOf(row, now);
  const decided = decidePosition(row, { participantId, position: body.position, reason }, now);
  if (decided !== undefined) throw new TocsinError(decided.refused, { id, state, step: body.position });
  await tx.query(
    `insert into recommendation_position (recommendation_id, round, participant_id, position, reason, at, actor_id)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [id, row.round, participantId, body.position, reason === '' ? null : reason, now, personOf(actor)],
  );
  await recordWork(tx, actor, now, {
    kind: 'recommendation',
    id,
    action: body.position,
    from: state,
    to: body.position === 'break' ? 'broken' : state,
    note: reason === '' ? undefined : reason,
    detail: { participant: participantId, round: row.round },
  });
  return getRecommendation(reading, id);
}

/** @throws {TocsinError} `access.refused`, `recommendation.not-found`, `recommendation.wrong-state` */
export async function commentRecommendation(
  reading: Reading,
  id: number,
  body: { readonly text: string; readonly revision: number },
): Promise<RecommendationResponse> {
  const { tx, actor, now } = reading;
  if (!mayDo(actor.roles, 'recommendation.comment')) throw new TocsinError('access.refused');
  const row = await holdRecommendation(reading, id);
  const { state } = standOf(row, now);
  if (state === 'adopted' || state === 'withdrawn' || state === 'superseded' || body.revision > row.revision)
    throw new TocsinError('recommendation.wrong-state', { id, state, step: 'comment' });
  await tx.query(
    'insert into recommendation_comment (recommendation_id, revision, participant_id, actor_id, at, text) values ($1, $2, $3, $4, $5, $6)',
    [id, body.revision, actor.participants[0] ?? null, personOf(actor), now, body.text],
  );
  await recordWork(tx, actor, now, {
    kind: 'recommendation',
    id,
    action: 'comment',
    from: state,
    to: state,
    note: body.text,
  });
  return getRecommendation(reading, id);
}

/** Marks a comment as dealt with; it stays. @throws {TocsinError} `access.refused`, `recommendation.not-found` */
export async function settleComment(
  reading: Reading,
  id: number,
  comment: number,
): Promise<RecommendationResponse> {
  const { tx, actor, now } = reading;
  const row = await holdRecommendation(reading, id);
  if (!mayDo(actor.roles, 'recommendation.draft') || !(await isInGroup(tx, row.group.key)))
    throw new TocsinError('access.refused');
  const { rowCount } = await tx.query(
    `update recommendation_comment set settled_at = $3, settled_by = $4
     where id = $2 and recommendation_id = $1 and settled_at is null`,
    [id, comment, now, personOf(actor)],
  );
  const { state } = standOf(row, now);
  if (rowCount === 0) throw new TocsinError('recommendation.wrong-state', { id, state, step: 'settle' });
  await recordWork(tx, actor, now, {
    kind: 'recommendation',
    id,
    action: 'settle',
    from: state,
    to: state,
    detail: { comment },
  });
  return getRecommendation(reading, id);
}
