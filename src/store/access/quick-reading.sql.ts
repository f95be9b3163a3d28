/**
 * An import meets thousands of new places. Of a short name of plain ASCII letters, accents and other scripts need not be looked for: its
 * words are those of `search_vector`, put together at a third of the cost.
 */
export const QUICK_PLACES = `
alter table place drop column search;
alter table place add search tsvector generated always as (
  case when length(name) <= 200 and lower(name) ~ '^[ -~]*[a-z][ -~]*$'
    then to_tsvector('simple', lower(name)) || to_tsvector('english', lower(name)) || to_tsvector('french', lower(name))
      || to_tsvector('spanish', lower(name))
    else search_vector(name) end) stored;
create index place_search on place using gin (search);
`;

/** With the label in it, the index of names answers a reader by itself: the rule on rows need not look each row up. */
export const NAMES_WITH_LABELS = `
drop index report_substance_name;
create index report_substance_name on report_substance (name_id, report_id) include (label_id);
`;
