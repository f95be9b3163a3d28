/** Which commitments a frozen pack tells of: asked from a commitment to the reviews that looked at it. */
export const CHAIN_TABLES = `
create function pack_commitments(pack jsonb) returns int[]
  language sql immutable parallel safe set search_path = pg_catalog
as $$ select coalesce(array_agg((c ->> 'id')::int), '{}') from jsonb_array_elements(pack -> 'commitments') c $$;
alter table review add commitment_ids int[] generated always as (pack_commitments(pack)) stored;
`;
