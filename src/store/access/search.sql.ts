/** Columns of a table that search reads: one for each table with texts of people. */
export const searchColumn = (table: string, text: string): string => `
alter table ${table} add search tsvector generated always as (search_vector(${text})) stored;
create index ${table}_search on ${table} using gin (search);`;

/**
 * Full text in several languages. Each text is stemmed as English, French and Spanish where it has Latin letters, as Russian where it has
 * Cyrillic and as Arabic where it has Arabic ones, and kept as its plain words beside (\`simple\`): nobody says of a text which language it
 * is in. PostgreSQL ships no dictionary for Chinese: a run of Han characters is one word there, found as a whole or by its beginning.
 */
export const SEARCH_TABLES = `
-- Letters without their accents, small: the extension unaccent is not everywhere.
create function search_fold(told text) returns text
  language sql immutable strict parallel safe set search_path = pg_catalog
as $$ select lower(regexp_replace(normalize(told, NFKD), '[\\u0300-\\u036f]', '', 'g')) $$;

-- The Arabic stemmer takes the plural's ending off behind an article alone: every word is given one.
create function search_arabic(told text) returns text
  language sql immutable strict parallel safe set search_path = pg_catalog
as $$ select regexp_replace(told, '(^|[^\\u0600-\\u06ff])(?!(?:[وبفك]?ال|لل))(?=[\\u0600-\\u06ff]{3})', '\\1ال', 'g') $$;

-- A vector holds less than a megabyte: of a longer text the beginning is searched.
create function search_vector(told text) returns tsvector
  language sql immutable parallel safe set search_path = pg_catalog, public
as $$ select to_tsvector('simple', f)
    || case when f ~ '[a-z]' then to_tsvector('english', f) || to_tsvector('french', f) || to_tsvector('spanish', f) else ''::tsvector end
    || case when t ~ '[\\u0400-\\u04ff]' then to_tsvector('russian', lower(t)) else ''::tsvector end
    || case when t ~ '[\\u0600-\\u06ff]' then to_tsvector('arabic', search_arabic(t)) else ''::tsvector end
  from (select coalesce(left(told, 30000), '') as t, coalesce(search_fold(left(told, 30000)), '') as f) s $$;

-- All texts in a record's content.
create function search_texts(content jsonb) returns text
  language sql immutable parallel safe set search_path = pg_catalog
as $$ select string_agg(v #>> '{}', E'\\n') from jsonb_path_query(content, 'strict $.**') v where jsonb_typeof(v) = 'string' $$;

-- Every word asked for, as it is or by its stem; or each as the beginning of one.
create function search_query(asked text) returns tsquery
  language sql immutable parallel safe set search_path = pg_catalog, public
as $$ select plainto_tsquery('simple', f) || plainto_tsquery('english', f) || plainto_tsquery('french', f) || plainto_tsquery('spanish', f)
    || case when t ~ '[\\u0400-\\u04ff]' then plainto_tsquery('russian', lower(t)) else ''::tsquery end
    || case when t ~ '[\\u0600-\\u06ff]' then plainto_tsquery('arabic', search_arabic(t)) else ''::tsquery end
    || coalesce((select to_tsquery('simple', string_agg(w || case when length(w) > 2 then ':*' else '' end, ' & '))
         from regexp_split_to_table(f, '[^[:alnum:]]+') w where w <> ''), ''::tsquery)
  from (select left(asked, 200) as t, search_fold(left(asked, 200)) as f) s $$;

create index place_search on place using gin (search_vector(name));
create index participant_search on participant using gin (search_vector(name || ' ' || key));
create index person_search on person using gin (search_vector(name));
${searchColumn('triage_signal', 'search_texts(snapshot)')}
${searchColumn('alert', 'search_texts(content)')}
${searchColumn('input', 'search_texts(content)')}
${searchColumn('good_practice', 'search_texts(content)')}
${searchColumn('commitment', 'search_texts(content)')}
${searchColumn('meeting', "title || ' ' || place")}
${searchColumn('recommendation', "coalesce(code, '') || ' ' || cluster || ' ' || search_texts(content)")}
`;
