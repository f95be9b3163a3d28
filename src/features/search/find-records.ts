import type { Marking } from '../../model/report.ts';
import { findCountry } from '../../reference/places/countries.ts';
import type { Reading } from '../../store/reading/reading.ts';
import type { SearchItem } from './contract.ts';

/** What a kind is asked: the words, and how many lines at most. */
export interface Asked {
  readonly q: string;
  /** The words as `search_query` has them. */
  readonly words: string;
  readonly limit: number;
}

/** Finds things of one kind, the best first. */
export type Find = (reading: Reading, asked: Asked) => Promise<readonly SearchItem[]>;

interface Row {
  readonly id: number;
  readonly title: string | null;
  readonly detail: string | null;
  readonly marking: Marking | null;
}

/** Of what is found the newest are ranked: this many for each line. */
const RANKED_FOR_A_LINE = 20;
export const MOST_RANKED = 300;
/** The parameters of a statement: the words, the lines, and how many hits are ranked for them. */
const values = ({ words, limit }: Asked): [string, number, number] => [
  words,
  limit,
  Math.min(MOST_RANKED, RANKED_FOR_A_LINE * limit),
];
/** The words among what the asker may see of a table. */
const hits = (table: string): string => `search_${table}($1::tsquery, $3)`;

/** Records of the coalition's work, each with its owner and its label. */
function records(table: string, pathOf: (id: number) => string, detail = 'o.name'): Find {
  // The names are those of this file; what was asked for is a parameter.
  const sql = `select t.id, t.content ->> 'title' as title, ${detail} as detail, t.marking
    from (select id, rank from ${hits(table)} order by rank desc, id desc limit $2) h
      join ${table} t on t.id = h.id join participant o on o.id = t.owner_id
    order by h.rank desc, t.id desc`;
  return async ({ tx }, asked) => {
    const [words, limit, most] = values(asked);
    const { rows } = await tx.query<Row>(sql, [words, limit, most]);
    return rows.map((row) => toItem(row, pathOf(row.id)));
  };
}

const toItem = (row: Row, path: string, search: Record<string, string> = {}): SearchItem => ({
  id: String(row.id),
  title: row.title || `#${row.id}`,
  detail: row.detail,
  path,
  search,
  marking: row.marking,
});

export const findAlerts = records('alert', (id) => `/alerts/${id}`);
export const findInputs = records(
  'input',
  (id) => `/recommendations/inputs/${id}`,
  "t.group_key || ' · ' || o.name",
);
export const findPractices = records(
  'good_practice',
  (id) => `/recommendations/practices/${id}`,
  't.group_key',
);
export const findRecommendations = records(
  'recommendation',
  (id) => `/recommendations/${id}`,
  "concat_ws(' · ', t.code, t.group_key, nullif(t.cluster, ''))",
);

export const findCommitments = records('commitment', (id) => `/commitments/${id}`);

export const findMeetings: Find = async ({ tx }, asked) => {
  const { rows } = await tx.query<Row>(
    `select m.id, m.title, concat_ws(' · ', m.group_key, to_char(m.starts_at at time zone m.time_zone, 'YYYY-MM-DD')) as detail, m.marking
     from ${hits('meeting')} h join meeting m on m.id = h.id order by h.rank desc, m.starts_at desc, m.id desc limit $2`,
    values(asked),
  );
  return rows.map((row) => toItem(row, `/groups/meetings/${row.id}`));
};

export const findTriages: Find = async ({ tx }, asked) => {
  const { rows } = await tx.query<Row>(
    `select t.id, concat_ws(', ', s.snapshot -> 'node' ->> 'name', s.snapshot -> 'place' ->> 'name') as title, o.name as detail, t.marking
     from ${hits('triage')} h join triage t on t.id = h.id join participant o on o.id = t.owner_id
       left join triage_signal s on s.triage_id = t.id and s.position = (select min(f.position) from triage_signal f where f.triage_id = t.id)
     order by h.rank desc, t.id desc limit $2`,
    values(asked),
  );
  return rows.map((row) => toItem(row, `/alerts/triage/${row.id}`));
};

/** The country that the words name, in whatever language: records hold its English name alone. */
const countryOf = ({ q }: Asked): string | null => findCountry(q) ?? null;

export const findParticipants: Find = async ({ tx }, asked) => {
  const { rows } = await tx.query<Row>(
    `with named as (select id from participant where key = $4),
       h as (select id, rank from ${hits('participant')} where id not in (select id from named) union all select id, 'Infinity' from named)
     select p.id, p.name as title, p.key as detail, null as marking from h join participant p on p.id = h.id where p.id <> 1
     order by h.rank desc, p.name limit $2`,
    [...values(asked), countryOf(asked)],
  );
  return rows.map((row) => toItem(row, `/participants/${row.id}`));
};

/** People whom the asker may see, each where its participant's people are. */
export const findPeople: Find = async ({ tx }, asked) => {
  const { rows } = await tx.query<Row & { at: number | null }>(
    `select p.id, p.name as title, g.participant_id as at, o.name as detail, null as marking
     from ${hits('person')} h join person p on p.id = h.id and p.ended_at is null
       left join lateral (select participant_id from role_grant r where r.person_id = p.id and r.ended_at is null
         order by participant_id is null, r.id limit 1) g on true
       left join participant o on o.id = g.participant_id
     order by h.rank desc, p.name, p.id limit $2`,
    values(asked),
  );
  return rows.map((row) => toItem(row, row.at === null ? '/administration' : `/participants/${row.at}`));
};

export const findGroups: Find = async ({ tx }, asked) => {
  const { rows } = await tx.query<{ key: string; title: string }>(
    `select key, title from working_group where search @@ $1::tsquery order by key limit $2`,
    [asked.words, asked.limit],
  );
  return rows.map(({ key, title }) => ({
    id: key,
    title: `${key} ${title}`,
    detail: null,
    path: `/groups/${key}`,
    search: {},
    marking: null,
  }));
};

/** Places that something was reported from, by their country's signals. */
export const findPlaces: Find = async ({ tx }, asked) => {
  const { rows } = await tx.query<Row & { iso2: string }>(
    `with named as (select id from place where level = 'country' and iso2 = $4),
       h as (select id, rank from ${hits('place')} where id not in (select id from named) union all select id, 'Infinity' from named)
     select p.id, p.name as title, c.name as detail, p.iso2, null as marking from h join place p on p.id = h.id left join place c on c.id = p.country_id and c.id <> p.id
     where p.iso2 <> '' order by p.level <> 'country', h.rank desc, p.name, p.id limit $2`,
    [asked.words, asked.limit, MOST_RANKED, countryOf(asked)],
  );
  return rows.map((row) => toItem(row, '/signals', { country: row.iso2, scope: 'all' }));
};
