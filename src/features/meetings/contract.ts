import { z } from 'zod';
import { databaseQuerySchema, type Endpoint, instantSchema, pageQuerySchema } from '../../model/api.ts';
import { groupKeySchema } from '../groups/contract.ts';
import { workIdSchema } from '../triage/contract.ts';
import { ACTION_KINDS, ACTION_STATES } from './rules.ts';
import {
  actionItemSchema,
  actionStepSchema,
  meetingDraftSchema,
  meetingItemSchema,
  meetingResponseSchema,
  meetingStepSchema,
  replyBodySchema,
  seriesDraftSchema,
  seriesItemSchema,
  seriesStepSchema,
} from './schemas.ts';

export * from './schemas.ts';

export const meetingsQuerySchema = databaseQuerySchema.extend({
  ...pageQuerySchema.shape,
  group: groupKeySchema.optional(),
  /** `coming`: not over yet, soonest first; `past`: over, newest first. */
  when: z.enum(['coming', 'past']).default('coming'),
  /** `true`: those to which the asker's participant is invited. */
  mine: z.enum(['true', 'false']).optional(),
  /** Only those to which this participant is invited. */
  participant: z.coerce.number().int().min(1).max(2_147_483_647).optional(),
});
export const actionsQuerySchema = databaseQuerySchema.extend({
  ...pageQuerySchema.shape,
  group: groupKeySchema.optional(),
  state: z.enum(ACTION_STATES).optional(),
  kind: z.enum(ACTION_KINDS).optional(),
  /** `true`: what is not open, newest first. */
  isClosed: z.enum(['true', 'false']).optional(),
  /** `true`: what the asker's participant has to do. */
  mine: z.enum(['true', 'false']).optional(),
});

export const feedSchema = z.strictObject({ id: z.string(), madeAt: instantSchema });

const params = z.strictObject({ id: workIdSchema });
const query = databaseQuerySchema;
const listed = <T extends z.ZodType>(item: T) =>
  z.strictObject({ total: z.number().int(), items: z.array(item) });

export const MEETING_ENDPOINTS = {
  list: {
    method: 'GET',
    path: '/api/meetings',
    summary: 'Meetings that the asker may see, to come or past.',
    query: meetingsQuerySchema,
    response: listed(meetingItemSchema),
  },
  one: {
    method: 'GET',
    path: '/api/meetings/:id',
    summary:
      'One meeting: agenda, papers, who is invited and attended, minutes, what was decided and what is carried over.',
    params,
    query,
    response: meetingResponseSchema,
  },
  plan: {
    method: 'POST',
    path: '/api/meetings',
    summary: 'Plans a single meeting and invites the participants of the group.',
    query,
    body: meetingDraftSchema,
    response: meetingResponseSchema,
  },
  step: {
    method: 'POST',
    path: '/api/meetings/:id/steps',
    summary: 'Takes a step: edit, move, invite, agenda, hold, attend, decide, minutes, approve, cancel.',
    params,
    query,
    body: meetingStepSchema,
    response: meetingResponseSchema,
  },
  reply: {
    method: 'POST',
    path: '/api/meetings/:id/replies',
    summary: 'A participant answers its invitation.',
    params,
    query,
    body: replyBodySchema,
    response: meetingResponseSchema,
  },
  series: {
    method: 'GET',
    path: '/api/meeting-series',
    summary: 'Series of meetings.',
    query: databaseQuerySchema.extend({ group: groupKeySchema.optional() }),
    response: z.strictObject({ items: z.array(seriesItemSchema) }),
  },
  planSeries: {
    method: 'POST',
    path: '/api/meeting-series',
    summary: 'Plans a series: each month, or every few, in one session or in an East and a West one.',
    query,
    body: seriesDraftSchema,
    response: seriesItemSchema,
  },
  stepSeries: {
    method: 'POST',
    path: '/api/meeting-series/:id/steps',
    summary: 'Changes what is to come of a series, extends it, or ends it.',
    params,
    query,
    body: seriesStepSchema,
    response: seriesItemSchema,
  },
  actions: {
    method: 'GET',
    path: '/api/action-items',
    summary: 'Decisions and actions: what is open first, soonest due first.',
    query: actionsQuerySchema,
    response: listed(actionItemSchema),
  },
  stepAction: {
    method: 'POST',
    path: '/api/action-items/:id/steps',
    summary:
      'Says that a decision or action is done, drops it with the reason, changes it, or opens it again.',
    params,
    query,
    body: actionStepSchema,
    response: actionItemSchema,
  },
  invitationFile: {
    method: 'GET',
    path: '/api/meetings/:id/invitation.ics',
    summary: 'An invitation that calendars read (RFC 5545, RFC 5546); a cancellation, once it is cancelled.',
    params,
    query,
    response: z.string(),
  },
  removePaper: {
    method: 'POST',
    path: '/api/papers/:id/remove',
    summary: 'Takes a paper off its meeting.',
    params,
    query,
    body: z.strictObject({}),
    response: meetingResponseSchema,
  },
  paperFile: {
    method: 'GET',
    path: '/api/papers/:id/file',
    summary: 'A paper, as it was sent in.',
    params,
    query,
    response: z.string(),
  },
  addPaper: {
    method: 'POST',
    path: '/api/meetings/:id/papers',
    summary: 'Adds a paper: at most 50 MB, of a kind that is taken in, and what its name says.',
    params,
    query,
    isMultipart: true,
    body: z.strictObject({ itemId: workIdSchema.optional(), file: z.string() }),
    response: meetingResponseSchema,
  },
  feeds: {
    method: 'GET',
    path: '/api/calendar-feeds',
    summary: 'The asker’s calendar addresses in force.',
    query,
    response: z.strictObject({ items: z.array(feedSchema) }),
  },
  makeFeed: {
    method: 'POST',
    path: '/api/calendar-feeds',
    summary: 'Makes a secret address at which calendars read the asker’s meetings; it is told this once.',
    query,
    body: z.strictObject({}),
    response: z.strictObject({ item: feedSchema, path: z.string() }),
  },
  endFeed: {
    method: 'POST',
    path: '/api/calendar-feeds/:id/end',
    summary: 'Ends a calendar address.',
    params: z.strictObject({ id: z.uuid() }),
    query,
    body: z.strictObject({}),
    response: z.strictObject({ items: z.array(feedSchema) }),
  },
  feed: {
    method: 'GET',
    path: '/api/calendars/:token/:file',
    summary:
      'A calendar that programs subscribe to: `meetings.ics` of a person, or `2.1.ics` of a group as that person sees it.',
    params: z.strictObject({
      token: z.string().max(100),
      file: z.string().regex(/^(meetings|[1-9](\.[1-9])?)\.ics$/),
    }),
    query,
    response: z.string(),
  },
} as const satisfies Record<string, Endpoint>;
