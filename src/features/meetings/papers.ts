import { createHash } from 'node:crypto';
import { TocsinError } from '../../kernel/errors.ts';
import { lock } from '../../store/lock.ts';
import { FILE_TYPES, findFileType } from '../../store/reading/file-types.ts';
import type { Reading } from '../../store/reading/reading.ts';
import type { FileAnswer, SentFile } from '../../store/reading/route.ts';
import { personOf, recordWork } from '../../store/work-events.ts';
import { MAX_PAPER_BYTES, type MeetingResponse } from './contract.ts';
import { readAgenda, readPaper } from './queries.ts';
import { findMeeting, getMeeting, standingAt } from './read-meeting.ts';

const PART_BYTES = 1024 * 1024;
const LONGEST_NAME = 200;

interface SentPaper extends SentFile {
  readonly itemId: number | null;
}

export const paperTooLarge = () =>
  new TocsinError('paper.too-large', { limitMegabytes: MAX_PAPER_BYTES / PART_BYTES });

/** @throws {TocsinError} `access.refused`, `meeting.not-found`: asked before anything is taken in */
export async function checkPaperRight(reading: Reading, meetingId: number): Promise<void> {
  const row = await findMeeting(reading, meetingId);
  if (!(await standingAt(reading, row.groupKey)).isRunner) throw new TocsinError('access.refused');
  if (row.state === 'cancelled')
    throw new TocsinError('meeting.wrong-state', { id: meetingId, state: row.state, step: 'add-paper' });
}

/**
 * The media type of a paper whose content is what its name says.
 *
 * @throws {TocsinError} `paper.empty`, `paper.type`, `paper.lies`
 */
async function checkPaper(name: string, bytes: Buffer): Promise<string> {
  if (bytes.length === 0) throw new TocsinError('paper.empty', { name });
  const type = findFileType(name);
  if (type === undefined)
    throw new TocsinError('paper.type', { name, allowed: Object.keys(FILE_TYPES).join(', ') });
  if (!(await type.isOne(bytes))) throw new TocsinError('paper.lies', { name, expected: type.expected });
  return type.mediaType;
}

/**
 * Keeps a paper with its meeting.
 *
 * @throws {TocsinError} `access.refused`, `meeting.*`, `paper.*`
 */
export async function addPaper(
  reading: Reading,
  meetingId: number,
  { name: sentName, bytes, itemId }: SentPaper,
): Promise<MeetingResponse> {
  const { tx, actor, now } = reading;
  await lock(tx, `meeting:${meetingId}`);
  await checkPaperRight(reading, meetingId);
  const name = [...sentName.normalize('NFC')].slice(-LONGEST_NAME).join('');
  if (bytes.length > MAX_PAPER_BYTES) throw paperTooLarge();
  const mediaType = await checkPaper(name, bytes);
  if (itemId !== null && !(await readAgenda(tx, meetingId)).some(({ id }) => id === itemId))
    throw new TocsinError('meeting.item-not-found', { id: meetingId, item: itemId });
  const sha256 = createHash('sha256').update(bytes).digest();
  const { rows } = await tx.query<{ id: number }>(
    `insert into meeting_paper (meeting_id, item_id, name, media_type, size_bytes, sha256, added_by, added_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8) returning id`,
    [meetingId, itemId, name, mediaType, bytes.length, sha256, personOf(actor), now],
  );
  const { id } = rows[0]!;
  for (let start = 0, position = 0; start < bytes.length; start += PART_BYTES, position += 1)
    await tx.query('insert into meeting_paper_part (paper_id, position, bytes) values ($1, $2, $3)', [
      id,
      position,
      bytes.subarray(start, start + PART_BYTES),
    ]);
  await record(reading, meetingId, 'add-paper', { paper: id, name, sha256: sha256.toString('hex') });
  return getMeeting(reading, meetingId);
}

async function record(
  reading: Reading,
  meetingId: number,
  action: 'add-paper' | 'remove-paper',
  detail: object,
): Promise<void> {
  const { tx, actor, now } = reading;
  const { state } = await findMeeting(reading, meetingId);
  await recordWork(tx, actor, now, {
    kind: 'meeting',
    id: meetingId,
    action,
    from: state,
    to: state,
    detail,
  });
}

/** @throws {TocsinError} `paper.not-found`, `access.refused` */
export async function removePaper(reading: Reading, id: number): Promise<MeetingResponse> {
  const { tx, now } = reading;
  const paper = await readPaper(tx, id);
  if (paper === undefined) throw new TocsinError('paper.not-found', { id });
  await checkPaperRight(reading, paper.meetingId);
  await tx.query('update meeting_paper set removed_at = $2 where id = $1', [id, now]);
  await record(reading, paper.meetingId, 'remove-paper', { paper: id, name: paper.name });
  return getMeeting(reading, paper.meetingId);
}

/** @throws {TocsinError} `paper.not-found` */
export async function getPaperFile({ tx }: Reading, id: number): Promise<FileAnswer> {
  const paper = await readPaper(tx, id);
  if (paper === undefined) throw new TocsinError('paper.not-found', { id });
  const parts: Buffer[] = [];
  const count = Math.ceil(paper.sizeBytes / PART_BYTES);
  for (let position = 0; position < count; position += 1) {
    const { rows } = await tx.query<{ bytes: Buffer }>(
      'select bytes from meeting_paper_part where paper_id = $1 and position = $2',
      [id, position],
    );
    if (rows[0] !== undefined) parts.push(rows[0].bytes);
  }
  return { bytes: Buffer.concat(parts), mediaType: paper.mediaType, name: paper.name };
}
