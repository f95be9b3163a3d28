import { z } from 'zod';
import { databaseQuerySchema, type Endpoint, instantSchema, markingSchema } from '../../model/api.ts';
import { MY_WORK_PATH, WORK_KINDS } from './rules.ts';

export const waitingItemSchema = z.strictObject({
  kind: z.enum(WORK_KINDS),
  id: z.number().int(),
  title: z.string(),
  /** Of several records that are one piece of work: how many they are. */
  count: z.number().int().optional(),
  marking: markingSchema,
  path: z.string(),
  dueAt: instantSchema.nullable(),
  isLate: z.boolean(),
  since: instantSchema,
});
export type WaitingItemShown = z.infer<typeof waitingItemSchema>;

export const myWorkResponseSchema = z.strictObject({
  /** What is late first, then by when it is due. */
  items: z.array(waitingItemSchema),
  waiting: z.number().int(),
  late: z.number().int(),
  /** What the clock of the database says. */
  now: instantSchema,
  /** Whether work can wait for the asker at all: for a person, not for who holds the machine or the public. */
  isPerson: z.boolean(),
});
export type MyWorkResponse = z.infer<typeof myWorkResponseSchema>;

export const MY_WORK_ENDPOINTS = {
  list: {
    method: 'GET',
    path: MY_WORK_PATH,
    summary: 'What waits for the asker, and what of it is late.',
    query: databaseQuerySchema,
    response: myWorkResponseSchema,
  },
} as const satisfies Record<string, Endpoint>;
