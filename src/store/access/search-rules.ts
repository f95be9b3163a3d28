import { kind, seen, type TableRule } from './rule-parts.ts';

/** A table that is searched. */
interface Searched {
  readonly table: string;
  /** Which rows of `c` meet `$1`; its column `search`, where absent. */
  readonly meets?: string;
  /** What of `c` a hit is ranked by. */
  readonly ranked?: string;
  /** The table's rule, written so that it holds for whoever asks, where the rule itself asks another table. */
  readonly rule?: string;
}

/** A feature with a table to search adds a line here, a column in a migration (`searchColumn`), and a kind in `features/search`. */
const SEARCHED: readonly Searched[] = [
  {
    table: 'place',
    rule: `level in ('world', 'region', 'country') or ${kind('local')} or exists (select from label_use u where u.object = 'place' and u.object_id = c.id and ${seen('u.label_id')})`,
  },
  { table: 'participant' },
  { table: 'person' },
  {
    table: 'triage',
    meets: 'c.id in (select s.triage_id from triage_signal s where s.search @@ $1)',
    ranked: '(select s.search from triage_signal s where s.triage_id = c.id order by s.position limit 1)',
  },
  { table: 'alert' },
  { table: 'input' },
  { table: 'good_practice' },
  { table: 'recommendation' },
  { table: 'commitment' },
  { table: 'meeting' },
];

/**
 * Row-level security has every row judged before a text is compared, since comparing could tell what is withheld: an index of words is
 * of no use then. These functions look words up as the owner, who reads the index, and judge what they found by the table's own rule: what
 * the asker may not see is neither found nor counted. The rows themselves are read as the asker all the same.
 *
 * Of what the asker may see, the newest `most` are ranked. The statement is planned for the words that are asked for: rare ones are looked up, of
 * common ones the newest rows are read until there are enough.
 */
export function searchSql(rules: readonly TableRule[]): string[] {
  return SEARCHED.map(({ table, meets = 'c.search @@ $1', ranked = 'c.search', rule }) => {
    const judged = rule ?? rules.find((each) => each.table === table)?.select;
    if (judged === undefined) throw new Error(`no rule for ${table}`);
    return `create or replace function search_${table}(asked tsquery, most int) returns table (id int, rank real)
      language plpgsql stable security definer rows 100 set search_path = pg_catalog, public as
      $f$ begin
        return query execute $q$ select c.id, ts_rank(${ranked}, $1)
          from (select c.* from ${table} c where ${meets} and (${judged}) order by c.id desc limit $2) c $q$ using asked, most;
      end $f$`;
  });
}

/** What the application's role may call. */
export const SEARCH_FUNCTIONS: readonly string[] = [
  'search_fold(text)',
  'search_arabic(text)',
  'search_vector(text)',
  'search_texts(jsonb)',
  'search_query(text)',
  ...SEARCHED.map(({ table }) => `search_${table}(tsquery, int)`),
];
