import type { Transaction } from './door.ts';

/**
 * The same transaction; a statement that is asked while another runs waits for it. A connection does one thing at a time, and the driver no longer
 * keeps a queue of its own (pg 9). Streams, such as COPY, go through as they come.
 */
export function inTurn(tx: Transaction): Transaction {
  const ask = tx.query.bind(tx) as (...given: unknown[]) => Promise<unknown>;
  let last: Promise<unknown> | undefined;
  const query = (first: unknown, ...rest: unknown[]) => {
    const isStream = typeof (first as { readonly submit?: unknown }).submit === 'function';
    if (isStream) return ask(first, ...rest);
    const run = () => ask(first, ...rest);
    const own = last === undefined ? run() : last.then(run, run);
    const ended = own.then(
      () => undefined,
      () => undefined,
    );
    last = ended;
    void ended.then(() => {
      if (last === ended) last = undefined;
    });
    return own;
  };
  return Object.create(tx, { query: { value: query, configurable: true, writable: true } }) as Transaction;
}
