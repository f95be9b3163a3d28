import type { Door } from './door.ts';
import { preparing } from './prepared.ts';

/**
 * The same door for work that sends the same few statements thousands of times: each is prepared by name. A commit does not wait for the disk: what
 * is done through this door is made again where the machine fails within the second.
 */
export function prepareThrough(door: Door): Door {
  const own: Door = {
    run: (actor, work, options) => own.runAsking(actor, '', (tx) => work(tx), options),
    runAsking: (actor, question, work, options) =>
      door.runAsking(
        actor,
        question,
        async (tx, opening) => {
          await tx.query('set local synchronous_commit to off');
          return work(preparing(tx), opening);
        },
        options,
      ),
    close: () => door.close(),
  };
  return own;
}
