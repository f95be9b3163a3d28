import type { Reading } from '../../store/reading/reading.ts';
import { mayDo } from '../access/rules.ts';
import type { WaitingItem } from '../my-work/rules.ts';
import { readReviews } from './queries.ts';

/** Days before its day from which a review waits for whoever runs it. */
const AHEAD_DAYS = 30;
const DAY_MS = 86_400_000;

/** Planned reviews whose day is near or over: their numbers are frozen on it. */
export async function listReviewsDue({ tx, actor, now }: Reading): Promise<WaitingItem[]> {
  if (actor.kind !== 'person' || !mayDo(actor.roles, 'review.run')) return [];
  const due = (heldOn: string) => new Date(`${heldOn}T23:59:59Z`);
  return (await readReviews(tx))
    .filter(
      ({ state, heldOn }) =>
        state === 'planned' && due(heldOn).getTime() <= now.getTime() + AHEAD_DAYS * DAY_MS,
    )
    .map(({ id, title, marking, heldOn }) => ({
      ...{ kind: 'review-freeze', id, title, marking, path: `/review/${id}` },
      dueAt: due(heldOn),
      isLate: now.getTime() > due(heldOn).getTime(),
      since: new Date(`${heldOn}T00:00:00Z`),
    }));
}
