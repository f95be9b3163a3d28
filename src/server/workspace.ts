import { existsSync } from 'node:fs';
import { findOwnership } from '../features/access/rules.ts';
import type { DetectionPorts } from '../features/detection/service.ts';
import { closeKilledImports, type ImportPorts, importFile } from '../features/imports/import-file.ts';
import { resolveAnew } from '../features/imports/resolve-anew.ts';
import { SAMPLE_SEED } from '../features/sample/generator/generate-sample.ts';
import { plantPeople } from '../features/sample/people.ts';
import { holdsReports } from '../features/status/read-status.ts';
import { TocsinError } from '../kernel/errors.ts';
import type { DatabaseName } from '../model/api.ts';
import { openCluster } from '../store/cluster/cluster.ts';
import { defaultDataDir } from '../store/cluster/data-folder.ts';
import type { Cluster } from '../store/cluster/types.ts';
import { openDatabase } from '../store/database.ts';
import { type Actor, type Door, LOCAL_ADMINISTRATOR } from '../store/door.ts';
import { openSampleFile, sampleSource } from './sample-file.ts';
import { openSourceFile, WORLD } from './wiring.ts';

export const DATABASES = ['live', 'sample'] as const satisfies readonly DatabaseName[];

/** The databases of one data folder, opened: what the server and every command work on. */
export interface Workspace {
  readonly cluster: Cluster;
  readonly dataDir: string;
  /** Who works on a database: who holds the machine, unless the command line was told otherwise. */
  actorIn(database: DatabaseName): Actor;
  door(database: DatabaseName): Door;
  detection(database: DatabaseName): DetectionPorts;
  imports(): ImportPorts;
  /** The same databases, worked on by somebody. */
  actingAs(actors: Actors): Workspace;
  /** Live once it holds a report, else the sample. */
  defaultDatabase(): Promise<DatabaseName>;
  /** Fills the sample database where it is empty; true when it did. */
  ensureSample(options?: SampleRequest): Promise<boolean>;
  close(): Promise<void>;
}

/** Whoever is not named here is who holds the machine. */
export type Actors = Readonly<Partial<Record<DatabaseName, Actor>>>;

export interface SampleRequest {
  /** Refused where a sample was made with another one. */
  readonly seed?: number;
  readonly onBegin?: () => void;
  readonly onProgress?: (share: number) => void;
}

export interface WorkspaceOptions {
  readonly dataDir?: string;
  readonly log?: (message: string) => void;
}

/** Starts or finds the database server, creates both databases and brings their tables up to date. */
export async function openWorkspace(options: WorkspaceOptions = {}): Promise<Workspace> {
  const dataDir = options.dataDir ?? defaultDataDir();
  const cluster = await openCluster({ dataDir, log: options.log });
  try {
    const doors = {
      live: await openDatabase(cluster, 'live'),
      sample: await openDatabase(cluster, 'sample'),
    };
    const workspace = buildWorkspace(cluster, dataDir, doors);
    await closeKilledImports(workspace.imports());
    for (const door of Object.values(doors))
      await resolveAnew({ door, actor: LOCAL_ADMINISTRATOR, world: WORLD });
    return workspace;
  } catch (error) {
    await cluster.stop();
    throw error;
  }
}

/** The detection worker beside the built server; where the sources run unbuilt there is none, and detection runs in this thread. */
function findWorker(): URL | undefined {
  return ['./detection-worker.js', '../detection-worker.js']
    .map((name) => new URL(name, import.meta.url))
    .find((url) => existsSync(url));
}

const sampleName = (seed: number): string => `sample, seed ${seed}`;

async function checkSeed(door: Door, seed: number): Promise<void> {
  const made = await door.run(
    LOCAL_ADMINISTRATOR,
    async (tx) => {
      const { rows } = await tx.query<{ file_name: string }>(
        "select file_name from import_file where state = 'done' order by id limit 1",
      );
      return rows[0]?.file_name ?? '';
    },
    { isReadOnly: true },
  );
  if (made !== sampleName(seed)) throw new TocsinError('sample.other-seed', { seed, made });
}

function buildWorkspace(
  cluster: Cluster,
  dataDir: string,
  doors: Readonly<Record<DatabaseName, Door>>,
  actors: Actors = {},
): Workspace {
  const actor = LOCAL_ADMINISTRATOR;
  const actorIn = (database: DatabaseName) => actors[database] ?? actor;
  const holds = (database: DatabaseName) => doors[database].run(actor, holdsReports, { isReadOnly: true });
  return {
    cluster,
    dataDir,
    actorIn,
    actingAs: (others) => buildWorkspace(cluster, dataDir, doors, others),
    door: (database) => doors[database],
    detection: (database) => ({
      door: doors[database],
      actor: actorIn(database),
      world: WORLD,
      database,
      worker: findWorker(),
    }),
    imports: () => ({
      door: doors.live,
      actor: actorIn('live'),
      ownership: findOwnership(actorIn('live')),
      world: WORLD,
      open: openSourceFile,
    }),
    defaultDatabase: async () => ((await holds('live')) ? 'live' : 'sample'),
    async ensureSample({ seed, onBegin, onProgress } = {}) {
      if (await holds('sample')) {
        if (seed !== undefined) await checkSeed(doors.sample, seed);
        return false;
      }
      onBegin?.();
      await importFile(
        { door: doors.sample, actor, world: WORLD, open: openSampleFile(seed ?? SAMPLE_SEED) },
        {
          source: sampleSource,
          path: '',
          fileName: sampleName(seed ?? SAMPLE_SEED),
          ...(onProgress === undefined ? {} : { onProgress }),
        },
      );
      await doors.sample.run(actor, plantPeople);
      return true;
    },
    async close() {
      await Promise.all(DATABASES.map((database) => doors[database].close()));
      await cluster.stop();
    },
  };
}
