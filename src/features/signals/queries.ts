import type { z } from 'zod';
import type { Label } from '../../model/label.ts';
import type { Transaction } from '../../store/door.ts';
import type { StoredEvidence, StoredLeg } from '../../store/evidence.ts';
import { LABELS_OF_STATE } from '../../store/signal-labels.sql.ts';
import type { SignalItem, signalsQuerySchema } from './contract.ts';

export interface StoredFigures {
  readonly detector: SignalItem['detector'];
  readonly kind: SignalItem['kind'];
  readonly nodeId: string | null;
  readonly placeId: number;
  readonly streamId: number | null;
  readonly leg: StoredLeg | null;
  readonly observed: number;
  readonly expected: number;
  readonly score: number;
  readonly startOn: string;
}

export interface StoredSeries {
  readonly firstWeekOn: string;
  readonly observed: number[];
  readonly among?: number[];
  readonly expected: (number | null)[];
  readonly lower: (number | null)[];
  readonly upper: (number | null)[];
  readonly isAlarm: boolean[];
}

export interface SignalRow extends StoredFigures {
  readonly id: string;
  readonly asOf: string;
  readonly firstRunOn: string;
  readonly raisedAt: Date;
  readonly lastOn: string;
  readonly lower: number | null;
  readonly upper: number | null;
  readonly pValue: number | null;
  readonly reportCount: number;
  /** Of its reports; null in runs of an earlier version. */
  readonly labels: readonly Label[] | null;
  readonly finding: {
    readonly evidence: StoredEvidence;
    readonly folded: readonly StoredFigures[];
    readonly explanation: { readonly key: string; readonly values: Record<string, string | number> };
  };
  readonly series: StoredSeries | null;
}

const COLUMNS = `s.id, s.detector, s.kind, s.node_id as "nodeId", s.place_id as "placeId", s.stream_id as "streamId", s.leg,
  s.first_run_on as "firstRunOn", s.raised_at as "raisedAt", st.start_on as "startOn", st.last_on as "lastOn", st.observed, st.expected, st.lower, st.upper,
  st.p_value as "pValue", st.score, st.report_count as "reportCount", st.finding, st.series,
  ${LABELS_OF_STATE}`;

const FROM = 'from signal_state st join signal s on s.id = st.signal_id join place p on p.id = s.place_id';

export interface SignalFilter extends Omit<z.output<typeof signalsQuerySchema>, 'node'> {
  readonly nodeIds: readonly string[] | undefined;
}

function condition(runId: number, filter: SignalFilter): { sql: string; values: unknown[] } {
  const values: unknown[] = [runId];
  const parts = ['st.run_id = $1'];
  const add = (value: unknown, toSql: (at: string) => string) => {
    if (value === undefined) return;
    values.push(value);
    parts.push(toSql(`$${values.length}`));
  };
  if (filter.scope === 'synthetic') parts.push('(st.is_synthetic or s.node_id is null)');
  add(filter.detector, (at) => `s.detector = ${at}`);
  // A leg concerns both of its ends.
  add(
    filter.country,
    (at) => `(p.iso2 = ${at} or exists (select from place e where e.iso2 = ${at} and e.level = 'country'
      and e.id in ((s.leg ->> 'fromId')::int, (s.leg ->> 'toId')::int)))`,
  );
  add(filter.nodeIds && [...filter.nodeIds], (at) => `s.node_id = any(${at}::text[])`);
  return { sql: parts.join(' and '), values };
}

export interface SignalPage {
  readonly total: number;
  readonly rows: SignalRow[];
  readonly kinds: { kind: SignalItem['kind']; count: number }[];
}

/** One page of a run's signals, best first, with the counts by kind. */
export async function readSignals(
  tx: Transaction,
  run: { readonly id: number; readonly asOf: string },
  filter: SignalFilter,
): Promise<SignalPage> {
  const { sql, values } = condition(run.id, filter);
  const kinds = (
    await tx.query<{ kind: SignalItem['kind']; count: number }>(
      `select s.kind, count(*) as count ${FROM} where ${sql} group by 1 order by 2 desc, 1`,
      values,
    )
  ).rows;
  const isAsked = (kind: string) => filter.kind === undefined || filter.kind === kind;
  const total = kinds.filter(({ kind }) => isAsked(kind)).reduce((sum, { count }) => sum + count, 0);
  const kindAt = values.push(filter.kind ?? null);
  const asOfAt = values.push(run.asOf);
  const { rows } = await tx.query<SignalRow>(
    `select ${COLUMNS}, $${asOfAt}::text as "asOf" ${FROM} where ${sql} and ($${kindAt}::text is null or s.kind = $${kindAt})
     order by st.rank limit ${filter.limit} offset ${filter.offset}`,
    values,
  );
  return { total, rows, kinds };
}

/** A signal as its last run on or before a date found it. */
export async function readSignal(tx: Transaction, id: string, asOf: string): Promise<SignalRow | undefined> {
  const { rows } = await tx.query<SignalRow>(
    `select ${COLUMNS}, run.as_of as "asOf" ${FROM} join detection_run run on run.id = st.run_id
     where s.id = $1 and run.as_of <= $2 order by run.as_of desc limit 1`,
    [id, asOf],
  );
  return rows[0];
}

export interface HistoryRow {
  asOf: string;
  observed: number;
  expected: number;
  score: number;
}

export async function readHistory(tx: Transaction, id: string, asOf: string): Promise<HistoryRow[]> {
  const { rows } = await tx.query<HistoryRow>(
    `select run.as_of as "asOf", st.observed, st.expected, st.score
     from signal_state st join detection_run run on run.id = st.run_id
     where st.signal_id = $1 and run.as_of <= $2 order by run.as_of`,
    [id, asOf],
  );
  return rows;
}
