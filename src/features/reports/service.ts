import type { z } from 'zod';
import { TocsinError } from '../../kernel/errors.ts';
import type { PlaceRef } from '../../model/api.ts';
import { checkPlace, placeOf, readPlaces } from '../../store/reading/places.ts';
import { nodesWithin, type Reading } from '../../store/reading/reading.ts';
import { reportCondition } from '../../store/reading/report-filter.ts';
import { readReportPage } from '../../store/reading/report-page.ts';
import { readStreams, streamOf } from '../../store/reading/streams.ts';
import type { ReportPage, ReportResponse, reportsQuerySchema } from './contract.ts';
import { type ReportRow, readNamedSubstances, readReport } from './queries.ts';

/** Reports known by the as-of date, most recent first. */
export async function listReports(
  reading: Reading,
  query: z.output<typeof reportsQuerySchema>,
): Promise<ReportPage> {
  const nodeIds = nodesWithin(reading, query.node);
  await checkPlace(reading.tx, query.place);
  if (query.stream !== undefined) streamOf(await readStreams(reading.tx), query.stream);
  if (reading.asOf === null) return { total: 0, offset: query.offset, items: [] };
  const condition = reportCondition({
    knownBy: reading.asOf,
    nodeIds,
    placeId: query.place,
    streamId: query.stream,
    kind: query.kind,
    fromOn: query.from,
    toOn: query.to,
  });
  return readReportPage(reading, condition, query);
}

/** Ids are whole numbers that a double holds exactly. */
const REPORT_ID = /^\d{1,15}$/;

/** One report with everything it keeps. */
export async function getReport(reading: Reading, id: string): Promise<ReportResponse> {
  const { tx, asOf } = reading;
  const row = asOf === null || !REPORT_ID.test(id) ? undefined : await readReport(tx, id, asOf);
  if (row === undefined) throw new TocsinError('report.not-found', { id, asOf: asOf ?? '' });
  const stream = streamOf(await readStreams(tx), row.stream_id);
  const places = await readPlaces(tx, placeIds(row, stream.countryId));
  const named = await readNamedSubstances(tx, row.id);
  return {
    id: String(row.id),
    kind: stream.ref.kind,
    stream: stream.ref,
    reporter: {
      key: stream.reporterKey,
      name: stream.reporterName,
      country: stream.countryId === null ? null : placeOf(places, stream.countryId).name,
    },
    recordId: row.record_id,
    revision: row.revision,
    withdrawnAt: row.ended === 'withdrawn' ? (row.ended_at?.toISOString() ?? null) : null,
    isZeroReport: row.is_zero,
    isSimulated: row.is_simulated,
    times: {
      occurredOn: row.occurred_on,
      occurredPrecision: row.occurred_precision,
      reportedOn: row.reported_on,
      knownOn: row.known_on,
      receivedAt: row.received_at.toISOString(),
    },
    place: placeOf(places, row.place_id),
    placeWrittenAs: placeWrittenAs(row),
    coordinatesMethod: row.coordinates_method,
    substances: named.map(({ name, targets, ...rest }) => ({
      writtenAs: name,
      ...rest,
      nodes: targets.map((target) => reading.catalogue.ref(target)),
    })),
    quantity: quantityOf(row),
    route: routeOf(row, places),
    mode: row.mode,
    concealment: row.concealment,
    details: row.details ?? {},
    marking: row.marking,
    purpose: row.purpose,
    provenance: provenanceOf(reading, row, stream.ref.sourceId),
  };
}

function placeIds(row: ReportRow, reporterCountry: number | null): number[] {
  return [
    row.place_id,
    reporterCountry,
    row.producing_id,
    row.departure_id,
    row.destination_id,
    ...(row.transit_ids ?? []),
  ].filter((id) => id !== null);
}

function placeWrittenAs({ place_as_written: written }: ReportRow): ReportResponse['placeWrittenAs'] {
  const [country, division, town] = written;
  return { country: country || null, division: division || null, town: town || null };
}

function quantityOf(row: ReportRow): ReportResponse['quantity'] {
  if (row.amount_text === null) return null;
  const hasComparable = row.comparable !== null && row.comparable_unit !== null;
  return {
    amountText: row.amount_text,
    unitText: row.unit_text ?? '',
    comparable: hasComparable ? { amount: row.comparable!, unit: row.comparable_unit! } : null,
  };
}

function routeOf(row: ReportRow, places: ReadonlyMap<number, PlaceRef>): ReportResponse['route'] {
  const written = row.route_as_written;
  if (written === null) return null;
  const stop = (text: string | undefined, id: number | null | undefined) => {
    if (text === undefined && id == null) return null;
    const place = id == null ? null : placeOf(places, id);
    return { writtenAs: text ?? place?.name ?? '', place };
  };
  return {
    producing: stop(written.producing, row.producing_id),
    departure: stop(written.departure, row.departure_id),
    transit: (written.transit ?? []).flatMap((text, index) => stop(text, row.transit_ids?.[index]) ?? []),
    destination: stop(written.destination, row.destination_id),
  };
}

function provenanceOf({ sources }: Reading, row: ReportRow, sourceId: string): ReportResponse['provenance'] {
  const source = sources.find((candidate) => candidate.id === sourceId);
  return {
    sourceId,
    sourceLabel: source?.label ?? sourceId,
    sourceVersion: row.source_version,
    publisher: source?.publisher ?? '',
    licence: source?.licence ?? '',
    landingPage: source?.landingPage ?? '',
    importId: row.file_id,
    fileName: row.file_name,
    fileHash: row.sha256 ?? '',
    row: row.row_number,
  };
}
