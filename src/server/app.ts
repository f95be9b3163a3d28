import compress from '@fastify/compress';
import helmet from '@fastify/helmet';
import Fastify, { type FastifyInstance, type FastifyRequest } from 'fastify';
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod';
import { recordAudit } from '../features/access/actors.ts';
import type { GatesPort } from '../features/access/gate-ports.ts';
import { findOwnership, mayDo } from '../features/access/rules.ts';
import { findLackingRun } from '../features/detection/service.ts';
import type { ImportPorts } from '../features/imports/import-file.ts';
import { retryReject } from '../features/imports/retry-rejects.ts';
import { listAllRoutes } from '../features/index.ts';
import { MY_WORK_PATH } from '../features/my-work/rules.ts';
import { readStatus } from '../features/status/read-status.ts';
import type { DatabaseName, Endpoint } from '../model/api.ts';
import { SOURCES } from '../sources/index.ts';
import { type Actor, type Door, LOCAL_ADMINISTRATOR, PUBLIC } from '../store/door.ts';
import { buildCatalogue } from '../store/reading/catalogue.ts';
import type { Reading } from '../store/reading/reading.ts';
import { type Asked, type FileAnswer, type Route, STILL_MS } from '../store/reading/route.ts';
import { describeEndpoint, describeSchema } from './describe-endpoint.ts';
import { sendProblem } from './error-reply.ts';
import type { Exposure } from './exposure.ts';
import { mountFeed } from './feed.ts';
import { sendFile } from './file-reply.ts';
import { guard } from './guards.ts';
import { mountForm } from './mount-form.ts';
import { mountUploads } from './mount-uploads.ts';
import { describeApi } from './openapi.ts';
import { type ReadAt, Reader } from './reader.ts';
import { mountReviewFiles } from './review-files.ts';
import { sampleSource } from './sample-file.ts';
import { Identifier, mountSignIn, type SignInContext } from './sign-in.ts';
import { acceptUploads, type Upload } from './upload.ts';
import { serveWeb } from './web.ts';
import { findKnownSource } from './wiring.ts';

/** Work under way that changes what the pages show. */
export interface RunningWork {
  kind: 'import' | 'detect' | 'replay' | 'resolve';
  progress: number | null;
  startedAt: string;
}

export interface AppContext {
  readonly doors: Readonly<Record<DatabaseName, Door>>;
  /** Live once it holds a report, else the sample. */
  defaultDatabase(): Promise<DatabaseName>;
  /** Seals second factors; kept outside the database. */
  readonly sealKey: Buffer;
  /** Whom it lets in. */
  readonly exposure: Exposure;
  readonly version: string;
  /** Folder of the built web; absent: the API alone. */
  readonly webRoot?: string;
  /** What «today» is to the sample; absent: its newest known date. */
  readonly sampleToday?: string;
  /** What time it is; the system's clock, where absent. */
  readonly clock?: () => Date;
  /** For mended rows; always on the live database. */
  readonly imports: ImportPorts;
  /** Answers with the number of the import as soon as it is announced. */
  startImport(upload: Upload, actor: Actor): Promise<number>;
  running(): readonly RunningWork[];
  /** Makes the stored run of a past date where there is none near it. */
  ensureRun?(database: DatabaseName, actor: Actor, asOf?: string): Promise<string>;
  /** Told after a write that changes what detection reads; returns at once. */
  detectBehind?(database: DatabaseName, actor: Actor): void;
}

/** Who sends a request, to the database that it is for. */
export type Identify = (database: DatabaseName, request: FastifyRequest) => Promise<Actor>;

/** Browsers come by TLS alone for a year. */
const TRANSPORT_SECURITY_S = 31_536_000;
const MAX_BODY_BYTES = 4 * 1024 * 1024;

/** The HTTP API and the web page of one Tocsin. */
export async function buildApp(context: AppContext): Promise<FastifyInstance> {
  const { tls, proxies } = context.exposure;
  const app = Fastify({
    ...(tls === undefined ? {} : { https: { ...tls, minVersion: 'TLSv1.2' } }),
    ...(proxies === undefined ? {} : { trustProxy: [...proxies] }),
    bodyLimit: MAX_BODY_BYTES,
    frameworkErrors: (error, _request, reply) => {
      sendProblem(reply, error);
    },
  });
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  app.setErrorHandler((error, _request, reply) => sendProblem(reply, error));
  guard(app, context.exposure);
  await protect(app, context.exposure);
  // Brotli at its usual level costs more than it saves on one computer.
  await app.register(compress, { encodings: ['gzip', 'identity'] });
  await acceptUploads(app);
  await describeApi(app, context.version);
  const reader = buildReader(context);
  const gates: GatesPort = (database) => ({
    door: context.doors[database],
    sealKey: context.sealKey,
    nowMs: () => Date.now(),
  });
  const signIn: SignInContext = {
    gates,
    choose: (asked) => reader.choose(asked),
    isLoopbackOnly: context.exposure.isLoopbackOnly,
  };
  const identifier = new Identifier(signIn);
  const identify: Identify = (database, request) => identifier.identify(database, request);
  await mountSignIn(app, signIn, { identifier, describe: describeSchema });
  const isReady = runKeeper(context, reader);
  for (const route of listAllRoutes({
    ...buildPorts(context, reader),
    gates,
    publicOrigin: context.exposure.publicOrigin,
  }))
    mount(app, { route, reader, isReady, identify, detectBehind: context.detectBehind });
  mountReviewFiles(app, { reader, identify, isReady });
  mountUploads(app, context, { reader, identify });
  mountFeed(app, reader, gates);
  await serveWeb(app, context.webRoot);
  return app;
}

async function protect(app: FastifyInstance, { isLoopbackOnly }: Exposure): Promise<void> {
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        // RDKit is WebAssembly; no script stands in the page itself.
        scriptSrc: ["'self'", "'wasm-unsafe-eval'"],
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        fontSrc: ["'self'", 'data:'],
        connectSrc: ["'self'"],
        workerSrc: ["'self'", 'blob:'],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
    // The loopback address speaks plain HTTP.
    strictTransportSecurity: isLoopbackOnly ? false : { maxAge: TRANSPORT_SECURITY_S },
  });
}

function buildReader(context: AppContext): Reader {
  return new Reader({
    doors: context.doors,
    catalogue: buildCatalogue(context.imports.world.registry),
    sources: [...SOURCES, sampleSource],
    sampleToday: context.sampleToday,
    clock: context.clock,
    defaultDatabase: () => context.defaultDatabase(),
  });
}

function buildPorts(context: AppContext, reader: Reader) {
  const describeDatabase = (database: DatabaseName, actor: Actor) =>
    reader.readOnce({ database, actor }, 'database', async (reading) => ({
      name: database,
      reports: (await readStatus(reading.tx)).reports,
      newestKnown: reading.newestKnown,
      isSimulated: reading.isSimulated,
    }));
  const { imports } = context;
  return {
    status: {
      // People belong to one database: in the other, the same number is somebody else.
      databases: async (database: DatabaseName, actor: Actor) => {
        const asIn = (other: DatabaseName): Actor => {
          if (other === database || actor.kind !== 'person') return actor;
          return other === 'sample' && context.exposure.isLoopbackOnly ? LOCAL_ADMINISTRATOR : PUBLIC;
        };
        return [
          await describeDatabase('live', asIn('live')),
          await describeDatabase('sample', asIn('sample')),
        ];
      },
      running: () =>
        context.running().map(({ kind, progress, startedAt }) => ({ kind, progress, startedAt })),
      version: context.version,
    },
    data: {
      resolveName: (name: string) => imports.world.resolveName(name),
      retryReject: (actor: Actor, id: number, cells: Readonly<Record<string, string>>) =>
        retryReject({ ...imports, actor, ownership: findOwnership(actor) }, findKnownSource, { id, cells }),
    },
  };
}

/** Sees to it that there is a run of what somebody may see to answer for a date; one detection at a time, and no connection held meanwhile. */
function runKeeper(context: AppContext, reader: Reader) {
  const { ensureRun } = context;
  let last: Promise<unknown> = Promise.resolve();
  return async ({ database, actor, asOf }: ReadAt): Promise<void> => {
    if (ensureRun === undefined) return;
    const findLacking = () =>
      reader.readOnce({ database, actor, asOf }, 'lacking run', (reading) =>
        reading.asOf === null ? Promise.resolve(null) : findLackingRun(reading.tx, reading.asOf),
      );
    if ((await findLacking()) === null) return;
    last = last
      .catch(() => undefined)
      .then(async () => {
        const on = await findLacking();
        if (on === null) return;
        await ensureRun(database, actor, on);
        reader.forget();
      });
    await last;
  };
}

interface Mounting {
  readonly route: Route;
  readonly reader: Reader;
  readonly isReady: (at: ReadAt) => Promise<void>;
  readonly identify: Identify;
  readonly detectBehind: AppContext['detectBehind'];
}

/** What reads signals from the run of whoever asks: taking one on, and counting those that nobody has taken on. */
const OF_RUNS = ['/api/signals', '/api/triage', '/api/ledger', '/api/reviews', '/api/exports'];

function mount(app: FastifyInstance, { route, reader, isReady, identify, detectBehind }: Mounting): void {
  const { endpoint, mode, form } = route;
  if (form !== undefined) {
    mountForm(app, { ...route, form }, { reader, identify });
    return;
  }
  const isOfRuns = OF_RUNS.some((path) => endpoint.path.startsWith(path)) || endpoint.path.endsWith('/brief');
  // Who watches over the coalition is told of signals that nobody has taken on.
  const isWork = endpoint.path === MY_WORK_PATH;
  app.route({
    ...describeEndpoint(endpoint),
    handler: async (request, reply) => {
      const asked = askedOf(request);
      const { database: named, asOf } = (asked.query ?? {}) as { database?: DatabaseName; asOf?: string };
      const database = await reader.choose(named);
      const actor = await identify(database, request);
      const at = { database, actor, asOf };
      if (isOfRuns || (isWork && mayDo(actor.roles, 'work.oversee'))) await isReady(at);
      const prepared = await route.prepare?.(database, asked, actor);
      if (route.isFile) {
        const file = await reader.read(
          at,
          (reading) => route.answer(reading, asked, prepared) as Promise<FileAnswer>,
        );
        const { trace } = file;
        if (trace !== undefined)
          await reader.read(at, ({ tx }) => recordAudit(tx, trace), { isReadOnly: false });
        return sendFile(reply, file);
      }
      const work = async (reading: Reading) =>
        Buffer.from(JSON.stringify(endpoint.response.parse(await route.answer(reading, asked, prepared))));
      const keyOf = () => `${endpoint.path}|${JSON.stringify([asked.params, asked.query])}`;
      const body = await (mode === 'kept'
        ? reader.readOnce(at, keyOf(), work)
        : mode === 'still' || mode === 'still-minute'
          ? reader.readStill(at, { key: keyOf(), holdsMs: STILL_MS[mode] }, work)
          : reader.read(at, work, { isReadOnly: mode !== 'write' }));
      if (mode === 'write') reader.forget();
      if (route.changesReports) detectBehind?.(database, actor);
      const trace = route.trace?.(JSON.parse(body.toString('utf8')));
      // On record before it is handed out.
      if (trace !== undefined)
        await reader.read(at, ({ tx }) => recordAudit(tx, trace), { isReadOnly: false });
      return reply
        .code(endpoint.status ?? 200)
        .header('cache-control', 'no-store')
        .type('application/json; charset=utf-8')
        .send(body);
    },
  });
}

function askedOf({ query, params, body }: FastifyRequest): Asked<Endpoint> {
  return { query, params, body } as Asked<Endpoint>;
}
