import { searchColumn } from './search.sql.ts';

/** Words of names are kept as those of texts are: to rank a hit, nothing is stemmed anew. */
export const QUICK_SEARCH = `
drop index place_search, participant_search, person_search;
${searchColumn('place', 'name')}
${searchColumn('participant', "name || ' ' || key")}
${searchColumn('person', 'name')}
${searchColumn('working_group', "key || ' ' || title")}
do $$ declare f record; begin
  for f in select oid::regprocedure as named from pg_proc where pronamespace = 'public'::regnamespace and proname like 'search\\_%'
      and pg_get_function_identity_arguments(oid) = 'asked tsquery' loop
    execute format('drop function %s', f.named);
  end loop;
end $$;
-- The newest inputs, and how many somebody sees, without reading their texts.
create index input_newest on input (given_at desc, id desc) include (owner_id, marking, purpose, readers, given_by, state, group_key);
`;
