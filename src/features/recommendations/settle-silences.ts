import { lock } from '../../store/lock.ts';
import type { Reading } from '../../store/reading/reading.ts';
import { writeDownLapse } from './adopt.ts';
import { readRecommendations } from './queries.ts';
import { standOf } from './rules.ts';

const AT_ONCE = 500;

/**
 * Writes down what silence has adopted: at the deadline, with the dissent that there was. What is read before says the same
 * (`standOf`); this gives each its number and its event.
 *
 * @returns how many
 */
export async function settleSilences(reading: Pick<Reading, 'tx' | 'actor' | 'now'>): Promise<number> {
  const { tx, now } = reading;
  const { rows } = await readRecommendations(tx, {
    now,
    state: 'adopted',
    limit: AT_ONCE,
    offset: 0,
    isLapsed: true,
  });
  const lapsed = rows.sort((one, other) => one.silenceUntil!.getTime() - other.silenceUntil!.getTime());
  for (const each of lapsed) {
    await lock(reading.tx, `recommendation:${each.id}`);
    const [row] = (await readRecommendations(tx, { now, ids: [each.id], limit: 1, offset: 0 })).rows;
    if (row === undefined || !standOf(row, now).isLapsed) continue;
    await writeDownLapse(reading, row);
  }
  return lapsed.length;
}
