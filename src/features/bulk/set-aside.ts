import { TocsinError } from '../../kernel/errors.ts';
import type { RejectStep } from '../../model/api.ts';
import { lock } from '../../store/lock.ts';
import type { Reading } from '../../store/reading/reading.ts';
import type { TableKind } from '../../store/reading/table-kind.ts';
import { auditOfStep, stateBefore, writeSetAside } from '../../store/set-aside.ts';
import { recordAudit } from '../access/actors.ts';
import { getKept } from './kept-lines.ts';
import { admitSender, kindOf } from './take-table.ts';

/**
 * Kept lines that are no records are set aside, with the reason, by who may take such lines in; and taken up again.
 *
 * @throws {TocsinError} `table.reject-not-found`, `table.reject-changed`, `access.not-sender`, `table.not-participant`
 */
export async function stepLines(
  reading: Reading,
  kinds: readonly TableKind[],
  asked: RejectStep,
): Promise<number> {
  const { tx } = reading;
  await lock(tx, 'tables');
  const body = { ...asked, ids: [...new Set(asked.ids)] };
  for (const id of body.ids) {
    const { kept, participantId } = await getKept(tx, id);
    admitSender(reading, kindOf(kinds, kept.what), participantId);
    if (kept.state !== stateBefore(body))
      throw new TocsinError('table.reject-changed', { line: kept.line, file: kept.fileName });
  }
  await writeSetAside(tx, 'table_reject', { ...reading, body });
  await recordAudit(tx, { ...auditOfStep(body), subject: 'table-rejects' });
  return body.ids.length;
}
