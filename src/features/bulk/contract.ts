import { z } from 'zod';
import {
  databaseQuerySchema,
  type Endpoint,
  instantSchema,
  pageQuerySchema,
  rejectStepSchema,
  setAsideSchema,
} from '../../model/api.ts';
import { REJECT_STATES } from '../../model/source.ts';
import { workIdSchema } from '../triage/contract.ts';

/** Kinds of records that come in as tables. */
export const TABLE_KINDS = ['participants', 'experts', 'inputs', 'recommendations', 'commitments'] as const;
export type TableKindId = (typeof TABLE_KINDS)[number];

/** A table is a few sheets of paper, not a stream of reports. */
export const MOST_TABLE_BYTES = 20 * 1024 * 1024;
export const MOST_LINES = 5000;
/** Lines that an answer tells of one by one. */
export const MOST_TOLD = 200;
const LONGEST_CELL = 20_000;
const LONGEST_COLUMN = 100;

const cellsSchema = z.record(z.string().max(LONGEST_COLUMN), z.string().max(LONGEST_CELL));

/** Why a line was not taken in. */
const reasonShape = {
  /** Of the file, its header being line 1; blank lines are not counted. */
  line: z.number().int(),
  column: z.string().nullable(),
  value: z.string(),
  code: z.string(),
  /** What is wrong and how to mend it. */
  message: z.string(),
};

export const tableAnswerSchema = z.strictObject({
  what: z.enum(TABLE_KINDS),
  /** read = added + changed + unchanged + rejected, always. */
  read: z.number().int(),
  added: z.number().int(),
  changed: z.number().int(),
  unchanged: z.number().int(),
  rejected: z.number().int(),
  /** Whether nothing was written. */
  isDryRun: z.boolean(),
  /** Columns of the file that nothing is made of. */
  unread: z.array(z.string()),
  /** What becomes of lines that were taken in: the first of them. */
  lines: z.array(
    z.strictObject({
      line: z.number().int(),
      outcome: z.enum(['added', 'changed', 'unchanged']),
      name: z.string(),
      /** Of the record; `null` where there is none to open. */
      id: z.number().int().nullable(),
    }),
  ),
  rejects: z.array(z.strictObject(reasonShape)),
});
export type TableAnswer = z.infer<typeof tableAnswerSchema>;

/** A line that is kept until somebody mends it. */
export const keptLineSchema = z.strictObject({
  id: z.number().int(),
  version: z.number().int(),
  state: z.enum(REJECT_STATES),
  setAside: setAsideSchema.nullable(),
  what: z.enum(TABLE_KINDS),
  fileName: z.string(),
  sentAt: instantSchema,
  by: z.string().nullable(),
  ...reasonShape,
  /** By column; `null` where the line could not be cut into cells. */
  cells: cellsSchema.nullable(),
});
export type KeptLine = z.infer<typeof keptLineSchema>;

export const tableKindSchema = z.strictObject({
  what: z.enum(TABLE_KINDS),
  columns: z.array(z.string()),
  required: z.array(z.string()),
  mayTake: z.boolean(),
});
export type TableKindItem = z.infer<typeof tableKindSchema>;

const query = databaseQuerySchema;
const params = z.strictObject({ what: z.enum(TABLE_KINDS) });

export const TABLE_ENDPOINTS = {
  kinds: {
    method: 'GET',
    path: '/api/tables',
    summary:
      'Kinds of records that come in as tables, with their columns, and whether the asker may send them.',
    query,
    response: z.strictObject({ items: z.array(tableKindSchema) }),
  },
  take: {
    method: 'POST',
    path: '/api/tables/:what',
    summary:
      'Takes in a CSV file or an XLSX workbook; a line that cannot be taken is kept with the reason. Or says what would come of it.',
    params,
    query,
    isMultipart: true,
    body: z.strictObject({
      dryRun: z.enum(['true', 'false']).default('false'),
      /** For somebody who speaks for several. */
      participant: workIdSchema.optional(),
      file: z.string(),
    }),
    response: tableAnswerSchema,
  },
  template: {
    method: 'GET',
    path: '/api/tables/:what/template',
    summary: 'The empty file to fill in.',
    params,
    query: query.extend({ format: z.enum(['csv', 'xlsx']).default('csv') }),
    response: z.string(),
  },
  rejects: {
    method: 'GET',
    path: '/api/tables/:what/rejects',
    summary: 'Kept lines that wait to be mended, by file and line; or those that were set aside.',
    params,
    query: query.extend({ ...pageQuerySchema.shape, state: z.enum(['open', 'set-aside']).default('open') }),
    response: z.strictObject({ total: z.number().int(), items: z.array(keptLineSchema) }),
  },
  rejectsFile: {
    method: 'GET',
    path: '/api/tables/:what/rejects/file',
    summary: 'The same as a file to mend and send again: its lines close the kept ones.',
    params,
    query: query.extend({ format: z.enum(['csv', 'xlsx', 'json']).default('csv') }),
    response: z.string(),
  },
  step: {
    method: 'POST',
    path: '/api/table-rejects/steps',
    summary: 'Sets kept lines aside that are no records, or takes them up again; they are kept either way.',
    query,
    body: rejectStepSchema,
    response: z.strictObject({ changed: z.number().int() }),
  },
  retry: {
    method: 'POST',
    path: '/api/table-rejects/:id/retry',
    summary: 'Sends a kept line again, mended.',
    params: z.strictObject({ id: workIdSchema }),
    query,
    body: z.strictObject({
      /** The attempt that its author saw. */
      version: z.number().int().min(1).max(2_147_483_647),
      cells: cellsSchema,
    }),
    response: z.strictObject({ outcome: z.enum(['taken-in', 'still-rejected']), reject: keptLineSchema }),
  },
} as const satisfies Record<string, Endpoint>;
