import { fillTemplate, TocsinError } from '../../kernel/errors.ts';
import type { StreamRef } from '../../model/api.ts';
import { streamsEn } from '../../model/messages/streams.en.ts';
import type { Transaction } from '../door.ts';

export interface StreamFacts {
  readonly ref: StreamRef;
  readonly reporterKey: string;
  readonly reporterName: string;
  readonly countryId: number | null;
  readonly cadenceDays: number;
  readonly lagDays: number;
}

interface StreamRow {
  id: number;
  source_id: string;
  kind: StreamRef['kind'];
  reporter_key: string;
  reporter_name: string;
  country_id: number | null;
  cadence_days: number;
  lag_days: number;
}

/** All streams of a database: some hundreds. */
export async function readStreams(tx: Transaction): Promise<ReadonlyMap<number, StreamFacts>> {
  const { rows } = await tx.query<StreamRow>('select * from stream order by id');
  return new Map(rows.map((row) => [row.id, toFacts(row)]));
}

function toFacts(row: StreamRow): StreamFacts {
  const name = fillTemplate(streamsEn.name, {
    reporter: row.reporter_name,
    kind: streamsEn.kind[row.kind],
  });
  return {
    ref: {
      id: row.id,
      key: `${row.source_id}/${row.kind}/${row.reporter_key}`,
      name,
      sourceId: row.source_id,
      kind: row.kind,
    },
    reporterKey: row.reporter_key,
    reporterName: row.reporter_name,
    countryId: row.country_id,
    cadenceDays: row.cadence_days,
    lagDays: row.lag_days,
  };
}

/** The stream that a row of the store names, or that a request asks for. */
export function streamOf(streams: ReadonlyMap<number, StreamFacts>, id: number): StreamFacts {
  const stream = streams.get(id);
  if (stream === undefined) throw new TocsinError('stream.not-found', { id });
  return stream;
}
