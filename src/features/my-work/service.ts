import type { Reading } from '../../store/reading/reading.ts';
import type { MyWorkResponse } from './contract.ts';
import { orderWork, type WaitingItem } from './rules.ts';

/** What of one kind waits for whoever asks; reads, and changes nothing. */
export type WorkProvider = (reading: Reading) => Promise<readonly WaitingItem[]>;

/** Everything that waits for whoever asks, as each feature tells it, in the order in which to do it. */
export async function collectWork(
  reading: Reading,
  providers: readonly WorkProvider[],
): Promise<WaitingItem[]> {
  const found = await Promise.all(providers.map((provide) => provide(reading)));
  return orderWork(found.flat());
}

/** Lines that a page shows; the counts are of all. */
const MOST_SHOWN = 300;

export async function listMyWork(
  reading: Reading,
  providers: readonly WorkProvider[],
): Promise<MyWorkResponse> {
  const items = await collectWork(reading, providers);
  return {
    items: items.slice(0, MOST_SHOWN).map((item) => ({
      ...item,
      dueAt: item.dueAt?.toISOString() ?? null,
      since: item.since.toISOString(),
    })),
    waiting: items.length,
    late: items.filter(({ isLate }) => isLate).length,
    now: reading.now.toISOString(),
    isPerson: reading.actor.kind === 'person',
  };
}
