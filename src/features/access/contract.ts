import { z } from 'zod';
import { ROLES } from '../../model/access.ts';
import { databaseQuerySchema, type Endpoint, instantSchema } from '../../model/api.ts';
import { isoDateSchema } from '../../model/report.ts';
import { ACCESS_PATHS } from './paths.ts';

/** What a program with a token may do on its person's behalf: never more than the person. */
export const TOKEN_SCOPES = ['read', 'write'] as const;
export type TokenScope = (typeof TOKEN_SCOPES)[number];

const roleSchema = z.enum(ROLES);
const secretSchema = z.string().min(1).max(500);
const nameSchema = z.string().trim().min(1).max(200);
const emailSchema = z.email().max(200);
const idSchema = z.coerce.number().int().min(1).max(2_147_483_647);

export const meSchema = z.strictObject({
  id: z.string(),
  name: z.string(),
  role: roleSchema,
  roles: z.array(roleSchema),
  participants: z.array(z.number().int()),
  /** `local`: who holds the machine, while nobody has set sign-in up. */
  kind: z.enum(['local', 'person', 'public']),
  /** Whether anybody can sign in to this database. */
  hasAccounts: z.boolean(),
});
export type Me = z.infer<typeof meSchema>;

const invitedRoleSchema = z.strictObject({
  role: roleSchema,
  participantId: z.number().int().nullable(),
  groupKey: z.string().max(100).nullable(),
});
const grantSchema = invitedRoleSchema.extend({ id: z.number().int(), participant: z.string().nullable() });
const personSchema = z.strictObject({
  id: z.number().int(),
  name: z.string(),
  isSimulated: z.boolean(),
  email: z.string().nullable(),
  isDisabled: z.boolean(),
  grants: z.array(grantSchema),
});
export type PersonResponse = z.infer<typeof personSchema>;
const participantSchema = z.strictObject({
  id: z.number().int(),
  key: z.string(),
  kind: z.enum(['country', 'organization']),
  name: z.string(),
  joinedOn: isoDateSchema.nullable(),
  leftOn: isoDateSchema.nullable(),
});
const tokenSchema = z.strictObject({
  id: z.string(),
  name: z.string(),
  scopes: z.array(z.enum(TOKEN_SCOPES)),
  expiresAt: instantSchema,
  lastUsedAt: instantSchema.nullable(),
});
const doneSchema = z.strictObject({ done: z.literal(true) });
export const signInOutcomeSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('in'), me: meSchema }),
  z.strictObject({ kind: z.literal('code-needed') }),
]);

const query = databaseQuerySchema;

/** Signing in and out, people, roles and tokens. Those that set or clear the cookie are mounted by the server itself. */
export const ACCESS_ENDPOINTS = {
  me: {
    method: 'GET',
    path: ACCESS_PATHS.me,
    summary: 'Who asks, and what roles they hold.',
    query,
    response: meSchema,
  },
  signIn: {
    method: 'POST',
    path: '/api/session',
    summary: 'Signs in; asks for the second factor where there is one.',
    query,
    body: z.strictObject({
      email: z.string().max(200),
      password: z.string().max(1000),
      code: z.string().max(40).optional(),
    }),
    response: signInOutcomeSchema,
  },
  signOut: {
    method: 'POST',
    path: ACCESS_PATHS.signOut,
    summary: 'Signs out.',
    query,
    body: z.strictObject({}),
    response: doneSchema,
  },
  switchPerson: {
    method: 'POST',
    path: ACCESS_PATHS.switchPerson,
    summary:
      'In the sample alone: acts as one of its simulated people, or as the local administrator (null).',
    query,
    body: z.strictObject({ personId: z.number().int().nullable() }),
    response: doneSchema,
  },
  invitation: {
    method: 'POST',
    path: '/api/invitations/read',
    summary: 'What an invitation says. Its secret goes in the body: addresses are written to logs.',
    query,
    body: z.strictObject({ token: secretSchema }),
    response: z.strictObject({ name: z.string(), email: z.string(), roles: z.array(invitedRoleSchema) }),
  },
  accept: {
    method: 'POST',
    path: '/api/invitations/accept',
    summary: 'Makes the account of an invitation and signs in.',
    query,
    body: z.strictObject({
      token: secretSchema,
      name: nameSchema,
      email: emailSchema,
      password: z.string().max(1000),
    }),
    response: signInOutcomeSchema,
  },
  invite: {
    method: 'POST',
    path: '/api/invitations',
    summary: 'Invites a person; the secret of the link is told this once.',
    query,
    body: z.strictObject({
      name: nameSchema,
      email: emailSchema,
      roles: z.array(invitedRoleSchema).min(1).max(20),
    }),
    response: z.strictObject({ id: z.string(), token: z.string(), expiresAt: instantSchema }),
  },
  invitations: {
    method: 'GET',
    path: '/api/invitations',
    summary: 'Open invitations.',
    query,
    response: z.strictObject({
      items: z.array(
        z.strictObject({
          id: z.string(),
          name: z.string(),
          email: z.string(),
          roles: z.array(invitedRoleSchema),
          expiresAt: instantSchema,
        }),
      ),
    }),
  },
  people: {
    method: 'GET',
    path: ACCESS_PATHS.people,
    summary: 'People and the roles that they hold.',
    query,
    response: z.strictObject({ items: z.array(personSchema) }),
  },
  participants: {
    method: 'GET',
    path: '/api/participants',
    summary: 'Countries and organizations, with the dates of their membership.',
    query,
    response: z.strictObject({ items: z.array(participantSchema) }),
  },
  grant: {
    method: 'POST',
    path: '/api/people/:id/roles',
    summary: 'Gives a role.',
    query,
    params: z.strictObject({ id: idSchema }),
    body: z.strictObject({
      role: roleSchema,
      participantId: z.number().int().nullable(),
      groupKey: z.string().max(10).nullable().optional(),
    }),
    response: doneSchema,
  },
  invitePerson: {
    method: 'POST',
    path: '/api/people/:id/invitation',
    summary:
      'Invites somebody who was nominated and cannot sign in yet; the secret of the link is told this once.',
    query,
    params: z.strictObject({ id: idSchema }),
    body: z.strictObject({}),
    response: z.strictObject({ id: z.string(), token: z.string(), expiresAt: instantSchema }),
  },
  endRole: {
    method: 'POST',
    path: '/api/roles/:id/end',
    summary: 'Ends a role; it stays on record.',
    query,
    params: z.strictObject({ id: idSchema }),
    body: z.strictObject({ reason: z.string().trim().min(3).max(1000) }),
    response: doneSchema,
  },
  setDisabled: {
    method: 'POST',
    path: '/api/people/:id/account',
    summary: 'Closes or opens an account.',
    query,
    params: z.strictObject({ id: idSchema }),
    body: z.strictObject({ isDisabled: z.boolean() }),
    response: doneSchema,
  },
  sessions: {
    method: 'GET',
    path: '/api/sessions',
    summary: 'My open sessions.',
    query,
    response: z.strictObject({
      items: z.array(
        z.strictObject({
          id: z.string(),
          createdAt: instantSchema,
          lastUsedAt: instantSchema,
          agent: z.string(),
          isCurrent: z.boolean(),
        }),
      ),
    }),
  },
  endSession: {
    method: 'POST',
    path: '/api/sessions/:id/end',
    summary: 'Ends one of my sessions.',
    query,
    params: z.strictObject({ id: z.uuid() }),
    body: z.strictObject({}),
    response: doneSchema,
  },
  secondFactor: {
    method: 'GET',
    path: '/api/second-factor',
    summary: 'Whether I have a second factor, and how many recovery codes are left.',
    query,
    response: z.strictObject({
      setAt: instantSchema.nullable(),
      recoveryCodesLeft: z.number().int(),
    }),
  },
  offerTotp: {
    method: 'POST',
    path: '/api/second-factor',
    summary: 'Offers a second factor; it counts once confirmed.',
    query,
    body: z.strictObject({ password: z.string().max(1000) }),
    response: z.strictObject({ address: z.string() }),
  },
  confirmTotp: {
    method: 'POST',
    path: '/api/second-factor/confirm',
    summary: 'Puts the second factor in force; tells the recovery codes this once.',
    query,
    body: z.strictObject({ code: z.string().max(40) }),
    response: z.strictObject({ recoveryCodes: z.array(z.string()) }),
  },
  removeTotp: {
    method: 'POST',
    path: '/api/second-factor/remove',
    summary: 'Takes the second factor away: asks for the password and for a code of it, or a recovery code.',
    query,
    body: z.strictObject({ password: z.string().max(1000), code: z.string().max(40) }),
    response: doneSchema,
  },
  tokens: {
    method: 'GET',
    path: '/api/tokens',
    summary: 'My tokens for programs.',
    query,
    response: z.strictObject({ items: z.array(tokenSchema) }),
  },
  createToken: {
    method: 'POST',
    path: '/api/tokens',
    summary: 'Makes a token for a program; its secret is told this once.',
    query,
    body: z.strictObject({
      name: nameSchema,
      scopes: z.array(z.enum(TOKEN_SCOPES)).min(1),
      days: z.number().int().min(1).max(366),
    }),
    response: z.strictObject({ token: z.string(), item: tokenSchema }),
  },
  endToken: {
    method: 'POST',
    path: '/api/tokens/:id/end',
    summary: 'Ends one of my tokens.',
    query,
    params: z.strictObject({ id: z.uuid() }),
    body: z.strictObject({}),
    response: doneSchema,
  },
} as const satisfies Record<string, Endpoint>;
