import { lock } from '../../store/lock.ts';
import type { Reading } from '../../store/reading/reading.ts';
import { recordWork } from '../../store/work-events.ts';
import { readRecommendations } from './queries.ts';
import { latestPositions, standOf } from './rules.ts';
import { adopt } from './step-recommendation.ts';

const AT_ONCE = 500;

/**
 * Writes down what silence has adopted: at the deadline, with the dissent that there was. What is read before says the same
 * (`standOf`); this gives each its number and its event.
 *
 * @returns how many
 */
export async function settleSilences(reading: Pick<Reading, 'tx' | 'actor' | 'now'>): Promise<number> {
  const { tx, actor, now } = reading;
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
    if (row === undefined || !standOf(row, now).isLapsed || row.silenceUntil === null) continue;
    await adopt(reading, row, { at: row.silenceUntil, by: 'silence', meetingId: null, round: row.round });
    await tx.query('update recommendation set version = version + 1 where id = $1', [row.id]);
    const dissents = [...latestPositions(row).values()].filter(({ position }) => position === 'dissent');
    await recordWork(tx, actor, row.silenceUntil, {
      kind: 'recommendation',
      id: row.id,
      action: 'lapse',
      from: 'proposed',
      to: 'adopted',
      detail: { dissents: dissents.map(({ participantId }) => participantId) },
    });
  }
  return lapsed.length;
}
