import pg from 'pg';
import { explainFullDisk, TocsinError } from '../kernel/errors.ts';
import type { Role } from '../model/access.ts';
import { inTurn } from './in-turn.ts';
import { preparing } from './prepared.ts';
import { proveTicket, type Ticket } from './ticket.ts';
import { together } from './together.ts';

/** Who acts, with what the door proves to the store. The store itself works out what they may see. */
export interface Actor extends Ticket {
  /** As it stands in records: `local-administrator`, `public`, `person:12`. */
  readonly id: string;
  readonly name: string;
  /** The foremost of their roles; what each may do: `model/access.ts`. */
  readonly role: Role;
  readonly roles: readonly Role[];
  /** Ids of the participants for which they hold a role. */
  readonly participants: readonly number[];
  /** The session that the request came with, where it did. */
  readonly session?: string;
}

/** Who holds the machine and its files: acts while nobody has set sign-in up, and on the command line of that machine. */
export const LOCAL_ADMINISTRATOR: Actor = {
  id: 'local-administrator',
  name: 'Local administrator',
  role: 'administrator',
  roles: ['administrator', 'secretariat'],
  participants: [],
  kind: 'local',
  person: 0,
  scope: 'all',
};

/** Everybody who has not signed in. */
export const PUBLIC: Actor = {
  id: 'public',
  name: 'Public',
  role: 'public',
  roles: ['public'],
  participants: [],
  kind: 'public',
  person: 0,
  scope: '',
};

/** Signs people in: sees accounts, and no record. */
export const GATE: Actor = { ...PUBLIC, id: 'gate', name: 'Sign-in', kind: 'gate' };

/** The import that somebody asked for: writes for the owners given (ids, or `*` for all), and sees no more than theirs. */
export function asImport(actor: Actor, owners: '*' | readonly number[]): Actor {
  return { ...actor, kind: 'import', scope: owners === '*' ? '*' : owners.join(',') };
}

/** The detection that somebody's question needs: sees what they see. */
export function asDetection(actor: Actor): Actor {
  return { ...actor, kind: 'detection', scope: actor.kind === 'local' ? 'all' : '' };
}

export type Transaction = pg.PoolClient;

export interface RunOptions {
  readonly isReadOnly: boolean;
  /**
   * Each statement with parameters is planned once for a connection, without a look at their values: for small statements that cost more to plan,
   * with the rules that they name, than to run. What is optional in such a statement belongs in its text (`Conditions`).
   */
  readonly isPlannedOnce?: boolean;
}

/** What the opening question of a transaction gave. */
export type Opening = readonly Readonly<Record<string, unknown>>[];

/** The one door to the data: every read and write of every feature passes here, in a transaction that knows its actor. */
export interface Door {
  run<T>(actor: Actor, work: (tx: Transaction) => Promise<T>, options?: RunOptions): Promise<T>;
  /** The same; a question is asked in the message that begins the transaction, and costs no turn of its own. Values stand in it, escaped. */
  runAsking<T>(
    actor: Actor,
    question: string,
    work: (tx: Transaction, opening: Opening) => Promise<T>,
    options?: RunOptions,
  ): Promise<T>;
  close(): Promise<void>;
}

// Dates stay ISO text: a Date object would move them by the time zone. Counts fit a number.
pg.types.setTypeParser(pg.types.builtins.DATE, (text: string) => text);
pg.types.setTypeParser(pg.types.builtins.INT8, (text: string) => Number(text));

/** What PostgreSQL says where a rule of the store does not let somebody. */
const INSUFFICIENT_PRIVILEGE = '42501';

/** What the driver says of a server that ends, ended or cannot be reached: words of its own, a class of PostgreSQL or of the system. */
const AWAY = /^(08|57P0|ECONN|ENOENT|EPIPE)/;

/** A refusal of the store, or a lack of room, in the product's words; other failures as they are. */
function explain(error: unknown, explainAway: () => TocsinError | undefined): unknown {
  const { code = '', message = '' } = error as { readonly code?: string; readonly message?: string };
  if (code === INSUFFICIENT_PRIVILEGE) return new TocsinError('access.refused', {}, error);
  const isAway = AWAY.test(code) || message.startsWith('Connection terminated');
  return explainFullDisk(error) ?? (isAway ? explainAway() : undefined) ?? error;
}

export interface DoorOptions {
  /** That actors are proved with. */
  readonly secret: Buffer;
  /** Why the server does not answer, where that can be told. */
  readonly explainAway: () => TocsinError | undefined;
}

/** Begins a transaction and enters the actor, in one message: every request pays for each turn that it takes. */
function beginAs(
  actor: Actor,
  by: { readonly client: pg.PoolClient; readonly secret: Buffer; readonly options: RunOptions },
): string {
  // pg's types leave out the number of the session, which the proof is for.
  const { processID: processId } = by.client as unknown as { readonly processID: number };
  const ticket = proveTicket(actor, { secret: by.secret, processId, nowMs: Date.now() });
  const values = ticket.map((value) => (typeof value === 'number' ? value : pg.escapeLiteral(value)));
  const { isReadOnly, isPlannedOnce } = by.options;
  return [
    `begin${isReadOnly ? ' transaction read only' : ''}`,
    ...(isPlannedOnce ? ['set local plan_cache_mode to force_generic_plan'] : []),
    `select enter(${values.join(', ')})`,
  ].join('; ');
}

/**
 * Connections that stay while nobody asks: whoever asks next finds the plans that were made. They are renewed by the hour, since plans are kept for
 * as long as a connection lasts.
 */
const KEPT_OPEN = { min: 2, maxLifetimeSeconds: 3600 } as const;

function transactionOf(client: Transaction, { isPlannedOnce, isReadOnly }: RunOptions): Transaction {
  const own = inTurn(client);
  if (!isPlannedOnce) return own;
  return isReadOnly ? together(preparing(own)) : preparing(own);
}

/** Opens the door to one database, as the application's role. A connection that breaks is dropped from the pool; the next call takes a new one. */
export function openDoor(config: pg.PoolConfig, { secret, explainAway }: DoorOptions): Door {
  const pool = new pg.Pool({ max: 12, ...KEPT_OPEN, ...config });
  // Without a listener an idle connection that PostgreSQL closes would end the process; the pool replaces it by itself.
  pool.on('error', () => undefined);
  const door: Door = {
    run: (actor, work, options) => door.runAsking(actor, '', (tx) => work(tx), options),
    async runAsking(actor, question, work, options = { isReadOnly: false }) {
      const client = await pool.connect().catch((error: unknown) => {
        throw explain(error, explainAway);
      });
      let broken: Error | undefined;
      const onError = (error: Error) => {
        broken = error;
      };
      client.on('error', onError);
      try {
        const begin = `${beginAs(actor, { client, secret, options })}; ${question}`;
        // Of a message with several statements the driver gives the results as a list.
        const begun = (await client.query(begin)) as unknown as readonly { readonly rows: Opening }[];
        const result = await work(transactionOf(client, options), begun.at(-1)!.rows);
        await client.query('commit');
        return result;
      } catch (error) {
        // What broke the connection says more than what the driver says of every statement after it.
        const cause = broken ?? error;
        await client.query('rollback').catch((failure: Error) => {
          broken ??= failure;
        });
        throw explain(cause, explainAway);
      } finally {
        client.off('error', onError);
        client.release(broken);
      }
    },
    close: () => pool.end(),
  };
  return door;
}
