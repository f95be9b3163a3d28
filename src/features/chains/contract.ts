import { z } from 'zod';
import {
  databaseQuerySchema,
  type Endpoint,
  instantSchema,
  markingSchema,
  messageSchema,
} from '../../model/api.ts';
import { CHAIN_KINDS } from './rules.ts';

export const chainParamsSchema = z.strictObject({
  kind: z.enum(CHAIN_KINDS),
  id: z.string().min(1).max(100),
});

export const chainNodeSchema = z.strictObject({
  /** Kind and id: what edges name. */
  key: z.string(),
  kind: z.enum(CHAIN_KINDS),
  id: z.string(),
  /** What it is called; `null` where a sentence says it. */
  title: z.string().nullable(),
  sentence: messageSchema.nullable(),
  /** A number or whose it is, where that tells it from others. */
  detail: z.string().nullable(),
  state: z.string().nullable(),
  /** When its stage was reached, or is to be. */
  at: instantSchema.nullable(),
  /** Reports that are shown as one; 1 for every other record. */
  count: z.number().int().min(1),
  marking: markingSchema.nullable(),
  /** The page of the record. */
  path: z.string(),
  /** Where it stands to the record that was asked for. */
  relation: z.enum(['self', 'cause', 'result']),
});
export type ChainNode = z.infer<typeof chainNodeSchema>;

export const chainEdgeSchema = z.strictObject({
  from: z.string(),
  to: z.string(),
  /** Days from one to the other; below 0 where the dates run backwards; `null` where a date is not known. */
  days: z.number().nullable(),
});
export type ChainEdge = z.infer<typeof chainEdgeSchema>;

export const chainResponseSchema = z.strictObject({
  now: instantSchema,
  self: z.string(),
  /** In the order of the loop, then by date. */
  nodes: z.array(chainNodeSchema),
  edges: z.array(chainEdgeSchema),
  /** Whether something that hangs together with these is not the asker's to see. */
  isWithheld: z.boolean(),
  /** Whether there is more than is shown. */
  isShortened: z.boolean(),
  isSimulated: z.boolean(),
});
export type ChainResponse = z.infer<typeof chainResponseSchema>;

export const CHAIN_ENDPOINTS = {
  chain: {
    method: 'GET',
    path: '/api/chains/:kind/:id',
    summary: 'From any record up to the reports that caused it, and down to what came of it.',
    params: chainParamsSchema,
    query: databaseQuerySchema,
    response: chainResponseSchema,
  },
} as const satisfies Record<string, Endpoint>;
