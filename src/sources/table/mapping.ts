import { z } from 'zod';
import { TocsinError } from '../../kernel/errors.ts';
import { MARKINGS, PURPOSES, REPORT_KINDS, SUBSTANCE_ROLES } from '../../model/report.ts';
import { DATE_FORMAT_NAMES } from './date-formats.ts';
import { NUMBER_STYLE_NAMES } from './number-styles.ts';

/** Stands in a drafted mapping where a person has to answer. */
export const OPEN = '?';

const column = z.string();
const filled = z.string().trim().min(1);
const days = z.number().int().min(0).max(3660);
const headerRow = z.number().int().min(1).max(1000).default(1);
const from = z.union([z.strictObject({ column }), z.strictObject({ value: filled })]);
const ofColumn = z.strictObject({ column });
const date = z.strictObject({ column, format: z.enum(DATE_FORMAT_NAMES) });

const questionSchema = z.strictObject({
  /** Path of the field in the mapping, such as `occurred.format`. */
  field: z.string(),
  question: z.string(),
  /** What may be written there; empty where any text may. */
  options: z.array(z.string()),
});
export type MappingQuestion = z.infer<typeof questionSchema>;

/** A mapping file: which column of a table means what. */
export const mappingSchema = z.strictObject({
  mappingVersion: z.literal(1),
  id: z
    .string()
    .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'small letters, digits and single hyphens')
    .max(60),
  label: filled,
  publisher: filled,
  licence: filled,
  landingPage: z.string().default(''),
  cadenceDays: days.min(1),
  lagDays: days,
  file: z.discriminatedUnion('format', [
    z.strictObject({ format: z.literal('csv'), delimiter: z.string().length(1), headerRow }),
    z.strictObject({ format: z.literal('workbook'), sheet: filled.optional(), headerRow }),
  ]),
  /** Of rows in which only the first cell is filled: reject them like other bad rows, or leave them out as footnotes. */
  footnotes: z.enum(['reject', 'skip']).default('reject'),
  /** Texts that say no more than an empty cell. */
  unknown: z.array(filled).default([]),
  kind: z.enum(REPORT_KINDS),
  /** `country`: each country of the column reports for itself. */
  reporter: z.union([
    z.literal('country'),
    z.strictObject({ key: filled, name: filled, country: filled.optional() }),
  ]),
  recordId: ofColumn.optional(),
  occurred: date,
  reported: date.optional(),
  place: z.strictObject({ country: from, division: from.optional(), town: from.optional() }),
  substances: z
    .array(
      z.union([
        z.strictObject({ column, role: z.enum(SUBSTANCE_ROLES), separator: z.string().min(1).optional() }),
        // One substance for the whole table.
        z.strictObject({ value: filled, role: z.enum(SUBSTANCE_ROLES) }),
      ]),
    )
    .min(1),
  quantity: z.strictObject({ column, unit: from, numbers: z.enum(NUMBER_STYLE_NAMES) }).optional(),
  route: z
    .strictObject({
      producing: ofColumn.optional(),
      departure: ofColumn.optional(),
      transit: ofColumn.optional(),
      destination: ofColumn.optional(),
    })
    .default({}),
  mode: ofColumn.optional(),
  concealment: ofColumn.optional(),
  details: z.array(z.strictObject({ column, key: z.string().regex(/^[a-z][A-Za-z0-9]*$/) })).default([]),
  marking: z.enum(MARKINGS).optional(),
  purpose: z.enum(PURPOSES).optional(),
  /** Left by the draft; an answered question may stay. */
  questions: z.array(questionSchema).default([]),
});
export type TableMapping = z.infer<typeof mappingSchema>;

/**
 * Checks what stands in a mapping file.
 *
 * @throws {TocsinError} `mapping.question` where an answer is still missing, `mapping.invalid` otherwise
 */
export function parseMapping(json: unknown, path: string): TableMapping {
  const field = findOpenField(json);
  if (field !== undefined) {
    const asked = z
      .object({ questions: z.array(questionSchema) })
      .safeParse(json)
      .data?.questions.find((question) => question.field === field);
    const options = asked?.options.length ? ` (${asked.options.join(', ')})` : '';
    const question = asked === undefined ? 'a value.' : `${asked.question}${options}`;
    throw new TocsinError('mapping.question', { question, field });
  }
  const parsed = mappingSchema.safeParse(json);
  if (parsed.success) return parsed.data;
  const issues = parsed.error.issues.slice(0, 5);
  const reason = issues.map((issue) => `${issue.path.join('.') || 'the whole'}: ${issue.message}`).join('; ');
  throw new TocsinError('mapping.invalid', { path, reason }, parsed.error);
}

function findOpenField(json: unknown, path: readonly string[] = []): string | undefined {
  if (json === OPEN) return path.join('.');
  if (typeof json !== 'object' || json === null || path.length > 5) return undefined;
  for (const [key, value] of Object.entries(json)) {
    if (path.length === 0 && key === 'questions') continue;
    const found = findOpenField(value, [...path, key]);
    if (found !== undefined) return found;
  }
  return undefined;
}
