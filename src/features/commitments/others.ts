import { isDeepStrictEqual } from 'node:util';
import type { Reading } from '../../store/reading/reading.ts';
import type { CommitmentContent, CommitmentDraft } from './content.ts';
import type { CommitmentKind } from './rules.ts';

/** A commitment on record, as far as a row of a file is compared with it. */
export interface Known {
  readonly id: number;
  readonly owner: string;
  readonly kind: CommitmentKind;
  readonly content: CommitmentContent;
}
/** Commitments that the sender may see, by title. */
export type Others = ReadonlyMap<string, readonly Known[]>;

/** What a commitment says, with the end that it was moved to, as an export writes it. */
export const CONTENT_IN_FORCE = `content || jsonb_build_object('startsOn', starts_on, 'endsOn', ends_on)`;

/** Commitments of participants for which the sender does not write, under any of these titles; asked for once for a file. */
export async function readOthers({ tx, actor }: Reading, titles: readonly string[]): Promise<Others> {
  const { rows } = await tx.query<Known>(
    `select c.id, o.name as owner, c.kind, ${CONTENT_IN_FORCE} as content
     from commitment c join participant o on o.id = c.owner_id
     where c.content ->> 'title' = any ($1::text[]) and c.owner_id <> all ($2::int[]) order by c.id`,
    [titles, actor.participants],
  );
  const others = new Map<string, Known[]>();
  for (const row of rows) others.set(row.content.title, [...(others.get(row.content.title) ?? []), row]);
  return others;
}

/** Every participant by its code and by its name, in small letters. */
export async function readParticipants({ tx }: Reading): Promise<ReadonlyMap<string, number>> {
  const { rows } = await tx.query<{ id: number; key: string; name: string }>(
    'select id, key, name from participant order by id',
  );
  return new Map(rows.flatMap(({ id, key, name }) => [key, name].map((each) => [each.toLowerCase(), id])));
}

/**
 * Whether a row is a commitment that stands here already under the same title: it has the same code, or says the same in all that its
 * file has room for (`form`: a row of the initiative form).
 */
export function isSameInitiative(
  known: Known,
  draft: CommitmentDraft,
  form: Partial<CommitmentContent> | undefined,
): boolean {
  const { initiativeCode } = draft.content;
  if (initiativeCode !== '' && initiativeCode === known.content.initiativeCode) return true;
  if (form === undefined) return known.kind === draft.kind && isDeepStrictEqual(known.content, draft.content);
  return Object.entries(form).every(([field, said]) =>
    isDeepStrictEqual(known.content[field as keyof CommitmentContent], said),
  );
}
