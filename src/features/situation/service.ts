import isoCountries from 'i18n-iso-countries';
import type { z } from 'zod';
import { countSeries } from '../../store/reading/count-series.ts';
import { checkPlace } from '../../store/reading/places.ts';
import { nodesWithin, type Reading } from '../../store/reading/reading.ts';
import { readStreams, streamOf } from '../../store/reading/streams.ts';
import type { CountriesResponse, CountryItem, SeriesResponse, seriesQuerySchema } from './contract.ts';
import { type CountryRow, readCountries } from './queries.ts';

/** Kosovo has no number in ISO 3166-1; the code is the one that its users agree on. */
const KOSOVO = 'XK';

/** Every country of ISO 3166-1 and Kosovo, with how much it has reported. */
export async function listCountries({ tx, asOf }: Reading): Promise<CountriesResponse> {
  // Before the first report every country is there, with nothing reported.
  const rows = await readCountries(tx, asOf ?? '0001-01-01');
  return { asOf, items: rows.flatMap(toItem) };
}

function toItem(row: CountryRow): CountryItem[] {
  const isoNumeric = isoCountries.alpha2ToNumeric(row.iso2) ?? null;
  if (isoNumeric === null && row.iso2 !== KOSOVO) return [];
  return [
    {
      placeId: row.place_id,
      iso2: row.iso2,
      isoNumeric: row.iso2 === KOSOVO ? null : isoNumeric,
      name: row.name,
      region: row.region,
      latitude: row.latitude,
      longitude: row.longitude,
      reports: row.reports,
      reportsLastYear: row.last_year,
      lastOccurredOn: row.last_occurred_on,
      state: stateOf(row),
    },
  ];
}

function stateOf(row: CountryRow): CountryItem['state'] {
  if (row.reports === 0) return 'no-reports';
  return row.last_year > 0 && row.last_year_seen === 0 ? 'reported-none' : 'reporting';
}

/** Counts of reports of a node, place, stream and kind. */
export async function getSeries(
  reading: Reading,
  query: z.output<typeof seriesQuerySchema>,
): Promise<SeriesResponse> {
  const nodeIds = nodesWithin(reading, query.node);
  await checkPlace(reading.tx, query.place);
  if (query.stream !== undefined) streamOf(await readStreams(reading.tx), query.stream);
  const counted = await countSeries(
    reading,
    {
      nodeIds,
      placeId: query.place,
      streamId: query.stream,
      kind: query.kind,
      fromOn: query.from,
      toOn: query.to,
    },
    query.unit,
  );
  return { asOf: reading.asOf, ...counted };
}
