import { TocsinError } from '../../kernel/errors.ts';
import type { RejectStep } from '../../model/api.ts';
import type { Reading } from '../../store/reading/reading.ts';
import type { TableKind } from '../../store/reading/table-kind.ts';
import { personOf } from '../../store/work-events.ts';
import { recordAudit } from '../access/actors.ts';
import { getKept } from './kept-lines.ts';
import { kindOf, lockTables } from './take-table.ts';

/**
 * Kept lines that are no records are set aside, with the reason, by who may take such lines in; and taken up again.
 *
 * @throws {TocsinError} `table.reject-not-found`, `table.reject-changed`, `access.refused`
 */
export async function stepLines(
  reading: Reading,
  kinds: readonly TableKind[],
  body: RejectStep,
): Promise<number> {
  const { tx, actor, now } = reading;
  await lockTables(reading);
  const ids = [...new Set(body.ids)];
  const isAside = body.step === 'set-aside';
  for (const id of ids) {
    const { kept, participantId } = await getKept(tx, id);
    kindOf(kinds, kept.what).admit(reading, participantId);
    if (kept.state !== (isAside ? 'open' : 'set-aside'))
      throw new TocsinError('table.reject-changed', { line: kept.line, file: kept.fileName });
  }
  const reason = isAside ? body.reason : null;
  await tx.query(
    `update table_reject set version = version + 1, state = $2, set_aside_at = $3, set_aside_by = $4, set_aside_why = $5
     where id = any ($1)`,
    [ids, isAside ? 'set-aside' : 'open', isAside ? now : null, isAside ? personOf(actor) : null, reason],
  );
  await recordAudit(tx, {
    action: `reject.${body.step}`,
    subject: 'table-rejects',
    detail: { rejects: ids },
    reason: reason ?? undefined,
  });
  return ids.length;
}
