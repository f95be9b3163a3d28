import { readStatus } from '../features/status/read-status.ts';
import { fillTemplate } from '../kernel/errors.ts';
import type { DatabaseName } from '../model/api.ts';
import { openWorkspace, type Workspace } from '../server/workspace.ts';

export const say = (template: string, values: Readonly<Record<string, string | number>> = {}): void => {
  process.stdout.write(`${fillTemplate(template, values)}\n`);
};

/** Progress and hints go to standard error, so that standard output holds the answer alone. */
export const note = (template: string, values: Readonly<Record<string, string | number>> = {}): void => {
  process.stderr.write(`${fillTemplate(template, values)}\n`);
};

export const sayJson = (value: unknown): void => {
  process.stdout.write(`${JSON.stringify(value, null, 2)}\n`);
};

/** Opens the databases for one command and lets go of them whatever happens. */
export async function withWorkspace<T>(work: (workspace: Workspace) => Promise<T>): Promise<T> {
  const workspace = await openWorkspace({ log: (message) => note('{message}', { message }) });
  try {
    return await work(workspace);
  } finally {
    await workspace.close();
  }
}

/** The database that a command reads: the one asked for, else live once it holds a report, else the sample, made if need be. */
export async function chooseDatabase(
  workspace: Workspace,
  asked: DatabaseName | undefined,
): Promise<DatabaseName> {
  const database = asked ?? (await workspace.defaultDatabase());
  if (database === 'sample') await workspace.ensureSample();
  return database;
}

export async function countReports(workspace: Workspace, database: DatabaseName): Promise<number> {
  const status = await workspace.door(database).run(workspace.actor, readStatus, { isReadOnly: true });
  return status.reports;
}
