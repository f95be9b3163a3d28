import { TocsinError } from '../../kernel/errors.ts';
import { lock } from '../../store/lock.ts';
import type { Reading } from '../../store/reading/reading.ts';
import { personOf, recordWork } from '../../store/work-events.ts';
import { mayDo } from '../access/rules.ts';
import type { AlertResponse, ReceiptBody } from './contract.ts';
import { type RecipientRow, readRecipients } from './queries.ts';
import { getAlert, holdAlert } from './read-alert.ts';
import { decideReceipt } from './rules.ts';

/**
 * A recipient puts on record what it has done with the revision in force.
 *
 * @throws {TocsinError} `access.refused`, `alert.not-found`, `alert.not-recipient`, `alert.wrong-state`, `alert.receipt-twice`, `alert.no-note`
 */
export async function receiveAlert(reading: Reading, id: number, body: ReceiptBody): Promise<AlertResponse> {
  const { tx, actor, now } = reading;
  if (!mayDo(actor.roles, 'alert.acknowledge')) throw new TocsinError('access.refused');
  await lock(tx, `alert:${id}`);
  const row = await holdAlert(reading, id);
  const recipient = findOwn(reading, (await readRecipients(tx, [id])).get(id) ?? [], body.participantId);
  if (recipient === undefined) throw new TocsinError('alert.not-recipient', { id });
  const decided = decideReceipt(row, recipient, body);
  if ('refused' in decided)
    throw new TocsinError(decided.refused, { id, state: row.state, step: body.stage });
  for (const stage of decided.stages) {
    const isAsked = stage === body.stage;
    await tx.query(
      `insert into alert_receipt (alert_id, participant_id, stage, revision, at, actor_id, is_relevant, note)
       values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [
        id,
        recipient.participant.id,
        stage,
        row.revision,
        now,
        personOf(actor),
        isAsked && stage === 'assessed' ? body.isRelevant : null,
        isAsked ? (body.note ?? null) : null,
      ],
    );
    await recordWork(tx, actor, now, {
      kind: 'alert',
      id,
      action: stage,
      from: row.state,
      to: row.state,
      note: isAsked ? body.note : undefined,
      detail: { participant: recipient.participant.id, revision: row.revision },
    });
  }
  return getAlert(reading, id);
}

function findOwn(
  { actor }: Reading,
  recipients: readonly RecipientRow[],
  wanted: number | undefined,
): RecipientRow | undefined {
  const own = recipients.filter(({ participant }) => actor.participants.includes(participant.id));
  return wanted === undefined ? own[0] : own.find(({ participant }) => participant.id === wanted);
}
