import { createHash } from 'node:crypto';
import type { Transaction } from './door.ts';

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
 * The same transaction, each of its statements with parameters prepared by name: a connection reads and plans it, with the row-level rules that it
 * names, once and not at every call. What is checked stays the same.
 */
export function preparing(tx: Transaction): Transaction {
  const query = (text: unknown, values?: unknown, ...rest: unknown[]) =>
    typeof text === 'string' && Array.isArray(values)
      ? tx.query({ name: nameOf(text), text, values })
      : (tx.query as (...given: unknown[]) => unknown).call(tx, text, values, ...rest);
  return Object.create(tx, { query: { value: query, configurable: true, writable: true } }) as Transaction;
}
