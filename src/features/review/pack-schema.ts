import { z } from 'zod';
import { instantSchema } from '../../model/api.ts';
import { isoDateSchema } from '../../model/report.ts';
import { COMMITMENT_KINDS, COMMITMENT_STATES } from '../commitments/rules.ts';
import { stepSummarySchema } from '../ledger/contract.ts';
import { RECOMMENDATION_SCOPES } from '../recommendations/rules.ts';

const count = z.number().int().min(0);
const ids = z.array(z.number().int());
const refSchema = z.strictObject({ id: z.number().int(), name: z.string() });

/** How commitments stand, counted. */
export const tallySchema = z.strictObject({
  running: count,
  /** Of those that run. */
  late: count,
  reachedInTime: count,
  reachedLate: count,
  withdrawn: count,
  superseded: count,
});
export type Tally = z.infer<typeof tallySchema>;

export const packCommitmentSchema = z.strictObject({
  id: z.number().int(),
  title: z.string(),
  kind: z.enum(COMMITMENT_KINDS),
  state: z.enum(COMMITMENT_STATES),
  isLate: z.boolean(),
  owner: refSchema,
  participantIds: ids,
  recommendationIds: ids,
  validatedAt: instantSchema,
  stateAt: instantSchema,
  endsOn: isoDateSchema.nullable(),
  promisedOn: isoDateSchema.nullable(),
  lawStage: z.string().nullable(),
  selfCompletion: z.string().nullable(),
  assessedCompletion: z.string().nullable(),
  milestones: z.strictObject({ done: count, open: count, late: count, dropped: count }),
});
export type PackCommitment = z.infer<typeof packCommitmentSchema>;

export const packSchema = z.strictObject({
  /** The instant of which it tells, and the one since which changes are counted; `null` at the first review. */
  at: instantSchema,
  since: instantSchema.nullable(),
  isSimulated: z.boolean(),
  /** Progress by line of effort; the groups under it count for it. */
  lines: z.array(
    z.strictObject({
      key: z.string(),
      title: z.string(),
      recommendations: count,
      /** Of these, with a commitment in answer. */
      answered: count,
      commitments: tallySchema,
    }),
  ),
  kinds: z.array(z.strictObject({ kind: z.enum(COMMITMENT_KINDS), commitments: tallySchema })),
  recommendations: z.array(
    z.strictObject({
      id: z.number().int(),
      code: z.string().nullable(),
      title: z.string(),
      groupKey: z.string(),
      scope: z.enum(RECOMMENDATION_SCOPES),
      cluster: z.string(),
      adoptedAt: instantSchema,
      /** Commitments in answer. */
      commitmentIds: ids,
    }),
  ),
  /** Those that have promised something, by name. */
  participants: z.array(refSchema),
  commitments: z.array(packCommitmentSchema),
  /** What is past its date, the longest overdue first. */
  late: z.array(
    z.strictObject({
      commitmentId: z.number().int(),
      title: z.string(),
      participant: refSchema,
      /** `null`: the commitment itself. */
      milestone: z.string().nullable(),
      dueOn: isoDateSchema,
      daysLate: count,
    }),
  ),
  changes: z.strictObject({
    recommendationIds: ids,
    commitmentIds: ids,
    reachedIds: ids,
    withdrawnIds: ids,
  }),
  ledger: z.array(stepSummarySchema),
  /** Records in force that are for fewer than all participants: counted, not told. */
  leftOut: z.strictObject({ recommendations: count, commitments: count }),
});
export type Pack = z.infer<typeof packSchema>;
