import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import manifest from '../../package.json' with { type: 'json' };
import { hasAccounts, inviteFirst } from '../features/access/invitations.ts';
import { findOwnership } from '../features/access/rules.ts';
import { ensureRun } from '../features/detection/service.ts';
import { type Home, homeOfServer, readHome } from '../features/digest/home.ts';
import { sendReminders } from '../features/digest/send-reminders.ts';
import { announceImport, type ImportRequest, importFile } from '../features/imports/import-file.ts';
import { readStatus } from '../features/status/read-status.ts';
import { TocsinError } from '../kernel/errors.ts';
import type { DatabaseName } from '../model/api.ts';
import { type Actor, GATE } from '../store/door.ts';
import { buildApp, type RunningWork } from './app.ts';
import { BackgroundDetection } from './background-detection.ts';
import { startClockwork } from './clockwork.ts';
import { type Exposure, LOOPBACK_ONLY, localHostOf } from './exposure.ts';
import { reminderPortsOf } from './mail-ports.ts';
import { ensureSampleWork } from './sample-work.ts';
import { readSealKey } from './seal-key.ts';
import { forgetServer, INSTANCE_HEADER, rememberServer } from './server-file.ts';
import type { Upload } from './upload.ts';
import { findKnownSource, openMappedTable, openSourceFileAs } from './wiring.ts';
import type { Workspace } from './workspace.ts';

export interface ServeOptions {
  readonly port: number;
  readonly exposure?: Exposure;
  readonly onDetecting?: (values: { readonly database: string; readonly asOf: string }) => void;
  /** What time it is for the coalition's work; the system's clock, where absent. */
  readonly clock?: () => Date;
  /** Folder of the built web; beside the built server, where absent. */
  readonly webRoot?: string;
}

export interface RunningServer {
  readonly url: string;
  /** Link by which the first administrator is made; absent once somebody can sign in. Good once. */
  readonly setUpUrl?: string;
  readonly workspace: Workspace;
  close(): Promise<void>;
}

/** Serves opened databases that hold their sample: detection, then HTTP on the loopback address. The caller closes the workspace. */
export async function serve(workspace: Workspace, options: ServeOptions): Promise<RunningServer> {
  await assertMayOpen(workspace, options.exposure);
  const homeSet = readHome(process.env.TOCSIN_PUBLIC_URL);
  await detectIfNeeded(workspace, options);
  return listen(workspace, options, homeSet);
}

/** Nothing is opened to others while nobody can sign in: whoever came first would act as the machine's holder. */
async function assertMayOpen(workspace: Workspace, exposure: Exposure = LOOPBACK_ONLY): Promise<void> {
  if (exposure.isLoopbackOnly) return;
  if (!(await workspace.door('live').run(GATE, hasAccounts, { isReadOnly: true })))
    throw new TocsinError('server.sign-in-first');
}

async function detectIfNeeded(workspace: Workspace, { onDetecting }: ServeOptions): Promise<void> {
  for (const database of ['sample', 'live'] as const) {
    const { door, actor } = { door: workspace.door(database), actor: workspace.actorIn(database) };
    const { reports, newestKnown, detectedAsOf } = await door.run(actor, readStatus, { isReadOnly: true });
    if (reports === 0 || newestKnown === null) continue;
    if (detectedAsOf !== newestKnown) onDetecting?.({ database, asOf: newestKnown });
    await ensureRun(workspace.detection(database));
    if (database === 'sample') await ensureSampleWork(door);
  }
}

async function listen(
  workspace: Workspace,
  options: ServeOptions,
  homeSet: Home | undefined,
): Promise<RunningServer> {
  const { port, exposure = LOOPBACK_ONLY, clock } = options;
  const running = new Set<RunningWork>();
  const webRoot = options.webRoot ?? fileURLToPath(new URL('../web', import.meta.url));
  const behind = new BackgroundDetection(
    (database, actor) => ensureRun({ ...workspace.detection(database), actor, clock }),
    running,
  );
  const app = await buildApp({
    doors: { live: workspace.door('live'), sample: workspace.door('sample') },
    defaultDatabase: workspace.defaultDatabase,
    sealKey: readSealKey(workspace.dataDir),
    exposure,
    version: manifest.version,
    ...(existsSync(webRoot) ? { webRoot } : {}),
    ...(clock === undefined ? {} : { clock }),
    imports: workspace.imports(),
    startImport: (request, actor) => startImport(workspace, running, { ...request, actor, clock }),
    running: () => [...running],
    detectBehind: (database, actor) => behind.ask(database, actor),
    ensureRun: (database, actor, asOf) => ensureRun({ ...workspace.detection(database), actor, clock }, asOf),
  });
  const instance = randomUUID();
  app.addHook('onSend', async (_request, reply) => {
    reply.header(INSTANCE_HEADER, instance);
  });
  const { host, publicOrigin } = exposure;
  await app.listen({ host, port }).catch(async (error: NodeJS.ErrnoException) => {
    await app.close();
    throw error.code === 'EADDRINUSE' ? new TocsinError('server.port-taken', { port }, error) : error;
  });
  const bound = (app.server.address() as AddressInfo).port;
  const scheme = exposure.tls === undefined ? 'http' : 'https';
  const local = `${scheme}://${localHostOf(host)}:${bound}`;
  const url = publicOrigin ?? local;
  rememberServer(workspace.dataDir, { pid: process.pid, url, local, instance });
  const first = await inviteFirst({
    door: workspace.door('live'),
    sealKey: readSealKey(workspace.dataDir),
    nowMs: () => Date.now(),
  });
  const remindersAt = reminderPortsOf(workspace, homeSet ?? homeOfServer({ url, local }));
  const clockwork = startClockwork({
    doors: { live: workspace.door('live'), sample: workspace.door('sample') },
    actorIn: workspace.actorIn,
    clock,
    remind: (now) => sendReminders(remindersAt(now)),
  });
  return {
    url,
    workspace,
    ...(first === undefined ? {} : { setUpUrl: `${url}/welcome?database=live#${first.token}` }),
    async close() {
      await clockwork.stop();
      await app.close();
      forgetServer(workspace.dataDir);
    },
  };
}

/** Answers with the number of the import as soon as it is announced; the work goes on behind. */
async function startImport(
  workspace: Workspace,
  running: Set<RunningWork>,
  request: Upload & { readonly actor: Actor; readonly clock?: (() => Date) | undefined },
): Promise<number> {
  const { mapping } = request;
  const source = findKnownSource(request.sourceId, mapping);
  const work: RunningWork = { kind: 'import', progress: 0, startedAt: new Date().toISOString() };
  const full: ImportRequest = {
    ...request,
    source,
    onProgress: (share) => Object.assign(work, { progress: share }),
  };
  const ports = {
    ...workspace.imports(),
    actor: request.actor,
    ownership: findOwnership(request.actor),
    open:
      mapping === undefined ? openSourceFileAs(request.fileName) : openMappedTable(mapping, request.fileName),
  };
  const importId = await announceImport(ports, full);
  running.add(work);
  // The import records its own failure beside its number, where the page reads it.
  importFile(ports, { ...full, importId })
    .then(() => {
      Object.assign(work, { kind: 'detect', progress: null });
      const { actor, clock } = request;
      return ensureRun({ ...workspace.detection('live'), actor, clock });
    })
    .catch(() => undefined)
    .finally(() => running.delete(work));
  return importId;
}

/** What the first line after the start says: which database answers, and how far its data go. */
export async function detectedOrNow({
  workspace,
}: RunningServer): Promise<{ database: DatabaseName; reports: number; asOf: string }> {
  const database = await workspace.defaultDatabase();
  const { reports, newestKnown } = await workspace
    .door(database)
    .run(workspace.actorIn(database), readStatus, { isReadOnly: true });
  return { database, reports, asOf: newestKnown ?? '' };
}
