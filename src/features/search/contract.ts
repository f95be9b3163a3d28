import { z } from 'zod';
import { asOfQuerySchema, type Endpoint, markingSchema } from '../../model/api.ts';

/** What can be found, in the order in which it is shown. */
export const SEARCH_KINDS = [
  'substance',
  'place',
  'participant',
  'person',
  'group',
  'signal',
  'triage',
  'alert',
  'recommendation',
  'commitment',
  'meeting',
  'good-practice',
  'input',
] as const;
export type SearchKindName = (typeof SEARCH_KINDS)[number];

const LONGEST_QUERY = 200;
const MOST_ITEMS = 50;

export const searchQuerySchema = asOfQuerySchema.extend({
  q: z.string().trim().max(LONGEST_QUERY),
  kind: z.enum(SEARCH_KINDS).optional(),
  /** Of each kind. */
  limit: z.coerce.number().int().min(1).max(MOST_ITEMS).default(5),
});

export const searchItemSchema = z.strictObject({
  id: z.string(),
  title: z.string(),
  /** What tells it from others of the same title. */
  detail: z.string().nullable(),
  path: z.string(),
  /** Parameters of the address beside. */
  search: z.record(z.string(), z.string()),
  marking: markingSchema.nullable(),
});
export type SearchItem = z.infer<typeof searchItemSchema>;

export const searchResponseSchema = z.strictObject({
  q: z.string(),
  /** Kinds of which something was found that the asker may see. */
  found: z.array(
    z.strictObject({
      kind: z.enum(SEARCH_KINDS),
      items: z.array(searchItemSchema),
      /** Whether there is more than is shown. */
      isMore: z.boolean(),
    }),
  ),
});
export type SearchResponse = z.infer<typeof searchResponseSchema>;

export const SEARCH_ENDPOINTS = {
  search: {
    method: 'GET',
    path: '/api/search',
    summary: 'Finds words in everything that the asker may see.',
    query: searchQuerySchema,
    response: searchResponseSchema,
  },
} as const satisfies Record<string, Endpoint>;
