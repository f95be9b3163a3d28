import { crc32 } from 'node:zlib';

const STORED = 0;
const VERSION = 20;
/** Flag 11: names are UTF-8. */
const UTF8_NAMES = 0x0800;

/**
 * An archive of exactly these parts, not compressed.
 *
 * A parser that walks an archive from its start sees entries that the directory at its end does not list. What it is given
 * here holds nothing but what was counted. Layout: PKWARE APPNOTE.TXT 6.3.10, sections 4.3.7, 4.3.12, 4.3.16.
 */
export function packStored(parts: ReadonlyMap<string, Buffer>): Buffer {
  const body: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [path, content] of parts) {
    const name = Buffer.from(path);
    const facts = describePart(name, content);
    const local = Buffer.concat([Buffer.from('504b0304', 'hex'), facts, name]);
    directory.push(describeEntry(facts, name, offset));
    body.push(local, content);
    offset += local.length + content.length;
  }
  const entries = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('504b0506', 'hex');
  end.writeUInt16LE(parts.size, 8);
  end.writeUInt16LE(parts.size, 10);
  end.writeUInt32LE(entries.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...body, entries, end]);
}

/** The 26 bytes that the local header and the entry of the directory have in common; time and date are left 0. */
function describePart(name: Buffer, content: Buffer): Buffer {
  const facts = Buffer.alloc(26);
  facts.writeUInt16LE(VERSION, 0);
  facts.writeUInt16LE(UTF8_NAMES, 2);
  facts.writeUInt16LE(STORED, 4);
  facts.writeUInt32LE(crc32(content), 10);
  facts.writeUInt32LE(content.length, 14);
  facts.writeUInt32LE(content.length, 18);
  facts.writeUInt16LE(name.length, 22);
  return facts;
}

function describeEntry(facts: Buffer, name: Buffer, offset: number): Buffer {
  const start = Buffer.alloc(6);
  start.write('504b0102', 'hex');
  start.writeUInt16LE(VERSION, 4);
  const rest = Buffer.alloc(14);
  rest.writeUInt32LE(offset, 10);
  return Buffer.concat([start, facts, rest, name]);
}
