import { TocsinError } from '../../kernel/errors.ts';
import type { RejectStep } from '../../model/api.ts';
import type { RejectState } from '../../model/source.ts';
import type { Actor, Transaction } from '../../store/door.ts';
import { auditOfStep, stateBefore, writeSetAside } from '../../store/set-aside.ts';
import { recordAudit } from '../access/actors.ts';
import { mayDo } from '../access/rules.ts';

/**
 * Rows that are no reports are set aside, with the reason, and taken up again: all that are named or none. They are kept either way.
 * @throws {TocsinError} `access.refused`, `reject.not-found`, `reject.wrong-state`
 */
export async function stepRejects(
  tx: Transaction,
  { actor, now, body: asked }: { readonly actor: Actor; readonly now: Date; readonly body: RejectStep },
): Promise<number> {
  if (!mayDo(actor.roles, 'reject.mend')) throw new TocsinError('access.refused');
  const ids = [...new Set(asked.ids)].sort((a, b) => a - b);
  const body = { ...asked, ids };
  const { rows } = await tx.query<{ id: number; state: RejectState; row: number; file: string }>(
    `select r.id, r.state, r.row_number as row, f.file_name as file from reject r join import_file f on f.id = r.import_id
     where r.id = any ($1) order by r.id for update of r`,
    [ids],
  );
  const missing = ids.find((id) => !rows.some((row) => row.id === id));
  if (missing !== undefined) throw new TocsinError('reject.not-found', { id: missing });
  const wrong = rows.find(({ state }) => state !== stateBefore(body));
  if (wrong !== undefined)
    throw new TocsinError('reject.wrong-state', {
      ...wrong,
      state: wrong.state === 'set-aside' ? 'set aside' : wrong.state,
    });
  await writeSetAside(tx, 'reject', { actor, now, body });
  await recordAudit(tx, { ...auditOfStep(body), subject: 'rejects' });
  return ids.length;
}
