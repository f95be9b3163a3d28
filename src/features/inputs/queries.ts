import type { Marking, Purpose } from '../../model/report.ts';
import { Conditions, pageOf } from '../../store/conditions.ts';
import type { Transaction } from '../../store/door.ts';
import type { InputContent, PracticeContent } from './contract.ts';
import type { Grade, PracticeState } from './rules.ts';

export interface Ref {
  readonly id: number;
  readonly name: string;
}
interface GroupRef {
  readonly key: string;
  readonly title: string;
}

export interface InputRow {
  readonly id: number;
  readonly state: 'given' | 'withdrawn';
  readonly version: number;
  readonly marking: Marking;
  readonly purpose: Purpose;
  readonly readers: number[];
  readonly group: GroupRef;
  readonly owner: Ref;
  readonly by: Ref | null;
  readonly givenAt: Date;
  readonly cameBy: 'form' | 'text' | 'spreadsheet';
  readonly content: InputContent;
  readonly practices: { id: number; title: string }[];
}

const INPUT_COLUMNS = `i.id, i.state, i.version, i.marking, i.purpose, i.readers, jsonb_build_object('key', i.group_key, 'title', coalesce(g.title, i.group_key)) as "group",
  jsonb_build_object('id', o.id, 'name', o.name) as owner,
  case when i.given_by is null then null else jsonb_build_object('id', i.given_by, 'name', coalesce(e.name, '')) end as by,
  i.given_at as "givenAt", i.came_by as "cameBy", i.content,
  (select coalesce(jsonb_agg(jsonb_build_object('id', p.id, 'title', p.content ->> 'title') order by p.id), '[]')
   from good_practice_input l join good_practice p on p.id = l.practice_id where l.input_id = i.id) as practices`;
const INPUT_FROM = `from input i left join working_group g on g.key = i.group_key join participant o on o.id = i.owner_id
  left join person e on e.id = i.given_by`;
// An input that nothing uses is loose for everybody; of others only those links count that the asker may see. «offset 0»: they are looked up
// input by input; joined, all of them would be judged first.
const IS_LOOSE = `i.state = 'given' and (not i.is_used or not exists (select from good_practice_input l where l.input_id = i.id offset 0))`;

/** A line of effort has at most nine groups: named one by one, they are found in an index. */
const groupsWithin = (key: string): string[] => [
  key,
  ...Array.from({ length: 9 }, (_none, at) => `${key}.${at + 1}`),
];

export interface InputFilter {
  readonly ids?: readonly number[] | undefined;
  readonly group?: string | undefined;
  readonly by?: number | undefined;
  readonly isLoose?: boolean | undefined;
  readonly practice?: number | undefined;
  readonly limit: number;
  readonly offset: number;
}

/** One page, newest first. */
export async function readInputs(
  tx: Transaction,
  filter: InputFilter,
): Promise<{ total: number; rows: InputRow[] }> {
  const { where, values } = new Conditions()
    .on(filter.ids, (ids) => `i.id = any (${ids})`)
    .on(
      filter.group === undefined ? undefined : groupsWithin(filter.group),
      (keys) => `i.group_key = any (${keys})`,
    )
    .on(filter.by, (person) => `i.given_by = ${person}`)
    .when(filter.isLoose, IS_LOOSE)
    .on(
      filter.practice,
      (id) => `exists (select from good_practice_input l where l.input_id = i.id and l.practice_id = ${id})`,
    );
  const [{ rows: counts }, { rows }] = await Promise.all([
    tx.query<{ count: number }>(`select count(*) as count from input i ${where}`, values),
    tx.query<InputRow>(
      `select ${INPUT_COLUMNS} ${INPUT_FROM} ${where} order by i.given_at desc, i.id desc ${pageOf(values)}`,
      [...values, filter.limit, filter.offset],
    ),
  ]);
  return { total: counts[0]!.count, rows };
}

export interface PracticeRow {
  readonly id: number;
  readonly state: PracticeState;
  readonly version: number;
  readonly marking: Marking;
  readonly purpose: Purpose;
  readonly readers: number[];
  readonly group: GroupRef;
  readonly owner: Ref;
  readonly grade: Grade | null;
  readonly content: PracticeContent;
  readonly draftedAt: Date;
  readonly inputCount: number;
}

const PRACTICE_COLUMNS = `p.id, p.state, p.version, p.marking, p.purpose, p.readers, jsonb_build_object('key', p.group_key, 'title', coalesce(g.title, p.group_key)) as "group",
  jsonb_build_object('id', o.id, 'name', o.name) as owner, p.grade, p.content, p.drafted_at as "draftedAt",
  (select count(*)::int from good_practice_input l where l.practice_id = p.id) as "inputCount"`;

export interface PracticeFilter {
  readonly ids?: readonly number[] | undefined;
  readonly group?: string | undefined;
  readonly state?: PracticeState | undefined;
  readonly limit: number;
  readonly offset: number;
}

/** One page: drafts, then what is published, newest first. */
export async function readPractices(
  tx: Transaction,
  filter: PracticeFilter,
): Promise<{ total: number; rows: PracticeRow[] }> {
  const { where, values } = new Conditions()
    .on(filter.ids, (ids) => `p.id = any (${ids})`)
    .on(filter.group, (key) => `p.group_key = ${key} or p.group_key like ${key} || '.%'`)
    .on(filter.state, (state) => `p.state = ${state}`);
  const [{ rows: counts }, { rows }] = await Promise.all([
    tx.query<{ count: number }>(`select count(*) as count from good_practice p ${where}`, values),
    tx.query<PracticeRow>(
      `select ${PRACTICE_COLUMNS} from good_practice p left join working_group g on g.key = p.group_key join participant o on o.id = p.owner_id
     ${where} order by array_position(array['draft', 'published', 'withdrawn'], p.state), p.drafted_at desc, p.id desc
     ${pageOf(values)}`,
      [...values, filter.limit, filter.offset],
    ),
  ]);
  return { total: counts[0]!.count, rows };
}

/** Recommendations that stand on a good practice, as far as the asker sees them. */
export async function readRecommendationsOf(tx: Transaction, practiceId: number) {
  const { rows } = await tx.query<{ id: number; code: string | null; title: string }>(
    `select r.id, r.code, r.content ->> 'title' as title from recommendation_practice l join recommendation r on r.id = l.recommendation_id
     where l.practice_id = $1 order by r.id`,
    [practiceId],
  );
  return rows;
}
