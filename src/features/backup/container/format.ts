import { z } from 'zod';

/**
 * The file: a line that says what it is, frames, and the SHA-256 of all that stands before it. A frame is one byte for its kind,
 * four for its length (big-endian), and as many bytes as that. Kinds, in this order: one header; for each table of the header its
 * rows in pieces, then its sums; one end.
 */
export const FORMAT = 1;
export const MAGIC = 'tocsin-backup ';
/** Longest first line that is read: the word, a number, a line break. */
export const MAX_FIRST_LINE = MAGIC.length + 12;

export const KIND = { header: 0x48, rows: 0x52, sums: 0x53, end: 0x45 } as const;

/** Rows are compressed in pieces of this size, so that neither side ever holds more than a few of them. */
export const PIECE_BYTES = 1 << 20;
/** No frame is longer: a length that is damaged must not ask for the memory that it names. */
export const MAX_FRAME_BYTES = 8 << 20;
export const FRAME_HEAD_BYTES = 5;
export const DIGEST_BYTES = 32;

const relation = z.object({ schema: z.string(), name: z.string() });

export const headerSchema = z.object({
  tocsin: z.string(),
  server: z.string(),
  database: z.enum(['live', 'sample']),
  madeAt: z.iso.datetime(),
  /** Ids of the steps that made these tables. */
  migrations: z.array(z.string()),
  tables: z.array(relation.extend({ columns: z.array(z.string()).min(1) })),
  sequences: z.array(relation.extend({ value: z.string().regex(/^-?\d+$/), isCalled: z.boolean() })),
  /** Tables whose rows are not in the file, and why. */
  leftOut: z.array(relation.extend({ reason: z.string() })),
});
export type BackupHeader = z.infer<typeof headerSchema>;
export type BackupTable = BackupHeader['tables'][number];

export const sumsSchema = z.object({
  rows: z.number().int().nonnegative(),
  bytes: z.number().int().nonnegative(),
  /** SHA-256 of the rows as they stand in the file, one after the other. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  /** Sum of the rows whatever their order: a table that was loaded again need not give them in the same one. */
  rowSum: z.string().regex(/^[0-9a-f]{64}$/),
});
export type TableSums = z.infer<typeof sumsSchema>;

export const endSchema = z.object({ tables: z.number().int(), rows: z.number().int() });

/** `public.report`, to be shown. */
export const nameOf = ({ schema, name }: { readonly schema: string; readonly name: string }): string =>
  `${schema}.${name}`;
