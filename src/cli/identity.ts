import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { findPersonActor } from '../features/access/actors.ts';
import type { GatePorts } from '../features/access/gate-ports.ts';
import { findSession } from '../features/access/session.ts';
import { TocsinError } from '../kernel/errors.ts';
import type { DatabaseName } from '../model/api.ts';
import { readSealKey } from '../server/seal-key.ts';
import { type Actors, DATABASES, type Workspace } from '../server/workspace.ts';
import { type Actor, GATE } from '../store/door.ts';

/** Sessions that the command line holds, by database; readable by their owner alone. */
const sessionsSchema = z.object({ live: z.string().optional(), sample: z.string().optional() });
type Sessions = z.infer<typeof sessionsSchema>;

const pathOf = (dataDir: string): string => join(dataDir, 'signed-in.json');

/** @throws {TocsinError} `access.session-over` where the file cannot be read: nobody goes on as somebody who may do more */
function readSessions(dataDir: string): Sessions {
  const path = pathOf(dataDir);
  if (!existsSync(path)) return {};
  try {
    return sessionsSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch (error) {
    throw new TocsinError('access.session-over', {}, error);
  }
}

/** For signing in and out, which put a file right that cannot be read. */
function readWhatThereIs(dataDir: string): Sessions {
  try {
    return readSessions(dataDir);
  } catch {
    return {};
  }
}

/** Keeps the session of a database, or forgets it. */
export function keepSession(dataDir: string, database: DatabaseName, token: string | undefined): void {
  const { [database]: _old, ...others } = readWhatThereIs(dataDir);
  const sessions = token === undefined ? others : { ...others, [database]: token };
  const path = pathOf(dataDir);
  rmSync(path, { force: true });
  if (Object.keys(sessions).length > 0)
    writeFileSync(path, `${JSON.stringify(sessions)}\n`, { mode: 0o600, flag: 'wx' });
}

/** The secret of the session that the command line holds on a database. */
export const heldSession = (dataDir: string, database: DatabaseName): string | undefined =>
  readWhatThereIs(dataDir)[database];

export function gateOf(workspace: Workspace, database: DatabaseName): GatePorts {
  return {
    door: workspace.door(database),
    sealKey: readSealKey(workspace.dataDir),
    nowMs: () => Date.now(),
  };
}

/**
 * Who a command works as: the simulated person that `--as` names, else whoever signed in on this database, else who holds the machine.
 *
 * @throws {TocsinError} `access.session-over` where a session has ended: a command never goes on with more rights than were meant
 */
export async function findActors(workspace: Workspace, as: string | undefined): Promise<Actors> {
  const actors: Partial<Record<DatabaseName, Actor>> = {};
  const sessions = readSessions(workspace.dataDir);
  for (const database of DATABASES) {
    const token = sessions[database];
    if (token === undefined) continue;
    const actor = await findSession(gateOf(workspace, database), token);
    if (actor === undefined) throw new TocsinError('access.session-over');
    actors[database] = actor;
  }
  if (as !== undefined) actors.sample = await findSimulated(workspace, as);
  return actors;
}

/** A person of the sample by e-mail address, or by the part of it before the @. */
function findSimulated(workspace: Workspace, as: string): Promise<Actor> {
  const email = as.includes('@') ? as : `${as}@sample.invalid`;
  return workspace.door('sample').run(
    GATE,
    async (tx) => {
      const { rows } = await tx.query<{ id: number }>(
        'select person_id as id from account where lower(email) = lower($1) and disabled_at is null',
        [email],
      );
      const actor = rows[0] === undefined ? undefined : await findPersonActor(tx, rows[0].id);
      if (actor === undefined) throw new TocsinError('access.nobody-simulated', { name: as });
      return actor;
    },
    { isReadOnly: true },
  );
}
