import { hash } from 'node:crypto';
import type { NodeRef, PlaceRef, StreamRef } from '../../model/api.ts';
import type { Marking } from '../../model/report.ts';
import { placeOf, readPlaces } from './places.ts';
import type { Reading } from './reading.ts';
import { type Condition, REPORTS_FROM } from './report-filter.ts';
import { readStreams, streamOf } from './streams.ts';

export interface ReportLine {
  readonly id: string;
  readonly kind: StreamRef['kind'];
  readonly stream: StreamRef;
  readonly occurredOn: string;
  readonly occurredPrecision: 'day' | 'week' | 'month' | 'quarter' | 'year';
  readonly knownOn: string;
  readonly place: PlaceRef;
  readonly substances: { writtenAs: string; nodes: NodeRef[] }[];
  readonly quantityText: string | null;
  readonly quantity: number | null;
  readonly quantityUnit: 'g' | 'dose-unit' | null;
  readonly isZeroReport: boolean;
  readonly isSimulated: boolean;
  readonly marking: Marking;
}

export interface ReportLines {
  readonly total: number;
  readonly offset: number;
  readonly items: ReportLine[];
}

interface LineRow {
  id: number;
  stream_id: number;
  place_id: number;
  occurred_on: string;
  occurred_precision: ReportLine['occurredPrecision'];
  known_on: string;
  amount_text: string | null;
  unit_text: string | null;
  comparable: number | null;
  comparable_unit: ReportLine['quantityUnit'];
  is_zero: boolean;
  is_simulated: boolean;
  marking: Marking;
}

export interface Page {
  readonly limit: number;
  readonly offset: number;
}

/** One page of the reports that meet a condition, most recent first. */
export async function readReportPage(
  reading: Reading,
  { sql, values }: Condition,
  page: Page,
): Promise<ReportLines> {
  const { tx } = reading;
  // Whoever turns pages asks the same again and again; a page costs less than the count of all.
  const key = `reports|${hash('sha256', JSON.stringify([sql, values]), 'hex')}`;
  const total = await reading.once(key, async () => {
    const { rows } = await tx.query<{ total: number }>(
      `select count(*) as total ${REPORTS_FROM} where ${sql}`,
      values,
    );
    return rows[0]?.total ?? 0;
  });
  const { rows } = await tx.query<LineRow>(
    `select r.id, r.stream_id, r.place_id, r.occurred_on, r.occurred_precision, r.known_on, r.amount_text, r.unit_text,
       r.comparable, r.comparable_unit, r.is_zero, r.is_simulated,
       (select l.marking from access_label l where l.id = r.label_id) as marking
     from report r where r.id = any (array(
       select r.id ${REPORTS_FROM} where ${sql} order by r.occurred_on desc, r.id desc limit ${page.limit} offset ${page.offset}))
     order by r.occurred_on desc, r.id desc`,
    values,
  );
  return {
    total,
    offset: page.offset,
    items: await toLines(reading, rows),
  };
}

async function toLines(reading: Reading, rows: readonly LineRow[]): Promise<ReportLine[]> {
  if (rows.length === 0) return [];
  const streams = await readStreams(reading.tx);
  const places = await readPlaces(
    reading.tx,
    rows.map((row) => row.place_id),
  );
  const substances = await readSubstances(
    reading,
    rows.map((row) => row.id),
  );
  return rows.map((row) => ({
    id: String(row.id),
    kind: streamOf(streams, row.stream_id).ref.kind,
    stream: streamOf(streams, row.stream_id).ref,
    occurredOn: row.occurred_on,
    occurredPrecision: row.occurred_precision,
    knownOn: row.known_on,
    place: placeOf(places, row.place_id),
    substances: substances.get(row.id) ?? [],
    quantityText: row.amount_text === null ? null : `${row.amount_text} ${row.unit_text ?? ''}`.trim(),
    quantity: row.comparable,
    quantityUnit: row.comparable_unit,
    isZeroReport: row.is_zero,
    isSimulated: row.is_simulated,
    marking: row.marking,
  }));
}

async function readSubstances(
  { tx, catalogue }: Reading,
  reportIds: readonly number[],
): Promise<ReadonlyMap<number, ReportLine['substances']>> {
  const { rows } = await tx.query<{ report_id: number; name: string; outcome: string; targets: string[] }>(
    `select s.report_id, n.name, n.outcome, n.targets from report_substance s join reported_name n on n.id = s.name_id
     where s.report_id = any($1::bigint[]) order by s.report_id, s.position`,
    [reportIds],
  );
  const found = new Map<number, ReportLine['substances']>();
  for (const row of rows) {
    const list = found.get(row.report_id) ?? [];
    const nodes = row.outcome === 'resolved' ? row.targets.map((id) => catalogue.ref(id)) : [];
    list.push({ writtenAs: row.name, nodes });
    found.set(row.report_id, list);
  }
  return found;
}
