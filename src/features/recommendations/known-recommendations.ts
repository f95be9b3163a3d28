import type { Reading } from '../../store/reading/reading.ts';
import type { RecommendationContent } from './contract.ts';
import type { AdoptedBy, RecommendationLine } from './table.ts';

interface Held extends Pick<RecommendationLine, 'code' | 'groupKey' | 'scope' | 'cluster'> {
  readonly id: number;
  readonly content: RecommendationContent;
  readonly state: string;
  readonly marking: string;
  readonly purpose: string;
  readonly draftedAt: Date;
  readonly adoptedAt: Date | null;
  readonly adoptedBy: AdoptedBy | null;
  readonly endedAt: Date | null;
  readonly supersededBy: string | null;
}

export interface Known {
  /** Ids of all that were ever adopted, by code; what a file brings joins them. */
  readonly adopted: ReadonlyMap<string, number>;
  /** The one that is here already: by its code, or, without one, by its words in its group; and in which columns it says otherwise. */
  of(sent: RecommendationLine): { readonly id: number; readonly differs: readonly string[] } | undefined;
  /** One that a line brought. */
  add(sent: RecommendationLine, id: number, code: string | null): void;
}

/** The columns of a file that a held recommendation is compared in, and what it says there. */
const COMPARED: Readonly<Record<string, (row: Omit<Held, 'id'>) => string | null>> = {
  group: ({ groupKey }) => groupKey,
  title: ({ content }) => content.title,
  text: ({ content }) => content.text,
  rationale: ({ content }) => content.rationale,
  implementation: ({ content }) => content.implementation,
  scope: ({ scope }) => scope,
  cluster: ({ cluster }) => cluster,
  state: ({ state }) => state,
  drafted_on: ({ draftedAt }) => draftedAt.toISOString(),
  adopted_on: ({ adoptedAt }) => adoptedAt?.toISOString() ?? null,
  adopted_by: ({ adoptedBy }) => adoptedBy,
  ended_on: ({ endedAt }) => endedAt?.toISOString() ?? null,
  superseded_by: ({ supersededBy }) => supersededBy,
  marking: ({ marking }) => marking,
  purpose: ({ purpose }) => purpose,
};

const wordsOf = (
  groupKey: string,
  { title, text, rationale, implementation }: RecommendationContent,
): string => JSON.stringify([groupKey, title, text, rationale, implementation].map((part) => part.trim()));

/** What the asker sees of the recommendations that the lines may be of. */
export async function findKnown(
  { tx }: Reading,
  lines: readonly RecommendationLine[],
  columns: ReadonlySet<string>,
): Promise<Known> {
  const { rows } = await tx.query<Held>(
    `select r.id, r.code, r.group_key as "groupKey", r.scope, r.cluster, r.content, r.state, r.marking, r.purpose, r.drafted_at as "draftedAt",
       r.adopted_at as "adoptedAt", r.adopted_by as "adoptedBy", r.ended_at as "endedAt", s.code as "supersededBy"
     from recommendation r left join recommendation s on s.id = r.superseded_by
     where r.code is not null or r.group_key = any ($1) order by r.id`,
    [[...new Set(lines.map(({ groupKey }) => groupKey))]],
  );
  const byCode = new Map(rows.flatMap((row) => (row.code === null ? [] : [[row.code, row] as const])));
  const byWords = new Map([...rows].reverse().map((row) => [wordsOf(row.groupKey, row.content), row]));
  const compared = Object.keys(COMPARED).filter((column) => columns.has(column));
  const adopted = new Map([...byCode].map(([code, { id }]) => [code, id]));
  return {
    adopted,
    add: (sent, id, code) => {
      const row = { ...sent, id };
      byWords.set(wordsOf(sent.groupKey, sent.content), row);
      if (code === null) return;
      byCode.set(code, row);
      adopted.set(code, id);
    },
    of: (sent) => {
      const held =
        sent.code === null ? byWords.get(wordsOf(sent.groupKey, sent.content)) : byCode.get(sent.code);
      if (held === undefined) return undefined;
      // Without a code the words are all that it is known by: how it fared meanwhile is its own affair.
      const differs =
        sent.code === null
          ? []
          : compared.filter((column) => COMPARED[column]!(sent) !== COMPARED[column]!(held));
      return { id: held.id, differs };
    },
  };
}
