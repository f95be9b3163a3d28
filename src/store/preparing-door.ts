import { createHash } from 'node:crypto';
import type { Door, Transaction } from './door.ts';

const names = new Map<string, string>();

function nameOf(text: string): string {
  let name = names.get(text);
  if (name === undefined) {
    name = createHash('sha256').update(text).digest('hex').slice(0, 40);
    names.set(text, name);
  }
  return name;
}

/**
 * The same door for work that sends the same few statements thousands of times: each is prepared by name, so that PostgreSQL plans it (with the
 * row-level rules that it names) a few times and not at every call. What is checked stays the same. A commit does not wait for the disk: what
 * is done through this door is made again where the machine fails within the second.
 */
export function prepareThrough(door: Door): Door {
  return {
    run: (actor, work, options) =>
      door.run(
        actor,
        async (tx) => {
          await tx.query('set local synchronous_commit to off');
          return work(preparing(tx));
        },
        options,
      ),
    close: () => door.close(),
  };
}

function preparing(tx: Transaction): Transaction {
  const query = (text: unknown, values?: unknown, ...rest: unknown[]) =>
    typeof text === 'string' && Array.isArray(values)
      ? tx.query({ name: nameOf(text), text, values })
      : (tx.query as (...given: unknown[]) => unknown).call(tx, text, values, ...rest);
  return Object.create(tx, { query: { value: query } }) as Transaction;
}
