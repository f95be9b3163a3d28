import { type Entry, fromBuffer, type ZipFile } from 'yauzl';

/** A kind of file, as its name claims it and its content shows it. */
export interface FileType {
  readonly mediaType: string;
  readonly expected: string;
  isOne(bytes: Buffer): boolean | Promise<boolean>;
}

const startsWith =
  (...first: readonly number[]) =>
  (bytes: Buffer) =>
    bytes.subarray(0, first.length).equals(Buffer.from(first));

/** A program or a page that calls itself a text is none, and neither is what holds NUL bytes or is not UTF-8. */
function isText(bytes: Buffer): boolean {
  if (bytes.includes(0)) return false;
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return !/^\s*(<!doctype|<html|<script|<\?xml|<svg|%PDF-|#!|\{\\rtf)/i.test(text.replace(/^\uFEFF/, ''));
  } catch {
    return false;
  }
}

/** Names that a package of these kinds holds at most: more is an attack on whoever counts them. */
const MOST_ENTRIES = 20_000;
const LONGEST_MIMETYPE = 200;

/** What the directory at the end of a zip file names, and what its entry `mimetype` says. Nothing is unpacked beyond that line. */
function lookIntoZip(bytes: Buffer): Promise<{ names: ReadonlySet<string>; mimetype: string } | undefined> {
  return new Promise((resolve) => {
    fromBuffer(bytes, { lazyEntries: true }, (error, zip) => {
      if (error !== null || zip === undefined) return resolve(undefined);
      const names = new Set<string>();
      let mimetype = '';
      zip.on('error', () => resolve(undefined));
      zip.on('end', () => resolve({ names, mimetype }));
      zip.on('entry', (entry: Entry) => {
        names.add(entry.fileName);
        if (names.size > MOST_ENTRIES) return resolve(undefined);
        if (entry.fileName !== 'mimetype' || entry.uncompressedSize > LONGEST_MIMETYPE)
          return zip.readEntry();
        readSmall(zip, entry).then(
          (text) => {
            mimetype = text.trim();
            zip.readEntry();
          },
          () => resolve(undefined),
        );
      });
      zip.readEntry();
    });
  });
}

function readSmall(zip: ZipFile, entry: Entry): Promise<string> {
  return new Promise((resolve, reject) => {
    zip.openReadStream(entry, (error, stream) => {
      if (error !== null || stream === undefined) return reject(error);
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('error', reject);
      stream.on('end', () => resolve(Buffer.concat(parts).toString('latin1')));
    });
  });
}

const office = (kind: string, expected: string, main: string): FileType => ({
  mediaType: `application/vnd.openxmlformats-officedocument.${kind}`,
  expected,
  async isOne(bytes) {
    const zip = await lookIntoZip(bytes);
    // One with macros is another kind, with another ending.
    const hasMacros = [...(zip?.names ?? [])].some((name) => /vbaProject\.bin$/i.test(name));
    return zip !== undefined && !hasMacros && zip.names.has('[Content_Types].xml') && zip.names.has(main);
  },
});

const openDocument = (kind: string, expected: string): FileType => ({
  mediaType: `application/vnd.oasis.opendocument.${kind}`,
  expected,
  async isOne(bytes) {
    const zip = await lookIntoZip(bytes);
    return zip?.mimetype === `application/vnd.oasis.opendocument.${kind}` && zip.names.has('content.xml');
  },
});

/** Kinds that the coalition sends each other, by the ending of the name; each with how its content shows that it is one. */
export const FILE_TYPES: Readonly<Record<string, FileType>> = {
  // ISO 32000-1, 7.5.2: the header is the first line; readers take it within the first 1024 bytes, we do not.
  pdf: {
    mediaType: 'application/pdf',
    expected: 'a PDF document',
    isOne: (bytes) => bytes.subarray(0, 5).equals(Buffer.from('%PDF-')),
  },
  docx: office('wordprocessingml.document', 'a Word document without macros', 'word/document.xml'),
  xlsx: office('spreadsheetml.sheet', 'an Excel workbook without macros', 'xl/workbook.xml'),
  pptx: office(
    'presentationml.presentation',
    'a PowerPoint presentation without macros',
    'ppt/presentation.xml',
  ),
  odt: openDocument('text', 'an OpenDocument text'),
  ods: openDocument('spreadsheet', 'an OpenDocument spreadsheet'),
  odp: openDocument('presentation', 'an OpenDocument presentation'),
  txt: { mediaType: 'text/plain; charset=utf-8', expected: 'plain text in UTF-8', isOne: isText },
  csv: { mediaType: 'text/csv; charset=utf-8', expected: 'plain text in UTF-8', isOne: isText },
  png: {
    mediaType: 'image/png',
    expected: 'a PNG picture',
    isOne: startsWith(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a),
  },
  jpg: { mediaType: 'image/jpeg', expected: 'a JPEG picture', isOne: startsWith(0xff, 0xd8, 0xff) },
  jpeg: { mediaType: 'image/jpeg', expected: 'a JPEG picture', isOne: startsWith(0xff, 0xd8, 0xff) },
};

/** The kind that the name of a file claims; undefined where it claims none of these. */
export function findFileType(name: string): FileType | undefined {
  const ending = /\.([a-z0-9]+)$/i.exec(name)?.[1]?.toLowerCase() ?? '';
  return Object.hasOwn(FILE_TYPES, ending) ? FILE_TYPES[ending] : undefined;
}
