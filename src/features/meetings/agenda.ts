import { TocsinError } from '../../kernel/errors.ts';
import type { Reading } from '../../store/reading/reading.ts';
import type { MeetingStepBody } from './contract.ts';
import { type MeetingRow, readAgenda } from './queries.ts';
import { readSubjectTitles } from './subjects.ts';

type Items = Extract<MeetingStepBody, { step: 'agenda' }>['items'];

/**
 * Puts an agenda in place of the one that was: what has an id stays the same item, what is not named is taken off and kept.
 *
 * @throws {TocsinError} `meeting.item-not-found`, `meeting.subject-not-found`
 */
export async function setAgenda({ tx, now }: Reading, row: MeetingRow, items: Items): Promise<object> {
  const before = await readAgenda(tx, row.id);
  const known = new Map(before.map((item) => [item.id, item]));
  const isSame = (item: Items[number]) => {
    const held = item.id === undefined ? undefined : known.get(item.id);
    return held?.subjectKind === item.subject?.kind && held?.subjectId === item.subject?.id;
  };
  const fresh = items.filter((item) => item.subject !== null && !isSame(item));
  const refs = fresh.map(({ subject }) => ({ subjectKind: subject!.kind, subjectId: subject!.id }));
  const titles = await readSubjectTitles(tx, refs);
  for (const { subjectKind, subjectId } of refs)
    if (!titles.has(`${subjectKind}:${subjectId}`))
      throw new TocsinError('meeting.subject-not-found', { subject: `${subjectKind} ${subjectId}` });
  const kept = items.flatMap(({ id }) => (id === undefined ? [] : [id]));
  const lost = kept.find((id) => !known.has(id));
  if (lost !== undefined || new Set(kept).size !== kept.length)
    throw new TocsinError('meeting.item-not-found', { id: row.id, item: lost ?? kept[0]! });
  await tx.query(
    'update meeting_item set removed_at = $3 where meeting_id = $1 and removed_at is null and id <> all ($2::int[])',
    [row.id, kept, now],
  );
  for (const [position, { id, title, subject }] of items.entries())
    await (id === undefined
      ? tx.query(
          'insert into meeting_item (meeting_id, position, title, subject_kind, subject_id) values ($1, $2, $3, $4, $5)',
          [row.id, position, title, subject?.kind ?? null, subject?.id ?? null],
        )
      : tx.query(
          'update meeting_item set position = $2, title = $3, subject_kind = $4, subject_id = $5 where id = $1',
          [id, position, title, subject?.kind ?? null, subject?.id ?? null],
        ));
  return { items: items.map(({ title, subject }) => ({ title, subject })) };
}
