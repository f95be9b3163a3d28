import type { DetailValue, ReportDraft, ReportedRoute } from '../../model/report.ts';
import type { NormaliseResult, SourceRow } from '../../model/source.ts';
import { findCountry, isUnspecifiedCountry } from '../../reference/places/countries.ts';
import { AMOUNT_LIMIT, parseAmount } from '../amount.ts';
import { FIRST_YEAR, LAST_YEAR, parseIsoDate } from '../calendar.ts';
import { rejectCell } from '../reject.ts';

/** One row, one seizure of one substance. */
export function normalise(row: SourceRow): NormaliseResult {
  const country = textOf(row, 'COUNTRY');
  if (country === '') return rejectCell(row, 'COUNTRY', 'row.country-missing');
  const iso2 = findCountry(country);
  if (iso2 === undefined && !isUnspecifiedCountry(country))
    return rejectCell(row, 'COUNTRY', 'row.country-unknown');
  const name = textOf(row, 'DRUG_NAME');
  if (name === '') return rejectCell(row, 'DRUG_NAME', 'row.substance-missing');
  const date = parseIsoDate(textOf(row, 'SEIZURE_DATE'));
  if (date.kind === 'fault') {
    return rejectCell(row, 'SEIZURE_DATE', date.code, {
      format: 'YYYY-MM-DD',
      from: FIRST_YEAR,
      to: LAST_YEAR,
    });
  }
  const amountText = textOf(row, 'AMOUNT');
  const amount = amountText === '' ? undefined : parseAmount(amountText);
  if (amount?.kind === 'fault') return rejectCell(row, 'AMOUNT', amount.code, { limit: AMOUNT_LIMIT });
  const route = readRoute(row);
  const details = readDetails(row);
  const mode = knownText(row, 'TRANSPORT');
  const concealment = knownText(row, 'HIDING_PLACE');
  const report: ReportDraft = {
    kind: 'seizure',
    reporter: { key: iso2 ?? country, name: country, country },
    occurredOn: date.on,
    occurredPrecision: 'day',
    place: readPlace(row, country),
    substances: [{ name, role: 'found' }],
    ...(amount && { quantity: { amount: amount.amount, amountText, unitText: textOf(row, 'DRUG_UNIT') } }),
    ...(route && { route }),
    ...(mode && { mode }),
    ...(concealment && { concealment }),
    ...(details && { details }),
  };
  return { kind: 'reports', reports: [report] };
}

function textOf(row: SourceRow, column: string): string {
  return (row.cells[column] ?? '').trim();
}

/** Empty for «Unknown», which says no more than an empty cell. */
function knownText(row: SourceRow, column: string): string {
  const text = textOf(row, column);
  return text === 'Unknown' ? '' : text;
}

function readPlace(row: SourceRow, country: string) {
  const division = knownText(row, 'ADMINISTRATIVE_DIVISION');
  const town = knownText(row, 'PLACE');
  return { country, ...(division && { division }), ...(town && { town }) };
}

function readRoute(row: SourceRow): ReportedRoute | undefined {
  const producing = knownText(row, 'PRODUCING_COUNTRY');
  const departure = knownText(row, 'DEPARTURE_COUNTRY');
  const destination = knownText(row, 'DESTINATION_COUNTRY');
  if (producing === '' && departure === '' && destination === '') return undefined;
  return {
    ...(producing && { producing }),
    ...(departure && { departure }),
    ...(destination && { destination }),
  };
}

function readDetails(row: SourceRow): Readonly<Record<string, DetailValue>> | undefined {
  const installation = knownText(row, 'INSTALLATION');
  const routing = knownText(row, 'ROUTING');
  const region = textOf(row, 'REGION');
  if (installation === '' && routing === '' && region === '') return undefined;
  return { ...(installation && { installation }), ...(routing && { routing }), ...(region && { region }) };
}
