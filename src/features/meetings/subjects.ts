import type { Transaction } from '../../store/door.ts';
import type { SubjectKind } from './contract.ts';

export interface SubjectRef {
  readonly subjectKind: SubjectKind | null;
  readonly subjectId: number | null;
}

/** Where the title of what an item of an agenda is about stands; kinds without a line here cannot be put on an agenda yet. */
const TITLE_SQL: Readonly<Partial<Record<SubjectKind, string>>> = {
  alert: `select id, content ->> 'title' as title from alert where id = any ($1)`,
  recommendation: `select id, content ->> 'title' as title from recommendation where id = any ($1)`,
  commitment: `select id, content ->> 'title' as title from commitment where id = any ($1)`,
  good_practice: `select id, content ->> 'title' as title from good_practice where id = any ($1)`,
};

/** Titles by `kind:id`, of the records that the asker may see. */
export async function readSubjectTitles(
  tx: Transaction,
  refs: readonly SubjectRef[],
): Promise<Map<string, string>> {
  const titles = new Map<string, string>();
  const read = async ([kind, sql]: [kind: string, sql: string]) => {
    const ids = refs.flatMap((ref) =>
      ref.subjectKind === kind && ref.subjectId !== null ? [ref.subjectId] : [],
    );
    if (ids.length === 0) return;
    const { rows } = await tx.query<{ id: number; title: string | null }>(sql, [ids]);
    for (const { id, title } of rows) titles.set(`${kind}:${id}`, title ?? '');
  };
  await Promise.all(Object.entries(TITLE_SQL).map(read));
  return titles;
}
