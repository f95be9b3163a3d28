import { TocsinError } from '../../kernel/errors.ts';
import { SECRETARIAT_PARTICIPANT } from '../../model/access.ts';
import { lock } from '../../store/lock.ts';
import type { Reading } from '../../store/reading/reading.ts';
import { listWork, personOf, recordWork } from '../../store/work-events.ts';
import { mayDo } from '../access/rules.ts';
import type { StandingItem } from '../commitments/contract.ts';
import type { LedgerResponse } from '../ledger/contract.ts';
import { buildPack } from './build-pack.ts';
import type { ReviewDraft, ReviewItem, ReviewResponse, ReviewStepBody } from './contract.ts';
import { hashPack } from './pack-hash.ts';
import type { Pack } from './pack-schema.ts';
import {
  type ReviewRow,
  readAdopted,
  readLines,
  readPack,
  readParticipants,
  readPrevious,
  readReviews,
  readSharedCommitments,
} from './queries.ts';
import { decideReviewStep, instantOf, REVIEW_STEPS } from './rules.ts';

export interface ReviewPorts {
  listStandings(
    tx: Reading['tx'],
    filter: { readonly at: Date; readonly participantIds?: readonly number[] },
  ): Promise<StandingItem[]>;
  getLedger(reading: Reading, query: { readonly isShared: boolean }): Promise<LedgerResponse>;
}

export async function listReviews(reading: Reading) {
  return {
    items: (await readReviews(reading.tx)).map((row) => toItem(reading, row)),
    mayPlan: mayDo(reading.actor.roles, 'review.run'),
  };
}

function toItem({ isSimulated }: Reading, row: ReviewRow): ReviewItem {
  const { purpose: _purpose, conclusions: _conclusions, frozenAt, ...shown } = row;
  return { ...shown, frozenAt: frozenAt?.toISOString() ?? null, isSimulated };
}

/** @throws {TocsinError} `review.not-found`, for one that is withheld as for one that is not there */
async function holdReview({ tx }: Reading, id: number): Promise<ReviewRow> {
  const [row] = await readReviews(tx, id);
  if (row === undefined) throw new TocsinError('review.not-found', { id });
  return row;
}

/** A review: with the pack that was frozen, or with what it would say now. */
export async function getReview(reading: Reading, ports: ReviewPorts, id: number): Promise<ReviewResponse> {
  const { tx, actor, now } = reading;
  const row = await holdReview(reading, id);
  const frozen = await readPack(tx, id);
  const previous = await readPrevious(tx, row.heldOn, id);
  const mayRun = mayDo(actor.roles, 'review.run');
  return {
    ...toItem(reading, row),
    conclusions: row.conclusions,
    pack: frozen ?? (await makePack(reading, ports, row)),
    isIntact: frozen === null ? null : hashPack(frozen) === row.packHash,
    previous:
      previous === undefined ? null : { id: previous.id, title: previous.title, heldOn: previous.heldOn },
    events: await listWork(tx, 'review', id),
    may: mayRun
      ? REVIEW_STEPS.filter(
          (step) => 'to' in decideReviewStep(row, { step, version: row.version, note: '-' }, now),
        )
      : [],
  };
}

/** The numbers of a review, from what all participants may read, as things stood at its instant. */
export async function makePack(reading: Reading, ports: ReviewPorts, row: ReviewRow): Promise<Pack> {
  const { tx, now, isSimulated } = reading;
  const at = instantOf(row.heldOn, now);
  const previous = await readPrevious(tx, row.heldOn, row.id);
  const adopted = await readAdopted(tx, at);
  const standings = await ports.listStandings(tx, { at });
  const shared = await readSharedCommitments(tx);
  const ledger = await ports.getLedger({ ...reading, now: at }, { isShared: true });
  const told = adopted.filter(({ isShared }) => isShared);
  return buildPack({
    at,
    since: previous === undefined ? null : new Date(previous.at),
    isSimulated,
    lines: await readLines(tx),
    recommendations: told.map(({ isShared: _is, adoptedAt, ...each }) => ({
      ...each,
      adoptedAt: adoptedAt.toISOString(),
    })),
    standings: standings.filter(({ id }) => shared.has(id)),
    participants: await readParticipants(tx),
    ledger: ledger.steps,
    leftOut: {
      recommendations: adopted.length - told.length,
      commitments: standings.filter(({ id }) => !shared.has(id)).length,
    },
  });
}

/** @throws {TocsinError} `access.refused` */
export async function planReview(
  reading: Reading,
  ports: ReviewPorts,
  draft: ReviewDraft,
): Promise<ReviewResponse> {
  const { tx, actor, now } = reading;
  if (!mayDo(actor.roles, 'review.run')) throw new TocsinError('access.refused');
  const { rows } = await tx.query<{ id: number }>(
    `insert into review (owner_id, marking, purpose, state, title, event, place, held_on, planned_by, planned_at)
     values ($1, 'AMBER', 'any', 'planned', $2, $3, $4, $5, $6, $7) returning id`,
    [SECRETARIAT_PARTICIPANT, draft.title, draft.event, draft.place, draft.heldOn, personOf(actor), now],
  );
  const { id } = rows[0]!;
  await recordWork(tx, actor, now, { kind: 'review', id, action: 'plan', from: null, to: 'planned' });
  return getReview(reading, ports, id);
}

/** @throws {TocsinError} `access.refused`, `review.*` */
export async function stepReview(
  reading: Reading,
  ports: ReviewPorts,
  id: number,
  body: ReviewStepBody,
): Promise<ReviewResponse> {
  const { tx, actor, now } = reading;
  if (!mayDo(actor.roles, 'review.run')) throw new TocsinError('access.refused');
  await lock(tx, `review:${id}`);
  const row = await holdReview(reading, id);
  const note = 'note' in body ? body.note : undefined;
  const decided = decideReviewStep(row, { ...body, note }, now);
  if ('refused' in decided)
    throw new TocsinError(decided.refused, { id, state: row.state, step: body.step, on: row.heldOn });
  const detail = await apply(reading, ports, row, body);
  await tx.query('update review set version = version + 1 where id = $1', [id]);
  await recordWork(tx, actor, now, {
    kind: 'review',
    id,
    action: body.step,
    from: row.state,
    to: decided.to,
    note,
    detail,
    // Whoever replaces a pack and its hash together is found out here.
    audited: detail,
  });
  return getReview(reading, ports, id);
}

async function apply(
  reading: Reading,
  ports: ReviewPorts,
  row: ReviewRow,
  body: ReviewStepBody,
): Promise<object> {
  const { tx, now } = reading;
  switch (body.step) {
    case 'edit': {
      const { title, event, place, heldOn } = body.review;
      await tx.query('update review set title = $2, event = $3, place = $4, held_on = $5 where id = $1', [
        row.id,
        title,
        event,
        place,
        heldOn,
      ]);
      return { heldOn };
    }
    case 'freeze': {
      const pack = await makePack(reading, ports, row);
      const hash = hashPack(pack);
      await tx.query(
        "update review set state = 'frozen', frozen_at = $2, pack = $3, pack_hash = $4 where id = $1",
        [row.id, now, JSON.stringify(pack), hash],
      );
      return { hash };
    }
    case 'conclude':
      await tx.query('update review set conclusions = $2 where id = $1', [row.id, body.note]);
      return {};
    case 'cancel':
      await tx.query("update review set state = 'cancelled' where id = $1", [row.id]);
      return {};
  }
}
