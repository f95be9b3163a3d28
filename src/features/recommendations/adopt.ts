import type { Reading } from '../../store/reading/reading.ts';
import { recordWork } from '../../store/work-events.ts';
import { nextNumber, type RecommendationRow } from './queries.ts';
import { codeOf, latestPositions } from './rules.ts';

/** Writes an adoption down and gives the recommendation its number. */
export async function adopt(
  { tx }: Pick<Reading, 'tx'>,
  row: Pick<RecommendationRow, 'id' | 'group'>,
  how: {
    readonly at: Date;
    readonly by: 'silence' | 'meeting';
    readonly meetingId: number | null;
    readonly round: number;
  },
): Promise<void> {
  const code = codeOf(row.group.key, await nextNumber(tx, row.group.key));
  await tx.query(
    `update recommendation set state = 'adopted', adopted_at = $2, adopted_by = $3, meeting_id = $4, code = $5, round = $6 where id = $1`,
    [row.id, how.at, how.by, how.meetingId, code, how.round],
  );
}

/** Writes down that silence adopted a text, at its deadline, with the dissent that there was. */
export async function writeDownLapse(
  { tx, actor }: Pick<Reading, 'tx' | 'actor'>,
  row: RecommendationRow,
): Promise<void> {
  const { id, round, silenceUntil } = row;
  if (silenceUntil === null) return;
  await adopt({ tx }, row, { at: silenceUntil, by: 'silence', meetingId: null, round });
  await tx.query('update recommendation set version = version + 1 where id = $1', [id]);
  const dissents = [...latestPositions(row).values()].filter(({ position }) => position === 'dissent');
  await recordWork(tx, actor, silenceUntil, {
    kind: 'recommendation',
    id,
    action: 'lapse',
    from: 'proposed',
    to: 'adopted',
    detail: { by: 'clock', dissents: dissents.map(({ participantId }) => participantId) },
  });
}
