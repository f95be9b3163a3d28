import type { Reading } from '../../store/reading/reading.ts';
import type { WaitingItem } from '../my-work/rules.ts';
import { readRecommendations } from './queries.ts';
import { answersFor } from './read-recommendation.ts';

const MOST = 500;

/** Recommendations whose silence runs and on which the asker's participant has not spoken. Silence is an answer: none is ever late. */
export async function listSilences(reading: Reading): Promise<WaitingItem[]> {
  const { tx, actor, now } = reading;
  const own = answersFor(reading);
  if (actor.kind !== 'person' || own.length === 0) return [];
  const { rows } = await readRecommendations(tx, {
    now,
    waitingFor: own,
    isBrief: true,
    limit: MOST,
    offset: 0,
  });
  // As it was then: silence that began later did not run.
  const running = rows.filter(({ silenceFrom }) => silenceFrom !== null && silenceFrom <= now);
  return running.map((row) => ({
    kind: 'silence',
    id: row.id,
    title: row.content.title || `#${row.id}`,
    marking: row.marking,
    path: `/recommendations/${row.id}`,
    dueAt: row.silenceUntil,
    isLate: false,
    since: row.silenceFrom ?? row.draftedAt,
  }));
}
