import { ERRORS, fillTemplate } from '../../kernel/errors.ts';
import type { ReportDraft, ReportedSubstance } from '../../model/report.ts';
import type { Reject } from '../../model/source.ts';
import type { NameResolution } from '../../model/substance.ts';
import type { FileInput } from '../../sources/reading/file-bytes.ts';
import {
  DATE_FORMAT_NAMES,
  type DateFormatName,
  draftMapping,
  listDateFormats,
  listDetails,
  listMostFormats,
  listNumberStyles,
  NUMBER_STYLES,
  parseDateAs,
  readColumns,
  readTableSample,
  type TablePart,
} from '../../sources/table/source.ts';
import type { TableDraft, TableTrial } from './contract.ts';

const EXAMPLES = 3;
const EXAMPLE_CHARACTERS = 60;

/** What is known of places and substances; wired in `server/mount-uploads.ts`. */
export interface TablePorts {
  findCountry(text: string): string | undefined;
  countryName(iso2: string): string;
  resolveName(name: string): NameResolution;
  substanceName(id: string): string;
  comparable(
    amount: number,
    unit: string,
  ): { readonly value: number; readonly unit: 'g' | 'dose-unit' } | undefined;
}

/** Proposes what the columns of a table mean, with all that a person needs to say otherwise. */
export async function draftTable(
  file: FileInput,
  { fileName, ...part }: TablePart & { readonly fileName: string },
): Promise<TableDraft> {
  const sample = await readTableSample({ ...file, path: fileName }, part);
  const { mapping, questions } = draftMapping(sample.header, sample.rows, sample.hints);
  const columns = readColumns(sample.header, sample.rows, sample.hints.typedColumns ?? []);
  const keys = new Map(listDetails(columns).map(({ column, key }) => [column, key]));
  return {
    fileName,
    sheets: [...sample.sheets],
    columns: columns
      .filter(({ name }) => name !== '')
      .map((column) => {
        const formats = listDateFormats(column);
        return {
          name: column.name,
          key: keys.get(column.name) ?? column.name,
          examples: column.values.slice(0, EXAMPLES).map((text) => text.slice(0, EXAMPLE_CHARACTERS)),
          dateFormats: describeFormats(column.values, formats.length > 0 ? formats : listMostFormats(column)),
          numberStyles: column.isTyped ? ['point'] : [...listNumberStyles(column)],
        };
      }),
    mapping,
    questions: questions.map(({ field, question, options }) => ({ field, question, options: [...options] })),
    dateFormats: [...DATE_FORMAT_NAMES],
    numberStyles: Object.entries(NUMBER_STYLES).map(([name, { example }]) => ({ name, example })),
  };
}

function describeFormats(values: readonly string[], formats: readonly DateFormatName[]) {
  return formats.flatMap((name) => {
    for (const text of values) {
      const date = parseDateAs(text, name);
      if (date.kind === 'date') return [{ name, text, on: date.on }];
    }
    return [];
  });
}

interface Tried {
  readonly result: Pick<TableTrial, 'read' | 'new' | 'revised' | 'unchanged' | 'rejected'>;
  readonly rows: readonly { readonly number: number; readonly report: ReportDraft }[];
  readonly rejects: readonly Reject[];
}

/** What a dry import made of the first rows, in words. */
export function describeTrial(ports: TablePorts, { result, rows, rejects }: Tried): TableTrial {
  const { read, new: fresh, revised, unchanged, rejected } = result;
  return {
    read,
    new: fresh,
    revised,
    unchanged,
    rejected,
    rows: rows.map(({ number, report }) => describeRow(ports, number, report)),
    rejects: rejects.map(describeReject),
  };
}

function describeRow(ports: TablePorts, row: number, report: ReportDraft): TableTrial['rows'][number] {
  const { country = '', division, town } = report.place;
  const iso2 = ports.findCountry(country);
  const { quantity } = report;
  return {
    row,
    occurredOn: report.occurredOn,
    occurredPrecision: report.occurredPrecision,
    country: { text: country, name: iso2 === undefined ? null : ports.countryName(iso2) },
    place: [town, division].filter((text) => text !== undefined).join(', '),
    substances: report.substances.map((substance) => describeSubstance(ports, substance)),
    quantity: quantity
      ? {
          text: `${quantity.amountText} ${quantity.unitText}`.trim(),
          comparable: ports.comparable(quantity.amount, quantity.unitText) ?? null,
        }
      : null,
  };
}

function describeSubstance(ports: TablePorts, { name, role }: ReportedSubstance) {
  const { outcome, targets } = ports.resolveName(name);
  return { text: name, role, outcome, names: targets.map((id) => ports.substanceName(id)) };
}

function describeReject({ row, column, raw, code, values }: Reject): TableTrial['rejects'][number] {
  const { message } = (ERRORS as Readonly<Record<string, { readonly message: string } | undefined>>)[
    code
  ] ?? {
    message: code,
  };
  const filled = fillTemplate(message, { ...values, column: column ?? '', raw, row });
  return { row, column: column ?? null, raw: raw.slice(0, 200), code, message: filled };
}
