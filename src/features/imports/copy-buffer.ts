const FIRST_BYTES = 1 << 20;
/** UTF-8 takes at most three bytes for each UTF-16 unit. */
const BYTES_PER_UNIT = 3;

/** Bytes of COPY text that grow and are used again: what is written here is no work for the garbage collector. */
export class CopyBuffer {
  #bytes: Buffer;
  #length = 0;

  constructor(bytes = FIRST_BYTES) {
    this.#bytes = Buffer.allocUnsafe(bytes);
  }

  get length(): number {
    return this.#length;
  }

  append(text: string): void {
    this.#makeRoom(text.length * BYTES_PER_UNIT);
    this.#length += this.#bytes.write(text, this.#length, 'utf8');
  }

  /** Appends the bytes of another buffer from `from` up to, not including, `to`. */
  appendFrom(other: CopyBuffer, from: number, to: number): void {
    this.#makeRoom(to - from);
    this.#length += other.#bytes.copy(this.#bytes, this.#length, from, to);
  }

  /** What was written from `from` up to, not including, `to`, in a buffer of its own. */
  slice(from: number, to: number): CopyBuffer {
    const slice = new CopyBuffer(to - from);
    slice.appendFrom(this, from, to);
    return slice;
  }

  /** What was written; valid until `clear`. */
  bytes(): Buffer {
    return this.#bytes.subarray(0, this.#length);
  }

  clear(): void {
    this.#length = 0;
  }

  #makeRoom(bytes: number): void {
    const needed = this.#length + bytes;
    if (needed <= this.#bytes.length) return;
    const grown = Buffer.allocUnsafe(Math.max(needed, 2 * this.#bytes.length));
    this.#bytes.copy(grown, 0, 0, this.#length);
    this.#bytes = grown;
  }
}
