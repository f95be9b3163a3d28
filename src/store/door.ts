import pg from 'pg';

/** Who acts. Until sign-in exists there is one: the local administrator, and jobs that act for it. */
export interface Actor {
  readonly id: string;
  readonly name: string;
  readonly role: 'administrator';
}

export const LOCAL_ADMINISTRATOR: Actor = {
  id: 'local-administrator',
  name: 'Local administrator',
  role: 'administrator',
};

export type Transaction = pg.PoolClient;

/** The one door to the data: every read and write of every feature passes here, in a transaction that knows its actor. */
export interface Door {
  run<T>(
    actor: Actor,
    work: (tx: Transaction) => Promise<T>,
    options?: { readonly isReadOnly: boolean },
  ): Promise<T>;
  close(): Promise<void>;
}

// Dates stay ISO text: a Date object would move them by the time zone. Counts fit a number.
pg.types.setTypeParser(pg.types.builtins.DATE, (text: string) => text);
pg.types.setTypeParser(pg.types.builtins.INT8, (text: string) => Number(text));

/** Opens the door to one database. A connection that breaks is dropped from the pool; the next call takes a new one. */
export function openDoor(config: pg.PoolConfig): Door {
  // Imports sort and compare a whole file in temporary tables: in memory, where it fits.
  const pool = new pg.Pool({ max: 12, options: '-c temp_buffers=128MB', ...config });
  // Without a listener an idle connection that PostgreSQL closes would end the process; the pool replaces it by itself.
  pool.on('error', () => undefined);
  return {
    async run(actor, work, options) {
      const client = await pool.connect();
      let broken: Error | undefined;
      const onError = (error: Error) => {
        broken = error;
      };
      client.on('error', onError);
      try {
        await client.query(options?.isReadOnly ? 'begin transaction read only' : 'begin');
        await client.query(
          "select set_config('tocsin.actor', $1, true), set_config('tocsin.role', $2, true)",
          [actor.id, actor.role],
        );
        const result = await work(client);
        await client.query('commit');
        return result;
      } catch (error) {
        await client.query('rollback').catch((failure: Error) => {
          broken = failure;
        });
        throw error;
      } finally {
        client.off('error', onError);
        client.release(broken);
      }
    },
    close: () => pool.end(),
  };
}
