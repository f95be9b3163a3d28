import { z } from 'zod';
import {
  asOfQuerySchema,
  databaseQuerySchema,
  type Endpoint,
  instantSchema,
  nodeRefSchema,
  pageQuerySchema,
  rejectStepSchema,
  setAsideSchema,
  streamRefSchema,
} from '../../model/api.ts';
import { DATE_PRECISIONS, isoDateSchema, SUBSTANCE_ROLES } from '../../model/report.ts';
import { REJECT_STATES } from '../../model/source.ts';
import { resolutionRuleSchema } from '../reports/contract.ts';

// ---------------------------------------------------------------- sources

export const sourcesResponseSchema = z.strictObject({
  items: z.array(
    z.strictObject({
      id: z.string(),
      label: z.string(),
      publisher: z.string(),
      licence: z.string(),
      landingPage: z.string(),
      cadenceDays: z.number(),
      lagDays: z.number(),
      revisions: z.string(),
      columns: z.array(z.strictObject({ name: z.string(), tag: z.string(), isRequired: z.boolean() })),
    }),
  ),
});
export type SourcesResponse = z.infer<typeof sourcesResponseSchema>;

// ---------------------------------------------------------------- imports

export const importItemSchema = z.strictObject({
  id: z.number().int(),
  sourceId: z.string(),
  sourceLabel: z.string(),
  fileName: z.string(),
  /** SHA-256, hexadecimal; `null` until the file is read. */
  fileHash: z.string().nullable(),
  sizeBytes: z.number().nullable(),
  state: z.enum(['waiting', 'reading', 'resolving', 'detecting', 'done', 'failed']),
  /** In [0, 1] of the present state; `null` where unknown. */
  progress: z.number().min(0).max(1).nullable(),
  startedAt: instantSchema,
  finishedAt: instantSchema.nullable(),
  /** Rows: read = new + revised + unchanged + rejected; withdrawn is beside. */
  counts: z.strictObject({
    read: z.number().int(),
    new: z.number().int(),
    revised: z.number().int(),
    unchanged: z.number().int(),
    rejected: z.number().int(),
    withdrawn: z.number().int(),
  }),
  replaces: z.number().int().nullable(),
  /** Why it failed, as a sentence with what was kept and what to do. */
  error: z.strictObject({ code: z.string(), message: z.string() }).nullable(),
});
export type ImportItem = z.infer<typeof importItemSchema>;

export const importsResponseSchema = z.strictObject({
  total: z.number().int(),
  offset: z.number().int(),
  items: z.array(importItemSchema),
});
export type ImportsResponse = z.infer<typeof importsResponseSchema>;

export const importIdSchema = z.strictObject({ id: z.coerce.number().int() });

/** Fields of the form; `source` and `replaces` come before the file. Answers as soon as the file is stored; ask GET for progress. */
export const importFormSchema = z.object({
  /** Source id; absent: recognised from the header. */
  source: z.string().optional(),
  /** Id of the import that this file corrects. */
  replaces: z.coerce.number().int().optional(),
  /** JSON: the mapping of a table that no source knows; `source` is then not asked. */
  mapping: z.string().optional(),
  file: z.unknown().describe('the file'),
});

// ---------------------------------------------------------------- tables

export const draftFormSchema = z.object({
  /** Sheet of a workbook; the first where absent. */
  sheet: z.string().optional(),
  /** Number of the row that names the columns; found in a workbook, the first of a CSV where absent. */
  headerRow: z.coerce.number().int().min(1).max(1000).optional(),
  file: z.unknown().describe('the file'),
});

export const tableDraftSchema = z.strictObject({
  fileName: z.string(),
  /** Of a workbook, all; empty for a CSV. */
  sheets: z.array(z.string()),
  columns: z.array(
    z.strictObject({
      name: z.string(),
      /** What it is kept under where it has no meaning of its own. */
      key: z.string(),
      /** Different values, the first few. */
      examples: z.array(z.string()),
      /** Ways of writing a date that fit every value, or most of them. */
      dateFormats: z.array(
        // One of the values, and the day that it then is.
        z.strictObject({ name: z.string(), text: z.string(), on: isoDateSchema }),
      ),
      numberStyles: z.array(z.string()),
    }),
  ),
  /** A mapping file; `?` stands wherever a question is open. */
  mapping: z.record(z.string(), z.unknown()),
  questions: z.array(
    z.strictObject({ field: z.string(), question: z.string(), options: z.array(z.string()) }),
  ),
  /** All that a mapping may name. */
  dateFormats: z.array(z.string()),
  numberStyles: z.array(z.strictObject({ name: z.string(), example: z.string() })),
});
export type TableDraft = z.infer<typeof tableDraftSchema>;

export const tryFormSchema = z.object({
  /** JSON: the mapping. */
  mapping: z.string(),
  file: z.unknown().describe('the file'),
});

const triedRowSchema = z.strictObject({
  row: z.number().int(),
  occurredOn: isoDateSchema,
  occurredPrecision: z.enum(DATE_PRECISIONS),
  /** As written, and as understood; `null` where it is not known. */
  country: z.strictObject({ text: z.string(), name: z.string().nullable() }),
  place: z.string(),
  substances: z.array(
    z.strictObject({
      text: z.string(),
      role: z.enum(SUBSTANCE_ROLES),
      outcome: z.enum(['resolved', 'unspecified', 'review']),
      names: z.array(z.string()),
    }),
  ),
  quantity: z
    .strictObject({
      text: z.string(),
      comparable: z.strictObject({ value: z.number(), unit: z.enum(['g', 'dose-unit']) }).nullable(),
    })
    .nullable(),
});

/** What an import would do; nothing of it is kept. */
export const tableTrialSchema = z.strictObject({
  read: z.number().int(),
  new: z.number().int(),
  revised: z.number().int(),
  unchanged: z.number().int(),
  rejected: z.number().int(),
  /** The first that can be read. */
  rows: z.array(triedRowSchema),
  /** The first that cannot. */
  rejects: z.array(
    z.strictObject({
      row: z.number().int(),
      column: z.string().nullable(),
      raw: z.string(),
      code: z.string(),
      message: z.string(),
    }),
  ),
});
export type TableTrial = z.infer<typeof tableTrialSchema>;

// ---------------------------------------------------------------- rejects

export const rejectItemSchema = z.strictObject({
  id: z.number().int(),
  importId: z.number().int(),
  sourceId: z.string(),
  fileName: z.string(),
  row: z.number().int(),
  column: z.string().nullable(),
  raw: z.string(),
  code: z.string(),
  /** The filled template: what is wrong and how to mend it. */
  message: z.string(),
  /** All cells of the row by column, as last sent; `null` where the row could not be cut into cells. */
  cells: z.record(z.string(), z.string()).nullable(),
  state: z.enum(REJECT_STATES),
  setAside: setAsideSchema.nullable(),
});
export type RejectItem = z.infer<typeof rejectItemSchema>;

export const rejectsQuerySchema = databaseQuerySchema.extend({
  ...pageQuerySchema.shape,
  importId: z.coerce.number().int().optional(),
  code: z.string().optional(),
  state: z.enum(REJECT_STATES).default('open'),
});

export const rejectsResponseSchema = z.strictObject({
  total: z.number().int(),
  offset: z.number().int(),
  items: z.array(rejectItemSchema),
  /** Open and mended together obey `state`; counts by code with every filter but `code`. */
  codes: z.array(z.strictObject({ code: z.string(), count: z.number().int() })),
});
export type RejectsResponse = z.infer<typeof rejectsResponseSchema>;

export const retryBodySchema = z.strictObject({ cells: z.record(z.string(), z.string()) });
export type RetryBody = z.infer<typeof retryBodySchema>;

/** `still-rejected`: `reject` carries the new reason; nothing is lost. */
export const retryResponseSchema = z.strictObject({
  outcome: z.enum(['taken-in', 'still-rejected']),
  reportIds: z.array(z.string()),
  reject: rejectItemSchema,
});
export type RetryResponse = z.infer<typeof retryResponseSchema>;

// ---------------------------------------------------------------- names

export const nameItemSchema = z.strictObject({
  id: z.number().int(),
  /** As written. */
  name: z.string(),
  /** Rows that carry it, now. */
  rows: z.number().int(),
  streams: z.number().int(),
  firstSeenOn: isoDateSchema.nullable(),
  outcome: z.enum(['resolved', 'unspecified', 'review']),
  rule: resolutionRuleSchema,
  confidence: z.number().min(0).max(1),
  targets: z.array(nodeRefSchema),
  /** Best first, at most eight. */
  candidates: z.array(
    z.strictObject({ node: nodeRefSchema, confidence: z.number().min(0).max(1), rule: resolutionRuleSchema }),
  ),
  /** Who settled it and when; `null` where no person did. */
  settled: z.strictObject({ by: z.string(), at: instantSchema }).nullable(),
});
export type NameItem = z.infer<typeof nameItemSchema>;

export const namesQuerySchema = databaseQuerySchema.extend({
  ...pageQuerySchema.shape,
  /** `review`: waiting for a person; `settled`: a person decided. */
  state: z.enum(['review', 'settled']).default('review'),
  query: z.string().max(200).optional(),
});

/** Most rows first. */
export const namesResponseSchema = z.strictObject({
  total: z.number().int(),
  offset: z.number().int(),
  items: z.array(nameItemSchema),
  /** Rows behind all names of this state. */
  rows: z.number().int(),
});
export type NamesResponse = z.infer<typeof namesResponseSchema>;

/** Either the registry ids it stands for (several for a mixture), or that it names nothing. */
export const settleBodySchema = z.union([
  z.strictObject({ targets: z.array(z.string()).min(1).max(20) }),
  z.strictObject({ unspecified: z.literal(true) }),
]);
export type SettleBody = z.infer<typeof settleBodySchema>;

export const nameIdSchema = z.strictObject({ id: z.coerce.number().int() });

// ---------------------------------------------------------------- streams

export const streamItemSchema = z.strictObject({
  stream: streamRefSchema,
  country: z.string().nullable(),
  iso2: z.string().nullable(),
  cadenceDays: z.number(),
  lagDays: z.number(),
  reports: z.number().int(),
  firstOccurredOn: isoDateSchema.nullable(),
  lastOccurredOn: isoDateSchema.nullable(),
  lastKnownOn: isoDateSchema.nullable(),
  /** Days past the day on which the next report was due; 0 where it is not due. */
  overdueDays: z.number().int(),
  state: z.enum(['ok', 'silent', 'late', 'incomplete', 'reported-none']),
  /** Monthly counts of the last 36 months up to the as-of date, oldest first. */
  spark: z.array(z.number().int()),
});
export type StreamItem = z.infer<typeof streamItemSchema>;

export const streamsQuerySchema = asOfQuerySchema.extend({
  state: z.enum(['ok', 'silent', 'late', 'incomplete', 'reported-none']).optional(),
});

/** Silent first, then late, incomplete, reported-none, ok; within a state most reports first. */
export const streamsResponseSchema = z.strictObject({
  asOf: isoDateSchema.nullable(),
  items: z.array(streamItemSchema),
});
export type StreamsResponse = z.infer<typeof streamsResponseSchema>;

export const DATA_ENDPOINTS = {
  sources: {
    method: 'GET',
    path: '/api/sources',
    summary: 'What files can be taken in.',
    query: databaseQuerySchema,
    response: sourcesResponseSchema,
  },
  imports: {
    method: 'GET',
    path: '/api/data/imports',
    summary: 'Files taken in, newest first.',
    query: databaseQuerySchema.extend(pageQuerySchema.shape),
    response: importsResponseSchema,
  },
  import: {
    method: 'GET',
    path: '/api/data/imports/:id',
    summary: 'One file, with its progress.',
    params: importIdSchema,
    query: databaseQuerySchema,
    response: importItemSchema,
  },
  startImport: {
    method: 'POST',
    path: '/api/data/imports',
    summary: 'Send a file.',
    query: databaseQuerySchema,
    body: importFormSchema,
    isMultipart: true,
    status: 202,
    response: importItemSchema,
  },
  draftTable: {
    method: 'POST',
    path: '/api/data/tables/draft',
    summary:
      'Propose what the columns of any table mean, and ask what cannot be told from it; keeps nothing.',
    query: databaseQuerySchema,
    body: draftFormSchema,
    isMultipart: true,
    response: tableDraftSchema,
  },
  tryTable: {
    method: 'POST',
    path: '/api/data/tables/try',
    summary:
      'Show the first rows of a table as a mapping reads them, and what an import would do; keeps nothing.',
    query: databaseQuerySchema,
    body: tryFormSchema,
    isMultipart: true,
    response: tableTrialSchema,
  },
  rejects: {
    method: 'GET',
    path: '/api/data/rejects',
    summary: 'Rows that could not be read, with the reason.',
    query: rejectsQuerySchema,
    response: rejectsResponseSchema,
  },
  stepRejects: {
    method: 'POST',
    path: '/api/data/rejects/steps',
    summary: 'Set rows aside that are no reports, or take them up again; they are kept either way.',
    query: databaseQuerySchema,
    body: rejectStepSchema,
    response: z.strictObject({ changed: z.number().int() }),
  },
  retryReject: {
    method: 'POST',
    path: '/api/data/rejects/:id/retry',
    summary: 'Send a mended row again.',
    params: importIdSchema,
    query: databaseQuerySchema,
    body: retryBodySchema,
    response: retryResponseSchema,
  },
  names: {
    method: 'GET',
    path: '/api/data/names',
    summary: 'Names as written that a person must settle or has settled.',
    query: namesQuerySchema,
    response: namesResponseSchema,
  },
  settleName: {
    method: 'POST',
    path: '/api/data/names/:id/settle',
    summary: 'Say what a name stands for, for all its rows.',
    params: nameIdSchema,
    query: databaseQuerySchema,
    body: settleBodySchema,
    response: nameItemSchema,
  },
  undoName: {
    method: 'POST',
    path: '/api/data/names/:id/undo',
    summary: 'Take a person’s decision on a name back.',
    params: nameIdSchema,
    query: databaseQuerySchema,
    response: nameItemSchema,
  },
  streams: {
    method: 'GET',
    path: '/api/data/streams',
    summary: 'Streams and their gaps.',
    query: streamsQuerySchema,
    response: streamsResponseSchema,
  },
} as const satisfies Record<string, Endpoint>;
