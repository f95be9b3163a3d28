import { z } from 'zod';
import { databaseQuerySchema, type Endpoint, instantSchema, messageSchema } from '../../model/api.ts';
import { isoDateSchema } from '../../model/report.ts';
import type { Say } from '../../model/say.ts';
import { ALERT_STATES } from '../alerts/rules.ts';
import { COMMITMENT_KINDS } from '../commitments/rules.ts';
import { groupKeySchema } from '../groups/contract.ts';
import { workIdSchema } from '../triage/contract.ts';
import { TRIAGE_STATES } from '../triage/rules.ts';
import { LEDGER_STEPS, type StepSummary } from './rules.ts';

export const ledgerQuerySchema = databaseQuerySchema.extend({
  /** Chains that were taken on in these days, both included; what recommendations and commitments took is told of all of them. */
  from: isoDateSchema.optional(),
  to: isoDateSchema.optional(),
  /** Only what this participant took on or sent, and as a recipient only it; of answers and commitments, its own. */
  participant: workIdSchema.optional(),
  /** From a recommendation on: only those of this group or one that it steers, and commitments in answer to them. */
  group: groupKeySchema.optional(),
  /** From a recommendation on: only commitments of this kind, alone as an answer, too. */
  kind: z.enum(COMMITMENT_KINDS).optional(),
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
  /** All of them; of a group or a kind of commitment those that either has: from a recommendation on. */
  steps: z.array(stepSummarySchema),
  /** Newest first, at most 200; none of a group or a kind. */
  chains: z.array(chainSchema),
});
export type LedgerResponse = z.infer<typeof ledgerResponseSchema>;

/** A step's figures in words: the same on the page, in a review and on its paper. */
export interface ToldStep {
  readonly step: string;
  readonly median: string;
  readonly p90: string;
  readonly count: string;
  readonly open: string;
  /** Absent where the step has no target, or nothing was observed that long. */
  readonly target: string | null;
  readonly published: string | null;
}

export function tellStep(say: Say, row: StepSummary): ToldStep {
  const { step, count, open, median, p90, withinDays, shareWithin, published } = row;
  const hasTarget = shareWithin !== null && withinDays !== null;
  return {
    step: say(`ledger.steps.${step}`),
    median: tellDays(say, count, median),
    p90: tellDays(say, count, p90),
    count: say.number(count),
    open: say.number(open),
    target: hasTarget ? say('ledger.within', { share: say.percent(shareWithin), count: withinDays }) : null,
    published:
      published === null
        ? null
        : say('ledger.publishedValue', {
            median: published.median,
            share: say.percent(published.shareWithin),
          }),
  };
}

/** Hours below a day; rounded before the plural is chosen, or 1.04 would be `1 days`. */
function tellDays(say: Say, counted: number, days: number | null): string {
  if (days === null) return say(counted === 0 ? 'ledger.never' : 'ledger.unknown');
  if (days < 1) return say('ledger.hours', { count: Math.round(days * 24) });
  return say('ledger.days', { count: days < 100 ? Number(days.toPrecision(2)) : Math.round(days) });
}

export const LEDGER_ENDPOINTS = {
  ledger: {
    method: 'GET',
    path: '/api/ledger',
    summary: 'How long each step takes from what was seen to what was done, those that still wait counted.',
    query: ledgerQuerySchema,
    response: ledgerResponseSchema,
  },
} as const satisfies Record<string, Endpoint>;
