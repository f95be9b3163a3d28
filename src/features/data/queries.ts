import type { RejectState } from '../../model/source.ts';
import type { Transaction } from '../../store/door.ts';
import { SET_ASIDE_PERSON, SET_ASIDE_VALUE } from '../../store/set-aside.ts';
import { isCutOff } from '../imports/cut-off.ts';
import type { ImportItem, NameItem, RejectItem } from './contract.ts';

export interface Page {
  readonly limit: number;
  readonly offset: number;
}

export interface ImportRow {
  id: number;
  source_id: string;
  file_name: string;
  sha256: string | null;
  size_bytes: number | null;
  state: ImportItem['state'];
  progress: number | null;
  started_at: Date;
  finished_at: Date | null;
  read_count: number;
  new_count: number;
  revised_count: number;
  unchanged_count: number;
  rejected_count: number;
  withdrawn_count: number;
  replaces: number | null;
  /** Made the source of a table. */
  mapping: { readonly label?: string } | null;
  error_code: string | null;
  error_message: string | null;
  /** Killed in the middle, and nobody has written it down yet. */
  is_cut_off: boolean;
}

/** Files, newest first; one of them where an id is given. */
export async function readImports(
  tx: Transaction,
  { id = null, limit, offset }: Page & { readonly id?: number | null },
): Promise<ImportRow[]> {
  const { rows } = await tx.query<ImportRow>(
    `select f.*, ${isCutOff('f')} as is_cut_off from import_file f where $1::bigint is null or f.id = $1::bigint
     order by f.id desc limit ${limit} offset ${offset}`,
    [id],
  );
  return rows;
}

export async function countImports(tx: Transaction): Promise<number> {
  const { rows } = await tx.query<{ count: number }>('select count(*) as count from import_file');
  return rows[0]?.count ?? 0;
}

export interface RejectRow extends Omit<RejectItem, 'message'> {
  values: Record<string, string | number>;
}

export interface RejectFilter {
  readonly importId: number | undefined;
  readonly state: RejectState | undefined;
  readonly code: string | undefined;
  readonly id?: number;
}

const MEETS = `($1::bigint is null or r.import_id = $1::bigint) and ($2::text is null or r.state = $2)
  and ($3::text is null or r.code = $3) and ($4::bigint is null or r.id = $4::bigint)`;
const parametersOf = ({ importId, state, code, id }: RejectFilter) => [
  importId ?? null,
  state ?? null,
  code ?? null,
  id ?? null,
];

/** Rejected rows of newest imports first, in file order. */
export async function readRejects(
  tx: Transaction,
  filter: RejectFilter,
  { limit, offset }: Page,
): Promise<RejectRow[]> {
  const { rows } = await tx.query<RejectRow>(
    `select r.id, r.import_id as "importId", r.source_id as "sourceId", f.file_name as "fileName", r.row_number as row,
       r.column_name as column, r.raw, r.code, r.values, r.cells, r.state,
       ${SET_ASIDE_VALUE} from reject r join import_file f on f.id = r.import_id ${SET_ASIDE_PERSON} where ${MEETS}
     order by r.import_id desc, r.row_number, r.id limit ${limit} offset ${offset}`,
    parametersOf(filter),
  );
  return rows;
}

/** Counts by code with every filter but the code. */
export async function countRejects(
  tx: Transaction,
  filter: RejectFilter,
): Promise<{ code: string; count: number }[]> {
  const { rows } = await tx.query<{ code: string; count: number }>(
    `select r.code, count(*) as count from reject r where ${MEETS} group by 1 order by 2 desc, 1`,
    parametersOf({ ...filter, code: undefined }),
  );
  return rows;
}

/** Reports that the newest file of a name holds: a mended row comes in as a file of its own. */
export async function readReportsOfRow(
  tx: Transaction,
  { importId, row }: { readonly importId: number; readonly row: number },
): Promise<string[]> {
  const { rows } = await tx.query<{ id: string }>(
    'select id::text as id from report where file_id = $1 and row_number = $2 order by report.id',
    [importId, row],
  );
  return rows.map((found) => found.id);
}

export interface NameRow {
  id: number;
  name: string;
  rows: number;
  streams: number;
  first_on: string | null;
  outcome: NameItem['outcome'];
  rule: NameItem['rule'];
  confidence: number;
  targets: string[];
  candidates: { target: string; confidence: number; rule: NameItem['rule'] }[];
  settled_by: string | null;
  settled_at: Date | null;
}

export interface NameFilter {
  readonly state?: 'review' | 'settled';
  readonly query?: string | undefined;
  readonly id?: number;
}

/** Names with how many current rows carry them, most rows first. */
export async function readNames(tx: Transaction, { state, query, id }: NameFilter): Promise<NameRow[]> {
  const { rows } = await tx.query<NameRow>(
    `with wanted as (
       select * from reported_name n
       where ($1::text is null or ($1 = 'review' and n.outcome = 'review' and n.settled_by is null)
           or ($1 = 'settled' and n.settled_by is not null))
         and ($2::text is null or position(lower($2) in lower(n.name)) > 0) and ($3::bigint is null or n.id = $3::bigint)),
     used as (
       select s.name_id, count(*) as rows, count(distinct r.stream_id) as streams, min(r.occurred_on) as first_on
       from report_substance s join current_report r on r.id = s.report_id
       where s.name_id in (select id from wanted) group by 1)
     select w.id, w.name, coalesce(u.rows, 0) as rows, coalesce(u.streams, 0) as streams, u.first_on, w.outcome, w.rule,
       w.confidence, w.targets, w.candidates, w.settled_by, w.settled_at
     from wanted w left join used u on u.name_id = w.id order by 3 desc, w.name, w.id`,
    [state ?? null, query ?? null, id ?? null],
  );
  return rows;
}

export interface NameState {
  readonly outcome: NameItem['outcome'];
  readonly targets: readonly string[];
  readonly rule: NameItem['rule'];
  readonly confidence: number;
  /** Absent: they stay as they are. */
  readonly candidates?: readonly unknown[];
  readonly settledBy: string | null;
}

/** Says what a name stands for, for all its rows, and keeps who said so. */
export async function writeName(
  tx: Transaction,
  id: number,
  change: { readonly action: 'settle' | 'undo'; readonly actor: string; readonly to: NameState },
): Promise<void> {
  const { to, action, actor } = change;
  await tx.query(
    `update reported_name set outcome = $2, targets = $3, rule = $4, confidence = $5, candidates = coalesce($6::jsonb, candidates),
       settled_by = $7, settled_at = case when $7::text is null then null else now() end where id = $1`,
    [
      id,
      to.outcome,
      to.targets,
      to.rule,
      to.confidence,
      to.candidates === undefined ? null : JSON.stringify(to.candidates),
      to.settledBy,
    ],
  );
  await tx.query(
    'insert into name_decision (name_id, action, targets, outcome, actor) values ($1, $2, $3, $4, $5)',
    [id, action, to.targets, to.outcome, actor],
  );
}

export interface StreamUse {
  stream_id: number;
  reports: number;
  first_on: string;
  last_on: string;
  last_known_on: string;
  year: number;
  year_seen: number;
  /** Of these, reports none of whose names says what it was. */
  year_unnamed: number;
}

/** Names that say nothing are few and asked for once, not joined for each report of a year. */
export async function readStreamUse(tx: Transaction, asOf: string): Promise<StreamUse[]> {
  const { rows } = await tx.query<StreamUse>(
    `with unsaid as materialized (select coalesce(array_agg(id), '{}') as ids from reported_name where outcome = 'unspecified')
     select stream_id, count(*) as reports, min(occurred_on) as first_on, max(occurred_on) as last_on, max(known_on) as last_known_on,
       count(*) filter (where occurred_on > $1::date - 364) as year,
       count(*) filter (where occurred_on > $1::date - 364 and not is_zero) as year_seen,
       count(*) filter (where occurred_on > $1::date - 364 and not is_zero and not exists (
         select from report_substance s where s.report_id = r.id and s.name_id <> all ((select ids from unsaid)::int[]))) as year_unnamed
     from current_report r where known_on <= $1::date and occurred_on <= $1::date group by 1`,
    [asOf],
  );
  return rows;
}

/** Monthly counts of sightings by stream from a day on. */
export async function readStreamMonths(
  tx: Transaction,
  asOf: string,
  from: string,
): Promise<{ stream_id: number; on: string; reports: number }[]> {
  const { rows } = await tx.query<{ stream_id: number; on: string; reports: number }>(
    `select stream_id, date_trunc('month', occurred_on::timestamp)::date as on, count(*) filter (where not is_zero) as reports
     from current_report where known_on <= $1::date and occurred_on between $2::date and $1::date group by 1, 2`,
    [asOf, from],
  );
  return rows;
}
