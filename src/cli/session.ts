import { SingleBar } from 'cli-progress';
import { fillTemplate, TocsinError } from '../kernel/errors.ts';
import type { DatabaseName } from '../model/api.ts';
import { cliEn } from '../model/messages/cli.en.ts';
import { openWorkspace, type Workspace } from '../server/workspace.ts';
import { openCluster } from '../store/cluster/cluster.ts';
import { defaultDataDir } from '../store/cluster/data-folder.ts';
import type { Cluster } from '../store/cluster/types.ts';
import { findActors } from './identity.ts';
import { isEnding, letGoOnLeaving } from './leaving.ts';

type Values = Readonly<Record<string, string | number>>;

export const say = (template: string, values: Values = {}): void => {
  process.stdout.write(`${fillTemplate(template, values)}\n`);
};

/** Progress and hints go to standard error, so that standard output holds the answer alone. */
export const note = (template: string, values: Values = {}): void => {
  process.stderr.write(`${fillTemplate(template, values)}\n`);
};

export const sayJson = (value: unknown): void => {
  process.stdout.write(`${JSON.stringify(value, null, 2)}\n`);
};

export interface Identity {
  /** A simulated person to act as, in the sample. */
  readonly as?: string;
  /** Works as who holds the machine, whoever signed in. */
  readonly isHolder?: boolean;
}

/** Opens the databases for one command, as whoever it works for, and lets go of them whatever happens. */
export async function withWorkspace<T>(
  work: (workspace: Workspace) => Promise<T>,
  { as, isHolder = false }: Identity = {},
): Promise<T> {
  const opening = openWorkspace({ log: (message) => note('{message}', { message }) });
  letGoOnLeaving(opening);
  const workspace = await opening;
  try {
    if (as !== undefined) await makeSample(workspace);
    return await work(isHolder ? workspace : workspace.actingAs(await findActors(workspace, as)));
  } finally {
    // An import behind the web page may hold a connection for a long time: PostgreSQL undoes it when it goes.
    if (isEnding()) await workspace.cluster.stop();
    else await workspace.close();
  }
}

/** Opens the database server alone, for what must work whatever state the databases are in. */
export async function withCluster<T>(work: (cluster: Cluster) => Promise<T>): Promise<T> {
  const opening = openCluster({
    dataDir: defaultDataDir(),
    log: (message) => note('{message}', { message }),
  });
  letGoOnLeaving(opening.then((cluster) => ({ cluster })));
  const cluster = await opening;
  try {
    return await work(cluster);
  } finally {
    await cluster.stop();
  }
}

/** The database that a command reads: the one asked for, else live once it holds a report, else the sample, made if need be. */
export async function chooseDatabase(
  workspace: Workspace,
  { database: asked, as }: { readonly database?: DatabaseName; readonly as?: string },
): Promise<DatabaseName> {
  if (as !== undefined && asked === 'live') throw new TocsinError('access.not-in-live');
  const database = asked ?? (as === undefined ? await workspace.defaultDatabase() : 'sample');
  if (database === 'sample') await makeSample(workspace);
  return database;
}

/** Makes the simulated coalition where there is none yet, with a bar. */
export async function makeSample(workspace: Workspace, seed?: number): Promise<void> {
  let bar: Bar | undefined;
  await workspace
    .ensureSample({
      ...(seed === undefined ? {} : { seed }),
      onBegin: () => {
        note(cliEn.start.preparing);
        bar = openBar(cliEn.start.preparingShort);
      },
      onProgress: (share) => bar?.update(share),
    })
    .finally(() => bar?.stop());
}

export interface Bar {
  update(share: number): void;
  stop(): void;
}

/** A bar on a terminal; nothing where standard error is a file. */
export function openBar(label: string): Bar | undefined {
  if (!process.stderr.isTTY) return undefined;
  const bar = new SingleBar({
    format: `${label} {bar} {percentage} %`,
    stream: process.stderr,
    hideCursor: true,
    clearOnComplete: true,
  });
  bar.start(100, 0);
  return { update: (share) => bar.update(Math.min(100, Math.round(share * 100))), stop: () => bar.stop() };
}
