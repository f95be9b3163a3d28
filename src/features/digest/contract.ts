import { z } from 'zod';
import { databaseQuerySchema, type Endpoint, instantSchema } from '../../model/api.ts';
import { EVERY } from './rules.ts';

const query = databaseQuerySchema;
export const digestResponseSchema = z.strictObject({
  every: z.enum(EVERY),
  feeds: z.array(z.strictObject({ id: z.string(), createdAt: instantSchema })),
});
export type DigestResponse = z.infer<typeof digestResponseSchema>;

export const DIGEST_ENDPOINTS = {
  one: {
    method: 'GET',
    path: '/api/digest',
    summary: 'How often the asker is told what waits, and their feeds.',
    query,
    response: digestResponseSchema,
  },
  set: {
    method: 'POST',
    path: '/api/digest',
    summary: 'Sets how often.',
    query,
    body: z.strictObject({ every: z.enum(EVERY) }),
    response: digestResponseSchema,
  },
  addFeed: {
    method: 'POST',
    path: '/api/digest/feeds',
    summary: 'Makes an Atom feed of what waits; its secret address is told this once.',
    query,
    body: z.strictObject({}),
    response: digestResponseSchema.extend({ path: z.string() }),
  },
  endFeed: {
    method: 'POST',
    path: '/api/digest/feeds/:id/end',
    summary: 'Ends a feed.',
    query,
    params: z.strictObject({ id: z.uuid() }),
    body: z.strictObject({}),
    response: digestResponseSchema,
  },
} as const satisfies Record<string, Endpoint>;
