/** What the first bytes of a file say that it is, whatever its name says. */
export type ContentKind = 'text' | 'gzip' | 'zip' | 'other';

const MAGIC: readonly {
  readonly bytes: readonly number[];
  readonly kind: ContentKind;
  readonly name: string;
}[] = [
  { bytes: [0x1f, 0x8b], kind: 'gzip', name: 'gzip-compressed data' },
  { bytes: [0x50, 0x4b, 0x03, 0x04], kind: 'zip', name: 'a ZIP archive or an XLSX workbook' },
  { bytes: [0x50, 0x4b, 0x05, 0x06], kind: 'zip', name: 'an empty ZIP archive' },
  { bytes: [0xd0, 0xcf, 0x11, 0xe0], kind: 'other', name: 'an old Office document (XLS, DOC)' },
  { bytes: [0x25, 0x50, 0x44, 0x46], kind: 'other', name: 'a PDF document' },
  { bytes: [0x89, 0x50, 0x4e, 0x47], kind: 'other', name: 'a PNG picture' },
  { bytes: [0xff, 0xd8, 0xff], kind: 'other', name: 'a JPEG picture' },
  { bytes: [0x42, 0x5a, 0x68], kind: 'other', name: 'bzip2-compressed data' },
  { bytes: [0xfd, 0x37, 0x7a, 0x58, 0x5a], kind: 'other', name: 'xz-compressed data' },
  { bytes: [0x28, 0xb5, 0x2f, 0xfd], kind: 'other', name: 'zstd-compressed data' },
  { bytes: [0x37, 0x7a, 0xbc, 0xaf], kind: 'other', name: 'a 7-Zip archive' },
  { bytes: [0x53, 0x51, 0x4c, 0x69, 0x74, 0x65], kind: 'other', name: 'an SQLite database' },
  { bytes: [0x50, 0x41, 0x52, 0x31], kind: 'other', name: 'a Parquet file' },
];

const WEB_PAGE = /^\s*<(?:!doctype\s+html|html|\?xml)/i;

export function findContentKind(head: Uint8Array): { readonly kind: ContentKind; readonly name: string } {
  for (const { bytes, kind, name } of MAGIC) {
    if (bytes.every((byte, index) => head[index] === byte)) return { kind, name };
  }
  if (WEB_PAGE.test(Buffer.from(head.subarray(0, 200)).toString('latin1'))) {
    return { kind: 'other', name: 'a web page or XML document' };
  }
  return { kind: 'text', name: 'text' };
}
