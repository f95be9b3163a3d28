import { kind, seen, type TableRule } from './rule-parts.ts';

/** A table that is searched. */
interface Searched {
  readonly table: string;
  /** Which rows of \`t\` meet \`asked\`; its column \`search\`, where absent. */
  readonly meets?: string;
  /** What of \`t\` a hit is ranked by. */
  readonly ranked?: string;
  /** The table's rule, written so that it holds for whoever asks, where the rule itself asks another table. */
  readonly rule?: string;
}

/** A feature with a table to search adds a line here, a column in a migration (`searchColumn`), and a kind in `features/search`. */
const SEARCHED: readonly Searched[] = [
  {
    table: 'place',
    meets: 'search_vector(t.name) @@ asked',
    ranked: 'search_vector(c.name)',
    rule: `level in ('world', 'region', 'country') or ${kind('local')} or exists (select from label_use u where u.object = 'place' and u.object_id = c.id and ${seen('u.label_id')})`,
  },
  {
    table: 'participant',
    meets: "search_vector(t.name || ' ' || t.key) @@ asked",
    ranked: "search_vector(c.name || ' ' || c.key)",
  },
  { table: 'person', meets: 'search_vector(t.name) @@ asked', ranked: 'search_vector(c.name)' },
  {
    table: 'triage',
    meets: 't.id in (select s.triage_id from triage_signal s where s.search @@ asked)',
    ranked: '(select s.search from triage_signal s where s.triage_id = c.id order by s.position limit 1)',
  },
  { table: 'alert' },
  { table: 'input' },
  { table: 'good_practice' },
  { table: 'recommendation' },
  { table: 'commitment' },
  { table: 'meeting' },
];

/** Hits that are ranked: the newest that the asker may see. */
const MOST_HITS = 300;

/**
 * Row-level security has every row judged before a text is compared, since comparing could tell what is withheld: an index of words is
 * of no use then. These functions look words up as the owner, who reads the index, and judge what they found by the table's own rule: what
 * the asker may not see is neither found nor counted. The rows themselves are read as the asker all the same.
 */
export function searchSql(rules: readonly TableRule[]): string[] {
  return SEARCHED.map(({ table, meets = 't.search @@ asked', ranked = 'c.search', rule }) => {
    const judged = rule ?? rules.find((each) => each.table === table)?.select;
    if (judged === undefined) throw new Error(`no rule for ${table}`);
    return `create or replace function search_${table}(asked tsquery) returns table (id int, rank real)
      language sql stable security definer set search_path = pg_catalog, public as
      $f$ select c.id, ts_rank(${ranked}, asked)
        from (select t.id as hit from ${table} t where ${meets} order by t.id desc offset 0) h
          cross join lateral (select * from ${table} t where t.id = h.hit offset 0) c
        where ${judged} limit ${MOST_HITS} $f$`;
  });
}

/** What the application's role may call. */
export const SEARCH_FUNCTIONS: readonly string[] = [
  'search_fold(text)',
  'search_arabic(text)',
  'search_vector(text)',
  'search_texts(jsonb)',
  'search_query(text)',
  ...SEARCHED.map(({ table }) => `search_${table}(tsquery)`),
];
