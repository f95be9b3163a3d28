import { hash } from 'node:crypto';
import { dayOf, isoOf } from '../../kernel/days.ts';
import type { ReportDraft } from '../../model/report.ts';
import type { SourceDefinition } from '../../model/source.ts';
import type { NameBook } from './name-book.ts';
import type { PlaceBook } from './place-book.ts';
import type { StreamBook } from './stream-book.ts';
import type { World } from './world.ts';

/** Columns of the table that takes a file in, in the order of `incomingLine`. */
export const INCOMING_COLUMNS = `seq bigint, stream_id int, record_key uuid, has_record_id boolean, content uuid, record_id text,
  occurred_on date, occurred_precision text, reported_on date, known_on date, place_id int, place_as_written text[],
  amount float8, amount_text text, unit_text text, comparable float8, comparable_unit text,
  producing_id int, departure_id int, destination_id int, transit_ids int[], route_as_written jsonb,
  mode text, concealment text, is_zero boolean, details jsonb, marking text, purpose text, is_simulated boolean,
  row_number int, name_ids int[], roles text[]`;

export interface Books {
  readonly places: PlaceBook;
  readonly names: NameBook;
  readonly streams: StreamBook;
  readonly world: World;
  readonly source: SourceDefinition;
}

const NULL = '\\N';
const MUST_ESCAPE = /[\\\t\n\r]/;

/** A text for PostgreSQL's COPY text format. */
export function copyText(value: string | undefined): string {
  if (value === undefined) return NULL;
  if (!MUST_ESCAPE.test(value)) return value;
  return value.replace(/\\/g, '\\\\').replace(/\t/g, '\\t').replace(/\n/g, '\\n').replace(/\r/g, '\\r');
}

function copyArray(values: readonly (string | number)[]): string {
  return copyText(
    `{${values.map((value) => (typeof value === 'number' ? value : `"${value.replace(/["\\]/g, '\\$&')}"`)).join(',')}}`,
  );
}

function uuidOf(text: string): string {
  const hex = hash('md5', text, 'hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

function jsonOrNull(value: object | undefined): string {
  return value === undefined ? NULL : copyText(JSON.stringify(value));
}

function numberOrNull(value: number | undefined): string {
  return value === undefined ? NULL : String(value);
}

function routeCells(draft: ReportDraft, places: PlaceBook): string[] {
  const { route } = draft;
  const id = (text: string | undefined) =>
    numberOrNull(text === undefined ? undefined : places.country(text));
  const transit = route?.transit?.map((text) => places.country(text)).filter((place) => place !== undefined);
  return [
    id(route?.producing),
    id(route?.departure),
    id(route?.destination),
    transit === undefined || transit.length === 0 ? NULL : copyArray(transit),
    jsonOrNull(route),
  ];
}

function quantityCells(draft: ReportDraft, world: World): string[] {
  const { quantity } = draft;
  if (quantity === undefined) return [NULL, NULL, NULL, NULL, NULL];
  const comparable = world.comparable(quantity.amount, quantity.unitText);
  return [
    String(quantity.amount),
    copyText(quantity.amountText),
    copyText(quantity.unitText),
    numberOrNull(comparable?.value),
    comparable?.unit ?? NULL,
  ];
}

/** When the rest of the world could know: the reporter's date, else occurred plus the source's declared lag. */
function knownOn(draft: ReportDraft, lagDays: number): string {
  if (draft.reportedOn !== undefined) return draft.reportedOn;
  return isoOf(dayOf(draft.occurredOn) + lagDays);
}

/** One report as a line of COPY text. */
export function incomingLine(
  draft: ReportDraft,
  at: { readonly seq: number; readonly row: number },
  books: Books,
): string {
  const { source, places } = books;
  const content = uuidOf(`${source.id}\u0000${JSON.stringify(draft)}`);
  const key =
    draft.recordId === undefined ? content : uuidOf(`${source.id}\u0000${draft.kind}\u0000${draft.recordId}`);
  const written = draft.place;
  return `${[
    at.seq,
    books.streams.id(draft),
    key,
    draft.recordId === undefined ? 'f' : 't',
    content,
    copyText(draft.recordId),
    draft.occurredOn,
    draft.occurredPrecision,
    draft.reportedOn ?? NULL,
    knownOn(draft, source.lagDays),
    places.place(written),
    copyArray([written.country ?? '', written.division ?? '', written.town ?? '']),
    ...quantityCells(draft, books.world),
    ...routeCells(draft, places),
    copyText(draft.mode),
    copyText(draft.concealment),
    draft.isZeroReport ? 't' : 'f',
    jsonOrNull(draft.details),
    draft.marking ?? 'AMBER',
    draft.purpose ?? 'any',
    draft.isSimulated ? 't' : 'f',
    at.row,
    copyArray(draft.substances.map((substance) => books.names.id(substance.name))),
    copyArray(draft.substances.map((substance) => substance.role)),
  ].join('\t')}\n`;
}
