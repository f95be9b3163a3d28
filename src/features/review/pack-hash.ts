import { createHash } from 'node:crypto';

/** JSON with the keys of every object in order (after RFC 8785; packs hold texts, whole and decimal numbers that JSON writes one way). */
export function writeCanonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(writeCanonical).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  const entries = Object.entries(value)
    .filter(([, each]) => each !== undefined)
    .sort(([one], [other]) => (one < other ? -1 : 1));
  return `{${entries.map(([key, each]) => `${JSON.stringify(key)}:${writeCanonical(each)}`).join(',')}}`;
}

/** SHA-256 of a pack, hexadecimal: whoever holds the numbers can tell whether they are those of the day. */
export const hashPack = (pack: unknown): string =>
  createHash('sha256').update(writeCanonical(pack)).digest('hex');
