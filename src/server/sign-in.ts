import cookie from '@fastify/cookie';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { findPersonActor } from '../features/access/actors.ts';
import { findByApiToken } from '../features/access/api-tokens.ts';
import { ACCESS_ENDPOINTS, type Me } from '../features/access/contract.ts';
import type { GatesPort } from '../features/access/gate-ports.ts';
import { acceptInvitation, describeInvitation, hasAccounts } from '../features/access/invitations.ts';
import { endSessions, findSession, startSession } from '../features/access/session.ts';
import { type Entry, signIn } from '../features/access/sign-in.ts';
import { TocsinError } from '../kernel/errors.ts';
import type { DatabaseName, Endpoint } from '../model/api.ts';
import { type Actor, GATE, LOCAL_ADMINISTRATOR, PUBLIC } from '../store/door.ts';

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);
const cookieName = (database: DatabaseName): string => `tocsin-${database}`;

export interface SignInContext {
  readonly gates: GatesPort;
  /** The database that a request without a name is for. */
  choose(asked: DatabaseName | undefined): Promise<DatabaseName>;
  /** True while the server can be reached from this computer alone: only then does anybody act without signing in. */
  readonly isLoopbackOnly: boolean;
}

/** Who sends a request: a program by its token, a person by their session, else who holds the machine, else the public. */
export class Identifier {
  readonly #context: SignInContext;
  readonly #hasAccounts = new Map<DatabaseName, boolean>();

  constructor(context: SignInContext) {
    this.#context = context;
  }

  /** Whether anybody can sign in; once somebody can, somebody always can. */
  async hasAccounts(database: DatabaseName): Promise<boolean> {
    if (this.#hasAccounts.get(database)) return true;
    const { door } = this.#context.gates(database);
    const found = await door.run(GATE, hasAccounts, { isReadOnly: true });
    this.#hasAccounts.set(database, found);
    return found;
  }

  async identify(database: DatabaseName, request: FastifyRequest): Promise<Actor> {
    const gate = this.#context.gates(database);
    const bearer = /^Bearer (\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
    if (bearer !== undefined) {
      const found = await findByApiToken(gate, bearer);
      if (found === undefined) throw new TocsinError('access.sign-in');
      if (!SAFE_METHODS.has(request.method) && !found.scopes.includes('write'))
        throw new TocsinError('access.read-only-token');
      return found.actor;
    }
    const token = request.cookies[cookieName(database)];
    const actor = token === undefined ? undefined : await findSession(gate, token);
    return actor ?? this.#withoutSession(database);
  }

  async #withoutSession(database: DatabaseName): Promise<Actor> {
    if (!this.#context.isLoopbackOnly) return PUBLIC;
    // The sample holds nothing to protect; the real database is its holder's until somebody can sign in.
    if (database === 'sample' || !(await this.hasAccounts('live'))) return LOCAL_ADMINISTRATOR;
    return PUBLIC;
  }
}

const toMe = (actor: Actor, isSetUp: boolean): Me => ({
  id: actor.id,
  name: actor.name,
  role: actor.role,
  roles: [...actor.roles],
  participants: [...actor.participants],
  kind: actor.kind === 'person' ? 'person' : actor.kind === 'local' ? 'local' : 'public',
  hasAccounts: isSetUp,
});

type Mount = (
  endpoint: Endpoint,
  handler: (request: FastifyRequest, reply: FastifyReply, database: DatabaseName) => Promise<unknown>,
) => void;

/** Mounts what sets and clears the session's cookie. */
export async function mountSignIn(
  app: FastifyInstance,
  context: SignInContext,
  {
    identifier,
    describe,
  }: { readonly identifier: Identifier; readonly describe: (endpoint: Endpoint) => object },
): Promise<void> {
  await app.register(cookie);
  const mount: Mount = (endpoint, handler) =>
    app.route({
      method: endpoint.method,
      url: endpoint.path,
      ...describe(endpoint),
      handler: async (request, reply) => {
        const { database } = request.query as { database?: DatabaseName };
        reply.header('cache-control', 'no-store');
        return handler(request, reply, await context.choose(database));
      },
    });
  const enter = async (reply: FastifyReply, database: DatabaseName, { actor, token }: Entry) => {
    setCookie(reply, database, token);
    return { kind: 'in', me: toMe(actor, await identifier.hasAccounts(database)) };
  };
  mount(ACCESS_ENDPOINTS.me, async (request, _reply, database) =>
    toMe(await identifier.identify(database, request), await identifier.hasAccounts(database)),
  );
  mount(ACCESS_ENDPOINTS.signIn, async (request, reply, database) => {
    const body = request.body as { email: string; password: string; code?: string };
    const outcome = await signIn(context.gates(database), body, fromOf(request));
    return outcome.kind === 'in' ? enter(reply, database, outcome.entry) : outcome;
  });
  mount(ACCESS_ENDPOINTS.signOut, async (request, reply, database) => {
    await endOwnSession(context, database, request);
    reply.clearCookie(cookieName(database), { path: '/' });
    return { done: true };
  });
  mount(ACCESS_ENDPOINTS.invitation, async (request, _reply, database) => {
    const { token } = request.body as { token: string };
    return describeInvitation(context.gates(database), token);
  });
  mount(ACCESS_ENDPOINTS.accept, async (request, reply, database) => {
    const body = request.body as Parameters<typeof acceptInvitation>[1];
    const entry = await acceptInvitation(context.gates(database), body, fromOf(request).agent);
    return enter(reply, database, entry);
  });
  mount(ACCESS_ENDPOINTS.switchPerson, async (request, reply, database) => {
    const { personId } = request.body as { personId: number | null };
    if (database !== 'sample' || !context.isLoopbackOnly) throw new TocsinError('access.not-in-live');
    await endOwnSession(context, database, request);
    if (personId === null) reply.clearCookie(cookieName(database), { path: '/' });
    else setCookie(reply, database, await startAs(context, personId, fromOf(request).agent));
    return { done: true };
  });
}

function fromOf(request: FastifyRequest): { address: string; agent: string } {
  return { address: request.ip, agent: request.headers['user-agent'] ?? '' };
}

function setCookie(reply: FastifyReply, database: DatabaseName, token: string): void {
  reply.setCookie(cookieName(database), token, {
    path: '/',
    httpOnly: true,
    sameSite: 'strict',
    secure: reply.request.protocol === 'https',
  });
}

async function endOwnSession(
  { gates }: SignInContext,
  database: DatabaseName,
  request: FastifyRequest,
): Promise<void> {
  const token = request.cookies[cookieName(database)];
  const actor = token === undefined ? undefined : await findSession(gates(database), token);
  if (actor === undefined) return;
  await gates(database).door.run(actor, (tx) => endSessions(tx, actor, { only: actor.session }));
}

/** A session of a simulated person, without a password: they have none. */
function startAs({ gates }: SignInContext, personId: number, agent: string): Promise<string> {
  const { door, nowMs } = gates('sample');
  return door.run(GATE, async (tx) => {
    const { rowCount } = await tx.query('select from account where person_id = $1 and disabled_at is null', [
      personId,
    ]);
    // Without an account a session is nobody's: whoever asked would go on with the rights of this computer's holder.
    if (rowCount !== 1 || (await findPersonActor(tx, personId)) === undefined)
      throw new TocsinError('person.not-found', { id: personId });
    return startSession(tx, { personId, agent, nowMs: nowMs() });
  });
}
