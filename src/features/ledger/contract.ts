import { z } from 'zod';
import { databaseQuerySchema, type Endpoint, instantSchema, messageSchema } from '../../model/api.ts';
import { isoDateSchema } from '../../model/report.ts';
import { ALERT_STATES } from '../alerts/rules.ts';
import { workIdSchema } from '../triage/contract.ts';
import { TRIAGE_STATES } from '../triage/rules.ts';
import { LEDGER_STEPS } from './rules.ts';

export const ledgerQuerySchema = databaseQuerySchema.extend({
  /** Chains that were taken on in these days, both included; what recommendations and commitments took is told of all of them. */
  from: isoDateSchema.optional(),
  to: isoDateSchema.optional(),
  /** Only what this participant took on or sent, and as a recipient only it. */
  participant: workIdSchema.optional(),
});

const days = z.number().min(0).nullable();

export const stepSummarySchema = z.strictObject({
  step: z.enum(LEDGER_STEPS),
  count: z.number().int(),
  open: z.number().int(),
  median: days,
  p90: days,
  withinDays: days,
  shareWithin: z.number().min(0).max(1).nullable(),
  published: z.strictObject({ median: z.number(), shareWithin: z.number() }).nullable(),
});

export const chainSchema = z.strictObject({
  triageId: z.number().int(),
  sentence: messageSchema,
  state: z.enum(TRIAGE_STATES),
  occurredOn: isoDateSchema.nullable(),
  knownOn: isoDateSchema.nullable(),
  receivedAt: instantSchema.nullable(),
  signalOn: isoDateSchema.nullable(),
  openedAt: instantSchema,
  decidedAt: instantSchema.nullable(),
  alert: z
    .strictObject({
      id: z.number().int(),
      state: z.enum(ALERT_STATES),
      sentAt: instantSchema.nullable(),
      asked: z.number().int(),
      received: z.number().int(),
      acted: z.number().int(),
      firstReceivedAt: instantSchema.nullable(),
      firstActedAt: instantSchema.nullable(),
    })
    .nullable(),
  /** The first meeting that had the alert, or a text that stands on it, on its agenda. */
  agendaAt: instantSchema.nullable(),
  /** The first text adopted on the alert. */
  recommendation: z.strictObject({ id: z.number().int(), adoptedAt: instantSchema }).nullable(),
  /** The first commitment in answer was validated; the first of them came into force; the first effect was seen by who assesses. */
  committedAt: instantSchema.nullable(),
  inForceAt: instantSchema.nullable(),
  effectAt: instantSchema.nullable(),
});
export type Chain = z.infer<typeof chainSchema>;

export const ledgerResponseSchema = z.strictObject({
  now: instantSchema,
  steps: z.array(stepSummarySchema),
  /** Newest first, at most 200. */
  chains: z.array(chainSchema),
});
export type LedgerResponse = z.infer<typeof ledgerResponseSchema>;

export const LEDGER_ENDPOINTS = {
  ledger: {
    method: 'GET',
    path: '/api/ledger',
    summary: 'How long each step takes from what was seen to what was done, those that still wait counted.',
    query: ledgerQuerySchema,
    response: ledgerResponseSchema,
  },
} as const satisfies Record<string, Endpoint>;
