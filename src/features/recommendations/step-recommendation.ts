import { TocsinError } from '../../kernel/errors.ts';
import { mayCarry } from '../../model/label.ts';
import { lock } from '../../store/lock.ts';
import type { Reading } from '../../store/reading/reading.ts';
import { personOf, recordWork } from '../../store/work-events.ts';
import { mayDo } from '../access/rules.ts';
import { isInGroup } from '../groups/in-groups.ts';
import { adopt, writeDownLapse } from './adopt.ts';
import type { RecommendationResponse, RecommendationStepBody } from './contract.ts';
import { findBasis, keepRevision, linkBasis } from './draft-recommendation.ts';
import type { RecommendationRow } from './queries.ts';
import { floorOf, getRecommendation, holdRecommendation } from './read-recommendation.ts';
import {
  checkSilence,
  decideRecommendationStep,
  isBeforeText,
  listMissing,
  RECOMMENDATION_RULES,
  standOf,
} from './rules.ts';

/** A meeting as an adoption needs it. */
export interface HeldMeeting {
  readonly id: number;
  readonly groupKey: string;
  readonly state: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly timeZone: string;
  readonly quorum: number;
  readonly attended: number;
  readonly hasQuorum: boolean;
}

export interface StepPorts {
  /** Throws `meeting.not-found`. */
  holdMeeting(reading: Reading, id: number): Promise<HeldMeeting>;
  /** Names of those of some participants that do not belong to the coalition on a day. */
  findOutsiders(tx: Reading['tx'], ids: readonly number[], on: Date): Promise<string[]>;
}

/**
 * Takes a step with a recommendation.
 *
 * @throws {TocsinError} `access.refused`, `recommendation.*`, `meeting.not-found`
 */
export async function stepRecommendation(
  reading: Reading,
  ports: StepPorts,
  id: number,
  body: RecommendationStepBody,
): Promise<RecommendationResponse> {
  const { tx, actor, now } = reading;
  await lock(tx, `recommendation:${id}`);
  const row = await holdRecommendation(reading, id);
  if (!mayDo(actor.roles, RECOMMENDATION_RULES[body.step].action) || !(await isInGroup(tx, row.group.key)))
    throw new TocsinError('access.refused');
  const note = 'note' in body ? body.note : undefined;
  const decided = decideRecommendationStep(row, { ...body, note }, now);
  if ('refused' in decided)
    throw new TocsinError(decided.refused, { id, state: standOf(row, now).state, step: body.step });
  // Silence adopted it, and nobody has written that down yet: its number and its day stay with it.
  if (standOf(row, now).isLapsed) await writeDownLapse(reading, row);
  const detail = await apply(reading, ports, row, body);
  await tx.query('update recommendation set version = version + 1, state = $2 where id = $1', [
    id,
    decided.to,
  ]);
  await recordWork(tx, actor, now, {
    kind: 'recommendation',
    id,
    action: body.step,
    from: decided.from,
    to: decided.to,
    note,
    detail,
  });
  return getRecommendation(reading, id);
}

/** What a step changes beside state and version; returns what its event keeps. */
async function apply(
  reading: Reading,
  ports: StepPorts,
  row: RecommendationRow,
  body: RecommendationStepBody,
): Promise<object> {
  switch (body.step) {
    case 'edit':
      return edit(reading, row, body);
    case 'propose':
      return propose(reading, row, new Date(body.silenceUntil));
    case 'adopt':
      return adoptAtMeeting(reading, ports, row, body);
    case 'withdraw':
      return end(reading, row, null);
    case 'supersede':
      return supersede(reading, row, body.by);
  }
}

async function edit(
  reading: Reading,
  row: RecommendationRow,
  body: RecommendationStepBody & { step: 'edit' },
): Promise<object> {
  const floor = floorOf(await findBasis(reading, body));
  if (!mayCarry({ marking: body.marking, purpose: floor.purpose, readers: floor.readers }, floor))
    throw new TocsinError('recommendation.marking', { marking: floor.marking });
  // RED goes by its readers: a text has those of what it stands on, and no others.
  if (body.marking === 'RED' && floor.readers.length === 0) throw new TocsinError('marking.red-names-nobody');
  const isNewText = JSON.stringify(body.content) !== JSON.stringify(row.content);
  const revision = isNewText ? row.revision + 1 : row.revision;
  await reading.tx.query(
    `update recommendation set content = $2, scope = $3, cluster = $4, marking = $5, purpose = $6, readers = $7, revision = $8 where id = $1`,
    [
      row.id,
      JSON.stringify(body.content),
      body.scope,
      body.cluster,
      body.marking,
      floor.purpose,
      floor.readers,
      revision,
    ],
  );
  if (isNewText)
    await keepRevision(reading, row.id, { revision, content: body.content, reason: body.note ?? null });
  await linkBasis(reading, row.id, body);
  return { revision };
}

function checkWritten(row: RecommendationRow): void {
  const missing = listMissing(row.content);
  if (missing.length > 0) throw new TocsinError('recommendation.incomplete', { fields: missing.join(', ') });
}

async function propose({ tx, now }: Reading, row: RecommendationRow, until: Date): Promise<object> {
  checkWritten(row);
  const refused = checkSilence(until, now);
  if (refused !== undefined) throw new TocsinError(refused, { id: row.id });
  await tx.query(
    'update recommendation set round = round + 1, silence_from = $2, silence_until = $3 where id = $1',
    [row.id, now, until],
  );
  return { round: row.round + 1, until: until.toISOString() };
}

async function adoptAtMeeting(
  reading: Reading,
  ports: StepPorts,
  row: RecommendationRow,
  { meetingId, dissents }: RecommendationStepBody & { step: 'adopt' },
): Promise<object> {
  const { tx, actor, now } = reading;
  checkWritten(row);
  const meeting = await ports.holdMeeting(reading, meetingId);
  if (meeting.groupKey !== row.group.key && meeting.groupKey !== row.group.key.split('.')[0])
    throw new TocsinError('recommendation.other-group', { id: row.id, group: row.group.key });
  if (meeting.state !== 'held' && meeting.state !== 'approved')
    throw new TocsinError('recommendation.meeting-not-held', { id: meetingId });
  if (isBeforeText(meeting, row)) throw new TocsinError('recommendation.meeting-before', { id: meetingId });
  if (!meeting.hasQuorum)
    throw new TocsinError('recommendation.no-quorum', {
      attended: meeting.attended,
      quorum: meeting.quorum,
    });
  if (dissents.some(({ reason }) => reason === ''))
    throw new TocsinError('recommendation.no-note', { step: 'adopt' });
  const dissenters = dissents.map(({ participantId }) => participantId);
  if (new Set(dissenters).size < dissenters.length) throw new TocsinError('recommendation.dissent-twice');
  const outsiders = await ports.findOutsiders(tx, dissenters, meeting.startsAt);
  if (outsiders.length > 0) throw new TocsinError('meeting.outsiders', { names: outsiders.join(', ') });
  const round = row.round + 1;
  for (const { participantId, reason } of dissents)
    await tx.query(
      `insert into recommendation_position (recommendation_id, round, participant_id, position, reason, at, actor_id)
       values ($1, $2, $3, 'dissent', $4, $5, $6)`,
      [row.id, round, participantId, reason, now, personOf(actor)],
    );
  await adopt(reading, row, { at: now, by: 'meeting', meetingId, round });
  return { meeting: meetingId, dissents: dissenters };
}

async function end({ tx, now }: Reading, row: RecommendationRow, by: number | null): Promise<object> {
  await tx.query('update recommendation set ended_at = $2, superseded_by = $3 where id = $1', [
    row.id,
    now,
    by,
  ]);
  return by === null ? {} : { by };
}

async function supersede(reading: Reading, row: RecommendationRow, by: number): Promise<object> {
  if (by === row.id) throw new TocsinError('recommendation.not-found', { id: by });
  const successor = await holdRecommendation(reading, by);
  const { state } = standOf(successor, reading.now);
  if (state !== 'adopted')
    throw new TocsinError('recommendation.wrong-state', { id: by, state, step: 'supersede' });
  return end(reading, row, by);
}
