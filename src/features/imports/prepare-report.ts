import { hash } from 'node:crypto';
import { dayOf } from '../../kernel/days.ts';
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
  /** Numbers of days by their dates: a few thousand, met again and again. */
  readonly days: Map<string, number>;
  readonly routes: RouteBook;
}

/** What has to be known of a report while it is compared with the store. */
export interface ReportFacts {
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
  /** Days since 1970-01-01. */
  readonly knownDay: number;
}

/** A report made ready for the store; only its id, occurrence and revision are still open. */
export interface PreparedReport {
  readonly facts: ReportFacts;
  /** The columns of the incoming table after `content`, as COPY text: see `take-batch.ts`. */
  readonly tail: string;
}

/** A report that waits for what the store says of it; its tail stands in a buffer, where it is no work for the garbage collector. */
export class KeptReport {
  readonly facts: ReportFacts;
  readonly #tails: CopyBuffer;
  readonly #from: number;
  readonly #to: number;

  private constructor(facts: ReportFacts, tails: CopyBuffer, from: number) {
    this.facts = facts;
    this.#tails = tails;
    this.#from = from;
    this.#to = tails.length;
  }

  /** Keeps a report with its tail at the end of `tails`. */
  static keep({ facts, tail }: PreparedReport, tails: CopyBuffer): KeptReport {
    const from = tails.length;
    tails.append(tail);
    return new KeptReport(facts, tails, from);
  }

  writeTail(to: CopyBuffer): void {
    to.appendFrom(this.#tails, this.#from, this.#to);
  }

  /** The same with a buffer of its own, for what outlives its batch. */
  onItsOwn(): KeptReport {
    return new KeptReport(this.facts, this.#tails.slice(this.#from, this.#to), 0);
  }
}

function quantityCells({ quantity }: ReportDraft, world: World): string {
  if (quantity === undefined) return `${NULL}\t${NULL}\t${NULL}\t${NULL}\t${NULL}`;
  const { amount, amountText, unitText } = quantity;
  const comparable = world.comparable(amount, unitText);
  return `${amount}\t${copyText(amountText)}\t${copyText(unitText)}\t${comparable?.value ?? NULL}\t${comparable?.unit ?? NULL}`;
}

function dayIn(days: Map<string, number>, isoDate: string): number {
  const known = days.get(isoDate);
  if (known !== undefined) return known;
  const day = dayOf(isoDate);
  days.set(isoDate, day);
  return day;
}

/** Days occurred, reported and known as COPY text, and the last as a number, too. Known: the reporter's date, else occurred plus the source's declared lag. */
function daysOf(draft: ReportDraft, { source, days }: Books): { known: number; cells: string } {
  const { occurredOn, occurredPrecision, reportedOn } = draft;
  const occurred = dayIn(days, occurredOn);
  const reported = reportedOn === undefined ? undefined : dayIn(days, reportedOn);
  const known = reported ?? occurred + source.lagDays;
  return { known, cells: `${occurred}\t${occurredPrecision}\t${reported ?? NULL}\t${known}` };
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
  const { known, cells } = daysOf(draft, books);
  const tail =
    `${copyText(draft.recordId)}\t${cells}\t` +
    `${place.cells}\t${quantityCells(draft, world)}\t${routes.cells(draft.route)}\t` +
    `${copyText(draft.mode)}\t${copyText(draft.concealment)}\t${draft.isZeroReport ? 't' : 'f'}\t${jsonOrNull(draft.details)}\t` +
    `${labelId}\t${draft.isSimulated ? 't' : 'f'}\t${row}\t${fileId}\t${source.version}\n`;
  const facts = {
    key,
    hasRecordId: draft.recordId !== undefined,
    content,
    streamId,
    labelId,
    placeId: place.id,
    nameIds: draft.substances.map((substance) => names.id(substance.name)),
    roles: draft.substances.map((substance) => substance.role),
    knownDay: known,
  };
  return { facts, tail };
}
