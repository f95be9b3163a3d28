import { z } from 'zod';
import { databaseQuerySchema, type Endpoint } from '../../model/api.ts';

export const FILE_KINDS = ['participants', 'experts'] as const;
export type FileKind = (typeof FILE_KINDS)[number];

/** Columns of the files; the export has the same, so that what was taken out can be taken in again. */
export const FILE_COLUMNS = {
  participants: ['kind', 'code', 'name', 'joined_on', 'left_on'],
  experts: ['name', 'email', 'participant', 'role', 'groups'],
} as const satisfies Record<FileKind, readonly string[]>;

/** Base64 has four letters for three bytes; a request holds four megabytes. */
const MOST_BASE64 = 4_000_000;

export const rejectedRowSchema = z.strictObject({
  /** Of the file, its header being line 1; blank lines are not counted. */
  line: z.number().int(),
  column: z.string().nullable(),
  value: z.string(),
  code: z.string(),
  /** What is wrong and how to mend it. */
  message: z.string(),
});
export type RejectedRow = z.infer<typeof rejectedRowSchema>;

export const fileAnswerSchema = z.strictObject({
  /** read = added + changed + unchanged + rejected. */
  read: z.number().int(),
  added: z.number().int(),
  changed: z.number().int(),
  unchanged: z.number().int(),
  rejects: z.array(rejectedRowSchema),
  /** Whether anything was written. */
  isDryRun: z.boolean(),
});
export type FileAnswer = z.infer<typeof fileAnswerSchema>;

const whatSchema = z.enum(FILE_KINDS);

export const PEOPLE_FILE_ENDPOINTS = {
  take: {
    method: 'POST',
    path: '/api/people-files',
    summary: 'Takes in participants or experts from a CSV file or an XLSX workbook.',
    query: databaseQuerySchema,
    body: z.strictObject({
      what: whatSchema,
      fileName: z.string().min(1).max(300),
      /** The file, in base64. */
      content: z.base64().max(MOST_BASE64),
      /** Only says what would come of it. */
      isDryRun: z.boolean(),
    }),
    response: fileAnswerSchema,
  },
  give: {
    method: 'GET',
    path: '/api/people-files',
    summary: 'Participants or experts as a file, or the empty file to fill in.',
    query: databaseQuerySchema.extend({
      what: whatSchema,
      format: z.enum(['csv', 'xlsx', 'json']),
      /** `true`: the header alone. */
      template: z.enum(['true', 'false']).default('false'),
    }),
    response: z.strictObject({
      fileName: z.string(),
      mediaType: z.string(),
      /** In base64. */
      content: z.string(),
    }),
  },
} as const satisfies Record<string, Endpoint>;
