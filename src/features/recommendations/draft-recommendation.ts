import { TocsinError } from '../../kernel/errors.ts';
import type { Reading } from '../../store/reading/reading.ts';
import { personOf, recordWork } from '../../store/work-events.ts';
import { mayDo } from '../access/rules.ts';
import { isInGroup } from '../groups/in-groups.ts';
import type { DraftRecommendation, RecommendationContent, RecommendationResponse } from './contract.ts';
import { readAlertLinks, readPracticeLinks } from './queries.ts';
import { floorOf, getRecommendation } from './read-recommendation.ts';

export interface DraftPorts {
  /** Whose a record is that somebody makes. */
  ownerOf(actor: Reading['actor']): number;
}

/**
 * Drafts a recommendation in a group to which the drafter belongs.
 *
 * @throws {TocsinError} `access.refused`, `group.not-found`, `group.not-yours`, `alert.not-found`, `practice.not-found`,
 *   `recommendation.purposes`
 */
export async function draftRecommendation(
  reading: Reading,
  { ownerOf }: DraftPorts,
  body: DraftRecommendation,
): Promise<RecommendationResponse> {
  const { tx, actor, now } = reading;
  if (!mayDo(actor.roles, 'recommendation.draft')) throw new TocsinError('access.refused');
  await checkGroup(reading, body.groupKey);
  const floor = floorOf(await findBasis(reading, body));
  // What a group drafts stays among participants until it says otherwise.
  const marking = floor.marking === 'CLEAR' || floor.marking === 'GREEN' ? 'AMBER' : floor.marking;
  const { rows } = await tx.query<{ id: number }>(
    `insert into recommendation (owner_id, marking, purpose, readers, group_key, scope, cluster, state, content, drafted_by, drafted_at)
     values ($1, $2, $3, $4, $5, $6, $7, 'draft', $8, $9, $10) returning id`,
    [
      ownerOf(actor),
      marking,
      floor.purpose,
      floor.readers,
      body.groupKey,
      body.scope,
      body.cluster,
      JSON.stringify(body.content),
      personOf(actor),
      now,
    ],
  );
  const { id } = rows[0]!;
  await keepRevision(reading, id, { revision: 1, content: body.content, reason: null });
  await linkBasis(reading, id, body);
  await recordWork(tx, actor, now, { kind: 'recommendation', id, action: 'draft', from: null, to: 'draft' });
  return getRecommendation(reading, id);
}

/** @throws {TocsinError} `group.not-found`, `group.not-yours` */
export async function checkGroup({ tx }: Reading, key: string): Promise<void> {
  const { rows } = await tx.query('select from working_group where key = $1', [key]);
  if (rows.length === 0) throw new TocsinError('group.not-found', { key });
  if (!(await isInGroup(tx, key))) throw new TocsinError('group.not-yours', { key });
}

interface Basis {
  readonly alertIds: readonly number[];
  readonly practiceIds: readonly number[];
}

/** What a text is to stand on, each seen by whoever says so. */
export async function findBasis({ tx }: Reading, { alertIds, practiceIds }: Basis) {
  const alerts = await readAlertLinks(tx, { ids: alertIds });
  const practices = await readPracticeLinks(tx, { ids: practiceIds });
  const lost = (ids: readonly number[], found: readonly { readonly id: number }[]) =>
    ids.find((id) => !found.some((each) => each.id === id));
  const lostAlert = lost(alertIds, alerts);
  if (lostAlert !== undefined) throw new TocsinError('alert.not-found', { id: lostAlert });
  const lostPractice = lost(practiceIds, practices);
  if (lostPractice !== undefined) throw new TocsinError('practice.not-found', { id: lostPractice });
  return [...alerts, ...practices];
}

/** Writes what a text stands on: what is no longer named is taken off, as far as its author sees it. */
export async function linkBasis(
  { tx }: Reading,
  id: number,
  { alertIds, practiceIds }: Basis,
): Promise<void> {
  await tx.query(
    'delete from recommendation_alert where recommendation_id = $1 and not alert_id = any ($2)',
    [id, alertIds],
  );
  await tx.query(
    'insert into recommendation_alert (recommendation_id, alert_id) select $1, unnest($2::int[]) on conflict do nothing',
    [id, alertIds],
  );
  await tx.query(
    'delete from recommendation_practice where recommendation_id = $1 and not practice_id = any ($2)',
    [id, practiceIds],
  );
  await tx.query(
    'insert into recommendation_practice (recommendation_id, practice_id) select $1, unnest($2::int[]) on conflict do nothing',
    [id, practiceIds],
  );
}

export async function keepRevision(
  { tx, actor, now }: Reading,
  id: number,
  kept: {
    readonly revision: number;
    readonly content: RecommendationContent;
    readonly reason: string | null;
  },
): Promise<void> {
  await tx.query(
    'insert into recommendation_revision (recommendation_id, revision, content, at, actor_id, reason) values ($1, $2, $3, $4, $5, $6)',
    [id, kept.revision, JSON.stringify(kept.content), now, personOf(actor), kept.reason],
  );
}
