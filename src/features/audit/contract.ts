import { z } from 'zod';
import { databaseQuerySchema, type Endpoint, instantSchema } from '../../model/api.ts';
import { AUDIT_AREAS } from './vocabulary.ts';

const eventIdSchema = z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER);

export const auditQuerySchema = databaseQuerySchema.extend({
  area: z.enum(AUDIT_AREAS).optional(),
  /** A part of the name or e-mail of who did it. */
  who: z.string().trim().min(1).max(200).optional(),
  /** What it was done to, as the chain names it: `alert:12`. */
  subject: z.string().trim().min(1).max(200).optional(),
  from: instantSchema.optional(),
  /** Not included. */
  until: instantSchema.optional(),
  /** Only events with a lower number: the list's next part. */
  before: eventIdSchema.optional(),
  limit: z.coerce.number().int().min(1).max(500).default(50),
});
export type AuditQuery = z.infer<typeof auditQuerySchema>;

export const AUDIT_ACTORS = ['person', 'import', 'detection', 'local', 'gate', 'public'] as const;

export const auditEventSchema = z.strictObject({
  id: eventIdSchema,
  at: instantSchema,
  /** Who did it, as the chain keeps it: `person:12`, `local:0`. */
  actor: z.string(),
  /** `import` and `detection` work at the wish of somebody; `local`: who holds the machine; `gate`: sign-in itself. */
  actorKind: z.enum(AUDIT_ACTORS),
  /** `null` for whoever is no person with an account. */
  actorName: z.string().nullable(),
  action: z.string(),
  subject: z.string(),
  /** Of a person that it was done to. */
  subjectName: z.string().nullable(),
  detail: z.record(z.string(), z.unknown()),
  reason: z.string().nullable(),
});
export type AuditEvent = z.infer<typeof auditEventSchema>;

export const auditVerdictSchema = z.strictObject({
  /** As many as the chain has, those that are not for the reader counted. */
  events: z.number().int(),
  /** Hash of the newest event, hexadecimal: noted elsewhere, it shows later that the whole chain was not written anew. */
  tip: z.string(),
  faults: z.array(
    z.strictObject({
      id: eventIdSchema,
      fault: z.enum(['altered', 'inserted-or-removed-before', 'removed', 'removed-at-end']),
    }),
  ),
});
export type AuditVerdict = z.infer<typeof auditVerdictSchema>;
export type AuditFault = AuditVerdict['faults'][number];

export const AUDIT_ENDPOINTS = {
  list: {
    method: 'GET',
    path: '/api/audit',
    summary:
      'Who did what, newest first: all of it for those who may read the audit, else what one did oneself.',
    query: auditQuerySchema,
    response: z.strictObject({
      items: z.array(auditEventSchema),
      /** Whether older ones follow: ask with `before`. */
      hasMore: z.boolean(),
      /** Whether what others did is among them. */
      isWhole: z.boolean(),
    }),
  },
  chain: {
    method: 'GET',
    path: '/api/audit/chain',
    summary: 'Recomputes the chain of the audit: what was altered, removed or put in.',
    query: databaseQuerySchema,
    response: auditVerdictSchema,
  },
} as const satisfies Record<string, Endpoint>;
