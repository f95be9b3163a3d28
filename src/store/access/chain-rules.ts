import type { TableRule } from './rule-parts.ts';

/** Records that stand in a chain. Signals are known by the triages that took them on; reports by their signals. */
export const LINKED_KINDS = [
  'signal',
  'triage',
  'alert',
  'meeting',
  'input',
  'good-practice',
  'recommendation',
  'commitment',
  'milestone',
  'review',
] as const;
export type LinkedKind = (typeof LINKED_KINDS)[number];

/** `up`: to what caused a record; `down`: to what came of it; `beside`: to the meetings and reviews that looked at it. */
export type LinkWay = 'up' | 'down' | 'beside';

interface Link {
  readonly from: LinkedKind;
  readonly to: LinkedKind;
  /** Columns of `source` with the two ids. */
  readonly fromId: string;
  readonly toId: string;
  readonly source: string;
  readonly ways: readonly LinkWay[];
}

const THROUGH = ['up', 'down'] as const;
/** Going on through what else a meeting or a review looked at would chain things that have nothing to do with each other. */
const BESIDE = ['up', 'beside'] as const;

const agendaOf = (from: LinkedKind, table: string, but = ''): Link => ({
  from,
  to: 'meeting',
  fromId: 'l.subject_id',
  toId: 'l.meeting_id',
  source: `meeting_item l join meeting m on m.id = l.meeting_id and m.state <> 'cancelled'
    where l.subject_kind = '${table}' and l.removed_at is null${but}`,
  ways: BESIDE,
});
const supersession = (kind: 'alert' | 'recommendation' | 'commitment'): Link => ({
  from: kind,
  to: kind,
  fromId: 'l.id',
  toId: 'l.superseded_by',
  source: `${kind} l where l.superseded_by is not null`,
  ways: THROUGH,
});

/** Every link between two records of the loop, from the cause to what came of it. */
const LINKS: readonly Link[] = [
  {
    from: 'signal',
    to: 'triage',
    fromId: 'l.signal_id',
    toId: 'l.triage_id',
    source: 'triage_signal l where true',
    ways: THROUGH,
  },
  {
    from: 'triage',
    to: 'alert',
    fromId: 'l.triage_id',
    toId: 'l.alert_id',
    source: 'alert_triage l where true',
    ways: THROUGH,
  },
  supersession('alert'),
  agendaOf('alert', 'alert'),
  {
    from: 'alert',
    to: 'recommendation',
    fromId: 'l.alert_id',
    toId: 'l.recommendation_id',
    source: 'recommendation_alert l where true',
    ways: THROUGH,
  },
  {
    from: 'input',
    to: 'good-practice',
    fromId: 'l.input_id',
    toId: 'l.practice_id',
    source: 'good_practice_input l where true',
    ways: THROUGH,
  },
  agendaOf('good-practice', 'good_practice'),
  {
    from: 'good-practice',
    to: 'recommendation',
    fromId: 'l.practice_id',
    toId: 'l.recommendation_id',
    source: 'recommendation_practice l where true',
    ways: THROUGH,
  },
  {
    from: 'meeting',
    to: 'recommendation',
    fromId: 'l.meeting_id',
    toId: 'l.id',
    source: 'recommendation l where l.meeting_id is not null',
    ways: ['up', 'down', 'beside'],
  },
  // The meeting that adopted a text did not come of it.
  agendaOf(
    'recommendation',
    'recommendation',
    ' and not exists (select from recommendation r where r.id = l.subject_id and r.meeting_id = l.meeting_id)',
  ),
  supersession('recommendation'),
  {
    from: 'recommendation',
    to: 'commitment',
    fromId: 'l.recommendation_id',
    toId: 'l.commitment_id',
    source: 'commitment_recommendation l where true',
    ways: THROUGH,
  },
  supersession('commitment'),
  agendaOf('commitment', 'commitment'),
  {
    from: 'commitment',
    to: 'milestone',
    fromId: 'l.commitment_id',
    toId: 'l.id',
    source: 'commitment_milestone l where true',
    ways: THROUGH,
  },
  {
    from: 'commitment',
    to: 'review',
    fromId: 'c.id',
    toId: 'l.id',
    source: 'review l cross join lateral unnest(l.commitment_ids) c (id) where l.commitment_ids is not null',
    ways: BESIDE,
  },
];

/** Links of one kind that are read at once. */
export const MOST_LINKS = 200;

/** The ids asked for: `$1` is `{ up: { alert: ["1"] }, down: …, beside: … }`. */
const asked = (way: LinkWay, kind: LinkedKind): string =>
  `any (array(select v${kind === 'signal' ? '' : '::int'} from jsonb_array_elements_text($1::jsonb -> '${way}' -> '${kind}') v))`;

interface Branch {
  readonly way: LinkWay;
  /** What is asked for its links. */
  readonly kind: LinkedKind;
  readonly sql: string;
}

function branchOf(link: Link, way: LinkWay): Branch {
  // A meeting causes what it adopted, and is found beside it all the same.
  const isAskedAtEnd = way === 'up' || (way === 'beside' && link.from === 'meeting');
  const [kind, own, other] = isAskedAtEnd
    ? [link.to, link.toId, link.fromId]
    : [link.from, link.fromId, link.toId];
  const sql = `(select '${link.from}' as "from", ${link.fromId}::text as "fromId", '${link.to}' as "to", ${link.toId}::text as "toId",
    '${isAskedAtEnd ? 'from' : 'to'}' as found from ${link.source} and ${own} = ${asked(way, kind)} order by ${other} desc limit ${MOST_LINKS + 1})`;
  return { way, kind, sql };
}
const BRANCHES = LINKS.flatMap((link) => link.ways.map((way) => branchOf(link, way)));
const union = (branches: readonly Branch[]): string => branches.map(({ sql }) => sql).join('\nunion all ');

/** Reads every link that leads one step from records of these kinds, as far as whoever asks may see it; none where nothing can. */
export function linksSql(way: LinkWay, kinds: readonly LinkedKind[]): string | undefined {
  const branches = BRANCHES.filter((branch) => branch.way === way && kinds.includes(branch.kind));
  return branches.length === 0 ? undefined : union(branches);
}

/** Records that carry who may see them; the rule of each holds for whoever asks. A milestone is seen with its commitment. */
const JUDGED = [
  ['triage', 'triage'],
  ['alert', 'alert'],
  ['meeting', 'meeting'],
  ['input', 'input'],
  ['good-practice', 'good_practice'],
  ['recommendation', 'recommendation'],
  ['commitment', 'commitment'],
  ['review', 'review'],
] as const satisfies readonly (readonly [LinkedKind, string])[];

/**
 * Whether the records asked for are linked to any that whoever asks may not see. It looks the links up as the owner and judges their other
 * ends by the tables' own rules; it says yes or no of all of them together, and never which.
 */
export function chainSql(rules: readonly TableRule[]): string[] {
  const ends = JUDGED.map(([kind, table]) => {
    const rule = rules.find((each) => each.table === table)?.select;
    if (rule === undefined) throw new Error(`no rule for ${table}`);
    return `exists (select from ${table} where id in (select (case e.found when 'from' then e."fromId" else e."toId" end)::int from ends e
      where case e.found when 'from' then e."from" else e."to" end = '${kind}') and (${rule}) is not true)`;
  });
  return [
    `create or replace function chain_withholds(asked jsonb) returns boolean
      language sql stable security definer set search_path = pg_catalog, public as
      $f$ with ends as materialized (${union(BRANCHES)}) select ${ends.join(' or ')} $f$`,
  ];
}

export const CHAIN_FUNCTIONS: readonly string[] = ['chain_withholds(jsonb)', 'pack_commitments(jsonb)'];
