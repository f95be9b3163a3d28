import { createHash } from 'node:crypto';
import { TocsinError } from '../../kernel/errors.ts';
import { findFileType } from '../../store/reading/file-types.ts';
import type { Reading } from '../../store/reading/reading.ts';
import type { FileAnswer, SentFile } from '../../store/reading/route.ts';
import { personOf, recordWork } from '../../store/work-events.ts';
import type { CommitmentResponse } from './contract.ts';
import { readMilestones } from './queries.ts';
import { getCommitment, holdCommitment } from './read-commitment.ts';
import { decideCommitmentStep } from './rules.ts';
import { holdForStep } from './step-commitment.ts';

export const MOST_FILE_BYTES = 10_000_000;

interface EvidenceFile extends SentFile {
  readonly milestoneId: number | null;
}

/** Asked before a file is taken in. */
export async function checkEvidenceRight(reading: Reading, id: number): Promise<void> {
  await holdForStep(reading, id, { step: 'add-evidence' });
}

const LONGEST_NAME = 200;

/** What a file begins with says what it is. */
const SIGNATURES: readonly (readonly [mediaType: string, bytes: readonly number[]])[] = [
  ['application/pdf', [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ['image/png', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
  ['image/jpeg', [0xff, 0xd8, 0xff]],
  ['application/zip', [0x50, 0x4b, 0x03, 0x04]],
];

const findSigned = (content: Uint8Array): string | undefined =>
  SIGNATURES.find(([, bytes]) => bytes.every((byte, index) => content[index] === byte))?.[0];

/** The kind of a file by its first bytes; text where it is UTF-8 without control characters; else unknown. */
export function findMediaType(content: Uint8Array): string {
  const signed = findSigned(content);
  if (signed !== undefined) return signed;
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(content);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: looked for on purpose
    return /[\u0000-\u0008\u000e-\u001f]/.test(text) ? 'application/octet-stream' : 'text/plain';
  } catch {
    return 'application/octet-stream';
  }
}

/**
 * The kind of a file whose name claims none that it is not. Evidence may be of any kind, and a text in any encoding.
 *
 * @throws {TocsinError} `commitment.file-lies`
 */
async function checkKind(name: string, content: Buffer): Promise<string> {
  const claimed = findFileType(name);
  if (claimed === undefined) return findMediaType(content);
  const isText = claimed.mediaType.startsWith('text/');
  const isHonest = isText ? findSigned(content) === undefined : await claimed.isOne(content);
  if (!isHonest) throw new TocsinError('commitment.file-lies', { name, expected: claimed.expected });
  return isText ? findMediaType(content) : claimed.mediaType;
}

/**
 * Keeps a file as evidence, with its fingerprint.
 *
 * @throws {TocsinError} `access.refused`, `commitment.*`
 */
export async function keepEvidenceFile(
  reading: Reading,
  id: number,
  { name: fileName, bytes: content, milestoneId }: EvidenceFile,
): Promise<CommitmentResponse> {
  const { tx, actor, now } = reading;
  const { row } = await holdForStep(reading, id, { step: 'add-evidence' });
  const decided = decideCommitmentStep(row, { step: 'add-evidence' }, now);
  if ('refused' in decided)
    throw new TocsinError(decided.refused, { id, state: row.state, step: 'add-evidence' });
  if (content.length === 0) throw new TocsinError('file.empty', { path: fileName });
  if (milestoneId !== null && !(await readMilestones(tx, [id]))(id).some((each) => each.id === milestoneId))
    throw new TocsinError('commitment.no-milestone', { id, milestone: milestoneId });
  const name = fileName.slice(-LONGEST_NAME);
  const mediaType = await checkKind(name, content);
  const sha256 = createHash('sha256').update(content).digest('hex');
  await tx.query(
    `insert into commitment_evidence (commitment_id, milestone_id, title, file_name, media_type, size_bytes, sha256, content, at, actor_id)
     values ($1, $2, $3, $3, $4, $5, $6, $7, $8, $9)`,
    [id, milestoneId, name, mediaType, content.length, sha256, content, now, personOf(actor)],
  );
  await recordWork(tx, actor, now, {
    kind: 'commitment',
    id,
    action: 'add-evidence',
    from: row.state,
    to: row.state,
    detail: { file: name, sha256, milestone: milestoneId },
  });
  return getCommitment(reading, id);
}

/** @throws {TocsinError} `commitment.not-found`, `commitment.no-file` */
export async function readEvidenceFile(reading: Reading, id: number, fileId: number): Promise<FileAnswer> {
  await holdCommitment(reading, id);
  const { rows } = await reading.tx.query<FileAnswer>(
    `select file_name as name, media_type as "mediaType", content as bytes from commitment_evidence
     where id = $1 and commitment_id = $2 and content is not null`,
    [fileId, id],
  );
  if (rows[0] === undefined) throw new TocsinError('commitment.no-file', { id, file: fileId });
  return rows[0];
}
