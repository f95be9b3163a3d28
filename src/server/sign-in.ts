import cookie from '@fastify/cookie';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { findPersonActor } from '../features/access/actors.ts';
import { findByApiToken } from '../features/access/api-tokens.ts';
import { ACCESS_ENDPOINTS, type Me } from '../features/access/contract.ts';
import type { GatesPort } from '../features/access/gate-ports.ts';
import { acceptInvitation, describeInvitation, hasAccounts } from '../features/access/invitations.ts';
import { endSessions, type FoundSession, findSession, startSession } from '../features/access/session.ts';
import { type Entry, signIn } from '../features/access/sign-in.ts';
import { hashToken } from '../features/access/tokens.ts';
import { TocsinError } from '../kernel/errors.ts';
import type { DatabaseName, Endpoint } from '../model/api.ts';
import { type Actor, GATE, LOCAL_ADMINISTRATOR, PUBLIC } from '../store/door.ts';

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);
/**
 * How long who is behind a session holds for what only reads, ms: a page asks several things at once. What they may see is worked out anew in each
 * transaction; a write, and what follows one, looks the session up again.
 */
const FOUND_HOLDS_MS = 500;
/** Sessions that are remembered at a time. */
const MAX_FOUND = 5000;
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
  /** By database and hash of the session's secret. */
  readonly #found = new Map<
    string,
    { readonly at: number; readonly session: Promise<FoundSession | undefined> }
  >();

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
    const session =
      token === undefined
        ? undefined
        : SAFE_METHODS.has(request.method)
          ? await this.#find(database, token)
          : await findSession(gate, token);
    return session?.actor ?? this.#withoutSession(database);
  }

  /** After a write every session is looked up anew: the write may have ended it, or changed what its person is. */
  forget(): void {
    this.#found.clear();
  }

  #find(database: DatabaseName, token: string): Promise<FoundSession | undefined> {
    const key = `${database}|${hashToken(token).toString('base64')}`;
    const last = this.#found.get(key);
    const age = last === undefined ? Number.NaN : Date.now() - last.at;
    if (last !== undefined && age >= 0 && age < FOUND_HOLDS_MS) return last.session;
    const session = findSession(this.#context.gates(database), token);
    this.#found.delete(key);
    this.#found.set(key, { at: Date.now(), session });
    if (this.#found.size > MAX_FOUND) this.#found.delete(this.#found.keys().next().value!);
    // What was not found is not remembered: the next request may be the first of a new session.
    session.then(
      (found) => found === undefined && this.#found.delete(key),
      () => this.#found.delete(key),
    );
    return session;
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
  app.addHook('onSend', async (request) => {
    if (!SAFE_METHODS.has(request.method)) identifier.forget();
  });
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
  const session = token === undefined ? undefined : await findSession(gates(database), token);
  if (session === undefined) return;
  await gates(database).door.run(session.actor, (tx) =>
    endSessions(tx, session.actor, { only: session.sessionId }),
  );
}

/** A session of a simulated person, without a password: they have none. */
function startAs({ gates }: SignInContext, personId: number, agent: string): Promise<string> {
  const { door, nowMs } = gates('sample');
  return door.run(GATE, async (tx) => {
    if ((await findPersonActor(tx, personId)) === undefined)
      throw new TocsinError('person.not-found', { id: personId });
    return startSession(tx, { personId, agent, nowMs: nowMs() });
  });
}
