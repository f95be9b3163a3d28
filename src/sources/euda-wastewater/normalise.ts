import type { DetailValue, ReportDraft } from '../../model/report.ts';
import type { NormaliseResult, SourceRow } from '../../model/source.ts';
import { AMOUNT_LIMIT, parseAmount } from '../amount.ts';
import { checkDay, digits, FIRST_YEAR, LAST_YEAR } from '../calendar.ts';
import { rejectCell } from '../reject.ts';
import { MEASURES } from './columns.ts';

const NEEDED = ['Metabolite', 'Site ID', 'Country', 'City'] as const;

/** One row, one substance in one city's sampled week of a year. An empty day is one without a sample. */
export function normalise(row: SourceRow): NormaliseResult {
  const missing = NEEDED.find((column) => textOf(row, column) === '');
  if (missing !== undefined) return rejectCell(row, missing, 'row.value-missing');
  const yearText = textOf(row, 'Year');
  const date = checkDay(yearText.length === 4 ? digits(yearText, 0, 4) : Number.NaN, 1, 1);
  if (date.kind === 'fault') {
    return rejectCell(row, 'Year', date.code, { format: 'YYYY', from: FIRST_YEAR, to: LAST_YEAR });
  }
  const details: Record<string, DetailValue> = { siteId: textOf(row, 'Site ID') };
  for (const [column, key] of Object.entries(MEASURES)) {
    const text = textOf(row, column);
    if (text === '') continue;
    const amount = parseAmount(text);
    if (amount.kind === 'fault') return rejectCell(row, column, amount.code, { limit: AMOUNT_LIMIT });
    details[key] = amount.amount;
  }
  return { kind: 'reports', reports: [createReport(row, date.on, details)] };
}

function createReport(row: SourceRow, occurredOn: string, details: Record<string, DetailValue>): ReportDraft {
  const name = textOf(row, 'Metabolite');
  const country = textOf(row, 'Country');
  return {
    kind: 'wastewater',
    reporter: { key: country, name: `SCORE wastewater monitoring, ${country}`, country },
    recordId: `${textOf(row, 'Year')}-${name}-${textOf(row, 'Site ID')}`,
    occurredOn,
    // The publisher gives the year of a campaign of one week, and no more.
    occurredPrecision: 'year',
    place: { country, town: textOf(row, 'City') },
    // The drug that the measured residue stands for; the residue itself is not in the file.
    substances: [{ name, role: 'metabolite' }],
    details,
    marking: 'CLEAR',
    purpose: 'health',
  };
}

function textOf(row: SourceRow, column: string): string {
  return (row.cells[column] ?? '').trim();
}
