import type { StreamRef } from '../../model/api.ts';
import { findProvisional, listPeriods, periodSql } from './periods.ts';
import { type DetectionRun, type Reading, readRun } from './reading.ts';
import { REPORTS_FROM, type ReportFilter, reportCondition } from './report-filter.ts';
import { readStreams, type StreamFacts, streamOf } from './streams.ts';

type StreamSignalKind = 'stream-start' | 'stream-stop' | 'stream-volume' | 'stream-naming';

export interface StreamChangeMark {
  readonly on: string;
  readonly kind: StreamSignalKind;
  readonly stream: StreamRef;
  readonly signalId: string;
}

export interface CountSeriesResult {
  readonly unit: 'week' | 'month';
  readonly firstOn: string;
  readonly observed: number[];
  readonly provisionalFrom: number;
  readonly changes: StreamChangeMark[];
}

interface CountRow {
  on: string;
  stream_id: number;
  reports: number;
}

/** Counts of sightings by week or month; reports that say «nothing seen» are none. `null` where there is none. */
export async function countSeries(
  reading: Reading,
  filter: Omit<ReportFilter, 'knownBy'>,
  unit: 'week' | 'month',
): Promise<{ readonly series: CountSeriesResult | null; readonly reportCount: number }> {
  const { tx, asOf } = reading;
  if (asOf === null) return { series: null, reportCount: 0 };
  const toOn = filter.toOn === undefined || filter.toOn > asOf ? asOf : filter.toOn;
  const { sql, values } = reportCondition({ ...filter, toOn, knownBy: asOf });
  const { rows } = await tx.query<CountRow>(
    `select ${periodSql(unit, 'r.occurred_on')} as on, r.stream_id, count(*) as reports
     ${REPORTS_FROM} where ${sql} and not r.is_zero group by 1, 2 order by 1`,
    values,
  );
  if (rows.length === 0) return { series: null, reportCount: 0 };
  const periods = listPeriods(filter.fromOn ?? rows[0]!.on, toOn, unit);
  const observed = sumByPeriod(rows, periods);
  const streams = await readStreams(tx);
  const streamIds = [...new Set(rows.map((row) => row.stream_id))];
  const lagDays = Math.max(...streamIds.map((id) => streamOf(streams, id).lagDays));
  return {
    series: {
      unit,
      firstOn: periods[0]!,
      observed,
      provisionalFrom: findProvisional(periods, unit, { asOf, lagDays }),
      changes: await readChanges(reading, streams, streamIds),
    },
    reportCount: observed.reduce((sum, count) => sum + count, 0),
  };
}

function sumByPeriod(rows: readonly CountRow[], periods: readonly string[]): number[] {
  const at = new Map(periods.map((period, index) => [period, index]));
  const observed = new Array<number>(periods.length).fill(0);
  for (const row of rows) {
    const index = at.get(row.on);
    if (index !== undefined) observed[index]! += row.reports;
  }
  return observed;
}

/** Signals on the streams themselves, as the run that answers found them. */
export async function readChanges(
  reading: Reading,
  streams: ReadonlyMap<number, StreamFacts>,
  streamIds: readonly number[],
): Promise<StreamChangeMark[]> {
  const run: DetectionRun | undefined = await readRun(reading);
  if (run === undefined) return [];
  const { rows } = await reading.tx.query<{
    id: string;
    kind: StreamSignalKind;
    stream_id: number;
    on: string;
  }>(
    `select s.id, s.kind, s.stream_id, st.start_on as on from signal_state st join signal s on s.id = st.signal_id
     where st.run_id = $1 and s.kind like 'stream-%' and s.stream_id = any($2::int[]) order by st.start_on, s.id`,
    [run.id, streamIds],
  );
  return rows.map((row) => ({
    on: row.on,
    kind: row.kind,
    stream: streamOf(streams, row.stream_id).ref,
    signalId: row.id,
  }));
}
