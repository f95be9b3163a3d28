import type { CopyBuffer } from './copy-buffer.ts';

/** Slots of the table, a power of two; filled to three quarters at most. */
const SLOTS = 1 << 18;
const MOST_CELLS = (SLOTS * 3) / 4;
/** Name, place, stream, day occurred, day known, label, reports. */
const WIDTH = 7;
const REPORTS_AT = WIDTH - 1;
// Odd numbers that spread small whole numbers over 32 bits: Knuth, The Art of Computer Programming 3, 6.4, and MurmurHash3's finish.
const SPREAD = 0x9e3779b1;
const FINISH = 0x85ebca6b;

/** Which cells of the series a report counts in, one for each name. Days are days since 1970-01-01. */
export interface Cells {
  readonly placeId: number;
  readonly streamId: number;
  readonly occurredDay: number;
  readonly knownDay: number;
  readonly labelId: number;
}

/** How many reports fall into each cell, since it was last emptied: 7 MB, whatever their number. */
export class CellBook {
  readonly #slots = new Int32Array(SLOTS * WIDTH);
  #size = 0;

  /** Another cell may not find room: empty it first. */
  get isFull(): boolean {
    return this.#size >= MOST_CELLS;
  }

  /** Counts a report in the cell of a name. Needs room. */
  add(nameId: number, { placeId, streamId, occurredDay, knownDay, labelId }: Cells): void {
    const slots = this.#slots;
    let hash = Math.imul(nameId, SPREAD) ^ placeId;
    hash = Math.imul(hash ^ (hash >>> 15), SPREAD) ^ streamId;
    hash = Math.imul(hash ^ (hash >>> 15), SPREAD) ^ occurredDay;
    hash = Math.imul(hash ^ (hash >>> 15), SPREAD) ^ knownDay;
    hash = Math.imul(hash ^ (hash >>> 15), FINISH) ^ labelId;
    hash = Math.imul(hash ^ (hash >>> 13), FINISH);
    let slot = (hash ^ (hash >>> 16)) & (SLOTS - 1);
    for (let at = slot * WIDTH; slots[at + REPORTS_AT] !== 0; at = slot * WIDTH) {
      if (
        slots[at] === nameId &&
        slots[at + 1] === placeId &&
        slots[at + 2] === streamId &&
        slots[at + 3] === occurredDay &&
        slots[at + 4] === knownDay &&
        slots[at + 5] === labelId
      ) {
        slots[at + REPORTS_AT]! += 1;
        return;
      }
      slot = (slot + 1) & (SLOTS - 1);
    }
    const at = slot * WIDTH;
    slots[at] = nameId;
    slots[at + 1] = placeId;
    slots[at + 2] = streamId;
    slots[at + 3] = occurredDay;
    slots[at + 4] = knownDay;
    slots[at + 5] = labelId;
    slots[at + REPORTS_AT] = 1;
    this.#size += 1;
  }

  /** Appends the cells as COPY text, in no order, and forgets them. */
  empty(to: CopyBuffer): void {
    if (this.#size === 0) return;
    const slots = this.#slots;
    for (let at = 0; at < slots.length; at += WIDTH) {
      if (slots[at + REPORTS_AT] === 0) continue;
      let line = `${slots[at]}`;
      for (let column = 1; column < WIDTH; column++) line += `\t${slots[at + column]}`;
      to.append(`${line}\n`);
    }
    slots.fill(0);
    this.#size = 0;
  }
}
