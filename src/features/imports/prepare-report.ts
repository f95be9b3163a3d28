import { hash } from 'node:crypto';
import { dayOf, isoOf } from '../../kernel/days.ts';
import type { ReportDraft } from '../../model/report.ts';
import type { SourceDefinition } from '../../model/source.ts';
import type { CopyBuffer } from './copy-buffer.ts';
import { copyText, jsonOrNull, NULL } from './copy-text.ts';
import type { LabelBook } from './label-book.ts';
import type { NameBook } from './name-book.ts';
import type { PlaceBook } from './place-book.ts';
import type { RouteBook } from './route-book.ts';
import type { StreamBook } from './stream-book.ts';
import type { UseBook } from './use-book.ts';
import type { World } from './world.ts';

/** Columns of table `report`, in the order in which a batch writes them: those up to `content`, then the tail. */
export const REPORT_COLUMNS = `id, stream_id, record_key, occurrence, revision, content, record_id, occurred_on, occurred_precision,
  reported_on, known_on, place_id, place_as_written, amount, amount_text, unit_text, comparable, comparable_unit, producing_id,
  departure_id, destination_id, transit_ids, route_as_written, mode, concealment, is_zero, details, label_id, is_simulated,
  row_number, file_id, source_version`;

export interface Books {
  readonly places: PlaceBook;
  readonly names: NameBook;
  readonly streams: StreamBook;
  readonly labels: LabelBook;
  readonly uses: UseBook;
  readonly world: World;
  readonly source: SourceDefinition;
  /** Number of the import. */
  readonly fileId: number;
  /** Days on which things happened, and when each was known: a few thousand, met again and again. */
  readonly knownOn: Map<string, string>;
  readonly routes: RouteBook;
}

/** A report made ready for the store; only its id, occurrence and revision are still open. */
export interface PreparedReport {
  /** What the record is recognised by, 32 hexadecimal digits: of its own id, or of its content where the source gives none. */
  readonly key: string;
  readonly hasRecordId: boolean;
  /** Of all that was written, 32 hexadecimal digits. */
  readonly content: string;
  readonly streamId: number;
  readonly labelId: number;
  readonly placeId: number;
  readonly nameIds: readonly number[];
  readonly roles: readonly string[];
  /** The columns after `content`, as COPY text. */
  readonly tail: string;
}

/** A report that waits for what the store says of it; its tail stands in a buffer, where it is no work for the garbage collector. */
export class KeptReport {
  readonly key: string;
  readonly hasRecordId: boolean;
  readonly content: string;
  readonly streamId: number;
  readonly labelId: number;
  readonly placeId: number;
  readonly nameIds: readonly number[];
  readonly roles: readonly string[];
  readonly #tails: CopyBuffer;
  readonly #from: number;
  readonly #to: number;

  constructor(
    report: Omit<PreparedReport, 'tail'> & { readonly tail?: string },
    tails: CopyBuffer,
    from = tails.length,
  ) {
    this.key = report.key;
    this.hasRecordId = report.hasRecordId;
    this.content = report.content;
    this.streamId = report.streamId;
    this.labelId = report.labelId;
    this.placeId = report.placeId;
    this.nameIds = report.nameIds;
    this.roles = report.roles;
    this.#tails = tails;
    this.#from = from;
    if (report.tail !== undefined) tails.append(report.tail);
    this.#to = tails.length;
  }

  writeTail(to: CopyBuffer): void {
    to.appendFrom(this.#tails, this.#from, this.#to);
  }

  /** The same with a buffer of its own, for what outlives its batch. */
  onItsOwn(): KeptReport {
    return new KeptReport(this, this.#tails.slice(this.#from, this.#to), 0);
  }
}

function quantityCells({ quantity }: ReportDraft, world: World): string {
  if (quantity === undefined) return `${NULL}\t${NULL}\t${NULL}\t${NULL}\t${NULL}`;
  const { amount, amountText, unitText } = quantity;
  const comparable = world.comparable(amount, unitText);
  return `${amount}\t${copyText(amountText)}\t${copyText(unitText)}\t${comparable?.value ?? NULL}\t${comparable?.unit ?? NULL}`;
}

/** When the rest of the world could know: the reporter's date, else occurred plus the source's declared lag. */
function findKnownOn({ reportedOn, occurredOn }: ReportDraft, { source, knownOn }: Books): string {
  if (reportedOn !== undefined) return reportedOn;
  const known = knownOn.get(occurredOn) ?? isoOf(dayOf(occurredOn) + source.lagDays);
  knownOn.set(occurredOn, known);
  return known;
}

/** Resolves a report's places and names, and writes down all that is known of it before it is compared with the store. */
export function prepareReport(draft: ReportDraft, row: number, books: Books): PreparedReport {
  const { source, places, names, labels, routes, world, fileId } = books;
  const ownerId = labels.owner(draft.reporter);
  const streamId = books.streams.id(draft, ownerId);
  const labelId = labels.id(ownerId, streamId, draft);
  // What one owner sent in another may send in too: each has a record of its own.
  const origin = labels.isForOneOwner ? `${ownerId}\u0000${source.id}` : source.id;
  const content = hash('md5', JSON.stringify([origin, draft]), 'hex');
  const key =
    draft.recordId === undefined
      ? content
      : hash('md5', `${origin}\u0000${draft.kind}\u0000${draft.recordId}`, 'hex');
  const place = places.place(draft.place);
  const tail =
    `${copyText(draft.recordId)}\t${draft.occurredOn}\t${draft.occurredPrecision}\t${draft.reportedOn ?? NULL}\t${findKnownOn(draft, books)}\t` +
    `${place.cells}\t${quantityCells(draft, world)}\t${routes.cells(draft.route)}\t` +
    `${copyText(draft.mode)}\t${copyText(draft.concealment)}\t${draft.isZeroReport ? 't' : 'f'}\t${jsonOrNull(draft.details)}\t` +
    `${labelId}\t${draft.isSimulated ? 't' : 'f'}\t${row}\t${fileId}\t${source.version}\n`;
  return {
    key,
    hasRecordId: draft.recordId !== undefined,
    content,
    streamId,
    labelId,
    placeId: place.id,
    nameIds: draft.substances.map((substance) => names.id(substance.name)),
    roles: draft.substances.map((substance) => substance.role),
    tail,
  };
}
