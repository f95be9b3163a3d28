import { TocsinError } from '../../kernel/errors.ts';
import type { Transaction } from '../../store/door.ts';
import type { Reading } from '../../store/reading/reading.ts';
import { personOf, recordWork } from '../../store/work-events.ts';
import { mayDo } from '../access/rules.ts';
import type { CommitmentContent, CommitmentDraft, MilestoneDraft } from './content.ts';
import type { CommitmentResponse } from './contract.ts';
import { describeDateFault } from './faults.ts';
import { getCommitment } from './read-commitment.ts';
import { type CommitmentKind, listDateFaults } from './rules.ts';

export const EMPTY_CONTENT: CommitmentContent = {
  title: '',
  institution: '',
  contact: '',
  problem: '',
  action: '',
  goals: [],
  population: '',
  place: '',
  startsOn: null,
  endsOn: null,
  cost: null,
  currency: null,
  fundingSecured: null,
  initiativeCode: '',
  accomplishments: '',
  activities: '',
  globalOutcomes: '',
  nationalOutcomes: '',
};

/** For which of their participants somebody writes: the one named, or the first. */
export function writesFor({ actor }: Pick<Reading, 'actor'>, wanted: number | undefined): number {
  if (!mayDo(actor.roles, 'commitment.write')) throw new TocsinError('access.refused');
  const own = wanted === undefined ? actor.participants[0] : wanted;
  if (own === undefined || !actor.participants.includes(own)) throw new TocsinError('access.refused');
  return own;
}

/**
 * Begins a draft.
 *
 * @throws {TocsinError} `access.refused`, `commitment.no-recommendation`
 */
export async function draftCommitment(
  reading: Reading,
  asked: {
    readonly kind: CommitmentKind;
    readonly recommendationIds: readonly number[];
    readonly participantId?: number | undefined;
  },
): Promise<CommitmentResponse> {
  const ownerId = writesFor(reading, asked.participantId);
  const draft = { ...emptyDraft(asked.kind), recommendationIds: [...asked.recommendationIds] };
  const id = await addCommitment(reading, { ownerId, draft, action: 'draft', origin: null });
  return getCommitment(reading, id);
}

export const emptyDraft = (kind: CommitmentKind): CommitmentDraft => ({
  kind,
  content: EMPTY_CONTENT,
  milestones: [],
  recommendationIds: [],
  participantIds: [],
  // What participants share among themselves; the owner opens it further, or closes it.
  label: { marking: 'AMBER', purpose: 'any', readers: [] },
});

interface Added {
  readonly ownerId: number;
  readonly draft: CommitmentDraft;
  readonly action: 'draft' | 'import';
  readonly origin: string | null;
}

/** Adds a draft with all that it names; its dates have been checked. */
export async function addCommitment(
  { tx, actor, now }: Reading,
  { ownerId, draft, action, origin }: Added,
): Promise<number> {
  const { kind, content, label } = draft;
  const { rows } = await tx.query<{ id: number }>(
    `insert into commitment (owner_id, marking, purpose, readers, state, kind, content, starts_on, ends_on, drafted_by, drafted_at,
       authors, origin)
     values ($1, $2, $3, $4, 'draft', $5, $6, $7, $8, $9, $10, $11, $12) returning id`,
    [
      ownerId,
      label.marking,
      label.purpose,
      label.readers,
      kind,
      JSON.stringify(content),
      content.startsOn,
      content.endsOn,
      personOf(actor),
      now,
      authorsWith([], personOf(actor)),
      origin,
    ],
  );
  const { id } = rows[0]!;
  await recordWork(tx, actor, now, { kind: 'commitment', id, action, from: null, to: 'draft' });
  await replaceLinks(tx, id, draft, now);
  return id;
}

export const authorsWith = (authors: readonly number[], person: number | null): number[] =>
  person === null || authors.includes(person) ? [...authors] : [...authors, person];

/** Sets what a draft names beside its text: milestones, recommendations, participants that are asked to join. */
export async function replaceLinks(
  tx: Transaction,
  id: number,
  draft: Pick<CommitmentDraft, 'milestones' | 'recommendationIds' | 'participantIds'>,
  now: Date,
): Promise<void> {
  await tx.query('delete from commitment_milestone where commitment_id = $1', [id]);
  await insertMilestones(tx, id, draft.milestones, { at: now, from: 1 });
  await tx.query('delete from commitment_recommendation where commitment_id = $1', [id]);
  await answer(tx, id, draft.recommendationIds);
  await tx.query(
    'delete from commitment_participant where commitment_id = $1 and joined_at is null and not participant_id = any ($2::int[])',
    [id, draft.participantIds],
  );
  await tx.query(
    `insert into commitment_participant (commitment_id, participant_id, invited_at)
     select $1, p, $3 from unnest($2::int[]) p on conflict do nothing`,
    [id, draft.participantIds, now],
  );
}

export async function insertMilestones(
  tx: Transaction,
  id: number,
  milestones: readonly MilestoneDraft[],
  { at, from }: { readonly at: Date; readonly from: number },
): Promise<void> {
  await tx.query(
    `insert into commitment_milestone (commitment_id, position, title, deliverable, verifier, due_on, promised_on, added_at)
     select $1, $2 + m.place - 1, m.title, m.deliverable, m.verifier, m.due_on, m.due_on, $7
     from unnest($3::text[], $4::text[], $5::text[], $6::date[]) with ordinality m (title, deliverable, verifier, due_on, place)`,
    [
      id,
      from,
      milestones.map(({ title }) => title),
      milestones.map(({ deliverable }) => deliverable),
      milestones.map(({ verifier }) => verifier),
      milestones.map(({ dueOn }) => dueOn),
      at,
    ],
  );
}

async function answer(tx: Transaction, id: number, recommendationIds: readonly number[]): Promise<void> {
  const wanted = [...new Set(recommendationIds)];
  const { rows } = await tx.query<{ id: number }>(
    'select id from recommendation where id = any ($1::int[])',
    [wanted],
  );
  const unknown = wanted.find((each) => !rows.some((row) => row.id === each));
  if (unknown !== undefined) throw new TocsinError('commitment.no-recommendation', { id: unknown });
  await tx.query(
    `insert into commitment_recommendation (commitment_id, recommendation_id) select $1, r from unnest($2::int[]) r`,
    [id, wanted],
  );
}

/** @throws {TocsinError} `commitment.dates`, `commitment.participants`, `marking.red-names-nobody` */
export async function checkDraft(
  { tx, now }: Reading,
  draft: CommitmentDraft,
  ownerId: number,
): Promise<void> {
  const [fault] = listDateFaults({ ...draft.content, milestones: draft.milestones });
  if (fault !== undefined) throw new TocsinError('commitment.dates', describeDateFault(fault));
  if (draft.label.marking === 'RED' && draft.label.readers.length === 0)
    throw new TocsinError('marking.red-names-nobody');
  const { rows } = await tx.query<{ name: string }>(
    `select coalesce(p.name, i.id::text) as name from unnest($1::int[]) i (id) left join participant p on p.id = i.id
     where p.id is null or p.id = $3 or p.joined_on is null or p.joined_on > $2::date or p.left_on <= $2::date order by 1`,
    [draft.participantIds, now.toISOString().slice(0, 10), ownerId],
  );
  if (rows.length > 0)
    throw new TocsinError('commitment.participants', { names: rows.map(({ name }) => name).join(', ') });
}
