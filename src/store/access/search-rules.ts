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

/** Of more rows than these that hold the words the newest are read instead. */
const FEW = 500;

/**
 * Row-level security has every row judged before a text is compared, since comparing could tell what is withheld: an index of words is
 * of no use then. These functions look words up as the owner, who reads the index, and judge what they found by the table's own rule: what
 * the asker may not see is neither found nor counted. The rows themselves are read as the asker all the same.
 *
 * Of what the asker may see, the newest `most` are ranked. Words that few rows hold are looked up in the index, and those rows judged: statements
 * that are planned once. Of words that many hold the newest rows are read until there are enough. PostgreSQL cannot tell which it is: it has never
 * met most of the words that people ask for.
 */
export function searchSql(rules: readonly TableRule[]): string[] {
  return SEARCHED.flatMap(({ table, meets = 'c.search @@ $1', ranked = 'c.search', rule }) => {
    const judged = rule ?? rules.find((each) => each.table === table)?.select;
    if (judged === undefined) throw new Error(`no rule for ${table}`);
    const newest = (which: string) =>
      `select c.id, ts_rank(${ranked}, $1) from (select c.* from ${table} c where ${which} and (${judged}) order by c.id desc limit $2) c`;
    return [
      // An index of words answers by a map of pages alone: with the other ways dear it is the one that is taken.
      `create or replace function search_few_${table}(asked tsquery) returns int[]
        language plpgsql stable security definer set search_path = pg_catalog, public set enable_seqscan = off set enable_indexscan = off as
        $f$ begin
          return array(select c.id from ${table} c where ${meets} limit ${FEW + 1});
        end $f$`,
      `create or replace function search_${table}(asked tsquery, most int) returns table (id int, rank real)
        language plpgsql stable security definer rows 100 set search_path = pg_catalog, public as
        $f$ #variable_conflict use_column
        declare few int[] := search_few_${table}(asked);
        begin
          if cardinality(few) = 0 then return; end if;
          if cardinality(few) <= ${FEW} then return query ${newest('c.id = any (few)')};
          else return query execute $q$ ${newest(meets)} $q$ using asked, most; end if;
        end $f$`,
    ];
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
