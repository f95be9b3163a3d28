import { createHash } from 'node:crypto';

/** Takes bytes off a stream in the lengths asked for, and knows the SHA-256 of all that it took. */
export class ByteReader {
  readonly #source: AsyncIterator<Buffer>;
  readonly #whole = createHash('sha256');
  #left: Buffer = Buffer.alloc(0);
  #taken = 0;

  constructor(source: AsyncIterable<Buffer>) {
    this.#source = source[Symbol.asyncIterator]();
  }

  get taken(): number {
    return this.#taken;
  }

  /** At most so many bytes; fewer only where the stream ends. */
  async take(length: number): Promise<Buffer> {
    const parts: Buffer[] = [];
    let bytes = 0;
    while (bytes < length) {
      if (this.#left.length === 0 && !(await this.#refill())) break;
      const part = this.#left.subarray(0, length - bytes);
      this.#left = this.#left.subarray(part.length);
      parts.push(part);
      bytes += part.length;
    }
    const taken = Buffer.concat(parts);
    this.#whole.update(taken);
    this.#taken += taken.length;
    return taken;
  }

  /** SHA-256 of everything taken so far. */
  digest(): Buffer {
    return this.#whole.copy().digest();
  }

  /** Lets go of the stream before its end. */
  async close(): Promise<void> {
    await this.#source.return?.();
  }

  async #refill(): Promise<boolean> {
    const next = await this.#source.next();
    if (next.done) return false;
    this.#left = next.value;
    return true;
  }
}
