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
 * row-level rules that it names) a few times and not at every call. What is checked stays the same; reads of many reports are better off with
 * a plan for their own values, and keep to the plain door.
 */
export function prepareThrough(door: Door): Door {
  return {
    run: (actor, work, options) => door.run(actor, (tx) => work(preparing(tx)), options),
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
